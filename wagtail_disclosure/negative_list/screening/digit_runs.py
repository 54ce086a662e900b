"""Numbers of eleven digits and more, however they are spaced."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

# People put a multiplication sign or a letter of another alphabet for the X.
_X = "x×хχ✕✖╳✗"
# The digit stands first, because `re` is quick on what begins with a character.
_RUN = re.compile(rf"[0-9](?<![0-9][0-9])[0-9 ._\-·]{{10,}}[{_X}]?")
_GROUP = re.compile("[0-9]+")
_NO_DIGITS = re.compile("[^0-9]+")
# Between groups of one number: some blanks, or a hyphen with blanks around it.
_WIDEST_BREAK = 3
_SHORTEST = 11
# The longest number that somebody writes in groups, and in how many.
_LONGEST = 19
_MOST_GROUPS = 9
_ID_DIGITS = 17
# Of these lengths only a mobile with what is dialled before it is written in groups.
_PREFIXES = {12: "0", 13: "86", 14: "086"}
# The first group of a bank card of seventeen digits.
_FIRST_OF_CARD = frozenset({1, 4, 6})
# Two identity numbers that a converter ran together.
_TWO_IDS = 36


class Number(NamedTuple):
    """Digits without their breaks, perhaps with a closing x; offsets of the whole."""

    digits: str
    start: int
    end: int
    # How many digits each group has that it was written in.
    sizes: tuple[int, ...]


Numbers = Mapping[int, Sequence[Number]]


def find_numbers(text: str) -> Numbers:
    """
    What may be a number in a folded text, by the count of its characters.

    Two numbers with a blank between them cannot be told from one in two groups, so
    both readings are given. An x counts only where it makes an identity number of
    seventeen digits whole.
    """
    found: dict[int, list[Number]] = defaultdict(list)
    for match in _RUN.finditer(text):
        run, offset = match[0], match.start()
        if run.isdigit():
            size = len(run)
            found[size].append(Number(run, offset, offset + size, (size,)))
        else:
            _Groups(run, offset, found).read()
    return found


class _Groups:
    """The groups of digits of a run, with the places where each begins and ends."""

    def __init__(
        self, run: str, offset: int, found: Mapping[int, list[Number]]
    ) -> None:
        self._run = run
        self._offset = offset
        self._found = found
        spans = [group.span() for group in _GROUP.finditer(run)]
        self._starts = [start for start, _end in spans]
        self._ends = [end for _start, end in spans]
        self._sizes = [end - start for start, end in spans]
        self._x_follows = run[-1] in _X and len(run) - 1 - self._ends[-1] <= 1

    def read(self) -> None:
        if self._x_follows and self._sizes == [_TWO_IDS - 1]:
            self._add(0, 1, "x")
        for first in range(len(self._sizes)):
            self._read_from(first)
        if self._is_of_single_digits():
            count = len(self._sizes)
            self._add(0, count)
            if count == _ID_DIGITS and self._x_follows:
                self._add(0, count, "x")

    def _read_from(self, first: int) -> None:
        """The numbers that begin with one group."""
        starts, ends, count = self._starts, self._ends, len(self._sizes)
        length = self._sizes[first]
        if length >= _SHORTEST:
            self._add(first, first + 1)
        if length == _ID_DIGITS and self._x_follows and first == count - 1:
            self._add(first, count, "x")
        for last in range(first + 1, min(first + _MOST_GROUPS, count)):
            length += self._sizes[last]
            if length > _LONGEST or starts[last] - ends[last - 1] > _WIDEST_BREAK:
                return
            if length >= _SHORTEST and self._may_be_grouped(first, length):
                self._add(first, last + 1)
            if length == _ID_DIGITS and self._x_follows and last == count - 1:
                self._add(first, last + 1, "x")

    def _may_be_grouped(self, first: int, length: int) -> bool:
        """Whether groups of so many digits make anything that people write so."""
        prefix = _PREFIXES.get(length)
        if prefix is not None:
            return self._run.startswith(prefix, self._starts[first])
        return length != _ID_DIGITS or self._sizes[first] in _FIRST_OF_CARD

    def _is_of_single_digits(self) -> bool:
        """Whether there is a break after each digit of one number."""
        count = len(self._sizes)
        if not _SHORTEST <= count <= _LONGEST or max(self._sizes) > 1:
            return False
        return self._ends[-1] < self._starts[0] + 99

    def _add(self, first: int, after: int, x: str = "") -> None:
        """Some groups together; with the x that ends the run."""
        start, end = self._starts[first], self._ends[after - 1]
        digits = _NO_DIGITS.sub("", self._run[start:end]) + x
        end = len(self._run) if x else end
        sizes = tuple(self._sizes[first:after])
        number = Number(digits, self._offset + start, self._offset + end, sizes)
        self._found[len(digits)].append(number)
