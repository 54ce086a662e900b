"""Keys of rows that stand in addresses, where anybody can write any number."""

from __future__ import annotations

from typing import Any

from django.urls import register_converter

# What a key column can hold: beyond it SQLite and PostgreSQL raise instead of finding
# nothing.
LARGEST_KEY = 2**63 - 1


def parse_row_key(text: Any) -> int | None:
    """The key, or None for what can be no key of any row."""
    text = str(text)
    if not (text.isascii() and text.isdecimal() and len(text) <= 19):
        return None
    return key if (key := int(text)) <= LARGEST_KEY else None


class RowKeyConverter:
    """``<row:name>`` in a path: no row has a larger key, so the address is unknown."""

    regex = "[0-9]{1,19}"

    def to_python(self, value: str) -> int:
        key = parse_row_key(value)
        if key is None:
            raise ValueError
        return key

    def to_url(self, value: Any) -> str:
        return str(value)


register_converter(RowKeyConverter, "row")
