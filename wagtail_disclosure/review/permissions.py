"""Who reviews what."""

from __future__ import annotations

import datetime
from typing import Any

from wagtail_disclosure.registers.permissions import (
    can_write_for_unit,
    writable_units,
)

REVIEW_ENTRY = "wagtail_disclosure.review_entry"


def may_review(page: Any, user: Any, *, on: datetime.date) -> bool:
    """
    Whether the person reviews pages like this one; four eyes are asked separately.

    Somebody who belongs to units reviews for those; anybody else for all.
    """
    if not (user.is_active and user.has_perm(REVIEW_ENTRY)):
        return False
    unit_id = getattr(page, "unit_id_in_force", None)
    if unit_id is None or can_write_for_unit(user, unit_id, on=on):
        return True
    return not writable_units(user, on=on).exists()
