"""Where an entry is listed: the index that all lists, counts and feeds ask."""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.models import Page

from wagtail_disclosure.catalogue.querysets import EntryPlacementQuerySet
from wagtail_disclosure.periods import PeriodType, period_key_for


class EntryPlacement(models.Model):
    """
    An entry as listed under an item, column or section.

    Derived from where the entry lives and from its further places, so that both are
    listed, counted and found in the same way. The period is that of the item.
    """

    place = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="entry_placements"
    )
    entry = models.ForeignKey(
        "wagtail_disclosure.DisclosurePage",
        on_delete=models.CASCADE,
        related_name="placements",
    )
    period = models.CharField(max_length=20, blank=True)
    is_main = models.BooleanField(default=False)

    objects = EntryPlacementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "entry"], name="wagtail_disclosure_entry_placed_once"
            )
        ]
        indexes = [
            models.Index(fields=["place", "period"], name="disclosure_place_period")
        ]

    def __str__(self) -> str:
        return f"{self.place_id} ← {self.entry_id}"


def further_place_ids(entry: Any) -> list[int]:
    """Where the entry is listed besides; of a new one, asked before it is saved."""
    return [row.place_id for row in entry.further_places.all()]


def place_entry(
    entry: Any, *, is_new: bool = False, further: list[int] | None = None
) -> None:
    """
    Bring the placements of one entry into line with its parent and its rows.

    ``further`` are the keys of its further places, if they are known.
    """
    if further is None:
        further = further_place_ids(entry)
    wanted = {entry.get_parent().pk: True}
    for place_id in further:
        wanted.setdefault(place_id, False)
    rows: Any = [] if is_new else EntryPlacement.objects.filter(entry=entry)
    known = {row.place_id: row for row in rows}
    gone = [row.pk for place_id, row in known.items() if place_id not in wanted]
    if gone:
        EntryPlacement.objects.filter(pk__in=gone).delete()
    periods = _periods(entry, set(wanted))
    new = []
    for place_id, is_main in wanted.items():
        period = periods[place_id]
        row = known.get(place_id)
        if row is None:
            new.append(
                EntryPlacement(
                    entry=entry, place_id=place_id, period=period, is_main=is_main
                )
            )
        elif (row.period, row.is_main) != (period, is_main):
            row.period, row.is_main = period, is_main
            row.save(update_fields=["period", "is_main"])
    EntryPlacement.objects.bulk_create(new)


def replace_entries_of(item: Any) -> None:
    """Sort the entries of an item anew after its period type has changed."""
    for row in EntryPlacement.objects.filter(place=item).select_related("entry"):
        period = _period_of(row.entry, item.period_type)
        if row.period != period:
            row.period = period
            row.save(update_fields=["period"])


def _periods(entry: Any, place_ids: set[int]) -> dict[int, str]:
    from wagtail_disclosure.catalogue.pages.items import ChecklistItemPage

    parent = entry.get_parent()
    types = {parent.pk: getattr(parent, "period_type", PeriodType.NONE)}
    unknown = place_ids - types.keys() if _is_typed(parent) else place_ids
    if unknown:
        items = ChecklistItemPage.objects.filter(pk__in=unknown)
        types.update(items.values_list("pk", "period_type"))
    return {
        place_id: _period_of(entry, types.get(place_id, PeriodType.NONE))
        for place_id in place_ids
    }


def _is_typed(page: Any) -> bool:
    """Whether a page was loaded as its own type."""
    return isinstance(page, page.specific_class)


def _period_of(entry: Any, period_type: str) -> str:
    return period_key_for(
        PeriodType(period_type),
        covered=entry.period,
        published_on=entry.produced_on or entry.published_on,
    )
