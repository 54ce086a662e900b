"""The public negative list in the words of its reader."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail_disclosure.catalogue.negative_list_snapshot import (
    ADDED,
    CHANGED,
    REMOVED,
    Snapshot,
)
from wagtail_disclosure.negative_list.choices import Ground, Strength

CHANGES = {
    ADDED: pgettext_lazy("in a list", "Added"),
    CHANGED: pgettext_lazy("in a list", "Changed"),
    REMOVED: pgettext_lazy("in a list", "Removed"),
}
FIELDS = {
    "title": _("Matter"),
    "ground": _("Ground"),
    "strength": _("Strength"),
    "wording": _("Description"),
    "bases": _("Basis in law"),
    "unit": _("Unit"),
    "valid_from": _("Valid from"),
    "valid_until": _("Valid until"),
}
_LABELS: dict[str, dict[str, Any]] = {
    "ground": dict(Ground.choices),
    "strength": dict(Strength.choices),
}


@dataclass(frozen=True)
class ListedItem:
    title: str
    wording: str
    strength: str | Promise
    bases: list[str]
    unit: str
    decided_by: str
    decided_on: str
    valid_from: str
    valid_until: str


@dataclass(frozen=True)
class Detail:
    """One field of a changed item; either text may be empty."""

    label: str | Promise
    old: str | Promise
    new: str | Promise


@dataclass(frozen=True)
class ListChange:
    on: str
    label: str | Promise
    title: str
    bases: list[str]
    decided_by: str
    details: list[Detail]


def list_context(snapshot: Snapshot, *, on: datetime.date) -> dict[str, Any]:
    """Items by ground, in the order of the law; what has run out is left out."""
    items = [
        item
        for item in snapshot.get("items", ())
        if not item["valid_until"] or item["valid_until"] >= on.isoformat()
    ]
    groups = [
        (label, listed)
        for ground, label in Ground.choices
        if (listed := [_listed(item) for item in items if item["ground"] == ground])
    ]
    return {
        "groups": groups,
        "changes": [_change(change) for change in snapshot.get("changes", ())],
        "as_of": snapshot.get("as_of", ""),
        "first_on": snapshot.get("first_on", ""),
    }


def _listed(item: dict[str, Any]) -> ListedItem:
    return ListedItem(
        title=item["title"],
        wording=item["wording"],
        strength=_words("strength", item["strength"]),
        bases=item["bases"].splitlines(),
        unit=item["unit"],
        decided_by=item["decided_by"],
        decided_on=item["decided_on"],
        valid_from=item["valid_from"],
        valid_until=item["valid_until"],
    )


def _change(change: dict[str, Any]) -> ListChange:
    return ListChange(
        on=change["on"],
        label=CHANGES[change["change"]],
        title=change["title"],
        bases=change["bases"].splitlines(),
        decided_by=change["decided_by"],
        details=[
            Detail(
                FIELDS[detail["field"]],
                _words(detail["field"], detail["old"]),
                _words(detail["field"], detail["new"]),
            )
            for detail in change["details"]
        ],
    )


def _words(field: str, value: str) -> str | Promise:
    return _LABELS.get(field, {}).get(value, value)
