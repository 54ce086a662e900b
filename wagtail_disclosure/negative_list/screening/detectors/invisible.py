"""Characters and texts that a reader cannot see, but a machine reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    DocumentFacts,
    Hit,
    Match,
)
from wagtail_disclosure.negative_list.screening.detectors.hidden_content import (
    FOR_INVISIBLE,
)
from wagtail_disclosure.negative_list.screening.hidden_places import (
    container_of,
    hidden_pieces,
)
from wagtail_disclosure.negative_list.screening.passages import Passage
from wagtail_disclosure.negative_list.screening.stray_characters import (
    MESSAGE_BITS,
    ZERO_WIDTH,
    find_message_run,
)

# One quick look for any of them, before a closer one.
_ANY = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Of these, what turns even letters round that have a direction of their own.
_OVERRIDES = "\u202d\u202e"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TAGS = re.compile("[\U000e0000-\U000e007f]+")
_BLACK_FLAG = "\U0001f3f4"
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]{4,}")
# Scripts whose spelling needs such characters: Arabic, Mongolian, Indic, Thai …
_JOINING_SCRIPTS = re.compile("[\u0590-\u0eff\u0f00-\u0fff\u1000-\u109f\u1800-\u18af]")
_JOINER = "\u200d"


class InvisibleDetector(Detector):
    code = "invisible"
    aspects = ("bidi", "tags", "message", "white-text", "zero-size")

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        text = passage.folded.original
        has_higher = has_characters_beyond_basic(text)
        if has_higher:
            yield from _tags(passage, text)
        if has_higher or _ANY.search(text):
            yield from _bidi(passage, text)
            yield from _messages(passage, text)
            yield from _selectors(passage, text)
        for piece in hidden_pieces(passage):
            if piece.hidden in FOR_INVISIBLE:
                yield Match(piece, aspect=piece.hidden)

    def conclude(self, hits: Sequence[Hit], facts: DocumentFacts) -> Iterable[Hit]:
        seen = set()
        for hit in hits:
            place = (hit.aspect, hit.span, hit.piece.start, container_of(hit.piece))
            if hit.aspect in FOR_INVISIBLE:
                place = (hit.aspect, None, 0, container_of(hit.piece))
            if place not in seen:
                seen.add(place)
                yield hit

    def mask(self, value: str) -> str:
        return "".join(f"<U+{ord(character):04X}>" for character in value[:8])


def has_characters_beyond_basic(text: str) -> bool:
    """Whether emoji, tags or other characters of the higher planes may be there."""
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


def _bidi(passage: Passage, text: str) -> Iterator[Match]:
    """The controls of each line as one match."""
    done = -1
    for found in _BIDI.finditer(text):
        if found.start() < done:
            continue
        start, done = _line_span(text, found.start())
        line = text[start:done]
        controls = [start + m.start() for m in _BIDI.finditer(line)]
        if _RIGHT_TO_LEFT.search(line):
            controls = [place for place in controls if text[place] in _OVERRIDES]
        if controls:
            yield _at(passage, controls[0], controls[-1] + 1, "bidi")


def _tags(passage: Passage, text: str) -> Iterator[Match]:
    for found in _TAGS.finditer(text):
        # The flags of England, Scotland and Wales are spelt with tags.
        if text[found.start() - 1 : found.start()] != _BLACK_FLAG:
            yield _at(passage, *found.span(), "tags")


def _messages(passage: Passage, text: str) -> Iterator[Match]:
    """Zero-width characters that spell something, in a run or between the letters."""
    done = -1
    for found in _ZERO_WIDTH.finditer(text):
        if found.start() < done:
            continue
        start, done = _line_span(text, found.start())
        line = text[start:done]
        if _JOINING_SCRIPTS.search(line):
            continue
        run = find_message_run(line)
        if run:
            yield _at(passage, start + run.start(), start + run.end(), "message")
            continue
        bits = [m for m in _ZERO_WIDTH.finditer(line) if not _joins_emoji(line, m)]
        if len(bits) >= MESSAGE_BITS and len({m[0] for m in bits}) > 1:
            first, last = bits[0].start(), bits[-1].end()
            yield _at(passage, start + first, start + last, "message")


def _joins_emoji(line: str, found: re.Match[str]) -> bool:
    following = line[found.end() : found.end() + 1]
    return found[0] == _JOINER and (
        following > "\uffff" or "\u2190" <= following < "㐀"
    )


def _selectors(passage: Passage, text: str) -> Iterator[Match]:
    for found in _SELECTORS.finditer(text):
        yield _at(passage, *found.span(), "message")


def _line_span(text: str, place: int) -> tuple[int, int]:
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end


def _at(passage: Passage, start: int, end: int, aspect: str) -> Match:
    piece = passage.piece_at_original(start)
    end = min(end, piece.end)
    return Match(piece, aspect=aspect, origin=(start, end))
