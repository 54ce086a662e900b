"""Patterns that people write, bounded in time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

# Seconds for one pattern on one passage. An ordinary one needs milliseconds.
TIME_LIMIT = 2.0


class PatternError(ValueError):
    """The pattern cannot be compiled; the text says why."""


class EmptyMatch(PatternError):
    """The pattern matches nothing at all, and so would be found everywhere."""


class PatternTimeout(Exception):
    """The pattern took longer on a text than it may."""


@lru_cache(maxsize=1024)
def compile_pattern(pattern: str) -> regex.Pattern[str]:
    """
    The compiled pattern, for folded text: case is ignored, lines are lines.

    Raises `PatternError` for what is no pattern and for one that matches nothing
    at all, because it would be found everywhere.
    """
    try:
        compiled = regex.compile(pattern, regex.IGNORECASE | regex.MULTILINE)
    except (regex.error, OverflowError, RecursionError, MemoryError) as error:
        raise PatternError(str(error)) from error
    if compiled.match("") is not None:
        raise EmptyMatch("matches the empty text")
    return compiled


def find_pattern(
    pattern: str, text: str, *, seconds: float = TIME_LIMIT
) -> Iterator[tuple[int, int]]:
    """Start and end of each match. Raises `PatternTimeout`."""
    try:
        for match in compile_pattern(pattern).finditer(text, timeout=seconds):
            if match.end() > match.start():
                yield match.span()
    except TimeoutError as error:
        raise PatternTimeout from error
