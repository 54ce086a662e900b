"""What the process that reads a PDF tells the one that asked: dictionaries for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Event = dict[str, Any]


def text(
    words: str,
    locator: Mapping[str, str | int],
    role: str,
    *,
    heading: str = "",
    hidden: str = "",
) -> Iterator[Event]:
    """One event, or none if there are no words."""
    if words.strip():
        event = {"text": words, "locator": dict(locator), "role": role}
        yield {**event, "heading": heading, "hidden": hidden}
