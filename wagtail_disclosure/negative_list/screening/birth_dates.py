"""Dates on which somebody was born, as texts and tables give them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wagtail_disclosure.negative_list.screening.folding import fold
from wagtail_disclosure.negative_list.screening.labels import BIRTH, spaced
from wagtail_disclosure.negative_list.screening.passages import Passage, Piece

FULL = ""
YEAR_MONTH = "year-month"

_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_MONTH_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_HAN_DIGIT = "[一二三四五六七八九〇○零]"
_HAN_NUMBER = "[一二三四五六七八九十元廿卅]{1,3}"
_FULL = (
    rf"{_YEAR} ?年 ?{_MONTH} ?月 ?{_DAY} ?[日号]?"
    rf"|{_YEAR} ?[-./] ?{_MONTH} ?[-./] ?{_DAY}"
    rf"|{_DAY}(?P<mark>[-./]){_DAY}(?P=mark){_YEAR}"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    rf"|(?:{_HAN_DIGIT}{{2}}){{1,2}}年{_HAN_NUMBER}月{_HAN_NUMBER}日"
    rf"|[0-9]{{2}}年{_MONTH}月{_DAY}[日号]"
    rf"|{_MONTH_NAME} ?{_DAY}(?:st|nd|rd|th)?,? ?{_YEAR}"
    rf"|{_DAY}(?:st|nd|rd|th)? ?{_MONTH_NAME},? ?{_YEAR}"
)
_YEAR_MONTH = (
    rf"{_YEAR} ?年 ?{_MONTH} ?月"
    rf"|{_YEAR} ?[-./] ?{_MONTH}"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])"
    rf"|{_HAN_DIGIT}{{4}}年{_HAN_NUMBER}月"
)
_DATE = rf"(?:(?P<full>{_FULL})|(?P<month>{_YEAR_MONTH}))"
_DATE_ONLY = re.compile(rf"(?<![0-9]){_DATE}(?![0-9])(?!-[0-9])")
_DATE_BEFORE = re.compile(rf"(?<![0-9]){_DATE} ?$")

# Born within a period: the conditions of a vacancy, of a school's district.
_LIMIT_BEFORE = re.compile(
    r"(?:不?[早晚]于|截[至止]|[至在自从如到\-~]|例如|比如|党的|祖国|建党|校庆|学校|大学)[:(]?$"
)
_LIMIT_AFTER = re.compile(
    r"[ (]*(?:含|包含)?(?:当[日天])?[) ]*(?:[及或和]?[以之][前后]|[前后起至到~]|期间|-)"
)
_BEHIND_NAME = re.compile(
    r"(?: *日 *期| *年[ 、/]*月[ 、/]*日?| *时 *间|日| ?da(?:y|te)\b|\.)?[) ]*"
    r"(?:\((?:[^()\n]{1,10})\))?"
    r"[ :为是于在(\"]{0,4}\n?[ (]{0,2}" + _DATE + r"(?![0-9])"
)
# 生 at the end of a date, not the 生 of 生效, 生产, 生源.
_BORN_AFTER = re.compile(r"生(?:人)?(?=[,，。.;；、) \n于/|]|$)")
# Before 于 the last character of a word that has nothing to do with birth.
_NO_BIRTH = re.compile(
    "[学考新业究招师医男女研先产发诞派滋衍再萌陌民寄卫写校换培向秀送班读困届宿借旁转免统老]$"
    "|[博硕]士$|[本专]科$|特长$"
)

WORDS = (
    *spaced("出生"),
    *(f"{digit}生" for digit in range(10)),
    "生辰",
    "born on",
    "生日",
    "生于",
    "日生",
    "月生",
    "date of birth",
    "birth",
    "dob",
    "d.o.b",
)

_Found = tuple[int, int, str]


def birth_dates(passage: Passage) -> Iterator[tuple[Piece, int, int, str]]:
    """Each with its piece, start, end and sort; needs `WORDS` as the passage's."""
    seen: set[int] = set()
    for cell in passage.column_cells(BIRTH):
        start = passage.folded_start(cell)
        for begin, end, sort in dates_in(fold(cell.text)):
            seen.add(start + begin)
            yield cell, start + begin, start + end, sort
    for word in passage.words:
        for begin, end, sort in _at_word(passage, word.text, word.start, word.end):
            if begin not in seen:
                seen.add(begin)
                yield passage.piece_at(begin), begin, end, sort


def dates_in(text: str) -> Iterator[_Found]:
    """The dates in a folded text that is known to be about a birth."""
    for match in _DATE_ONLY.finditer(text):
        if _LIMIT_AFTER.match(text, match.end()) or _LIMIT_BEFORE.search(
            text[: match.start()]
        ):
            continue
        yield _found(match, 0)


def _found(match: re.Match[str], offset: int) -> _Found:
    group = "full" if match["full"] else "month"
    start, end = match.span(group)
    return start + offset, end + offset, FULL if match["full"] else YEAR_MONTH


def _at_word(passage: Passage, word: str, start: int, end: int) -> Iterator[_Found]:
    if word[0] in "日月0123456789":
        if _BORN_AFTER.match(passage.text, end - 1):
            yield from _before(passage, end - 1)
        return
    before = passage.before(start, 8)
    if word == "生于" and _NO_BIRTH.search(before):
        return
    yield from _behind(passage, start, end)
    if word[0] == "出":
        yield from _before(passage, start)


def _before(passage: Passage, end: int) -> Iterator[_Found]:
    text = passage.before(end, 24)
    match = _DATE_BEFORE.search(text)
    if match and not _LIMIT_BEFORE.search(text[: match.start()]):
        yield _found(match, end - len(text))


def _behind(passage: Passage, start: int, end: int) -> Iterator[_Found]:
    match = _BEHIND_NAME.match(passage.text, end)
    if match is None or _LIMIT_AFTER.match(passage.text, match.end()):
        return
    found = _found(match, 0)
    if _LIMIT_BEFORE.search(passage.before(start, 4)):
        return
    if "\n" in match[0]:
        named, valued = passage.piece_at(start), passage.piece_at(found[0])
        if named.row_key != valued.row_key:
            return
    yield found


def sort_beside(passage: Passage, piece: Piece, start: int, end: int) -> str | None:
    """The sort of a birth date in the row of a cell, or around a text; else None."""
    sorts: list[str] = []
    if piece.columns:
        for column, name in piece.columns.items():
            if column < len(piece.cells) and BIRTH.search(name):
                sorts += [sort for *_, sort in dates_in(fold(piece.cells[column]))]
    else:
        around = (
            passage.text[max(0, start - 120) : start],
            passage.text[end : end + 120],
        )
        for text in around:
            for pattern in (_NAMED, _BORN):
                for match in pattern.finditer(text):
                    sorts.append(FULL if match["full"] else YEAR_MONTH)
    return min(sorts, default=None)


_NAMED = re.compile(
    r"(?:出生(?:日期|年月日?|时间)?|生日)[ :为是于(]{0,3}\n?" + _DATE + "(?![0-9])"
)
_BORN = re.compile(rf"(?<![0-9]){_DATE} ?(?:出生|{_BORN_AFTER.pattern})")
