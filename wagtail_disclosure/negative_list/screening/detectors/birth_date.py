"""Dates of birth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wagtail_disclosure.negative_list.screening import birth_dates
from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
    mask_value,
)
from wagtail_disclosure.negative_list.screening.passages import Passage


class BirthDateDetector(Detector):
    """A date that is said to be somebody's birth, to the day or to the month."""

    code = "birth-date"
    words = birth_dates.WORDS
    aspects = (birth_dates.YEAR_MONTH,)

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        for piece, start, end, sort in birth_dates.birth_dates(passage):
            yield Match(piece, start, end, sort)

    def mask(self, value: str) -> str:
        return mask_value(value, first=3)
