from __future__ import annotations

from django.db.models.signals import post_save

from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.importing.redirects import open_old_address_on_publication


def register() -> None:
    post_save.connect(
        open_old_address_on_publication,
        sender=DisclosurePage,
        dispatch_uid="wagtail_disclosure_open_old_address",
    )
