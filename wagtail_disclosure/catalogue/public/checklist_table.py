"""A list as the one table that readers know: 序号、类别、公开事项、责任单位 …"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from wagtail_disclosure.catalogue.choices import ITEM_STATES
from wagtail_disclosure.catalogue.coverage import (
    CoverageCount,
    ItemCoverage,
    count_coverage,
    coverage_of,
    items_of,
)
from wagtail_disclosure.catalogue.item_state import OPEN_STATES, ItemState
from wagtail_disclosure.catalogue.pages.items import ItemLink
from wagtail_disclosure.catalogue.placements import EntryPlacement
from wagtail_disclosure.catalogue.public.open_items import OpenItems, open_items_for
from wagtail_disclosure.catalogue.querysets import in_tree_order
from wagtail_disclosure.periods import (
    InvalidPeriod,
    Period,
    PeriodType,
    parse_period,
    period_on,
)

# How many school years back a reader can choose.
OFFERED_SCHOOL_YEARS = 5


@dataclass(frozen=True)
class TableRow:
    """
    An item as its reader sees it. ``content`` is the newest entry, or None.

    ``open_items``: whether this reader is told what is due or missing.
    """

    coverage: ItemCoverage
    category: Any
    content: Any
    link: ItemLink | None
    open_items: OpenItems

    @property
    def item(self) -> Any:
        return self.coverage.item

    @property
    def updated_on(self) -> datetime.date | None:
        return self.content.published_on if self.content else None

    @property
    def state_label(self) -> str:
        """The state in words; nothing where the reader is not told."""
        state = self.coverage.state
        if state in OPEN_STATES and not self.open_items.is_shown:
            return ""
        return str(ITEM_STATES[state])

    @property
    def state(self) -> ItemState | None:
        return self.coverage.state if self.state_label else None

    @property
    def is_for_staff(self) -> bool:
        """Whether the public is not told this state."""
        return self.state in OPEN_STATES and self.open_items.is_for_staff


@dataclass(frozen=True)
class ChecklistTable:
    categories: list[tuple[Any, list[TableRow]]]
    count: CoverageCount
    periods: list[Period]
    period: str

    @property
    def rows(self) -> list[TableRow]:
        return [row for __, rows in self.categories for row in rows]


def checklist_table(
    checklist: Any,
    *,
    period: str = "",
    on: datetime.date | None = None,
    open_items: OpenItems | None = None,
) -> ChecklistTable:
    """
    The whole list, for a school year if ``period`` names one.

    What is due or missing is shown as to everybody, unless told otherwise.
    """
    from wagtail_disclosure.catalogue.pages.checklists import ChecklistCategoryPage

    on = on or timezone.localdate()
    chosen = _parsed(period)
    categories = in_tree_order(
        ChecklistCategoryPage.objects.child_of(checklist).live().public()
    )
    # The items of a category that was taken down are not shown either.
    paths = tuple(category.path for category in categories)
    items = [item for item in items_of(checklist) if item.path.startswith(paths)]
    coverage = coverage_of(items, on=on, period=chosen)
    rows = _table_rows(
        coverage,
        categories,
        in_period=chosen is not None,
        open_items=open_items or open_items_for(),
    )
    grouped = [
        (category, [row for row in rows if row.category == category])
        for category in categories
    ]
    return ChecklistTable(
        categories=grouped,
        count=count_coverage(coverage),
        periods=_offered_periods(on),
        period=chosen.key if chosen else "",
    )


def category_rows(
    category: Any, *, open_items: OpenItems, on: datetime.date | None = None
) -> list[TableRow]:
    """The rows of one category."""
    coverage = coverage_of(items_of(category), on=on or timezone.localdate())
    return _table_rows(coverage, [category], in_period=False, open_items=open_items)


def item_row(
    item: Any, *, open_items: OpenItems, on: datetime.date | None = None
) -> TableRow:
    """The item alone, judged with its sub-items."""
    coverage = coverage_of([item, *items_of(item)], on=on or timezone.localdate())
    return TableRow(
        coverage=coverage[0],
        category=None,
        content=None,
        link=None,
        open_items=open_items,
    )


def _table_rows(
    coverage: list[ItemCoverage],
    categories: list[Any],
    *,
    in_period: bool,
    open_items: OpenItems,
) -> list[TableRow]:
    contents = _newest_entries(coverage, in_period=in_period)
    links = _links(coverage, in_period=in_period)
    return [
        TableRow(
            coverage=row,
            category=next(c for c in categories if row.item.path.startswith(c.path)),
            content=contents.get(row.item.pk),
            link=links.get(row.item.pk),
            open_items=open_items,
        )
        for row in coverage
    ]


def _links(coverage: list[ItemCoverage], *, in_period: bool) -> dict[int, ItemLink]:
    """The first link of each item; in a chosen period only one that holds in it."""
    periods = {row.item.pk: row.period for row in coverage}
    links: dict[int, ItemLink] = {}
    for link in ItemLink.objects.filter(page__in=periods).order_by("-sort_order"):
        if not in_period or link.period in ("", periods[link.page_id]):
            links[link.page_id] = link
    return links


def _newest_entries(coverage: list[ItemCoverage], *, in_period: bool) -> dict[int, Any]:
    """The newest entry of each item, in a chosen period the newest of that period."""
    from wagtail_disclosure.catalogue.pages.entries import DisclosurePage

    items: dict[str, list[int]] = {}
    for row in coverage:
        items.setdefault(row.period if in_period else "", []).append(row.item.pk)
    newest: dict[int, int] = {}
    # As many rounds as a list has kinds of periods.
    for period, pks in items.items():
        newest |= _newest_entry_pks(pks, period)
    entries = DisclosurePage.objects.defer("body").in_bulk(newest.values())
    return {item: entries[entry] for item, entry in newest.items() if entry in entries}


def _newest_entry_pks(item_pks: list[int], period: str) -> dict[int, int]:
    placed = EntryPlacement.objects.publicly_visible().filter(place_id__in=item_pks)
    if period:
        placed = placed.filter(period=period)
    newest_first = Window(
        RowNumber(),
        partition_by="place_id",
        order_by=[F("entry__published_on").desc(nulls_last=True), F("entry_id").desc()],
    )
    newest = placed.annotate(rank=newest_first).filter(rank=1)
    return dict(newest.values_list("place_id", "entry_id"))


def _parsed(key: str) -> Period | None:
    try:
        return parse_period(key) if key else None
    except InvalidPeriod:
        return None


def _offered_periods(on: datetime.date) -> list[Period]:
    period = period_on(PeriodType.SCHOOL_YEAR, on)
    offered: list[Period] = []
    while period is not None and len(offered) < OFFERED_SCHOOL_YEARS:
        offered.append(period)
        period = period.previous()
    return offered
