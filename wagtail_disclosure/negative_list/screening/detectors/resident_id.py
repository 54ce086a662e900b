"""Identity numbers of 18 characters (GB 11643)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from stdnum.iso7064 import mod_11_2

from wagtail_disclosure.negative_list.screening.dates import is_birth_date
from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
    mask_value,
)
from wagtail_disclosure.negative_list.screening.passages import Passage

LENGTH = 18
_LENGTHS = frozenset({LENGTH})
# First digits of regions: six parts of the mainland, Taiwan, Hong Kong, Macau and,
# since 2018, residents from there; permits of foreigners begin with 9.
_REGION = re.compile(r"[1-69]|7[1-9]|8[1-3]")


class ResidentIdDetector(Detector):
    """
    Eighteen characters with a date of birth and a right check character.

    The region is not looked up: people keep the code of a county that has long been
    renamed or dissolved, and published tables of codes leave such counties out.
    """

    code = "resident-id"
    rank = 90

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        for run in passage.digit_runs:
            for number in run.numbers(_LENGTHS, longest=LENGTH):
                if is_resident_id(number.digits):
                    piece = passage.piece_at(number.start)
                    yield Match(piece, number.start, number.end)

    def mask(self, value: str) -> str:
        return mask_value(value, first=2)


def is_resident_id(number: str) -> bool:
    """Whether 18 characters, without breaks, are an identity number."""
    return (
        len(number) == LENGTH
        and _REGION.match(number) is not None
        and is_birth_date(number[6:14])
        and mod_11_2.is_valid(number.upper())
    )
