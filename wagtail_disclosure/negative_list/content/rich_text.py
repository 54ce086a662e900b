"""The texts of rich text and other HTML that editors write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from wagtail_disclosure.negative_list.screening.texts import (
    Locator,
    Readable,
    Role,
    Table,
    Text,
)

_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "br",
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINKED = ("href", "src", "url")
_SPOKEN = ("alt", "title", "aria-label", "caption")
_SILENT = frozenset({"script", "style", "template"})


def html_texts(html: str, locator: Locator) -> Iterator[Readable]:
    """Paragraphs, tables, link targets, alternative texts and comments."""
    soup = BeautifulSoup(html, "html.parser")
    for number, table in enumerate(_outer_tables(soup), start=1):
        rows = [
            [cell.get_text(" ", strip=True) for cell in row.find_all(["td", "th"])]
            for row in table.find_all("tr")
        ]
        yield Table(
            rows,
            name=f"{sorted(locator.items())} {number}",
            locator={**locator, "table": number},
        )
        table.extract()
    for number, (text, role) in enumerate(_paragraphs(soup), start=1):
        yield Text(text, {**locator, "paragraph": number}, role)
    yield from _unseen(soup, locator)


def _outer_tables(soup: BeautifulSoup) -> Iterator[Tag]:
    for table in soup.find_all("table"):
        if isinstance(table, Tag) and table.find_parent("table") is None:
            yield table


def _paragraphs(soup: BeautifulSoup) -> Iterator[tuple[str, Role]]:
    """The texts between the borders of block elements."""
    parts: list[str] = []
    role = Role.BODY
    for node, opens in _walk(soup):
        if isinstance(node, NavigableString):
            parts.append(str(node))
            continue
        if "".join(parts).strip():
            yield "".join(parts).strip(), role
        parts = []
        role = Role.HEADING if opens and node.name in _HEADINGS else Role.BODY
    if "".join(parts).strip():
        yield "".join(parts).strip(), role


def _walk(soup: BeautifulSoup) -> Iterator[tuple[Tag | NavigableString, bool]]:
    """Strings, and block elements where they open and where they close."""
    stack: list[tuple[Tag, Iterator[object]]] = [(soup, iter(soup.children))]
    while stack:
        tag, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if tag.name in _BLOCKS:
                yield tag, False
        elif isinstance(child, Tag):
            if child.name in _SILENT:
                continue
            if child.name in _BLOCKS:
                yield child, True
            stack.append((child, iter(child.children)))
        elif isinstance(child, NavigableString) and not isinstance(child, Comment):
            yield child, True


def _unseen(soup: BeautifulSoup, locator: Locator) -> Iterator[Text]:
    """What a reader of the page does not see, or sees on following it only."""
    for node in soup.descendants:
        if isinstance(node, Tag):
            yield from _said_by_attributes(node, locator)
            if node.name in _SILENT and (value := node.get_text().strip()):
                yield Text(
                    value, {**locator, "element": node.name}, hidden="hidden-text"
                )
        elif isinstance(node, Comment) and node.strip():
            yield Text(
                str(node), {**locator, "comment": 1}, Role.COMMENT, hidden="comment"
            )


def _said_by_attributes(tag: Tag, locator: Locator) -> Iterator[Text]:
    attributes: Mapping[str, object] = tag.attrs
    for names, role in ((_SPOKEN, Role.ALTERNATIVE), (_LINKED, Role.LINK)):
        for name in names:
            if value := str(attributes.get(name, "")).strip():
                yield Text(value, {**locator, "attribute": name}, role)
