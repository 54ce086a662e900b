"""A page shows its title above the body, so the body need not begin with it."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

from wagtail_disclosure.importing.readers.document import Block, Heading, RichText

_FIRST_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_NOT_SEEN = re.compile(r"[\s\u200b\ufeff]+")


def without_title(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """
    The blocks without the opening lines that together say the title.

    Width and blanks make no difference. A body that would be empty stays.
    """
    rest = list(blocks)
    wanted = _folded(title)
    said = ""
    while rest:
        line, remainder = _first_line(rest[0])
        said += _folded(line or "")
        if line is None or not wanted.startswith(said):
            break
        rest[:1] = remainder
        if said == wanted:
            return tuple(rest or blocks)
    return tuple(blocks)


def is_same_title(one: str, other: str) -> bool:
    return _folded(one) == _folded(other)


def _first_line(block: Block) -> tuple[str | None, list[Block]]:
    """What the block says first, None if that is no line, and what is left of it."""
    if isinstance(block, Heading):
        return block.text, []
    if isinstance(block, RichText) and (match := _FIRST_PARAGRAPH.match(block.html)):
        rest = block.html[match.end() :]
        text = html.unescape(_TAG.sub("", match[1]))
        return text, [RichText(rest)] if rest else []
    return None, []


def _folded(text: str) -> str:
    return _NOT_SEEN.sub("", unicodedata.normalize("NFKC", text))
