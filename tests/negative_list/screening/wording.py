"""Screening as a reader of the findings sees it, for the tests of single detectors."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from wagtail_disclosure.negative_list.screening.findings import Finding
from wagtail_disclosure.negative_list.screening.rules import Rule
from wagtail_disclosure.negative_list.screening.screen import screen
from wagtail_disclosure.negative_list.screening.texts import Readable, Role, Table, Text


def findings(code: str, *texts: Readable | str, **options: str) -> list[Finding]:
    """What one detector finds in the texts of one document."""
    readables = [Text(text) if isinstance(text, str) else text for text in texts]
    return screen(readables, [Rule(code, detector=code, options=options)])


def aspects(code: str, *texts: Readable | str) -> list[str]:
    return [finding.aspect for finding in findings(code, *texts)]


def found(code: str, *texts: Readable | str) -> list[str]:
    """What stands at the place of each finding, in the text as it was written."""
    by_digest = {_digest(text): text for text in _all_texts(texts)}
    places = findings(code, *texts)
    return [by_digest[f.text_sha256][f.start : f.end] for f in places]


def _all_texts(texts: Sequence[Readable | str]) -> Iterator[str]:
    for text in texts:
        if isinstance(text, str):
            yield text
        elif isinstance(text, Text):
            yield text.text
        elif isinstance(text, Table):
            for row in text.rows:
                yield from row


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def title(text: str) -> Text:
    return Text(text, role=Role.TITLE)


def table(*rows: Sequence[str], name: str = "名单") -> Table:
    return Table([list(row) for row in rows], name=name)
