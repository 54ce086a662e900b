"""
The public part of the negative list, as plain data that a page can keep.

What the public read before and what it reads now are compared, so that the list of
changes never names what was not public. When something changed, the register knows.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from wagtail_disclosure.negative_list.models import NegativeListItem

Snapshot = dict[str, Any]
Item = dict[str, Any]
_Found = tuple[str, Item, list[dict[str, str]]]

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
# What of an item the public can see change.
COMPARED = (
    "title",
    "ground",
    "strength",
    "wording",
    "bases",
    "unit",
    "valid_from",
    "valid_until",
)


def public_negative_list(*, on: datetime.date, before: Snapshot) -> Snapshot:
    """The public items in force on that day, and all changes up to then."""
    known = {item["code"]: item for item in before.get("items", ())}
    items = [_as_data(row) for row in _rows(on)]
    changes = _changes(known, items, on=on) if before else []
    return {
        "as_of": on.isoformat(),
        "first_on": before.get("first_on", on.isoformat()),
        "items": items,
        "changes": [*changes, *before.get("changes", ())],
    }


def _rows(on: datetime.date) -> Iterable[NegativeListItem]:
    rows = NegativeListItem.objects.public().in_force(on=on)
    return rows.select_related("unit")


def _as_data(row: NegativeListItem) -> Item:
    return {
        "code": row.code,
        "title": row.title,
        "ground": row.ground,
        "strength": row.strength,
        "wording": row.public_wording,
        "bases": row.basis_text,
        "unit": row.unit.name if row.unit else "",
        "decided_by": row.decided_by,
        "decided_on": _text(row.decided_on),
        "valid_from": _text(row.valid_from),
        "valid_until": _text(row.valid_until),
    }


def _text(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""


def _changes(
    known: dict[str, Item], items: list[Item], *, on: datetime.date
) -> list[dict[str, Any]]:
    now = {item["code"]: item for item in items}
    found: list[_Found] = [
        (ADDED, item, []) for item in items if item["code"] not in known
    ]
    for item in items:
        details = _differences(known.get(item["code"], item), item)
        if details:
            found.append((CHANGED, item, details))
    found += [(REMOVED, item, []) for code, item in known.items() if code not in now]
    days = _days_of_change({item["code"] for _change, item, _details in found})
    changes = [
        {
            "on": _day(change, item, days.get(item["code"]), on=on).isoformat(),
            "change": change,
            "title": item["title"],
            "bases": item["bases"],
            "decided_by": item["decided_by"],
            "decided_on": item["decided_on"],
            "details": details,
        }
        for change, item, details in found
    ]
    return sorted(changes, key=lambda change: change["on"], reverse=True)


def _differences(old: Item, new: Item) -> list[dict[str, str]]:
    return [
        {"field": name, "old": old[name], "new": new[name]}
        for name in COMPARED
        if old[name] != new[name]
    ]


def _days_of_change(codes: set[str]) -> dict[str, datetime.date]:
    """The day of the newest record of each of these items, also of deleted ones."""
    records = NegativeListItem.history.filter(code__in=codes).order_by(
        "history_date", "history_id"
    )
    return {
        code: timezone.localdate(moment)
        for code, moment in records.values_list("code", "history_date")
    }


def _day(
    change: str, item: Item, recorded: datetime.date | None, *, on: datetime.date
) -> datetime.date:
    """When the change took effect, as far as anybody wrote it down."""
    day = recorded or on
    if change == ADDED and item["valid_from"]:
        day = max(day, datetime.date.fromisoformat(item["valid_from"]))
    if change == REMOVED and item["valid_until"]:
        ended = datetime.date.fromisoformat(item["valid_until"])
        if ended < on:
            day = ended + datetime.timedelta(days=1)
    return min(day, on)
