"""Who may write for which unit, and who manages the catalogue."""

from __future__ import annotations

import datetime
from typing import Any

from wagtail_disclosure.registers.models import ResponsibleUnit
from wagtail_disclosure.registers.querysets import ResponsibleUnitQuerySet

MANAGE_CATALOGUE = "wagtail_disclosure.manage_catalogue"


def can_manage_catalogue(user: Any) -> bool:
    """The disclosure office: builds lists and writes for every unit."""
    return user.is_active and user.has_perm(MANAGE_CATALOGUE)


def writable_units(user: Any, *, on: datetime.date) -> ResponsibleUnitQuerySet:
    """The units for which this person may create and change entries on that day."""
    internal = ResponsibleUnit.objects.internal()
    if not user.is_active:
        return internal.none()
    if can_manage_catalogue(user):
        return internal
    return internal.of_user(user, on=on)


def can_write_for_unit(user: Any, unit_id: int | None, *, on: datetime.date) -> bool:
    """Whether the person may write entries of this unit."""
    if can_manage_catalogue(user):
        return True
    return unit_id is not None and unit_id in writable_unit_ids(user, on=on)


def writable_unit_ids(user: Any, *, on: datetime.date) -> set[int]:
    """Their keys, asked for once with a user object."""
    # The user object lives as long as a request, and listings ask for every row.
    cache = user.__dict__.setdefault("_disclosure_writable_units", {})
    if on not in cache:
        cache[on] = set(writable_units(user, on=on).values_list("pk", flat=True))
    return cache[on]
