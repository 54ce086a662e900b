"""What a reader found, as the data that the body of an entry is stored in."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from wagtail_disclosure.importing.markup import clean_markup
from wagtail_disclosure.importing.readers.document import (
    Block,
    Heading,
    Picture,
    ReadDocument,
    RichText,
    Table,
)
from wagtail_disclosure.importing.repeated_title import is_same_title, without_title

# The limits of `HeadingBlock` and `PictureBlock`.
_LONGEST_LINE = 255
_DEEPEST_LEVEL = 4

KeepPicture = Callable[[Picture], Any]


def to_stream_data(
    document: ReadDocument, *, title: str, picture: KeepPicture
) -> list[dict[str, Any]]:
    """
    The blocks as raw data of ``EntryBodyBlock``.

    ``title`` is that of the page: the body does not repeat it, but keeps a heading
    of the file that says something else.
    ``picture`` stores a picture and returns its Wagtail document, or None to leave
    it out.
    """
    blocks = document.blocks
    if document.is_title_from_body:
        if not is_same_title(document.title, title):
            blocks = without_title((Heading(2, document.title), *blocks), title)
    else:
        blocks = without_title(blocks, title)
    data = (_block(block, picture) for block in _named_pictures(blocks, title))
    return [block for block in data if block is not None]


def _named_pictures(blocks: Iterable[Block], title: str) -> Iterator[Block]:
    """
    Every picture with an alternative text.

    What a picture shows is not known here; that it is one, and which, is.
    """
    number = 0
    for block in blocks:
        if isinstance(block, Picture):
            number += 1
            if not block.alt:
                alt = _("Picture %(number)d: %(title)s")
                block = replace(block, alt=alt % {"number": number, "title": title})
        yield block


def _block(block: Block, picture: KeepPicture) -> dict[str, Any] | None:
    if isinstance(block, Heading):
        return _heading(block)
    if isinstance(block, RichText):
        return _text(clean_markup(block.html))
    if isinstance(block, Table):
        return {"type": "table", "value": table_value(block)}
    return _picture(block, picture)


def _heading(heading: Heading) -> dict[str, Any] | None:
    text = heading.text.strip()
    if len(text) > _LONGEST_LINE:
        return _text(f"<p><b>{html.escape(text, quote=False)}</b></p>")
    if not text:
        return None
    level = min(max(heading.level, 2), _DEEPEST_LEVEL)
    return {"type": "heading", "value": {"level": str(level), "text": text}}


def _text(markup: str) -> dict[str, Any] | None:
    return {"type": "text", "value": markup} if markup else None


def table_value(table: Table) -> dict[str, Any]:
    """A table in the form in which Wagtail's ``TableBlock`` stores it."""
    is_header = table.first_row_is_header
    return {
        "data": [list(row) for row in table.rows],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": is_header,
        "first_col_is_header": False,
        "table_header_choice": "row" if is_header else "neither",
        "table_caption": table.caption,
    }


def _picture(picture: Picture, keep: KeepPicture) -> dict[str, Any] | None:
    document = keep(picture)
    if document is None:
        return None
    value = {
        "document": document.pk,
        "alt_text": picture.alt[:_LONGEST_LINE],
        "caption": "",
    }
    return {"type": "picture", "value": value}
