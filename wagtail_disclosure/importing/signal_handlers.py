from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_save

from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.importing.models import ImportedRow


def open_old_address_on_publication(
    instance: DisclosurePage,
    raw: bool = False,
    update_fields: Collection[str] | None = None,
    **kwargs: Any,
) -> None:
    """Runs in the transaction of the gate: public and redirected, or neither."""
    if raw or not instance.live:
        return
    if update_fields is not None and "live" not in update_fields:
        return
    rows = ImportedRow.objects.filter(entry=instance.pk).exclude(redirect_from="")
    if rows.exists():
        # Not before: where Wagtail's redirects are not installed, a check says so,
        # and importing their model would keep it from running.
        from wagtail_disclosure.importing.redirects import open_old_address

        open_old_address(instance)


def register() -> None:
    post_save.connect(
        open_old_address_on_publication,
        sender=DisclosurePage,
        dispatch_uid="wagtail_disclosure_open_old_address",
    )
