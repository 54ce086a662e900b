"""One paragraph: its letters with the reasons why some are not seen, and its extras."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from wagtail_disclosure.negative_list.extractors.ooxml.names import local_name
from wagtail_disclosure.negative_list.extractors.word.looks import (
    Look,
    Styles,
    is_filled,
    run_look,
)
from wagtail_disclosure.negative_list.screening.texts import Role

INSERTED = "tracked-insertion"
DELETED = "tracked-deletion"
CHANGES = {
    "w:ins": INSERTED,
    "w:moveTo": INSERTED,
    "w:del": DELETED,
    "w:moveFrom": DELETED,
}
_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
}
_TEXTS = frozenset({"w:t", "w:delText", "m:t", "a:t"})
_CODES = frozenset({"w:instrText", "w:delInstrText"})
_PASSED_OVER = frozenset({"w:pPr", "w:rPr", "w:sectPr", "w:sdtEndPr"})
_DRAWN = ("descr", "title", "alt")
# Words of a field that a person wrote; "_Toc…" are the program's own marks.
_QUOTED = re.compile(r'"([^"_][^"]*)"')
_FORM_VALUES = frozenset(
    ["w:default", "w:helpText", "w:statusText", "w:result", "w:listEntry", "w:alias"]
)
_PRIVATE = range(0xE000, 0xF900)


@dataclass(frozen=True)
class Surroundings:
    """What a paragraph needs to know of the document around it."""

    styles: Styles
    links: Mapping[str, str] = field(default_factory=dict)
    # On a coloured ground white letters are seen.
    is_shaded: bool = False


@dataclass(frozen=True)
class Extra:
    """Something beside the letters: a link, an alternative text, a form's word."""

    text: str
    role: Role
    hidden: str = ""


class Paragraph:
    def __init__(self, element: Element, around: Surroundings) -> None:
        self.around = around
        # Letters and why they are not seen.
        self.segments: list[tuple[str, str]] = []
        self.extras: list[Extra] = []
        # Text boxes, each with what happened to it.
        self.boxes: list[tuple[Element, str]] = []
        self._codes: list[str] = []
        properties = element.find("w:pPr")
        self.style_id = _value(properties, "w:pStyle")
        self.is_centred = _value(properties, "w:jc") == "center"
        base = around.styles.look(self.style_id)
        is_shaded = around.is_shaded or (
            properties is not None and is_filled(properties.find("w:shd"))
        )
        self._base = Look(is_shaded=True).over(base) if is_shaded else base
        self._children(element, "")
        self._end_code()

    @property
    def seen(self) -> str:
        """The letters as a reader has them; empty if all of them are unseen ones."""
        if all(hidden for _text, hidden in self.segments):
            return ""
        return self.letters()

    def letters(self, *, all_of_them: bool = False) -> str:
        """The letters, insertions among them, or the hidden and removed ones, too."""
        return "".join(
            text
            for text, hidden in self.segments
            if all_of_them or hidden in ("", INSERTED)
        )

    def unseen(self) -> Iterator[tuple[str, str]]:
        """Stretches that are hidden or changed, with the words they cut into."""
        for first, last, hidden in self._stretches():
            inner = "".join(text for text, _hidden in self.segments[first:last])
            if inner.strip():
                before = "".join(t for t, h in self.segments[:first] if not h)
                after = "".join(t for t, h in self.segments[last:] if not h)
                yield _word_end(before) + inner + _word_start(after), hidden

    def _stretches(self) -> Iterator[tuple[int, int, str]]:
        first = 0
        segments = self.segments
        for index in range(1, len(segments) + 1):
            is_end = index == len(segments)
            if is_end or segments[index][1] != segments[first][1]:
                if segments[first][1]:
                    yield first, index, segments[first][1]
                first = index

    def _children(self, element: Element, change: str) -> None:
        for child in element:
            self._child(child, change)

    def _child(self, child: Element, change: str) -> None:
        tag = child.tag
        if tag == "w:r":
            self._run(child, change)
        elif tag in CHANGES:
            # A deletion within an insertion is gone, whichever stands outside.
            self._children(child, _stronger(change, CHANGES[tag]))
        elif tag in _PASSED_OVER:
            return
        elif tag == "w:txbxContent":
            self.boxes.append((child, change))
        elif tag == "mc:AlternateContent":
            self._alternatives(child, change)
        elif tag in _TEXTS:
            self._add(child.text, change)
        else:
            self._note(child)
            self._children(child, change)

    def _run(self, run: Element, change: str) -> None:
        properties = run.find("w:rPr")
        style = self.around.styles.look(_value(properties, "w:rStyle"))
        look = run_look(properties).over(style).over(self._base)
        hidden = DELETED if change == DELETED else look.hidden or change
        for child in run:
            tag = child.tag
            if tag in _TEXTS:
                self._add(child.text, hidden)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], hidden)
            elif tag == "w:sym":
                self._add(_symbol(child), hidden)
            elif tag in _CODES:
                self._codes.append(child.text or "")
            elif tag == "w:fldChar":
                self._field_mark(child)
            else:
                self._child(child, hidden)

    def _add(self, text: str | None, hidden: str) -> None:
        if text:
            self.segments.append((text, hidden))

    def _field_mark(self, mark: Element) -> None:
        if mark.get("w:fldCharType") != "begin":
            self._end_code()
        for each in mark.iter():
            self._form_value(each)

    def _end_code(self) -> None:
        self._code("".join(self._codes))
        self._codes.clear()

    def _code(self, code: str) -> None:
        for quoted in _QUOTED.findall(code):
            self.extras.append(Extra(quoted, Role.LINK))

    def _form_value(self, element: Element) -> None:
        value = element.get("w:val", "")
        if element.tag in _FORM_VALUES and len(value) > 1:
            self.extras.append(Extra(value, Role.FORM_FIELD))

    def _note(self, element: Element) -> None:
        """What an element says of itself, besides its letters."""
        tag = element.tag
        if tag == "w:hyperlink":
            self._link(element.get("r:id", ""))
            self._extra(element.get("w:tooltip", ""), Role.LINK)
        elif tag == "w:fldSimple":
            self._code(element.get("w:instr", ""))
        elif tag == "w:listItem":
            self._extra(element.get("w:displayText", ""), Role.FORM_FIELD)
            self._extra(element.get("w:value", ""), Role.FORM_FIELD)
        elif tag == "v:textpath":
            # A word as a picture: a watermark, for example.
            self._extra(element.get("string", ""), Role.BODY)
        elif tag in _FORM_VALUES:
            self._form_value(element)
        elif local_name(tag) in ("docPr", "cNvPr") or tag.startswith("v:"):
            for key in _DRAWN:
                self._extra(element.get(key, ""), Role.ALTERNATIVE)
        elif tag == "a:hlinkClick":
            self._link(element.get("r:id", ""))

    def _link(self, relationship: str) -> None:
        self._extra(self.around.links.get(relationship, ""), Role.LINK)

    def _extra(self, text: str, role: Role) -> None:
        extra = Extra(text, role)
        if text.strip() and extra not in self.extras:
            self.extras.append(extra)

    def _alternatives(self, element: Element, change: str) -> None:
        """The same drawing for new and old programs; what differs counts, too."""
        seen: set[str] = set()
        for number, choice in enumerate(element):
            words = "".join(choice.itertext())
            if number and words in seen:
                for each in choice.iter():
                    self._note(each)
                continue
            seen.add(words)
            self._children(choice, change)


def _value(properties: Element | None, tag: str) -> str:
    found = None if properties is None else properties.find(tag)
    return "" if found is None else found.get("w:val", "")


def _stronger(outer: str, inner: str) -> str:
    return DELETED if DELETED in (outer, inner) else inner


def _symbol(element: Element) -> str:
    try:
        code = int(element.get("w:char", ""), 16)
    except ValueError:
        return ""
    # Signs of picture fonts, such as boxes to tick, have no letter.
    is_letter = 0x20 <= code < 0x110000 and code not in _PRIVATE
    return chr(code) if is_letter else ""


_WORD_END = re.compile(r"[0-9A-Za-z@.*_-]+\Z")
_WORD_START = re.compile(r"[0-9A-Za-z@.*_-]+")
_LONGEST_WORD = 40


def _word_end(text: str) -> str:
    found = _WORD_END.search(text[-_LONGEST_WORD:])
    return found[0] if found else ""


def _word_start(text: str) -> str:
    found = _WORD_START.match(text[:_LONGEST_WORD])
    return found[0] if found else ""
