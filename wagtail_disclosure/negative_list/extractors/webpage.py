"""Web pages, with what their readers do not see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from wagtail_disclosure.archives import MEBIBYTE, FileProblem
from wagtail_disclosure.negative_list.content.rich_text import html_texts
from wagtail_disclosure.negative_list.extractors.extractor import (
    Extractor,
    Reading,
    SourceFile,
)
from wagtail_disclosure.negative_list.screening.texts import Readable, Table, Text
from wagtail_disclosure.tabular.decoding import decode

# A tree takes many times the size of its markup.
_MAX_BYTES = 20 * MEBIBYTE
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)


class WebPageExtractor(Extractor):
    suffixes = frozenset({"htm", "html", "xhtml", "shtml"})

    def recognises(self, file: SourceFile) -> bool:
        return _MARKUP.search(file.head[:1024]) is not None

    def extract(self, file: SourceFile, reading: Reading) -> Iterator[Readable]:
        if file.size > _MAX_BYTES:
            raise FileProblem("too-large", bytes=_MAX_BYTES)
        try:
            html = decode(file.read())
        except UnicodeDecodeError as error:
            raise FileProblem("undecodable") from error
        for content in html_texts(html, {}):
            reading.spend()
            if isinstance(content, Text | Table):
                yield replace(content, member=reading.member)
