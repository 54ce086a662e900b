"""Who sees and keeps the register of withheld information."""

from __future__ import annotations

import datetime
from typing import Any

from wagtail_disclosure.negative_list.models import WithheldInformation
from wagtail_disclosure.negative_list.querysets import WithheldInformationQuerySet
from wagtail_disclosure.registers.permissions import (
    can_manage_catalogue,
    can_write_for_unit,
    writable_units,
)


def can_see_withheld(user: Any, *, on: datetime.date) -> bool:
    """The office, and everybody who works for a unit."""
    return can_manage_catalogue(user) or writable_units(user, on=on).exists()


def visible_withheld(user: Any, *, on: datetime.date) -> WithheldInformationQuerySet:
    """What this person may see: that of the own units, or all of it."""
    rows = WithheldInformation.objects.all()
    if can_manage_catalogue(user):
        return rows
    return rows.filter(unit__in=writable_units(user, on=on))


def can_keep_withheld(user: Any, unit_id: int | None, *, on: datetime.date) -> bool:
    """Whether the person may enter, change and review what this unit withholds."""
    return user.is_active and can_write_for_unit(user, unit_id, on=on)
