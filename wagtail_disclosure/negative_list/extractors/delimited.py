"""Tables as plain text: CSV and its like, in any encoding of Chinese offices."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.extractors.extractor import (
    Extractor,
    Reading,
    SourceFile,
)
from wagtail_disclosure.negative_list.screening.texts import Readable
from wagtail_disclosure.tabular.decoding import decode
from wagtail_disclosure.tabular.reading import sniff_delimiter

_STRETCH = 500


class DelimitedExtractor(Extractor):
    suffixes = frozenset({"csv", "tsv", "tab"})

    def recognises(self, file: SourceFile) -> bool:
        return False

    def extract(self, file: SourceFile, reading: Reading) -> Iterator[Readable]:
        try:
            text = decode(file.read())
        except UnicodeDecodeError as error:
            raise FileProblem("undecodable") from error
        csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
        source = io.StringIO(text.replace("\0", ""), newline="")
        rows = csv.reader(source, delimiter=sniff_delimiter(text))
        name = f"{'/'.join(reading.member)}:{file.name}"
        stretch: list[list[str]] = []
        first = 1
        for number, row in enumerate(rows, start=1):
            if len(stretch) == _STRETCH:
                yield reading.table(stretch, {}, name=name, first_row=first)
                stretch, first = [], number
            stretch.append(row)
        if stretch:
            yield reading.table(stretch, {}, name=name, first_row=first)
