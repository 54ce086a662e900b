"""Giving out index numbers: unique, rising, never twice."""

from __future__ import annotations

import datetime
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from wagtail_disclosure.conf import disclosure_settings
from wagtail_disclosure.index_pattern import IndexPattern
from wagtail_disclosure.publication.models import IndexNumber, IndexNumberSeries


class IndexNumberTaken(ValueError):
    """Another entry has the number, or this entry another one: the ``record``."""

    def __init__(self, record: IndexNumber) -> None:
        super().__init__(
            _("The index number %(number)s is already taken.")
            % {"number": record.number}
        )
        self.record = record


def allocate_index_number(
    entry_uuid: uuid.UUID, *, at: datetime.datetime, unit: str, item_class: str
) -> IndexNumber:
    """
    The index number of an entry; drawn now if it has none yet.

    ``unit`` and ``item_class`` fill the tokens of the pattern. Must run in the
    transaction that makes the entry public, so that no number is lost.
    """
    existing = IndexNumber.objects.filter(entry_uuid=entry_uuid).first()
    if existing is not None:
        return existing
    pattern = IndexPattern(disclosure_settings.INDEX_NUMBER_PATTERN)
    values = {
        "school": disclosure_settings.SCHOOL_CODE,
        "unit": unit,
        "class": item_class,
        "year": str(at.year),
    }
    with transaction.atomic():
        series = _locked_series(pattern.series(**values))
        number = _next_free_number(series, pattern, values)
        series.save(update_fields=["last_serial"])
        return IndexNumber.objects.create(
            number=number, entry_uuid=entry_uuid, allocated_at=at
        )


def reserve_index_number(
    entry_uuid: uuid.UUID, number: str, *, at: datetime.datetime
) -> IndexNumber:
    """
    Keep a number that an entry was given elsewhere.

    Raises ``IndexNumberTaken`` if another entry has it, or this one has another.
    """
    for known in IndexNumber.objects.filter(number=number) | IndexNumber.objects.filter(
        entry_uuid=entry_uuid
    ):
        if known.number == number and known.entry_uuid == entry_uuid:
            return known
        raise IndexNumberTaken(known)
    return IndexNumber.objects.create(
        number=number, entry_uuid=entry_uuid, allocated_at=at, is_imported=True
    )


def lock_publications() -> None:
    """
    Let one publication happen at a time, until the transaction ends.

    Wagtail's search index writes rows of other pages, too. Two publications that
    hold such rows and wait for each other's number would never end.
    """
    _locked_series("")


def _locked_series(name: str) -> IndexNumberSeries:
    rows = IndexNumberSeries.objects.select_for_update()
    return rows.get_or_create(series=name)[0]


def _next_free_number(
    series: IndexNumberSeries, pattern: IndexPattern, values: dict[str, str]
) -> str:
    # Imported numbers may stand anywhere in the series.
    while True:
        series.last_serial += 1
        number = pattern.number(series.last_serial, **values)
        if not IndexNumber.objects.filter(number=number).exists():
            return number
