"""
The state of a checklist item in a period: a rule without database or clock.

Order 29 article 17 and notice 教办函〔2014〕23号: public within 20 working days after
the information arises, and again within 20 working days after it changes.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wagtail_disclosure.periods import Period, PeriodType, parse_period, period_on
from wagtail_disclosure.working_days import add_working_days

PUBLICATION_WORKING_DAYS = 20


class UpdateRule(StrEnum):
    """When an item has to be published anew."""

    ON_CHANGE = "on-change"
    WITHIN_WORKING_DAYS = "within-working-days"
    YEARLY = "yearly"
    EACH_TERM = "each-term"
    LONG_TERM = "long-term"
    IMMEDIATE = "immediate"


class ItemState(StrEnum):
    """What can be said of an item in a period."""

    PUBLISHED = "published"
    BY_LINK = "by-link"
    DUE = "due"
    MISSING = "missing"
    NOT_APPLICABLE = "not-applicable"
    NONE_THIS_PERIOD = "none-this-period"


COVERED_STATES = frozenset(
    {ItemState.PUBLISHED, ItemState.BY_LINK, ItemState.NONE_THIS_PERIOD}
)
OPEN_STATES = frozenset({ItemState.DUE, ItemState.MISSING})


@dataclass(frozen=True, slots=True)
class ItemRule:
    """When an item is due. ``month`` counts for ``UpdateRule.YEARLY`` only."""

    period_type: PeriodType
    update_rule: UpdateRule
    month: int | None = None
    # Reports look back: the month lies after the end of the period.
    is_due_after_period: bool = False

    def expected_period(self, *, on: datetime.date) -> Period | None:
        """The newest period for which something can be expected on that day."""
        current = period_on(self.period_type, on)
        if current is not None and self.is_due_after_period:
            return current.previous()
        return current

    def own_key(self, period: Period) -> str:
        """The item's own period that ends with, or holds the end of, this one."""
        own = period_on(self.period_type, period.ends_on)
        return own.key if own else ""

    def due_on(self, period: Period) -> datetime.date:
        """The last day on which publication for that period is in time."""
        if self.update_rule == UpdateRule.YEARLY and self.month:
            return self._end_of_month(period)
        return add_working_days(period.ends_on, PUBLICATION_WORKING_DAYS).on

    def _end_of_month(self, period: Period) -> datetime.date:
        start = period.ends_on if self.is_due_after_period else period.starts_on
        month = self.month or 12
        year = start.year if month >= start.month else start.year + 1
        return datetime.date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class Judgement:
    """A state and the period that it is about; None if the item has no periods."""

    state: ItemState
    period: Period | None


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What is known of an item. Period keys; an empty key holds for every period."""

    rule: ItemRule
    is_applicable: bool = True
    entries: Mapping[str, int] = field(default_factory=dict)
    linked_periods: frozenset[str] = frozenset()
    confirmed_periods: frozenset[str] = frozenset()

    def judge(self, *, on: datetime.date, period: Period | None = None) -> Judgement:
        """The state in ``period``, by default in the period that decides that day."""
        if period is None:
            period = self._deciding_period(on=on)
        return Judgement(self._state_in(period, on=on), period)

    def _deciding_period(self, *, on: datetime.date) -> Period | None:
        """
        The expected period, or an earlier one that is overdue.

        As a rule a period is closed only when the next one has begun: what is missing
        then would never be seen if the expected period alone counted.
        """
        expected = self.rule.expected_period(on=on)
        newest = expected
        while newest and self._state_in(newest, on=on) == ItemState.DUE:
            newest = newest.previous()
        if newest and self._state_in(newest, on=on) == ItemState.MISSING:
            return newest
        return expected

    def _state_in(self, period: Period | None, *, on: datetime.date) -> ItemState:
        if not self.is_applicable:
            return ItemState.NOT_APPLICABLE
        key = self.rule.own_key(period) if period is not None else ""
        if self._has_entries(key):
            return ItemState.PUBLISHED
        if "" in self.linked_periods or key in self.linked_periods:
            return ItemState.BY_LINK
        if key in self.confirmed_periods:
            return ItemState.NONE_THIS_PERIOD
        if not key or on > self.rule.due_on(parse_period(key)):
            return ItemState.MISSING
        return ItemState.DUE

    def _has_entries(self, key: str) -> bool:
        if not key:
            return any(self.entries.values())
        return bool(self.entries.get(key))


def combined_state(own: ItemState, children: Iterable[ItemState]) -> ItemState:
    """
    The state of an item with sub-items: covered when all its applicable ones are.

    What is published under the parent itself does not stand in for a sub-item.
    """
    if own == ItemState.NOT_APPLICABLE:
        return own
    applicable = [state for state in children if state != ItemState.NOT_APPLICABLE]
    if not applicable:
        return own
    for state in (ItemState.MISSING, ItemState.DUE):
        if state in applicable:
            return state
    for state in (ItemState.PUBLISHED, ItemState.BY_LINK):
        if state in applicable:
            return state
    return ItemState.NONE_THIS_PERIOD
