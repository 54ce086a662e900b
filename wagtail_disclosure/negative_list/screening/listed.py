"""Rules that people write: keyword lists and patterns, searched like detectors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
)
from wagtail_disclosure.negative_list.screening.passages import Passage
from wagtail_disclosure.negative_list.screening.patterns import (
    PatternTimeout,
    find_pattern,
)
from wagtail_disclosure.negative_list.screening.texts import Problem

# What was not searched because a pattern took too long.
SLOW_PATTERN = "slow-pattern"


class KeywordList(Detector):
    """Words that a rule lists."""

    code = "keywords"

    def __init__(self, keywords: Sequence[str]) -> None:
        # An instance serves one rule, so these are its words, not the class's.
        self.words = keywords  # type: ignore[misc]

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        for word in passage.words:
            yield Match(passage.piece_at(word.start), word.start, word.end)

    def mask(self, value: str) -> str:
        # The rule's own word: it says what was found and nothing of a person.
        return value


class Pattern(Detector):
    """A regular expression that a rule holds."""

    code = "pattern"

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def find(
        self, passage: Passage, options: Mapping[str, str]
    ) -> Iterator[Match | Problem]:
        try:
            for start, end in find_pattern(self.pattern, passage.text):
                piece = passage.piece_at(start)
                if passage.span_in(piece, start, end):
                    yield Match(piece, start, end)
        except PatternTimeout:
            first = passage.piece_at(0)
            yield Problem(SLOW_PATTERN, first.locator, first.member)
