"""Numbers of eleven digits and more, however they are spaced."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

# People put a multiplication sign or a letter of another alphabet for the X.
_X = "x×хχ✕✖╳✗"
# The digit stands first, because `re` is quick on what begins with a character.
_RUN = re.compile(rf"[0-9](?<![0-9][0-9])[0-9 ._\-·]{{10,}}[{_X}]?")
_GROUP = re.compile("[0-9]+")
# Between groups of one number: some blanks, or a hyphen with blanks around it.
_WIDEST_BREAK = 3
_SHORTEST = 11
# The longest number that somebody writes in groups, and in how many.
_LONGEST = 19
_MOST_GROUPS = 9
_ID_DIGITS = 17
# Two identity numbers that a converter ran together.
_TWO_IDS = 36


@dataclass(frozen=True, slots=True)
class Number:
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
    for run in _RUN.finditer(text):
        for number in _numbers_in(run[0], run.start()):
            found[len(number.digits)].append(number)
    return found


def _numbers_in(run: str, offset: int) -> Iterator[Number]:
    if run.isdigit():
        yield Number(run, offset, offset + len(run), (len(run),))
        return
    has_x = run[-1] in _X
    groups = list(_GROUP.finditer(run))
    x_follows = has_x and len(run) - 1 - groups[-1].end() <= 1
    if x_follows and len(groups) == 1 and len(groups[0][0]) == _TWO_IDS - 1:
        yield _number(groups, offset, offset + len(run), "x")
    for first in range(len(groups)):
        yield from _numbers_from(groups, first, len(run), offset, x_follows=x_follows)
    yield from _single_digits(groups, len(run), offset, x_follows=x_follows)


def _numbers_from(
    groups: Sequence[re.Match[str]],
    first: int,
    end_of_run: int,
    offset: int,
    *,
    x_follows: bool,
) -> Iterator[Number]:
    """The numbers that begin with one group."""
    start, length, last_end = groups[first].start(), 0, groups[first].start()
    sizes: list[int] = []
    for group in groups[first : first + _MOST_GROUPS]:
        if group.start() - last_end > _WIDEST_BREAK:
            return
        size = group.end() - group.start()
        sizes.append(size)
        length += size
        last_end = group.end()
        if len(sizes) > 1 and length > _LONGEST:
            return
        if length >= _SHORTEST:
            members = groups[first : first + len(sizes)]
            yield _number(members, offset + start, offset + last_end)
            if length == _ID_DIGITS and x_follows and group is groups[-1]:
                yield _number(members, offset + start, offset + end_of_run, "x")


def _single_digits(
    groups: Sequence[re.Match[str]], end_of_run: int, offset: int, *, x_follows: bool
) -> Iterator[Number]:
    """A number with a break after each of its digits."""
    count = len(groups)
    if not _SHORTEST <= count <= _LONGEST or groups[-1].end() >= groups[0].start() + 99:
        return
    if all(len(group[0]) == 1 for group in groups):
        first, last = offset + groups[0].start(), offset + groups[-1].end()
        yield _number(groups, first, last)
        if count == _ID_DIGITS and x_follows:
            yield _number(groups, first, offset + end_of_run, "x")


def _number(
    groups: Sequence[re.Match[str]], start: int, end: int, x: str = ""
) -> Number:
    texts = [group[0] for group in groups]
    return Number("".join(texts) + x, start, end, tuple(map(len, texts)))
