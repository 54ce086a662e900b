"""What a Word file says about its lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from wagtail_disclosure.importing.readers.word_xml import child, number, value, w

LEVELS = 9


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


@dataclass(frozen=True)
class ListDefinition:
    # Lists made from one pattern go on counting where the other stopped.
    counter_id: str
    levels: dict[int, Level]
    restarts: dict[int, int]


def read_lists(numbering: Element, styles: Element) -> dict[str, ListDefinition]:
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
        lists[num.get(w("numId"), "")] = ListDefinition(pattern_id, levels, restarts)
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


def style_places(numbering: Element, styles: Element) -> dict[str, Numbered]:
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
    return min(int(index), LEVELS - 1) if index.isdigit() else 0
