"""Identity numbers of 18 characters (GB 11643)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from stdnum.cn import uscc
from stdnum.iso7064 import mod_11_2

from wagtail_disclosure.negative_list.screening.dates import is_birth_date
from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
    mask_value,
)
from wagtail_disclosure.negative_list.screening.labels import name_of
from wagtail_disclosure.negative_list.screening.passages import Passage
from wagtail_disclosure.negative_list.screening.regions import PROVINCE

LENGTH = 18
# An identity number and a mobile, or two of the first, that a converter ran together.
_RUN_TOGETHER = (29, 36)
# Broken once, where a narrow cell wrapped it: the end of a line and the next one.
_BREAK = re.compile(
    r"\n(?:(?<=[0-9]{4}\n)|(?<=[0-9]{4} \n))[0-9]{0,13}[0-9x](?![0-9a-z])"
)
# As forms have it: a box for each digit.
_BOXES = re.compile(r"\n(?<=[0-9]\n)(?:[0-9]\n){16}[0-9x](?=\n|$)")
_REGION = re.compile(f"{PROVINCE}|9{PROVINCE}")
_CREDIT_CODE = re.compile("信用代码|纳税人|税号|组织机构|机构代码|注册号")


class ResidentIdDetector(Detector):
    """
    Eighteen characters with a date of birth and a right check character.

    Of the region only the province is looked up: people keep the code of a county
    that has long been renamed or dissolved, and published tables leave such out.
    """

    code = "resident-id"
    rank = 90

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        for number in passage.numbers.get(LENGTH, ()):
            if is_resident_id(number.digits):
                yield from self._match(passage, number.start, number.end)
        for length in _RUN_TOGETHER:
            for number in passage.numbers.get(length, ()):
                for start in (0, length - LENGTH):
                    if is_resident_id(number.digits[start : start + LENGTH]):
                        begin = number.start + start
                        yield from self._match(passage, begin, begin + LENGTH)
        yield from self._wrapped(passage)
        for boxes in _BOXES.finditer(passage.text):
            start = boxes.start() - 1
            if is_resident_id(passage.text[start : boxes.end()].replace("\n", "")):
                # The first box stands for all: a finding lies in one cell.
                yield Match(passage.piece_at(start), start, start + 1)

    def _wrapped(self, passage: Passage) -> Iterator[Match]:
        for wrapped in _BREAK.finditer(passage.text):
            size = LENGTH + (2 if passage.text[wrapped.start() - 1] == " " else 1)
            start = wrapped.end() - size
            digits = re.sub("[ \n]", "", passage.text[max(0, start) : wrapped.end()])
            is_whole = not passage.text[max(0, start - 1) : max(0, start)].isdigit()
            if is_whole and is_resident_id(digits):
                yield from self._match(passage, start, wrapped.end())

    def _match(self, passage: Passage, start: int, end: int) -> Iterator[Match]:
        piece = passage.piece_at(start)
        if passage.span_in(piece, start, end) is None:
            return
        digits = re.sub("[^0-9]", "", passage.text[start:end])
        if uscc.is_valid(digits) and _CREDIT_CODE.search(
            name_of(passage, piece, start)
        ):
            return
        yield Match(piece, start, end)

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
