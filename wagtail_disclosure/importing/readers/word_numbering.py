"""The numbers that Word counts itself, and that no text of the file holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from wagtail_disclosure.importing.readers.word_numerals import numeral
from wagtail_disclosure.importing.readers.word_xml import child, number, value, w

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Level:
    start: int
    number_format: str
    text: str
    is_decimal_only: bool
    is_followed: bool

    @property
    def is_bullet(self) -> bool:
        return self.number_format == "bullet"

    def is_plain(self, index: int) -> bool:
        """Whether an ordinary numbered list shows the same numbers."""
        text = f"%{index + 1}."
        return (self.number_format, self.text, self.start) == ("decimal", text, 1)


@dataclass(frozen=True)
class Numbered:
    """A paragraph's place in a list."""

    list_id: str
    index: int


class Numbering:
    def __init__(self, numbering: Element, styles: Element) -> None:
        self._lists = _lists(numbering, styles)
        self._by_style = _style_places(numbering, styles)
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[str] = set()

    def place(self, paragraph: Element) -> Numbered | None:
        properties = child(paragraph, "pPr")
        by_style = self._by_style.get(value(properties, "pStyle"))
        own = child(properties, "numPr")
        if own is None:
            place = by_style
        else:
            inherited = by_style.index if by_style else 0
            place = Numbered(value(own, "numId"), number(own, "ilvl", inherited))
        return place if place and self.level(place) else None

    def level(self, place: Numbered) -> Level | None:
        found = self._lists.get(place.list_id)
        return found.levels.get(place.index) if found else None

    def counter_id(self, place: Numbered) -> str:
        return self._lists[place.list_id].counter_id

    def label(self, place: Numbered) -> str:
        """The next number of the list, as it stands before the text."""
        counts = self._count(place)
        levels = self._lists[place.list_id].levels
        level = levels[place.index]

        def shown(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            written = levels.get(index)
            if written is None or index > place.index:
                return ""
            count = counts[index]
            plain = level.is_decimal_only
            kind = "decimal" if plain else written.number_format
            return numeral(written.start if count is None else count, kind)

        label = _PLACE.sub(shown, level.text)
        return label + _gap(label, level.is_followed)

    def _count(self, place: Numbered) -> list[int | None]:
        found = self._lists[place.list_id]
        counts = self._counts.setdefault(found.counter_id, [None] * _LEVELS)
        if place.list_id not in self._started:
            self._started.add(place.list_id)
            for index, start in found.restarts.items():
                counts[index] = start - 1
        count = counts[place.index]
        start = found.levels[place.index].start
        counts[place.index] = start if count is None else count + 1
        counts[place.index + 1 :] = [None] * (_LEVELS - place.index - 1)
        return counts


@dataclass(frozen=True)
class _List:
    # Lists made from one pattern go on counting where the other stopped.
    counter_id: str
    levels: dict[int, Level]
    restarts: dict[int, int]


def _gap(label: str, is_followed: bool) -> str:
    if not is_followed or not label:
        return ""
    if _HAN.match(label[-1]):
        return "\u3000"
    return " " if label.isascii() else ""


def _lists(numbering: Element, styles: Element) -> dict[str, _List]:
    patterns = {
        p.get(w("abstractNumId"), ""): p for p in numbering.iter(w("abstractNum"))
    }
    linked = _patterns_of_list_styles(numbering, styles)
    lists = {}
    for num in numbering.iter(w("num")):
        pattern_id = value(num, "abstractNumId")
        pattern = patterns.get(pattern_id)
        style = value(pattern, "numStyleLink")
        if style in linked:
            pattern_id = linked[style]
            pattern = patterns.get(pattern_id)
        if pattern is None:
            continue
        levels = dict(_levels(pattern))
        restarts = {}
        for override in num.iter(w("lvlOverride")):
            levels |= dict(_levels(override))
            if child(override, "startOverride") is not None:
                index = _bounded(override.get(w("ilvl"), "0"))
                restarts[index] = number(override, "startOverride", 1)
        lists[num.get(w("numId"), "")] = _List(pattern_id, levels, restarts)
    return lists


def _patterns_of_list_styles(numbering: Element, styles: Element) -> dict[str, str]:
    patterns = {
        num.get(w("numId"), ""): value(num, "abstractNumId")
        for num in numbering.iter(w("num"))
    }
    return {
        style.get(w("styleId"), ""): patterns[list_id]
        for style in styles.iter(w("style"))
        if style.get(w("type")) == "numbering"
        and (list_id := value(_numbering_of(style), "numId")) in patterns
    }


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for level in parent.iter(w("lvl")):
        yield (
            _bounded(level.get(w("ilvl"), "0")),
            Level(
                start=number(level, "start", 0),
                number_format=value(level, "numFmt") or "decimal",
                text=value(level, "lvlText"),
                is_decimal_only=child(level, "isLgl") is not None,
                is_followed=value(level, "suff") != "nothing",
            ),
        )


def _style_places(numbering: Element, styles: Element) -> dict[str, Numbered]:
    level_of_style = {
        style_id: _bounded(level.get(w("ilvl"), "0"))
        for level in numbering.iter(w("lvl"))
        if (style_id := value(level, "pStyle"))
    }
    by_id = {style.get(w("styleId"), ""): style for style in styles.iter(w("style"))}
    places = {}
    for style_id in by_id:
        numbered = _inherited_numbering(style_id, by_id)
        if numbered is not None and (list_id := value(numbered, "numId")):
            index = number(numbered, "ilvl", level_of_style.get(style_id, 0))
            places[style_id] = Numbered(list_id, index)
    return places


def _inherited_numbering(style_id: str, by_id: dict[str, Element]) -> Element | None:
    seen: set[str] = set()
    while style_id in by_id and style_id not in seen:
        seen.add(style_id)
        found = _numbering_of(by_id[style_id])
        if found is not None:
            return found
        style_id = value(by_id[style_id], "basedOn")
    return None


def _numbering_of(style: Element) -> Element | None:
    return child(child(style, "pPr"), "numPr")


def _bounded(index: str) -> int:
    return min(int(index), _LEVELS - 1) if index.isdigit() else 0
