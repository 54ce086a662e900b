"""
Whole notices, one function each: a title, then paragraphs and tables.

The modules are named after what the notices are about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from wagtail_disclosure.negative_list.screening.texts import Table

Content = Sequence[str | Table]
Notice = Callable[[Random], Content]


def table(*rows: Sequence[str], name: str = "t") -> Table:
    return Table([list(row) for row in rows], name=name)
