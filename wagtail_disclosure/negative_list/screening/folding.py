"""Texts in the one form in which they are compared, and the way back.

A person hides a number by full-width digits, invisible characters or traditional
characters, and a scanner or a converter does it by accident. Folding undoes that
character by character: NFKC, lower case, simplified characters, one kind of space
and of hyphen, nothing invisible.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from functools import cache
from itertools import chain

import opencc

# Invisible for a reader: joiners, marks of direction, soft hyphens, variation
# selectors and the tag characters.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e01ef"
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SPACES = "\t\r\f\v\u0085\u2028\u2029"
# The planes in which something folds: the basic one, mathematical letters and
# enclosed ones, supplementary ideographs of compatibility, tags.
_FOLDED_RANGES = (
    range(0x0000, 0xD800),
    range(0xE000, 0x10000),
    range(0x1D400, 0x1D800),
    range(0x1F100, 0x1F200),
    range(0x2F800, 0x2FA20),
    range(0xE0000, 0xE01F0),
)


class Folded:
    """A folded text; offsets into it lead back to the original."""

    __slots__ = ("original", "text", "_folded_at", "_original_at")

    def __init__(self, original: str) -> None:
        self.original = original
        # What a list holds is found faster than what a dictionary does.
        is_basic = _BEYOND_BASIC.search(original) is None
        self.text = original.translate(_basic_table() if is_basic else _table())
        self._folded_at: list[int] = []
        self._original_at: list[int] = []
        self._follow_sizes(is_basic=is_basic)

    def _follow_sizes(self, *, is_basic: bool) -> None:
        """Remember each place from which the two texts run apart further."""
        shift = 0
        table = _table()
        for place in _resized_places(self.original, is_basic=is_basic):
            size = len(table[ord(self.original[place])])
            # What one character became leads to that character, all of it.
            for step in range(size):
                self._folded_at.append(place + shift + step)
                self._original_at.append(place)
            shift += size - 1
            self._folded_at.append(place + 1 + shift)
            self._original_at.append(place + 1)

    def to_original(self, offset: int) -> int:
        """The place in the original of the folded character at `offset`."""
        index = bisect.bisect_right(self._folded_at, offset) - 1
        if index < 0:
            return offset
        return self._original_at[index] + offset - self._folded_at[index]

    def to_folded(self, place: int) -> int:
        """Where the character at `place` of the original begins in the folded text."""
        index = bisect.bisect_left(self._original_at, place)
        if index < len(self._original_at) and self._original_at[index] == place:
            return self._folded_at[index]
        if not index:
            return place
        # Past the last character that became another number of characters.
        return self._folded_at[index - 1] + place - self._original_at[index - 1]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that became the folded one."""
        if end <= start:
            place = self.to_original(start)
            return place, place
        return self.to_original(start), self.to_original(end - 1) + 1


def fold(text: str) -> str:
    """The folded text alone, for words that texts are compared with."""
    return text.translate(_table())


def without_invisible(text: str) -> str:
    return _INVISIBLE.sub("", text)


@cache
def _table() -> dict[int, str]:
    # Complete over its ranges: `str.translate` is slow on what it does not find.
    characters = [chr(code) for code in chain.from_iterable(_FOLDED_RANGES)]
    table = {ord(c): _folded(c) for c in characters}
    table.update({ord(c): "-" for c in _HYPHENS})
    table.update({ord(c): " " for c in _SPACES})
    return table


@cache
def _basic_table() -> list[str]:
    """The same for the basic plane alone."""
    return [_table().get(code, chr(code)) for code in range(0x10000)]


def _folded(character: str) -> str:
    if _INVISIBLE.match(character):
        return ""
    if unicodedata.category(character) == "Zs":
        return " "
    if unicodedata.category(character) == "Cc":
        return character
    normal = unicodedata.normalize("NFKC", character)
    return "".join(_simplified().get(c, c) for c in normal).lower()


@cache
def _simplified() -> dict[str, str]:
    ideographs = [chr(code) for code in range(0x3400, 0xA000)]
    simple = opencc.OpenCC("t2s").convert("\n".join(ideographs)).split("\n")
    return dict(zip(ideographs, simple, strict=True))


def _resized_places(text: str, *, is_basic: bool) -> list[int]:
    """Where characters stand that do not become exactly one character."""
    places = [match.start() for match in _resizing().finditer(text)]
    if is_basic:
        return places
    beyond = [
        match.start()
        for match in _BEYOND_BASIC.finditer(text)
        if len(_table().get(ord(match[0]), match[0])) != 1
    ]
    return sorted(places + beyond)


# Apart, because `re` is quick only on classes within the basic plane.
_BEYOND_BASIC = re.compile("[\U00010000-\U0010ffff]")


@cache
def _resizing() -> re.Pattern[str]:
    table = _table()
    resized = [
        chr(code)
        for code, folded in table.items()
        if len(folded) != 1 and code <= 0xFFFF
    ]
    return re.compile("[" + "".join(map(re.escape, resized)) + "]")
