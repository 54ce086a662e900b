"""Rows that stand in an order, when code makes them and not the editor's form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def in_order(rows: Iterable[Any]) -> list[Any]:
    """
    The rows with their places written into them.

    The form does that; without it PostgreSQL gives rows back in any order.
    """
    numbered = list(rows)
    for place, row in enumerate(numbered):
        row.sort_order = place
    return numbered
