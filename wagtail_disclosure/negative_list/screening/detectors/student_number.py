"""Numbers that a school gives its students and its staff."""

from __future__ import annotations

import re
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
from wagtail_disclosure.negative_list.screening.person_names import is_person_name
from wagtail_disclosure.negative_list.screening.texts import Problem

_VALUE = (
    r"(?<![0-9a-z])(?:[a-z]{0,4}[0-9]{6,14}[a-z]?|[0-9]{2,4}[a-z]{1,3}[0-9]{4,10}"
    r"|20[0-9]{2}(?:-[0-9]{1,4}){0,2}-[0-9]{3,8}|20[0-9]{4,10}-[0-9]{1,4}"
    r"|20[0-9]{2}(?: [0-9]{2,4}){1,3})(?![0-9a-z*×●○□-])"
)


# How it begins where it stands in brackets.
_YEARS = tuple(f"{mark}20{decade}" for mark in "(," for decade in "0123")
# Beside a name in brackets: the year of enrolment, and no day.
_BESIDE_NAME = re.compile(
    r"(?:(?P<before>[\u4e00-\u9fff·]{2,12}) ?\( ?"
    r"|\((?P<inside>[\u4e00-\u9fff·]{2,4})[,、 ]{1,2})"
    r"(?P<number>20[0-3][0-9]{6,10})(?= ?[),,、])"
)
_IN_FRONT = re.compile(r".*[级班院系员生长手]")
_STUDENTS = re.compile(
    "同学|学生|学院|专业|[0-9一二三四]班|级|系|获奖|作者|队员|成员|负责人|本科|研究生|硕士|博士"
    r"|20[0-9]{8,12}\)[、,;][\u4e00-\u9fff]{2,4}\(20|\(20[0-9]{8,12}\)[、,;][\u4e00-\u9fff]"
    r"|\)[、,;][\u4e00-\u9fff]{2,4}\(20"
)
_LONGEST_NAME = 16


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
        *_YEARS,
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
        for start, end in _beside_names(passage):
            if start not in seen:
                seen.add(start)
                yield Match(passage.piece_at(start), start, end)
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


def _beside_names(passage: Passage) -> Iterator[tuple[int, int]]:
    """As in 王伟(2021010101) and (王伟,2021010101)."""
    for word in passage.words:
        if word.text not in _YEARS:
            continue
        first = passage.line_span(word.start)[0]
        first = max(first, word.start - _LONGEST_NAME)
        for found in _BESIDE_NAME.finditer(passage.text, first, word.end + 12):
            name = found["inside"] or _IN_FRONT.sub("", found["before"])
            is_here = found.start("number") == word.start + 1
            if is_here and is_person_name(name) and _is_of_student(passage, found):
                yield found.span("number")


def _is_of_student(passage: Passage, found: re.Match[str]) -> bool:
    """Whether more than the form tells it: courses and files have such numbers."""
    start, end = passage.line_span(found.start())
    around = passage.text[max(start, found.start() - 60) : min(end, found.end() + 60)]
    is_alone = end - start <= len(found[0]) + 2
    return is_alone or _STUDENTS.search(around) is not None


def _stands_alone(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return not any(c.isascii() and c.isalnum() for c in around)
