"""The numbers that Word counts itself, and that no text of the file holds."""

import re
from collections import Counter, defaultdict
from xml.etree.ElementTree import Element, SubElement

from wagtail_disclosure.importing.readers.word_lists import (
    LEVELS,
    Level,
    Numbered,
    read_lists,
    style_places,
)
from wagtail_disclosure.importing.readers.word_numerals import numeral
from wagtail_disclosure.importing.readers.word_xml import child, number, value, w

_PLACE = re.compile(r"%([1-9])")
_HAN = re.compile(r"[\u4e00-\u9fff]")


class Numbering:
    def __init__(self, numbering: Element, styles: Element) -> None:
        self._lists = read_lists(numbering, styles)
        self._by_style = style_places(numbering, styles)
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
        counts = self._counts.setdefault(found.counter_id, [None] * LEVELS)
        if place.list_id not in self._started:
            self._started.add(place.list_id)
            for index, start in found.restarts.items():
                counts[index] = start - 1
        count = counts[place.index]
        start = found.levels[place.index].start
        counts[place.index] = start if count is None else count + 1
        counts[place.index + 1 :] = [None] * (LEVELS - place.index - 1)
        return counts


def _gap(label: str, is_followed: bool) -> str:
    if not is_followed or not label:
        return ""
    if _HAN.match(label[-1]):
        return "\u3000"
    return " " if label.isascii() else ""


def write_numbers(document: Element, numbering: Numbering) -> bool:
    paragraphs = list(document.iter(w("p")))
    places = {
        index: place
        for index, paragraph in enumerate(paragraphs)
        if (place := numbering.place(paragraph))
    }
    lists = _real_lists(places, numbering)
    written = False
    for index, place in places.items():
        if place.list_id in lists or _is_bullet(place, numbering):
            continue
        label = numbering.label(place)
        if label and _has_text(paragraphs[index]):
            _prefix(paragraphs[index], label)
            written = True
    return written


def _real_lists(places: dict[int, Numbered], numbering: Numbering) -> set[str]:
    """Lists that markup numbers the same: 1. 2. 3. in one piece."""
    positions: dict[str, list[int]] = defaultdict(list)
    for index, place in places.items():
        positions[place.list_id].append(index)
    sharing = Counter(
        numbering.counter_id(Numbered(list_id, 0)) for list_id in positions
    )
    return {
        list_id
        for list_id, found in positions.items()
        if found[-1] - found[0] + 1 == len(found)
        and sharing[numbering.counter_id(Numbered(list_id, 0))] == 1
        and all(_is_plain(places[index], numbering) for index in found)
    }


def _is_plain(place: Numbered, numbering: Numbering) -> bool:
    level = numbering.level(place)
    return level is not None and (level.is_bullet or level.is_plain(place.index))


def _is_bullet(place: Numbered, numbering: Numbering) -> bool:
    level = numbering.level(place)
    return level is None or level.is_bullet


def _has_text(paragraph: Element) -> bool:
    return any((text.text or "").strip() for text in paragraph.iter(w("t")))


def _prefix(paragraph: Element, label: str) -> None:
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = Element(w("pPr"))
        paragraph.insert(0, properties)
    own = child(properties, "numPr")
    if own is not None:
        properties.remove(own)
    # List 0 is none: it also overrules the list of the style.
    own = SubElement(properties, w("numPr"))
    SubElement(own, w("ilvl"), {w("val"): "0"})
    SubElement(own, w("numId"), {w("val"): "0"})
    run = Element(w("r"))
    SubElement(run, w("t")).text = label
    paragraph.insert(list(paragraph).index(properties) + 1, run)
