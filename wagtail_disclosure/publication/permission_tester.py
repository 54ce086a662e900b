"""What Wagtail's page permissions mean for a page under the gate."""

from __future__ import annotations

from typing import Any

from wagtail.models import PagePermissionTester

from wagtail_disclosure.publication.gate import refusal


class ReviewedPagePermissionTester(PagePermissionTester):
    """Publishing needs a review besides the permission, for superusers, too."""

    def can_publish(self) -> bool:
        return self.has_publish_permission() and self._is_publishable()

    def has_publish_permission(self) -> bool:
        """The permission alone: it also lets people unpublish and unschedule."""
        return super().can_publish()

    def can_set_view_restrictions(self) -> bool:
        return self.has_publish_permission()

    def can_unschedule(self) -> bool:
        return self.has_publish_permission()

    def _is_publishable(self) -> bool:
        # Lists hand over the row; what would be published is the newest draft.
        page: Any = self.page.specific
        if page.alias_of_id:
            return refusal(page) is None
        if not page.is_draft_content:
            page = page.get_latest_revision_as_object()
        return refusal(page) is None
