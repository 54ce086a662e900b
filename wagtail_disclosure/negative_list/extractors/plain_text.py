"""Plain text, in any encoding that Chinese offices write."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.extractors.extractor import (
    Extractor,
    Reading,
    SourceFile,
)
from wagtail_disclosure.negative_list.screening.texts import Readable
from wagtail_disclosure.tabular.decoding import decode


class PlainTextExtractor(Extractor):
    suffixes = frozenset({"txt", "text", "md", "log"})

    def recognises(self, file: SourceFile) -> bool:
        return False

    def extract(self, file: SourceFile, reading: Reading) -> Iterator[Readable]:
        try:
            text = decode(file.read())
        except UnicodeDecodeError as error:
            raise FileProblem("undecodable") from error
        for number, paragraph in enumerate(text.splitlines(), start=1):
            if paragraph.strip():
                yield reading.text(paragraph, {"line": number})
