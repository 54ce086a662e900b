"""What Wagtail's page permissions mean inside a portal."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.models import PagePermissionTester

from wagtail_disclosure.publication.gate import ReviewedPageMixin
from wagtail_disclosure.publication.permission_tester import (
    ReviewedPagePermissionTester,
)
from wagtail_disclosure.registers.permissions import (
    can_manage_catalogue,
    can_write_for_unit,
    writable_units,
)


class CataloguePermissionTester(PagePermissionTester):
    """Portal, lists, categories, items: changed by who manages the catalogue only."""

    def _manages(self) -> bool:
        return can_manage_catalogue(self.user)

    def can_add_subpage(self) -> bool:
        allowed = super().can_add_subpage()
        return allowed and (self._manages() or self._takes_entries())

    def _takes_entries(self) -> bool:
        models = self.page.specific_class.creatable_subpage_models()
        return any(issubclass(model, ReviewedPageMixin) for model in models)

    def can_edit(self) -> bool:
        return super().can_edit() and self._manages()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and self._manages()

    def can_publish(self) -> bool:
        return super().can_publish() and self._manages()

    def can_unpublish(self) -> bool:
        return super().can_unpublish() and self._manages()

    def can_reorder_children(self) -> bool:
        return super().can_reorder_children() and self._manages()

    def can_lock(self) -> bool:
        return super().can_lock() and self._manages()

    def can_unlock(self) -> bool:
        return super().can_unlock() and self._manages()


class SectionPermissionTester(CataloguePermissionTester):
    """A section's own fields write its view restriction; no dialogue undoes them."""

    def can_set_view_restrictions(self) -> bool:
        return False


class NegativeListPermissionTester(
    CataloguePermissionTester, ReviewedPagePermissionTester
):
    """Changed by who manages the catalogue, published after a review."""

    def has_publish_permission(self) -> bool:
        return super().has_publish_permission() and self._manages()


class EntryPermissionTester(ReviewedPagePermissionTester):
    """Entries: only people of their unit change them, and whoever reviews them now."""

    def _writes_for_unit(self) -> bool:
        today = timezone.localdate()
        unit_id = self.page.specific.unit_id_in_force
        if unit_id is None and self.page.owner_id == self.user.pk:
            # A draft that no unit was chosen for yet stays with who began it.
            return writable_units(self.user, on=today).exists()
        return can_write_for_unit(self.user, unit_id, on=today)

    def _reviews_now(self) -> bool:
        """Somebody of a unit reviews for that unit; anybody else, for all."""
        task = self.page.current_workflow_task
        if task is None or not task.user_can_access_editor(self.page, self.user):
            return False
        units = writable_units(self.user, on=timezone.localdate())
        return self._writes_for_unit() or not units.exists()

    def can_edit(self) -> bool:
        return super().can_edit() and (self._writes_for_unit() or self._reviews_now())

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and self._writes_for_unit()

    def has_publish_permission(self) -> bool:
        return super().has_publish_permission() and self._writes_for_unit()

    def can_unpublish(self) -> bool:
        return super().can_unpublish() and self._writes_for_unit()

    def can_lock(self) -> bool:
        return super().can_lock() and (self._writes_for_unit() or self._reviews_now())

    def can_unlock(self) -> bool:
        return super().can_unlock() and (
            self.user_has_lock() or self._writes_for_unit() or self._reviews_now()
        )

    def can_set_view_restrictions(self) -> bool:
        # Who may read an entry follows from where it lives; one restriction for each
        # entry would slow down every list of the site.
        return False


def may_edit_now(page: Any, user: Any) -> bool:
    """Whether the person may change the page at this moment: it may be locked."""
    tester = page.permissions_for_user(user)
    return tester.can_edit() and not tester.page_locked()
