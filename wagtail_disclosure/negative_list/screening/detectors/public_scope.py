"""An entry that is open to everybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
)
from wagtail_disclosure.negative_list.screening.passages import Passage
from wagtail_disclosure.negative_list.screening.texts import Role, Text

PUBLIC = "public"


class PublicScopeDetector(Detector):
    """Says of whole entries that anybody may read them; few kinds mind."""

    code = "public-scope"

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        for content, start in passage.notable:
            if not isinstance(content, Text) or content.role is not Role.AUDIENCE:
                continue
            if content.text.strip() == PUBLIC:
                yield Match(passage.piece_at_original(start))
