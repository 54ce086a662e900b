"""Numbers of candidates in examinations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
    mask_value,
)
from wagtail_disclosure.negative_list.screening.labels import (
    EXAMINEE,
    LabelledValue,
    spaced,
)
from wagtail_disclosure.negative_list.screening.passages import Passage

_VALUE = (
    r"(?<![0-9a-z])(?:[a-z]{0,2}[0-9]{8,18}"
    r"|[0-9]{4}(?:[ -][0-9]{4}){2}(?:[ -]?[0-9]{1,4})?|[0-9]{2}(?: [0-9]{4}){3}"
    r"|[0-9](?: [0-9]){8,17})"
    r"(?![0-9a-z*×●○□])"
)


class ExamineeNumberDetector(Detector):
    """
    What is called a number of an examinee: 14 digits in the national entrance
    examination, 15 in that for graduate studies, 9 and others elsewhere.

    By its digits it cannot be told from a filing number, so its name must be there.
    """

    code = "examinee-number"
    words = (
        *spaced("考生号"),
        *spaced("考号"),
        "考生编号",
        "准考证",
        "报名号",
        "报名序号",
        "报考号",
        "考籍号",
    )
    rank = 70
    _labelled = LabelledValue(EXAMINEE, _VALUE)

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        for piece, start, end in self._labelled.find(passage):
            yield Match(piece, start, end)

    def mask(self, value: str) -> str:
        return mask_value(value, first=2)
