"""How far the lists are covered, for the people who have to cover them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail_disclosure.catalogue.coverage import CoverageCount
from wagtail_disclosure.catalogue.item_state import (
    COVERED_STATES,
    OPEN_STATES,
    ItemState,
)
from wagtail_disclosure.catalogue.pages.checklists import ChecklistPage
from wagtail_disclosure.catalogue.public.checklist_table import (
    TableRow,
    checklist_table,
)
from wagtail_disclosure.catalogue.public.open_items import OpenItems
from wagtail_disclosure.registers.permissions import (
    can_manage_catalogue,
    can_write_for_unit,
    writable_units,
)

# What a filter calls due and missing together.
OPEN = "open"


@dataclass(frozen=True)
class ReportRow:
    """An item of a list, with what this person may do about it."""

    checklist: ChecklistPage
    table_row: TableRow
    may_answer: bool
    has_sub_items: bool

    @property
    def item(self) -> Any:
        return self.table_row.item

    @property
    def state(self) -> ItemState:
        return self.table_row.coverage.state

    @property
    def state_label(self) -> str:
        return self.table_row.state_label

    @property
    def period(self) -> str:
        return self.table_row.coverage.period

    @property
    def level(self) -> int:
        return self.table_row.coverage.level

    @property
    def newest(self) -> Any:
        """The newest entry, or None."""
        return self.table_row.content

    @property
    def may_confirm_nothing(self) -> bool:
        """Whether the person can say that there is nothing to publish."""
        is_open = self.table_row.coverage.own_state in OPEN_STATES
        return (
            self.may_answer and bool(self.period) and is_open and not self.has_sub_items
        )

    @property
    def may_withdraw_confirmation(self) -> bool:
        own = self.table_row.coverage.own_state
        return self.may_answer and own == ItemState.NONE_THIS_PERIOD


@dataclass(frozen=True)
class ReportFilter:
    """What of the lists is shown. Empty means everything."""

    checklist_id: int | None = None
    unit_ids: frozenset[int] | None = None
    state: str = ""
    period: str = ""

    def admits(self, row: ReportRow) -> bool:
        if self.unit_ids is not None and row.item.lead_unit_id not in self.unit_ids:
            return False
        if self.state == OPEN:
            return row.state in OPEN_STATES
        return not self.state or row.state == self.state


def can_see_coverage(user: Any, *, on: datetime.date) -> bool:
    """The office, and everybody who works for a unit."""
    return can_manage_catalogue(user) or writable_units(user, on=on).exists()


def report_rows(
    user: Any, *, on: datetime.date, chosen: ReportFilter | None = None
) -> list[ReportRow]:
    """The rows of all lists, in a number of queries that grows with lists only."""
    chosen = chosen or ReportFilter()
    checklists = ChecklistPage.objects.live().order_by("path")
    if chosen.checklist_id is not None:
        checklists = checklists.filter(pk=chosen.checklist_id)
    rows = [
        row
        for checklist in checklists
        for row in _rows_of(checklist, chosen.period, user=user, on=on)
    ]
    return [row for row in rows if chosen.admits(row)]


def _rows_of(
    checklist: ChecklistPage, period: str, *, user: Any, on: datetime.date
) -> list[ReportRow]:
    table = checklist_table(checklist, period=period, on=on, open_items=OpenItems.STAFF)
    above = {_path_above(row.item) for row in table.rows}
    return [
        ReportRow(
            checklist=checklist,
            table_row=row,
            may_answer=can_write_for_unit(user, row.item.lead_unit_id, on=on),
            has_sub_items=row.item.path in above,
        )
        for row in table.rows
    ]


def _path_above(item: Any) -> str:
    return item.path[: -item.steplen]


def count_of(rows: Iterable[ReportRow]) -> CoverageCount:
    """How many are covered; what stands below another of these rows is not counted."""
    rows = list(rows)
    paths = {row.item.path for row in rows}
    states = [
        row.state
        for row in rows
        if _path_above(row.item) not in paths and row.state != ItemState.NOT_APPLICABLE
    ]
    covered = sum(state in COVERED_STATES for state in states)
    return CoverageCount(covered=covered, applicable=len(states))
