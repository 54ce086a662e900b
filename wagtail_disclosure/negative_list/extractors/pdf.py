"""PDF, by PDFium in a process of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.extractors import ocr
from wagtail_disclosure.negative_list.extractors.extractor import (
    Extractor,
    Reading,
    SourceFile,
)
from wagtail_disclosure.negative_list.extractors.layout.reading import PageReader
from wagtail_disclosure.negative_list.extractors.layout.runs import Run
from wagtail_disclosure.negative_list.extractors.pdfium.events import Event
from wagtail_disclosure.negative_list.extractors.pdfium.process import read_pdf
from wagtail_disclosure.negative_list.screening.texts import Locator, Readable, Role

_MARK = b"%PDF-"
# Some printers write lines of their own first; readers accept that.
_MARK_WITHIN = 1024


class PdfExtractor(Extractor):
    """
    Pages, annotations, form fields, properties, bookmarks and files inside.

    Not read: the words of a picture in a page that has enough text of its own, and
    metadata that is neither plain nor packed in the usual way.
    """

    suffixes = frozenset({"pdf"})

    def recognises(self, file: SourceFile) -> bool:
        # A zip may begin with a PDF that was put into it unpacked.
        return _MARK in file.head[:_MARK_WITHIN] and not file.head.startswith(b"PK")

    def extract(self, file: SourceFile, reading: Reading) -> Iterator[Readable]:
        with tempfile.TemporaryDirectory(prefix="disclosure-pdf-") as name:
            folder = Path(name)
            path = file.content
            if isinstance(path, bytes):
                path = folder / "file.pdf"
                path.write_bytes(file.read())
            events = read_pdf(
                path,
                folder,
                seconds=reading.limits.max_seconds - reading.budget.seconds_spent(),
                max_pages=reading.limits.max_pages,
                ocr_pages=ocr.pages_left(reading),
            )
            try:
                yield from _Telling(reading).readables(events)
            finally:
                events.close()  # type: ignore[attr-defined]


@dataclass
class _Telling:
    """Makes texts of what the process tells."""

    reading: Reading
    pages: PageReader = field(init=False)
    # The last pages that could not be read, for one problem together.
    unread: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pages = PageReader(self.reading)

    def readables(self, events: Iterator[Event]) -> Iterator[Readable]:
        try:
            for event in events:
                self.reading.spend()
                yield from self._readables_of(event)
        except FileProblem:
            yield from self._unread_problems()
            raise
        yield from self._unread_problems()

    def _readables_of(self, event: Event) -> Iterator[Readable]:
        if "groups" in event:
            yield from self._page(event)
        elif "text" in event:
            yield self.reading.text(
                event["text"],
                event["locator"],
                Role(event["role"]),
                heading=event["heading"],
                hidden=event["hidden"],
            )
        elif "attached" in event:
            yield from self._attached(event)
        elif "unread" in event:
            yield from self._by_ocr(event)
        elif "problem" in event:
            yield self.reading.problem(event["problem"], event["locator"])
        elif "broken" in event:
            raise FileProblem("damaged", page=event["broken"])

    def _page(self, event: Event) -> Iterator[Readable]:
        number = event["page"]
        for group in event["groups"]:
            yield from self.pages.read(
                [Run(*run) for run in group["runs"]],
                number,
                segments=[tuple(ends) for ends in group["segments"]],
                hidden=group["hidden"],
            )
        for words, hidden in event["lines"]:
            if words.strip():
                yield self.reading.text(words, {"page": number}, hidden=hidden)

    def _attached(self, event: Event) -> Iterator[Readable]:
        name, path = event["attached"], Path(event["path"])
        yield self.reading.text(
            name, event["locator"], Role.PROPERTY, hidden="embedded-file"
        )
        yield from self.reading.embedded(name, path)
        path.unlink()

    def _by_ocr(self, event: Event) -> Iterator[Readable]:
        number = event["unread"]
        runs = None
        if event["picture"]:
            path = Path(event["picture"])
            runs = ocr.read_picture(path.read_bytes(), self.reading)
            path.unlink()
        if runs is None:
            self.unread.append((number, event["reason"]))
        else:
            yield from self.pages.read(runs, number)

    def _unread_problems(self) -> Iterator[Readable]:
        """One problem for pages that follow one another."""
        stretches: list[tuple[int, int, str]] = []
        for number, reason in self.unread:
            if stretches and stretches[-1][1:] == (number - 1, reason):
                stretches[-1] = (stretches[-1][0], number, reason)
            else:
                stretches.append((number, number, reason))
        for first, last, reason in stretches:
            place: Locator = {"page": first}
            if last > first:
                place = {**place, "pages": f"{first}-{last}"}
            yield self.reading.problem(reason, place)
