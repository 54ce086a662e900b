"""Where marks such as 机密 or 讨论稿 stand when they are meant, not spoken of."""

from __future__ import annotations

import re

from wagtail_disclosure.negative_list.screening.passages import Passage
from wagtail_disclosure.negative_list.screening.texts import Role

# Lines beyond this are paragraphs, whatever they end with.
LONGEST_LINE = 60
TITLES = frozenset({Role.TITLE, Role.HEADING, Role.FILE_NAME})
MARGINS = frozenset({Role.HEADER, Role.FOOTER})
_SENTENCE = re.compile(r"[。;!?]|，|,(?! *$)")
_SUFFIX = re.compile(r"\.[a-z0-9]{2,5}$")


def is_short(passage: Passage, start: int) -> bool:
    """Whether the line is short enough for a title or a mark."""
    first, last = passage.line_span(start)
    return last - first <= LONGEST_LINE


def reads_as_sentence(line: str) -> bool:
    return _SENTENCE.search(line) is not None


def without_file_suffix(line: str) -> str:
    return _SUFFIX.sub("", line)


def neighbours(passage: Passage, offset: int) -> tuple[str, str]:
    """The lines before and after, without blanks at their ends."""
    start, end = passage.line_span(offset)
    before = passage.line_at(start - 1) if start else ""
    after = passage.line_at(end + 1) if end < len(passage.text) else ""
    return before.strip(), after.strip()
