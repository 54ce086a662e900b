"""Who reviews what."""

from __future__ import annotations

import datetime
from typing import Any

from wagtail_disclosure.registers.permissions import (
    can_manage_catalogue,
    writable_unit_ids,
)

REVIEW_ENTRY = "wagtail_disclosure.review_entry"


def may_review(page: Any, user: Any, *, on: datetime.date) -> bool:
    """
    Whether the person reviews pages like this one; four eyes are asked separately.

    Without a page: whether there is any such page.
    """
    if not (user.is_active and user.has_perm(REVIEW_ENTRY)):
        return False
    unit_id = getattr(page, "unit_id_in_force", None)
    unit_ids = reviewed_unit_ids(user, on=on)
    return unit_id is None or unit_ids is None or unit_id in unit_ids


def reviewed_unit_ids(user: Any, *, on: datetime.date) -> set[int] | None:
    """
    The units that a reviewer reviews for; None stands for all of them.

    Somebody who belongs to units reviews for those; anybody else, for all.
    """
    if can_manage_catalogue(user):
        return None
    return writable_unit_ids(user, on=on) or None
