"""Digits that stand together, however they are spaced."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

_RUN = re.compile(r"(?<![0-9])[0-9](?:[ \-]?[0-9]){7,}(?:[ \-]?x(?![a-z]))?(?![0-9])")
_GROUP = re.compile(r"[0-9]+x?|x")


@dataclass(frozen=True, slots=True)
class Number:
    """Digits without their breaks, perhaps with a closing x; offsets of the whole."""

    digits: str
    start: int
    end: int
    # How many groups it was written in.
    groups: int


@dataclass(frozen=True, slots=True)
class DigitRun:
    """
    Eight digits and more with single spaces or hyphens inside, in folded text.

    Two numbers with a space between them are one run, so a detector asks for the
    `numbers` of the length it looks for.
    """

    text: str
    start: int
    end: int

    def numbers(self, lengths: Container[int], longest: int) -> Iterator[Number]:
        """Consecutive whole groups that have one of these lengths together."""
        if self.text.isdigit():
            if len(self.text) in lengths:
                yield Number(self.text, self.start, self.end, 1)
            return
        groups = list(_GROUP.finditer(self.text))
        for first, group in enumerate(groups):
            digits = ""
            for count, following in enumerate(groups[first:], start=1):
                digits += following[0]
                if len(digits) > longest:
                    break
                if len(digits) in lengths:
                    start, end = group.start(), following.end()
                    yield Number(digits, self.start + start, self.start + end, count)


def find_digit_runs(text: str) -> list[DigitRun]:
    return [DigitRun(m[0], *m.span()) for m in _RUN.finditer(text)]
