"""Identity numbers of 15 digits, as they were before 1999."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wagtail_disclosure.negative_list.screening.dates import is_birth_date
from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
    mask_value,
)
from wagtail_disclosure.negative_list.screening.labels import (
    ACCOUNT,
    EXAMINEE,
    IDENTITY,
    PHONE,
    STUDENT,
    THING,
    is_called,
    name_of,
)
from wagtail_disclosure.negative_list.screening.passages import Passage, Piece
from wagtail_disclosure.negative_list.screening.person_rows import is_person_row
from wagtail_disclosure.negative_list.screening.regions import PROVINCE

LENGTH = 15
_PROVINCE = re.compile(PROVINCE)
_OTHER = re.compile(
    "|".join(p.pattern for p in (ACCOUNT, EXAMINEE, STUDENT, PHONE, THING))
)
_IDENTITY_NEAR = re.compile("身份证|身份号|公民身份|证件号")
_NEAR = 30


class ResidentId15Detector(Detector):
    """
    Fifteen digits with a date, called an identity number or in a person's row.

    There is no check digit, so the digits alone say nothing.
    """

    code = "resident-id-15"
    rank = 80

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        for number in passage.numbers.get(LENGTH, ()):
            if not is_resident_id_15(number.digits):
                continue
            piece = passage.piece_at(number.start)
            if self._is_identity(passage, piece, number.start):
                yield Match(piece, number.start, number.end)

    def _is_identity(self, passage: Passage, piece: Piece, start: int) -> bool:
        name = name_of(passage, piece, start)
        if is_called(name, IDENTITY, unless=_OTHER):
            return True
        if _OTHER.search(name):
            return False
        if _IDENTITY_NEAR.search(passage.before(start, _NEAR)):
            return True
        return is_person_row(piece)

    def mask(self, value: str) -> str:
        return mask_value(value, first=2)


def is_resident_id_15(digits: str) -> bool:
    """Whether 15 digits have a province and a date of the last century."""
    return bool(_PROVINCE.match(digits)) and is_birth_date("19" + digits[6:12])
