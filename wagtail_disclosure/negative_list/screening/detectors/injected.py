"""What others have put into a text: advertising, emoji, wrong encodings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from wagtail_disclosure.negative_list.screening import advertising, mojibake
from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
)
from wagtail_disclosure.negative_list.screening.detectors.invisible import (
    has_characters_beyond_basic,
)
from wagtail_disclosure.negative_list.screening.folding import fold
from wagtail_disclosure.negative_list.screening.passages import Passage
from wagtail_disclosure.negative_list.screening.texts import Role, Text

_MOJIBAKE = frozenset(fold(word).strip() for word in mojibake.WORDS)
# After a letter, within a line: an emoji that opens a line is a bullet.
_EMOJI = re.compile(
    "(?<=[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef0-9a-zA-Z,.;:!?()“”])"
    "[\ufe0f\u200d]?[\U0001f000-\U0001f0ff\U0001f1e6-\U0001f64f\U0001f680-\U0001faff]"
)
# Signs of the basic plane that are pictures by themselves, or by the selector behind.
_PICTURE = re.compile(
    "[\u2705\u2728\u274c\u2753-\u2755\u2757\u26a1\u26d4\u23f0\u23f3\u270a\u270b\u2764]"
    "|[\u203c-\u2bff](?=\ufe0f)"
)
_LETTER = re.compile("[\u4e00-\u9fff0-9a-zA-Z,.:;!?()\u3001\u3002\uff01-\uff1f]")
# Texts that nobody sees as part of an official text.
_NO_TEXT = frozenset(
    {Role.LINK, Role.PROPERTY, Role.AUTHOR, Role.LOCATION, Role.AUDIENCE, Role.COMMENT}
)


class InjectedDetector(Detector):
    """
    Advertising by its density or its link, never by a single word.

    Notices of student loans, of the lottery's welfare fund and of fraud use the same
    words, but they neither pile them up nor invite anybody.
    """

    code = "injected"
    words = (*advertising.WORDS, *mojibake.WORDS)
    aspects = ("advertising", "emoji", "mojibake")

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        seen = set()
        for start, end in chain(
            advertising.advertising_in(passage), advertising.linked_brands(passage)
        ):
            if (line := passage.line_span(start)) not in seen:
                seen.add(line)
                yield Match(passage.piece_at(start), start, end, "advertising")
        yield from _links(passage, seen)
        for start, end in mojibake.mojibake_in(passage, _MOJIBAKE):
            yield Match(passage.piece_at(start), start, end, "mojibake")
        yield from _emoji(passage)

    def mask(self, value: str) -> str:
        # An advertisement is shown as far as it takes to know it.
        return value[:30] + "…" if len(value) > 30 else value


def _links(passage: Passage, seen: set[tuple[int, int]]) -> Iterator[Match]:
    for content, start in passage.notable:
        if not isinstance(content, Text) or content.role is not Role.LINK:
            continue
        is_seen = passage.line_span(passage.folded.to_folded(start)) in seen
        if not is_seen and advertising.names_such_a_site(content.text):
            yield Match(passage.piece_at_original(start), aspect="advertising")


def _emoji(passage: Passage) -> Iterator[Match]:
    """The first emoji inside each text."""
    text = passage.folded.original
    pictures = [m for m in _PICTURE.finditer(text) if _is_within_line(text, m.start())]
    if has_characters_beyond_basic(text):
        pictures = sorted([*pictures, *_EMOJI.finditer(text)], key=re.Match.start)
    done = -1
    for found in pictures:
        if found.start() < done:
            continue
        piece = passage.piece_at_original(found.start())
        done = piece.end
        if piece.role not in _NO_TEXT:
            yield Match(piece, aspect="emoji", origin=found.span())


def _is_within_line(text: str, place: int) -> bool:
    """Whether something is written directly before: at its start a sign is a bullet."""
    return place > 0 and _LETTER.match(text, place - 1) is not None
