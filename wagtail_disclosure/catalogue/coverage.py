"""
The state of every item of a list, in a number of queries that does not grow.

Order of work: facts of all items at once, then the pure rule of ``item_state``.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max

from wagtail_disclosure.catalogue.item_state import (
    COVERED_STATES,
    ItemFacts,
    ItemState,
    Judgement,
    combined_state,
)
from wagtail_disclosure.catalogue.pages.items import (
    ChecklistItemPage,
    ItemLink,
    NothingToPublish,
)
from wagtail_disclosure.catalogue.placements import EntryPlacement
from wagtail_disclosure.catalogue.querysets import in_tree_order
from wagtail_disclosure.periods import Period


@dataclass(frozen=True)
class ItemCoverage:
    """An item with its state; ``level`` 0 for items, 1 for their sub-items."""

    item: ChecklistItemPage
    state: ItemState
    own_state: ItemState
    period: str
    entry_count: int
    newest_on: datetime.date | None
    level: int


@dataclass(frozen=True)
class CoverageCount:
    """How many applicable items are covered."""

    covered: int
    applicable: int

    @property
    def percent(self) -> int:
        return round(100 * self.covered / self.applicable) if self.applicable else 0


def coverage_of(
    items: Iterable[ChecklistItemPage],
    *,
    on: datetime.date,
    period: Period | None = None,
) -> list[ItemCoverage]:
    """
    The state of these items, in their order, on that day.

    ``period`` asks for a certain one; without it every item is judged by the newest
    period for which something can be expected, or by an earlier one that is overdue.
    """
    items = list(items)
    facts = _facts_of(items)
    newest = _newest_of(items)
    paths = {item.path: item for item in items}
    own = {item.pk: facts[item.pk].judge(on=on, period=period) for item in items}
    judged = _with_sub_items(items, own)
    rows = []
    for item in items:
        count, newest_on = newest.get(item.pk, (0, None))
        rows.append(
            ItemCoverage(
                item=item,
                state=judged[item.pk].state,
                own_state=own[item.pk].state,
                period=_shown_period(item, period, judged[item.pk]),
                entry_count=count,
                newest_on=newest_on,
                level=_level(item, paths),
            )
        )
    return rows


def _with_sub_items(
    items: list[ChecklistItemPage], own: dict[int, Judgement]
) -> dict[int, Judgement]:
    """Every item judged by its sub-items, with the period of the one that decides."""
    judged: dict[int, Judgement] = {}
    children: dict[str, list[Judgement]] = defaultdict(list)
    for item in sorted(items, key=lambda item: item.depth, reverse=True):
        below = children[item.path]
        below = [found for found in below if found.state != ItemState.NOT_APPLICABLE]
        state = combined_state(own[item.pk].state, [found.state for found in below])
        judged[item.pk] = next(
            (found for found in below if found.state == state),
            Judgement(state, own[item.pk].period),
        )
        children[item.path[: -item.steplen]].append(judged[item.pk])
    return judged


def count_coverage(rows: Iterable[ItemCoverage]) -> CoverageCount:
    """Top-level items only: sub-items stand behind their item."""
    states = [row.state for row in rows if row.level == 0]
    applicable = [state for state in states if state != ItemState.NOT_APPLICABLE]
    covered = sum(state in COVERED_STATES for state in applicable)
    return CoverageCount(covered=covered, applicable=len(applicable))


def items_of(page: Any) -> list[ChecklistItemPage]:
    """The public items below a list or category, in their order."""
    items = ChecklistItemPage.objects.descendant_of(page).live().public()
    return in_tree_order(items.select_related("lead_unit"))


def _facts_of(items: list[ChecklistItemPage]) -> dict[int, ItemFacts]:
    pks = [item.pk for item in items]
    entries: dict[int, dict[str, int]] = defaultdict(dict)
    counted = (
        EntryPlacement.objects.publicly_visible()
        .filter(place__in=pks)
        .values_list("place_id", "period")
        .annotate(count=Count("pk"))
        .order_by()
    )
    for place_id, key, count in counted:
        entries[place_id][key] = count
    links = _keys_by_item(ItemLink.objects.filter(page__in=pks), "page_id")
    confirmed = _keys_by_item(NothingToPublish.objects.filter(item__in=pks), "item_id")
    return {
        item.pk: ItemFacts(
            rule=item.rule,
            is_applicable=item.is_applicable,
            entries=entries[item.pk],
            linked_periods=frozenset(links[item.pk]),
            confirmed_periods=frozenset(confirmed[item.pk]),
        )
        for item in items
    }


def _keys_by_item(rows: Any, item_field: str) -> dict[int, set[str]]:
    keys: dict[int, set[str]] = defaultdict(set)
    for item_id, key in rows.values_list(item_field, "period"):
        keys[item_id].add(key)
    return keys


def _newest_of(
    items: list[ChecklistItemPage],
) -> dict[int, tuple[int, datetime.date | None]]:
    rows = (
        EntryPlacement.objects.publicly_visible()
        .filter(place__in=[item.pk for item in items])
        .values_list("place_id")
        .annotate(count=Count("pk"), newest_on=Max("entry__published_on"))
        .order_by()
    )
    return {place_id: (count, newest_on) for place_id, count, newest_on in rows}


def _shown_period(
    item: ChecklistItemPage, asked: Period | None, judged: Judgement
) -> str:
    if asked is not None:
        return item.rule.own_key(asked)
    return judged.period.key if judged.period else ""


def _level(item: ChecklistItemPage, paths: dict[str, Any]) -> int:
    level, path = 0, item.path[: -item.steplen]
    while path in paths:
        level, path = level + 1, path[: -item.steplen]
    return level
