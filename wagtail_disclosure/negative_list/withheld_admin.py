"""The register of withheld information: units see their own rows only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_modeladmin.helpers import PermissionHelper

from wagtail_disclosure.negative_list.permissions import (
    can_keep_withheld,
    can_see_withheld,
)
from wagtail_disclosure.registers.history_views import (
    DeletedRowsView,
    RegisterHistoryView,
)
from wagtail_disclosure.registers.permissions import can_manage_catalogue
from wagtail_disclosure.registers.register_admin import RegisterButtonHelper

REVIEW_URL = "wagtail_disclosure_negative_list:review_withheld"


class WithheldPermissionHelper(PermissionHelper):
    """Membership in a unit decides, not Django's permissions on the model."""

    def is_manager(self, user: Any) -> bool:
        return can_manage_catalogue(user)

    def user_has_any_permissions(self, user: Any) -> bool:
        return can_see_withheld(user, on=timezone.localdate())

    def user_can_list(self, user: Any) -> bool:
        return self.user_has_any_permissions(user)

    def user_can_create(self, user: Any) -> bool:
        return self.user_has_any_permissions(user)

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        if obj is None:
            return can_manage_catalogue(user)
        return can_keep_withheld(user, obj.unit_id, on=timezone.localdate())

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        return can_manage_catalogue(user)


class WithheldButtonHelper(RegisterButtonHelper):
    """Adds a button for the review of each row."""

    def get_buttons_for_obj(
        self,
        obj: Any,
        exclude: Sequence[str] | None = None,
        classnames_add: list[str] | None = None,
        classnames_exclude: list[str] | None = None,
    ) -> list[dict[str, Any]]:
        buttons = super().get_buttons_for_obj(
            obj, exclude, classnames_add, classnames_exclude
        )
        may_review = self.permission_helper.user_can_edit_obj(self.request.user, obj)
        if not may_review or obj.is_opened:
            return buttons
        added = ["button-secondary", *(classnames_add or [])]
        review = {
            "url": reverse(REVIEW_URL, args=[obj.pk]),
            "label": _("Review"),
            "classname": self.finalise_classname(added, classnames_exclude),
            "title": _("Say whether this is still withheld"),
        }
        return [review, *buttons]


class WithheldHistoryView(RegisterHistoryView):
    def check_action_permitted(self, user: Any) -> bool:
        """Only of rows that belong, or belonged, to a unit of this person."""
        row = self.instance or self.newest
        return super().check_action_permitted(user) and can_keep_withheld(
            user, row.unit_id, on=timezone.localdate()
        )


class WithheldDeletedRowsView(DeletedRowsView):
    def check_action_permitted(self, user: Any) -> bool:
        """The list names rows of all units."""
        return can_manage_catalogue(user)
