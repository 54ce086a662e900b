"""Mobile numbers in a passage, told from all else that has eleven digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wagtail_disclosure.negative_list.screening.digit_runs import Number
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

_MOBILE = re.compile("1[3-9][0-9]{9}")
_DOT = re.compile("[.·]")
# How people group eleven digits.
_SHAPES = frozenset(
    {(11,), (3, 4, 4), (3, 8), (7, 4), (4, 3, 4), (3, 3, 5), (5, 6), (4, 4, 3), (4, 7)}
) | {(1,) * 11, (5, 3, 3), (3, 5, 3), (5, 2, 4), (5, 4, 2)}
# Any other grouping, where something names the number or a person stands before it.
_FEWEST_IN_GROUP = 2
_FIRST_GROUP = 3
_MOST_GROUPS = 5
# China's number and the zero that once was dialled before a mobile of another town.
_PREFIXES = {12: "0", 13: "86", 14: "086", 15: "0086"}

_OTHER = re.compile(
    "|".join(p.pattern for p in (ACCOUNT, EXAMINEE, STUDENT, IDENTITY, THING))
    # Figures of a year, in statistics.
    + "|^(?:19|20)[0-9]{2}(?:年度?)?$"
)
_LONGER_BEFORE = re.compile(
    r"(?:(?<![0-9])(?!0{0,2}86-|0[0-9]{2,3}-)[0-9]{1,6}-"
    r"|0\.|[0-9]{2,}\.|[$¥€]|\bno\.? ?)$"
)
_LONGER_AFTER = re.compile(
    r"-[0-9]{1,6}(?![0-9])|\.(?!0(?![0-9元万亿%]))[0-9]|\.(?:s?html?|jsp|aspx|php)\b"
    r"| ?(?:元|万|亿|%|‰|吨|千克|千瓦|平方|册|人次|美元)"
    r"|[*×●○]"
)
_LETTERS_BEFORE = re.compile(r"([a-z]+)[-_]?$")
_LETTERS_AFTER = re.compile(r"[-_]?([a-z]+)")
_KNOWN_BEFORE = re.compile(
    r"(?:tel|phone|mobile|mob|cell|telephone|x|m|t|p|ph|v|vx|wx|wechat|weixin|com|cn)$"
)
_KNOWN_AFTER = re.compile(r"e?-?mail|qq|wechat|wx|vx|tel|phone|fax|x$")
_ADDRESSED = re.compile("(?:老师|先生|女士|同志|同学|经理|教授|主任)[ :(]{0,2}$")
_ADDRESS_BEFORE = re.compile(r"://[^ ]*$|[?&=][^ ]*=$|=$")


def find_mobiles(passage: Passage) -> Iterator[tuple[Piece, int, int]]:
    """Each mobile number with its piece, start and end."""
    seen: set[int] = set()
    for number in _shaped(passage):
        if number.start in seen or not _is_alone(passage, number):
            continue
        piece = passage.piece_at(number.start)
        name = name_of(passage, piece, number.start)
        if is_called(name, PHONE, unless=_OTHER) or not _OTHER.search(name):
            seen.add(number.start)
            yield piece, number.start, number.end


def _shaped(passage: Passage) -> Iterator[Number]:
    for number in _whole(passage):
        has_dot = _DOT.search(passage.text, number.start, number.end)
        # With one dot it may be an amount with its decimals.
        if number.sizes == (3, 4, 4) or not has_dot and _is_grouped(passage, number):
            yield number
    yield from _run_together(passage)


def _is_grouped(passage: Passage, number: Number) -> bool:
    if number.sizes in _SHAPES or not number.sizes:
        return number.sizes in _SHAPES
    first, *others = number.sizes
    if min(others, default=0) < _FEWEST_IN_GROUP or len(others) >= _MOST_GROUPS:
        return False
    before = passage.before(number.start, 16)
    if is_called(before, PHONE, unless=_OTHER) or _ADDRESSED.search(before):
        return True
    if first < _FIRST_GROUP:
        # As thousands are grouped, too.
        return False
    piece = passage.piece_at(number.start)
    return PHONE.search(piece.label) is not None


def _whole(passage: Passage) -> Iterator[Number]:
    for number in passage.numbers.get(11, ()):
        if _MOBILE.fullmatch(number.digits):
            yield number
    for length, prefix in _PREFIXES.items():
        for number in passage.numbers.get(length, ()):
            is_prefixed = number.digits.startswith(prefix)
            if is_prefixed and _MOBILE.fullmatch(number.digits, len(prefix)):
                yield _without_prefix(number, len(prefix))


def _run_together(passage: Passage) -> Iterator[Number]:
    """Beside an identity number, where a converter ran two cells together."""
    for number in passage.numbers.get(29, ()):
        for start in (0, 18):
            if _MOBILE.fullmatch(number.digits, start, start + 11):
                begin = number.start + start
                digits = number.digits[start : start + 11]
                yield Number(digits, begin, begin + 11, (11,))


def _without_prefix(number: Number, size: int) -> Number:
    first, *others = number.sizes
    if first == size:
        # Written apart, so that the number was seen without it.
        return Number("", number.start, number.end, ())
    start = number.start + size
    return Number(number.digits[size:], start, number.end, (first - size, *others))


def _is_alone(passage: Passage, number: Number) -> bool:
    """Whether nothing around the digits makes them part of something longer."""
    before = passage.before(number.start, 40)
    after = passage.after(number.end, 12)
    if _LONGER_BEFORE.search(before) or _LONGER_AFTER.match(after):
        return PHONE.search(before[-12:]) is not None and not after[:1].isdigit()
    if _ADDRESS_BEFORE.search(before):
        return False
    letters = _LETTERS_BEFORE.search(before)
    if letters and not _KNOWN_BEFORE.search(letters[1]):
        return False
    letters = _LETTERS_AFTER.match(after)
    return letters is None or _KNOWN_AFTER.match(letters[1]) is not None
