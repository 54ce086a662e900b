"""Numbers of persons' bank cards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from stdnum import luhn

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
    mask_value,
)
from wagtail_disclosure.negative_list.screening.digit_runs import Number
from wagtail_disclosure.negative_list.screening.holders import is_held_by_organisation
from wagtail_disclosure.negative_list.screening.labels import (
    ACCOUNT,
    EXAMINEE,
    IDENTITY,
    STUDENT,
    THING,
    is_called,
    name_of,
)
from wagtail_disclosure.negative_list.screening.passages import Passage, Piece
from wagtail_disclosure.negative_list.screening.person_rows import is_person_row

_LENGTHS = range(19, 15, -1)
# UnionPay, and the older ranges of the large banks.
_CHINESE = re.compile("62|9558|9559|6013|6014|603|685800|690755")
# Issued abroad too; in these ranges begin numbers of other things.
_WORLDWIDE = {
    16: re.compile("4|5[1-5]|35|36|60|65|68|69|81|84|9"),
    19: re.compile("4|5|60|81|84|9"),
}
_OTHER = re.compile("|".join(p.pattern for p in (EXAMINEE, STUDENT, IDENTITY, THING)))
_BANK_WORD = re.compile(
    "银行|[工农中建交招]行|邮储|农商|信用社|卡号|账号|帐号|转账|打款|汇款|收款|存折|card"
)
_NEAR = 40
_BREAK = re.compile(r"\n(?<=[0-9]{4}\n)([0-9]{3,15})(?![0-9])")
_HEAD = re.compile(r"(?<![0-9])[0-9]{4,16}$")
_MOST_DIGITS = 17


class BankCardDetector(Detector):
    """
    Sixteen to nineteen digits in a range of an issuer, with a right check digit.

    Outside the ranges of UnionPay one number in ten would pass, so there a word for a
    card or a bank must stand near.
    """

    code = "bank-card"
    rank = 60

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        ends: dict[int, int] = {}
        for length in _LENGTHS:
            for number in passage.numbers.get(length, ()):
                # The longest reading of some groups is the one that was meant.
                if ends.get(number.start, 0) > number.end:
                    continue
                if _is_grouped_like_card(number) and luhn.is_valid(number.digits):
                    ends[number.start] = number.end
                    yield from self._match(passage, number)

        for number in _wrapped(passage.text):
            if luhn.is_valid(number.digits) and passage.span_in(
                passage.piece_at(number.start), number.start, number.end
            ):
                yield from self._match(passage, number)

    def _match(self, passage: Passage, number: Number) -> Iterator[Match]:
        is_chinese = _CHINESE.match(number.digits) is not None
        worldwide = _WORLDWIDE.get(len(number.digits))
        if not is_chinese and not (worldwide and worldwide.match(number.digits)):
            return
        piece = passage.piece_at(number.start)
        name = name_of(passage, piece, number.start)
        is_account = is_called(name, ACCOUNT, unless=_OTHER)
        if not is_account and _OTHER.search(name):
            return
        if not is_chinese and not (is_account or _is_near_bank(passage, piece, number)):
            return
        if _is_joined(passage, number):
            return
        if not is_held_by_organisation(passage, piece, number.start, number.end):
            yield Match(piece, number.start, number.end)

    def mask(self, value: str) -> str:
        return mask_value(value, first=4)


def _wrapped(text: str) -> Iterator[Number]:
    """Numbers that a narrow cell has broken once."""
    for found in _BREAK.finditer(text):
        head = _HEAD.search(text, max(0, found.start() - _MOST_DIGITS), found.start())
        if head is not None and len(digits := head[0] + found[1]) in _LENGTHS:
            yield Number(digits, head.start(), found.end(), (len(digits),))


def _is_grouped_like_card(number: Number) -> bool:
    """Whole, by fours, or the issuer's six digits apart; not two phone numbers."""
    *first, last = number.sizes
    by_fours = bool(first) and set(first) == {4} and (last <= 4 or len(first) > 2)
    return (
        not first
        or by_fours
        or number.sizes[0] == 6
        and len(first) <= 4
        or (set(number.sizes) == {1})
    )


def _is_near_bank(passage: Passage, piece: Piece, number: Number) -> bool:
    near = passage.before(number.start, _NEAR) + passage.after(number.end, _NEAR)
    if _BANK_WORD.search(near):
        return True
    return is_person_row(piece) and any(_BANK_WORD.search(cell) for cell in piece.cells)


def _is_joined(passage: Passage, number: Number) -> bool:
    """Whether letters or further groups make it part of a longer mark."""
    if "." in passage.text[number.start : number.end]:
        return True
    before, after = passage.before(number.start, 12), passage.after(number.end, 8)
    if re.search(r"[0-9][-.]$|(?<![a-z])(?!no|id|card|n)[a-z]{1,8}-?$", before):
        return True
    return re.match(r"[-.][0-9]|[a-z]|[*×●]", after) is not None
