"""Copying pages of a portal, with what would be wrong at the new place said before."""

from __future__ import annotations

import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page


class PortalCopyForm(CopyForm):
    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean()
        parent = cleaned_data.get("new_parent_page")
        slug = cleaned_data.get("new_slug")
        if parent is not None and slug:
            try:
                _as_copy(self.page.specific, slug).clean_below(parent)
                if cleaned_data.get("copy_subpages"):
                    _check_item_numbers(self.page, parent)
            except ValidationError as error:
                self._show(error)
        return cleaned_data

    def _show(self, error: ValidationError) -> None:
        for name, errors in error.error_dict.items():
            field = "new_slug" if name == "slug" else "new_parent_page"
            for each in errors:
                self.add_error(field, each)


def _as_copy(page: Any, slug: str) -> Any:
    twin = copy.copy(page)
    twin.pk = twin.id = None
    twin.slug = slug
    return twin


def _check_item_numbers(page: Page, parent: Page) -> None:
    from wagtail_disclosure.catalogue.pages.items import (
        ChecklistItemPage,
        items_with_numbers,
    )

    items = ChecklistItemPage.objects.descendant_of(page)
    taken = items_with_numbers(parent, list(items.values_list("number", flat=True)))
    numbers = list(taken.order_by("path").values_list("number", flat=True))
    if numbers:
        raise ValidationError(
            {
                "number": _(
                    "The list has items with these numbers already: %(numbers)s. Copy "
                    "the page without what is below it, or into another list."
                )
                % {"numbers": "、".join(numbers)}
            }
        )
