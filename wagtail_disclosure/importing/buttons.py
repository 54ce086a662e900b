"""Where the editor offers to take in a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button
from wagtail.models import Page

from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.catalogue.pages.permissions import may_edit_now
from wagtail_disclosure.catalogue.pages.portal_parts import CataloguePartMixin


def header_buttons(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    yield from _buttons(page, user, priority=25)


def listing_buttons(
    page: Page, user: Any, next_url: str | None = None
) -> Iterator[Button]:
    yield from _buttons(page, user, priority=5)


def _buttons(page: Page, user: Any, *, priority: int) -> Iterator[Button]:
    page_class = page.specific_class
    if page_class is None:
        return
    if issubclass(page_class, DisclosurePage):
        if may_edit_now(page, user):
            yield _button("fill_entry", _("Import from Word or Excel"), page, priority)
    elif issubclass(page_class, CataloguePartMixin) and (
        DisclosurePage in page_class.creatable_subpage_models()
        and page.permissions_for_user(user).can_add_subpage()
    ):
        yield _button("new_entry", _("New entry from Word or Excel"), page, priority)


def _button(name: str, label: str, page: Page, priority: int) -> Button:
    url = reverse(f"wagtail_disclosure_importing:{name}", args=[page.pk])
    return Button(label, url=url, icon_name="upload", priority=priority)
