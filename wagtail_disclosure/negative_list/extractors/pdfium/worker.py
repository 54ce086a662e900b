"""
The process that reads one PDF.

    python -m ….pdfium.worker FILE FOLDER PAGES OCR_PAGES BYTES

Writes a line of JSON per event; pictures and files inside go into FOLDER.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

from wagtail_disclosure.negative_list.extractors.pdfium import document_parts
from wagtail_disclosure.negative_list.extractors.pdfium.annotations import (
    annotation_events,
)
from wagtail_disclosure.negative_list.extractors.pdfium.events import Event
from wagtail_disclosure.negative_list.extractors.pdfium.library import (
    DocumentError,
    open_document,
)
from wagtail_disclosure.negative_list.extractors.pdfium.pages import read_page
from wagtail_disclosure.negative_list.extractors.pdfium.pictures_of_pages import render

# Fine enough for characters of 8 points.
_OCR_DPI = 200
_OCR_PIXELS = 16_000_000


@dataclass
class Worker:
    path: str
    folder: Path
    max_pages: int
    ocr_pages: int
    files: int = 0

    def events(self) -> Iterator[Event]:
        try:
            document = open_document(self.path)
        except DocumentError as error:
            yield {"problem": str(error), "locator": {}}
            return
        pages = pdfium.FPDF_GetPageCount(document)
        if not pages:
            yield {"problem": "damaged", "locator": {}}
        form = _form_of(document)
        for index in range(min(pages, self.max_pages)):
            yield from self._page_events(document, index, form)
        yield from self._parts(document)
        if pages > self.max_pages:
            yield {"problem": "too-many-pages", "locator": {"page": self.max_pages + 1}}

    def _page_events(self, document: Any, index: int, form: Any) -> Iterator[Event]:
        number = index + 1
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            yield {"problem": "damaged", "locator": {"page": number}}
            return
        try:
            content = read_page(document, page)
            groups = [asdict(group) for group in content.groups]
            yield {"page": number, "groups": groups, "lines": content.lines}
            yield from map(self._kept, annotation_events(document, page, number, form))
            if content.problem:
                picture = self._picture(page) if self.ocr_pages > 0 else ""
                yield {"unread": number, "reason": content.problem, "picture": picture}
        finally:
            pdfium.FPDF_ClosePage(page)

    def _parts(self, document: Any) -> Iterator[Event]:
        yield from document_parts.property_events(document)
        yield from document_parts.xmp_events(self.path)
        yield from document_parts.bookmark_events(document)
        yield from document_parts.xfa_events(document)
        yield from map(self._kept, document_parts.attachment_events(document))

    def _picture(self, page: Any) -> str:
        self.ocr_pages -= 1
        path = self._new_path()
        image = render(page, dpi=_OCR_DPI, max_pixels=_OCR_PIXELS).convert("L")
        image.save(path, "PNG", compress_level=1)
        return str(path)

    def _kept(self, event: Event) -> Event:
        """The event with its bytes in a file."""
        if "content" in event:
            path = self._new_path()
            path.write_bytes(event.pop("content"))
            event["path"] = str(path)
        return event

    def _new_path(self) -> Path:
        self.files += 1
        return self.folder / f"{self.files}.bin"


def _form_of(document: Any) -> Any:
    if pdfium.FPDF_GetFormType(document) == pdfium.FORMTYPE_NONE:
        return None
    # Kept alive by the module: PDFium holds on to it.
    _FORMS.append(pdfium.FPDF_FORMFILLINFO(version=2))
    return pdfium.FPDFDOC_InitFormFillEnvironment(document, _FORMS[-1])


_FORMS: list[Any] = []


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(arguments: list[str]) -> None:
    path, folder, pages, ocr_pages, size = arguments
    _limit_memory(int(size))
    worker = Worker(path, Path(folder), int(pages), int(ocr_pages))
    for event in chain(worker.events(), [{"end": True}]):
        # At once: what was told stays told if the next page ends the process.
        sys.stdout.write(json.dumps(event) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
