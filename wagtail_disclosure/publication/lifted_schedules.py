"""
Schedules that Wagtail takes off other revisions before it knows of a refusal.

Its action clears ``approved_go_live_at`` of all revisions of the object, then saves
it. Where nobody has opened a transaction, a refused publication would have wiped out
another one that was cleared and due.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wagtail.models import Revision

_LIFTED = {"approved_go_live_at": None}


class WatchedRevisions:
    """The revisions of an object, remembering the schedules that are taken off."""

    def __init__(self, revisions: Any, lifted: dict[Any, Any]) -> None:
        self._revisions = revisions
        self._lifted = lifted

    def update(self, **values: Any) -> int:
        if values == _LIFTED:
            scheduled = self._revisions.exclude(approved_go_live_at=None)
            self._lifted.update(scheduled.values_list("pk", "approved_go_live_at"))
        return self._revisions.update(**values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._revisions, name)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._revisions.all())


def put_back(lifted: dict[Any, Any]) -> None:
    """After a refusal: what was due is due again."""
    for key, due in lifted.items():
        Revision.objects.filter(pk=key).update(approved_go_live_at=due)
    lifted.clear()
