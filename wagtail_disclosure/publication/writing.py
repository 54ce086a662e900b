"""Which pages the gate is writing at this moment, so that their rows may follow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_WRITTEN: ContextVar[tuple[Any, ...]] = ContextVar("written_by_the_gate", default=())


@contextmanager
def written_by_the_gate(page: Any) -> Iterator[None]:
    """Rows of this page that are saved in here come from its own ``save()``."""
    token = _WRITTEN.set((*_WRITTEN.get(), page.entry_uuid))
    try:
        yield
    finally:
        _WRITTEN.reset(token)


def is_written_by_the_gate(page: Any) -> bool:
    return page.entry_uuid in _WRITTEN.get()
