"""Files as readers see them."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from typing import Any, Self

from wagtail_disclosure.catalogue.validators import clean_title
from wagtail_disclosure.publication.plain_words import plain_filename


@dataclass(frozen=True)
class FileLink:
    """``size`` in bytes; no ``url`` before publication."""

    title: str
    filename: str
    url: str
    size: int
    content_type: str

    @property
    def is_pdf(self) -> bool:
        return self.content_type == "application/pdf"

    @property
    def suffix(self) -> str:
        return self.filename.rpartition(".")[2].upper()

    @classmethod
    def of_published_file(cls, file: Any, *, url: str) -> Self:
        return cls._of(file.title, file.filename, url, file.frozen_file.size)

    @classmethod
    def of_draft(cls, row: Any, document: Any, *, url: str) -> Self:
        return cls._of(
            row.title or document.title, document.filename, url, document.file_size or 0
        )

    @classmethod
    def _of(cls, title: str, filename: str, url: str, size: int) -> Self:
        filename = plain_filename(filename)
        return cls(
            # A document is titled in Wagtail's own form, which takes anything.
            title=clean_title(title) or filename,
            filename=filename,
            url=url,
            size=size,
            content_type=mimetypes.guess_type(filename)[0] or "",
        )
