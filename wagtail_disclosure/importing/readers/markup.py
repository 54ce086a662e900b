"""HTML, of a web page or of a converted document, as blocks."""

import html
import re
from collections.abc import Callable, Iterable

from bs4 import Tag
from bs4.element import PageElement

from wagtail_disclosure.importing.readers.builder import BlockBuilder
from wagtail_disclosure.importing.readers.document import Picture
from wagtail_disclosure.importing.readers.headings import is_numbered_sentence
from wagtail_disclosure.importing.readers.inline import (
    inline_html,
    is_dropped,
    is_hidden,
    list_html,
    plain_text,
    trimmed_html,
)
from wagtail_disclosure.importing.readers.markup_tables import is_layout, read_table

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol")
_BREAKING = re.compile(
    "^(?:address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h[1-6]|header|hr|img|li|main|nav|ol|p|pre|section|"
    "summary|table|tbody|td|tfoot|th|thead|tr|ul)$"
)

PictureSource = Callable[[str, str], Picture | None]


class MarkupReader:
    """Walks a tree and hands its parts to a builder in order.

    `picture` turns an image's source and alternative text into a picture, or
    into None when it cannot be had.
    """

    def __init__(self, builder: BlockBuilder, picture: PictureSource) -> None:
        self.builder = builder
        self.picture = picture
        self._inline: list[str] = []

    def read(self, root: Tag) -> None:
        self._walk(root.children)
        self._end_paragraph()

    def _walk(self, children: Iterable[PageElement]) -> None:
        for child in children:
            if isinstance(child, Tag):
                self._element(child)
            else:
                self._inline.append(inline_html(child))

    def _element(self, element: Tag) -> None:
        if is_dropped(element):
            if is_hidden(element) and element.get_text(strip=True):
                self.builder.warn("hidden-left-out")
            return
        is_breaking = _BREAKING.match(element.name) is not None
        if not is_breaking and element.find(_BREAKING) is None:
            self._inline.append(inline_html(element))
        elif is_breaking:
            self._end_paragraph()
            self._block(element)
            self._end_paragraph()
        else:
            self._walk(element.children)

    def _block(self, element: Tag) -> None:
        if element.name in _HEADINGS:
            self._heading(element)
        elif element.name in _LISTS:
            self._list(element)
        elif element.name == "table" and not is_layout(element):
            self._table(element)
        elif element.name == "img":
            self._picture(element)
        elif element.name == "pre" and element.find(_BREAKING) is None:
            self._preformatted(element)
        else:
            self._walk(element.children)

    def _heading(self, element: Tag) -> None:
        text = plain_text(element)
        if is_numbered_sentence(text):
            self._walk(element.children)
            return
        if text:
            self.builder.heading(int(element.name[1]), text)
        self._pictures_within(element)

    def _table(self, element: Tag) -> None:
        table, has_merged_cells = read_table(element, self.builder)
        if has_merged_cells:
            self.builder.warn("merged-cells", table=table.caption)
        if table.rows:
            self.builder.table(table)
        self._pictures_within(element)

    def _list(self, element: Tag) -> None:
        markup = list_html(element)
        if element.find("table") or _length(markup) < _length(inline_html(element)):
            # Old pages keep text outside of the items.
            self._walk(element.children)
            return
        if markup:
            self.builder.html(markup, characters=_length(markup))
        self._pictures_within(element)

    def _preformatted(self, element: Tag) -> None:
        for line in element.get_text().splitlines():
            self._inline.append(html.escape(line, quote=False))
            self._end_paragraph()

    def _pictures_within(self, element: Tag) -> None:
        for image in element.find_all("img"):
            self._picture(image)

    def _picture(self, element: Tag) -> None:
        source = str(element.get("src", ""))
        alt = " ".join(str(element.get("alt", "")).split())
        picture = self.picture(source, alt)
        if picture is not None:
            self.builder.picture(picture)

    def _end_paragraph(self) -> None:
        markup = trimmed_html("".join(self._inline))
        self._inline.clear()
        if markup:
            self.builder.html(f"<p>{markup}</p>", characters=_length(markup))


def _length(markup: str) -> int:
    """Characters that a reader sees, blanks not counted."""
    return len("".join(re.sub(r"<[^<>]*>", "", markup).split()))
