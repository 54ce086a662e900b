"""Index numbers that a manifest gives: kept for good, and for one entry only."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.importing.manifest import RowError
from wagtail_disclosure.importing.models import ImportedRow
from wagtail_disclosure.publication.gate import ReviewedPageMixin
from wagtail_disclosure.publication.index_numbers import (
    IndexNumberTaken,
    reserve_index_number,
)
from wagtail_disclosure.publication.models import IndexNumber


def keep_given_number(
    entry: DisclosurePage, number: str, *, at: datetime.datetime
) -> None:
    """Keep the number for this entry. Raises ``RowError`` if that cannot be."""
    try:
        reserve_index_number(entry.entry_uuid, number, at=at)
    except IndexNumberTaken as error:
        raise RowError("index_number", _why_not(error.record, entry)) from error


def lasting_uuid(imported: ImportedRow, given_number: str) -> uuid.UUID:
    """
    Under which UUID the row of a deleted entry comes back.

    It is the same publication, so it goes on under its own number. Given another
    number it is another publication, and the first number stays with the first.
    """
    known = IndexNumber.objects.filter(entry_uuid=imported.entry_uuid).first()
    if known is None or given_number in ("", known.number):
        return imported.entry_uuid
    return uuid.uuid4()


def _why_not(known: IndexNumber, entry: DisclosurePage) -> str:
    values = {"number": known.number}
    if known.entry_uuid == entry.entry_uuid:
        return (
            _(
                "The entry has the index number %(number)s and keeps it. Write that "
                "one, or leave the cell empty."
            )
            % values
        )
    holder = _holder(known)
    if holder is not None:
        return _(
            "The index number %(number)s belongs to “%(title)s”. Write another one, "
            "or leave the cell empty to have one drawn."
        ) % {**values, "title": holder.title}
    return (
        _(
            "The index number %(number)s belongs to an entry that has been deleted. "
            "Only the row that brought that entry in can bring it back, under the "
            "same path and namespace. For another entry write another number, or "
            "leave the cell empty to have one drawn."
        )
        % values
    )


def _holder(known: IndexNumber) -> Any:
    for model in apps.get_models():
        if issubclass(model, ReviewedPageMixin):
            holder = model._default_manager.filter(entry_uuid=known.entry_uuid).first()
            if holder is not None:
                return holder
    return None
