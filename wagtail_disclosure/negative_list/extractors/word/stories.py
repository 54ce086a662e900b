"""A story read from first to last: paragraphs, tables and what lies within them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.extractors.ooxml.markup import (
    Event,
    Step,
    walk,
)
from wagtail_disclosure.negative_list.extractors.word.paragraphs import (
    CHANGES,
    Paragraph,
    Surroundings,
)
from wagtail_disclosure.negative_list.extractors.word.rows import RowReader, TableRow
from wagtail_disclosure.negative_list.screening.texts import Locator, Readable, Role

# What only wraps paragraphs and tables.
WRAPPERS = frozenset(
    [
        "w:body",
        "w:sdt",
        "w:sdtContent",
        "w:customXml",
        "w:smartTag",
        "w:ins",
        "w:del",
        "w:moveFrom",
        "w:moveTo",
        "w:docPartBody",
        "w:docPart",
        "w:docParts",
    ]
)
NOTES = frozenset({"w:footnote", "w:endnote", "w:comment"})
CONTAINERS = WRAPPERS | NOTES | {"w:tbl"}
# A title stands in the first lines and in the middle, and is no sentence.
_TITLE_LINES = 5
_TITLE_LENGTH = 60
_ROWS_TOGETHER = 200


@dataclass
class Numbers:
    """Paragraphs and tables as people count them, over all boxes of a story."""

    paragraphs: int = 0
    tables: int = 0
    filled: int = 0


@dataclass
class Story:
    """Reads a story; `place` is where it stands, `hidden` why it is not seen."""

    reading: Reading
    around: Surroundings
    place: Locator = field(default_factory=dict)
    role: Role = Role.BODY
    hidden: str = ""
    numbers: Numbers = field(default_factory=Numbers)

    def read(self, events: Iterable[Event]) -> Iterator[Readable]:
        waiting = iter(events)
        for step, element in waiting:
            if step is Step.WHOLE:
                yield from self._whole(element)
            elif element.tag in CHANGES:
                self.hidden = CHANGES[element.tag] if step is Step.START else ""
            elif step is Step.START and element.tag in NOTES:
                self._begin_note(element)
            elif step is Step.START and element.tag == "w:tbl":
                yield from self._table(element, waiting)

    def _whole(self, element: Element) -> Iterator[Readable]:
        self.reading.spend()
        if element.tag == "w:background":
            self.around = replace(self.around, is_shaded=True)
        if element.tag == "w:p":
            yield from self._paragraph(element)
        elif element.tag in ("w:sdtPr", "w:background", "mc:AlternateContent"):
            # Read like a paragraph for what they hold: lists, alternative texts.
            yield from self._extras(_as_paragraph(element, self.around), self.place)

    def _begin_note(self, element: Element) -> None:
        kind = element.tag.rpartition(":")[2]
        self.place = {kind: _as_number(element.get("w:id", ""))}

    def _paragraph(self, element: Element) -> Iterator[Readable]:
        # A box in a paragraph has that one's place, and is not counted.
        self.numbers.paragraphs += not self.place
        place = self.place or {"paragraph": self.numbers.paragraphs}
        paragraph = Paragraph(element, self.around)
        text = paragraph.seen
        if text.strip():
            self.numbers.filled += 1
            role = self._role_of(paragraph, text)
            yield self.reading.text(text, place, role, hidden=self.hidden)
        yield from self._beside(paragraph, place)

    def _beside(self, paragraph: Paragraph, place: Locator) -> Iterator[Readable]:
        """What a paragraph holds besides its visible letters."""
        for text, hidden in paragraph.unseen():
            reason = self.hidden or hidden
            yield self.reading.text(text, place, self.role, hidden=reason)
        yield from self._extras(paragraph, place)

    def _extras(self, paragraph: Paragraph, place: Locator) -> Iterator[Readable]:
        for extra in paragraph.extras:
            hidden = self.hidden or extra.hidden
            yield self.reading.text(extra.text, place, extra.role, hidden=hidden)
        for box, change in paragraph.boxes:
            # A box has a colour of its own, so white letters may be seen in it.
            inner = replace(
                self,
                place=place,
                around=replace(self.around, is_shaded=True),
                hidden=self.hidden or change,
            )
            yield from inner.read(walk(box, CONTAINERS))

    def _role_of(self, paragraph: Paragraph, text: str) -> Role:
        if self.role is not Role.BODY or self.place:
            return self.role
        style = self.around.styles.name(paragraph.style_id)
        if style in ("title", "标题"):
            return Role.TITLE
        if style.startswith(("heading", "标题 ")):
            return Role.HEADING
        is_first = self.numbers.filled <= _TITLE_LINES
        is_short = len(text) <= _TITLE_LENGTH and not text.rstrip().endswith("。")
        return (
            Role.TITLE if paragraph.is_centred and is_first and is_short else self.role
        )

    def _table(self, table: Element, events: Iterator[Event]) -> Iterator[Readable]:
        self.numbers.tables += 1
        number = self.numbers.tables
        reader = RowReader(self.around)
        rows: list[TableRow] = []
        first = 1
        for step, element in events:
            if step is Step.END and element is table:
                break
            if step is Step.WHOLE:
                reader.note(element)
                rows.extend(reader.rows(element))
            if len(rows) >= _ROWS_TOGETHER:
                yield from self._rows(rows, number, first)
                first += len(rows)
                rows = []
        yield from self._rows(rows, number, first)

    def _rows(
        self, rows: list[TableRow], number: int, first: int
    ) -> Iterator[Readable]:
        if not rows:
            return
        place = {**self.place, "table": number}
        yield self.reading.table(
            [row.texts for row in rows],
            place,
            name="-".join(map(str, (*self.place.values(), self.role, number))),
            first_row=first,
            hidden=self.hidden,
            hidden_rows={
                first + index: row.hidden
                for index, row in enumerate(rows)
                if row.hidden
            },
        )
        for index, row in enumerate(rows):
            for column, paragraph in row.paragraphs:
                where = {**place, "row": first + index, "column": column}
                yield from self._beside(paragraph, where)
            for table in row.tables:
                cell = Element("w:tc")
                cell.append(table)
                yield from self.read(walk(cell, CONTAINERS))


def _as_paragraph(element: Element, around: Surroundings) -> Paragraph:
    parent = Element("w:p")
    parent.append(element)
    return Paragraph(parent, around)


def _as_number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text
