"""What every detector is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from wagtail_disclosure.negative_list.screening.passages import Passage, Piece
from wagtail_disclosure.negative_list.screening.texts import Problem


@dataclass(frozen=True, slots=True)
class Match:
    """
    Something a detector takes for a finding.

    `start` and `end` are offsets into the folded text of the passage; both None
    where the piece as a whole is meant. `origin` is used instead where folding leaves
    nothing to point at: offsets into the original of the passage. `aspect` tells
    sorts apart that may weigh differently. `shown` replaces the masked excerpt where
    even that would say too much or too little.
    """

    piece: Piece
    start: int | None = None
    end: int | None = None
    aspect: str = ""
    shown: str | None = None
    origin: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something to remember of the document, for `conclude`; no finding."""

    name: str


@dataclass(frozen=True, slots=True)
class Hit:
    """
    A match, followed back to its place.

    `span` is the stretch in the piece's own text, None for the piece as a whole;
    `value` is the folded text that was found.
    """

    piece: Piece
    aspect: str
    value: str
    span: tuple[int, int] | None
    excerpt: str


@dataclass
class DocumentFacts:
    """What is known of the document once all its texts were seen."""

    # Texts of the roles title and file name, folded.
    titles: list[str] = field(default_factory=list)
    # How often the detector gave each note.
    notes: Counter[str] = field(default_factory=Counter)


class Detector(ABC):
    """
    Looks for one thing that must not go out.

    A detector is stateless: one instance serves all documents. `words` are found
    for all rules in one pass, and `passage.words` holds those of this one. Give them
    in any form: they are folded as the texts are.
    """

    code: ClassVar[str]
    words: ClassVar[Sequence[str]] = ()
    # Of several that claim the same characters, the highest rank keeps them.
    rank: ClassVar[int] = 0
    # The aspects that a rule can weigh on their own.
    aspects: ClassVar[Sequence[str]] = ()

    @abstractmethod
    def find(
        self, passage: Passage, options: Mapping[str, str]
    ) -> Iterator[Match | Note | Problem]:
        """What a passage holds; `options` are those of the rule."""

    def conclude(self, hits: Sequence[Hit], facts: DocumentFacts) -> Iterable[Hit]:
        """The hits of the whole document, with what only the whole tells."""
        return hits

    def mask(self, value: str) -> str:
        """A value as it may be shown: never more than is needed to find it."""
        return mask_value(value)


def mask_value(value: str, *, first: int = 1, last: int = 0) -> str:
    """Stars for all but the first and last characters."""
    if len(value) <= first + last + 1:
        return "*" * len(value)
    tail = value[-last:] if last else ""
    return value[:first] + "*" * (len(value) - first - last) + tail
