"""Who changed a row of a register."""

from __future__ import annotations

from typing import Any

from simple_history.models import HistoricalRecords
from wagtail.log_actions import get_active_log_context


def get_acting_user(instance: Any = None, request: Any = None, **kwargs: Any) -> Any:
    """
    The user of Wagtail's log context, or None outside the admin.

    Wagtail opens that context for every admin request, so no middleware of
    simple-history is needed.
    """
    if request is not None and request.user.is_authenticated:
        return request.user
    user = get_active_log_context().user
    return user if user is not None and user.is_authenticated else None


def register_history(**kwargs: Any) -> HistoricalRecords:
    """The history that every register keeps of its rows."""
    return HistoricalRecords(get_user=get_acting_user, **kwargs)
