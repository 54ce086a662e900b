"""What a detector finds, as the text stands at the place that it names."""

from __future__ import annotations

import hashlib

from wagtail_disclosure.negative_list.screening.findings import Finding
from wagtail_disclosure.negative_list.screening.rules import Rule
from wagtail_disclosure.negative_list.screening.screen import screen
from wagtail_disclosure.negative_list.screening.texts import Readable, Table, Text

Content = Readable | str


def findings(code: str, *contents: Content, **options: str) -> list[Finding]:
    rule = Rule(code, detector=code, options=options)
    texts = [Text(each) if isinstance(each, str) else each for each in contents]
    return screen(texts, [rule])


def found(code: str, *contents: Content, **options: str) -> list[str]:
    """The stretches of the original texts, in their order."""
    originals: dict[str, str] = {}
    for content in contents:
        for text in _texts(content):
            digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            originals[digest] = text
    return [
        originals[each.text_sha256][each.start : each.end]
        for each in findings(code, *contents, **options)
    ]


def aspects(code: str, *contents: Content) -> list[str]:
    return [each.aspect for each in findings(code, *contents)]


def table(*rows: str) -> Table:
    """A table of rows whose cells are divided by bars."""
    return Table([[cell.strip() for cell in row.split("|")] for row in rows], name="t")


def _texts(content: Content) -> list[str]:
    if isinstance(content, str):
        return [content]
    if isinstance(content, Table):
        return [cell for row in content.rows for cell in row]
    return [content.text] if isinstance(content, Text) else []
