"""What Wagtail's page permissions mean inside a portal."""

from __future__ import annotations

from django.utils import timezone
from wagtail.models import PagePermissionTester

from wagtail_disclosure.registers.permissions import (
    can_manage_catalogue,
    can_write_for_unit,
)


class CataloguePermissionTester(PagePermissionTester):
    """Portal, lists, categories and items: only who manages the catalogue changes them."""

    def _manages(self) -> bool:
        return can_manage_catalogue(self.user)

    def can_edit(self) -> bool:
        return super().can_edit() and self._manages()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and self._manages()

    def can_publish(self) -> bool:
        return super().can_publish() and self._manages()

    def can_unpublish(self) -> bool:
        return super().can_unpublish() and self._manages()



class EntryPermissionTester(PagePermissionTester):
    """Entries: only people of their unit change them, and whoever reviews them now."""

    def _writes_for_unit(self) -> bool:
        return can_write_for_unit(
            self.user, self.page.specific.responsible_unit_id, on=timezone.localdate()
        )

    def _reviews_now(self) -> bool:
        task = self.page.current_workflow_task
        return task is not None and task.user_can_access_editor(self.page, self.user)

    def can_edit(self) -> bool:
        return super().can_edit() and (self._writes_for_unit() or self._reviews_now())

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and self._writes_for_unit()

    def can_publish(self) -> bool:
        return super().can_publish() and self._writes_for_unit()

    def can_unpublish(self) -> bool:
        return super().can_unpublish() and self._writes_for_unit()
