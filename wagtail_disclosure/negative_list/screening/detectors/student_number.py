"""Numbers that a school gives its students and its staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
    mask_value,
)
from wagtail_disclosure.negative_list.screening.labels import (
    STUDENT,
    LabelledValue,
    spaced,
)
from wagtail_disclosure.negative_list.screening.listed import SLOW_PATTERN
from wagtail_disclosure.negative_list.screening.passages import Passage
from wagtail_disclosure.negative_list.screening.patterns import (
    PatternTimeout,
    find_pattern,
)
from wagtail_disclosure.negative_list.screening.texts import Problem

_VALUE = (
    r"(?<![0-9a-z])(?:[a-z]{0,4}[0-9]{6,14}[a-z]?|[0-9]{2,4}[a-z]{1,3}[0-9]{4,10}"
    r"|20[0-9]{2}(?:-[0-9]{1,4}){0,2}-[0-9]{3,8})(?![0-9a-z*×●○□-])"
)


class StudentNumberDetector(Detector):
    """
    What is called a number of a student or of staff, and what has the school's form.

    The option `pattern` holds that form as a regular expression. It is found
    wherever no digit or letter touches it.
    """

    code = "student-number"
    words = (
        *spaced("学号"),
        "学生证号",
        "学籍号",
        *spaced("工号"),
        "人事编号",
        "student id",
        "student no",
        "student number",
    )
    rank = 40
    _labelled = LabelledValue(STUDENT, _VALUE)

    def find(
        self, passage: Passage, options: Mapping[str, str]
    ) -> Iterator[Match | Problem]:
        seen: set[int] = set()
        for piece, start, end in self._labelled.find(passage):
            seen.add(start)
            yield Match(piece, start, end)
        pattern = options.get("pattern", "")
        if not pattern:
            return
        try:
            for start, end in find_pattern(pattern, passage.text):
                if start not in seen and _stands_alone(passage.text, start, end):
                    piece = passage.piece_at(start)
                    if passage.span_in(piece, start, end):
                        yield Match(piece, start, end)
        except PatternTimeout:
            first = passage.piece_at(0)
            yield Problem(SLOW_PATTERN, first.locator, first.member)

    def mask(self, value: str) -> str:
        return mask_value(value, first=4)


def _stands_alone(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return not any(c.isascii() and c.isalnum() for c in around)
