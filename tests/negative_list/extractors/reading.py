"""Reads a made file as the screener would."""

from wagtail_disclosure.negative_list.extractors.extract import extract_texts
from wagtail_disclosure.negative_list.extractors.extractor import SourceFile
from wagtail_disclosure.negative_list.extractors.limits import ExtractLimits
from wagtail_disclosure.negative_list.screening.texts import (
    Problem,
    Readable,
    Role,
    Table,
    Text,
)

# Without the name of the file itself, which every reading begins with.
WITHOUT_OCR = ExtractLimits(max_ocr_pages=0)


def read(
    name: str, content: bytes, limits: ExtractLimits = WITHOUT_OCR
) -> list[Readable]:
    found = list(extract_texts(SourceFile(name, content), limits=limits))
    assert isinstance(found[0], Text) and found[0].role is Role.FILE_NAME
    return found[1:]


def problems(found: list[Readable]) -> list[tuple[str, dict[str, str | int]]]:
    return [(p.reason, dict(p.locator)) for p in found if isinstance(p, Problem)]


def reasons(found: list[Readable]) -> list[str]:
    return [reason for reason, _place in problems(found)]


def texts(
    found: list[Readable], role: Role | None = None, hidden: str | None = None
) -> list[str]:
    return [
        t.text
        for t in found
        if isinstance(t, Text)
        and (role is None or t.role is role)
        and (hidden is None or t.hidden == hidden)
    ]


def bodies(found: list[Readable]) -> list[str]:
    """What is written for readers to see."""
    return texts(found, Role.BODY, "")


def tables(found: list[Readable]) -> list[list[list[str]]]:
    return [[list(row) for row in t.rows] for t in found if isinstance(t, Table)]
