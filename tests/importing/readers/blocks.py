"""What stands in a document that was read."""

from bs4 import BeautifulSoup

from wagtail_disclosure.importing.readers.document import (
    Heading,
    ReadDocument,
    RichText,
    Table,
)


def headings(document: ReadDocument) -> list[tuple[int, str]]:
    return [(b.level, b.text) for b in document.blocks if isinstance(b, Heading)]


def html(document: ReadDocument) -> str:
    return "".join(b.html for b in document.blocks if isinstance(b, RichText))


def paragraphs(document: ReadDocument) -> list[str]:
    soup = BeautifulSoup(html(document), "lxml")
    return [p.get_text() for p in soup.find_all(("p", "li"))]


def tables(document: ReadDocument) -> list[Table]:
    return [b for b in document.blocks if isinstance(b, Table)]


def codes(document: ReadDocument) -> list[str]:
    return [warning.code for warning in document.warnings]


def kinds(document: ReadDocument) -> list[str]:
    return [type(block).__name__ for block in document.blocks]
