"""Who holds an account: the name that stands with its number."""

from __future__ import annotations

import re

from wagtail_disclosure.negative_list.screening.labels import is_in_form
from wagtail_disclosure.negative_list.screening.organisations import (
    is_bank,
    is_organisation,
)
from wagtail_disclosure.negative_list.screening.passages import Passage, Piece
from wagtail_disclosure.negative_list.screening.person_names import is_person_name

_HOLDER = re.compile("户名|开户单位|收款单位|收款人|收款方|供应商|持卡人|户主")
_PERSON = re.compile("姓名|名字|学生|考生|教师|获奖|受助|^name$")

_VALUE = r"(?:\([^()\n]{1,8}\))?[ :为是\n]{1,3}([^\n,;。: ]{2,40})"
_NAMED_HOLDER = re.compile(
    r"(?:(?:户|账 ?户|帐 ?户|开 ?户) *名 *称?|收款单位|收款人|收款方|开户单位"
    rf"|供应商(?:名称)?|持卡人(?:姓名)?|户 *主(?:姓名)?){_VALUE}"
)
_NAMED = re.compile(
    r"(?:(?:单 ?位|公 ?司|企 ?业) *名 *称?|姓 *名|(?<!行)名 *称|全 *称)" + _VALUE
)
# Accounts that only an organisation has, and one that none has.
_OFFICIAL = re.compile(
    "对公|基本户|基本存款|一般存款|公户|保证金|财政专户|零余额|缴费账户|学费账户|缴款账户"
    "|汇款账户|公司账|单位账|学校账|党费|工会账|捐赠账|公务卡"
)
_PRIVATE = re.compile("个人|本人|私人|工资卡")
_ORGANISATION_IN_LINE = re.compile(
    "[\u3400-\u9fff()a-z]{2,30}(?:公司|大学|学院|学校|医院|委员会|基金会|协会|研究院"
    "|研究所|合作社|事务所|中心)(?![\u3400-\u9fff])"
)
_NOT_HAN = re.compile("[^\u3400-\u9fff·]+")
_BEFORE = 120
_AFTER = 80
_NEAR = 40
_VERY_NEAR = 10


def is_held_by_organisation(
    passage: Passage, piece: Piece, start: int, end: int
) -> bool:
    """Whether what stands with an account number says that no person holds it."""
    if _OFFICIAL.search(piece.heading):
        return True
    if piece.row and not is_in_form(piece):
        return _is_row_of_organisation(piece)
    before = passage.text[max(0, start - _BEFORE) : start]
    if _PRIVATE.search(before[-_VERY_NEAR:]):
        return False
    if _OFFICIAL.search(before[-_NEAR:]):
        return True
    after = passage.text[end : end + _AFTER]
    for named in (
        _last(_NAMED_HOLDER, before),
        _last(_NAMED, passage.before(start, _BEFORE)),
        _last(_NAMED, before),
        _first(_NAMED_HOLDER, after),
        _first(_NAMED, after),
    ):
        if named:
            return is_organisation(named)
    return _is_after_organisation(passage.before(start, _BEFORE))


def _is_row_of_organisation(piece: Piece) -> bool:
    """What a list says of one of its rows."""
    cells = {
        column: piece.cells[column].strip()
        for column in range(len(piece.cells))
        if column != piece.column
    }
    for names in (_HOLDER, _PERSON):
        for column, heading in piece.columns.items():
            is_named = names.search(heading) and "行" not in heading
            if is_named and cells.get(column):
                return is_organisation(cells[column])
    organisations = [c for c in cells.values() if is_organisation(c) and not is_bank(c)]
    if not organisations:
        return False
    # A contact's name beside a firm is known by its heading, a holder's stands alone.
    return bool(piece.columns) or not any(map(is_person_name, cells.values()))


def _last(pattern: re.Pattern[str], text: str) -> str:
    """The last name; of several in one stretch a person's comes first."""
    names = pattern.findall(text)
    persons = [name for name in names if is_person_name(name)]
    return next(reversed(persons or names), "")


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1] if match else ""


def _is_after_organisation(line: str) -> bool:
    """Whether a line names an organisation that is no bank, and nobody after it."""
    found = [
        match for match in _ORGANISATION_IN_LINE.finditer(line) if not is_bank(match[0])
    ]
    if not found:
        return False
    following = _NOT_HAN.split(line[found[-1].end() :])
    return not any(map(is_person_name, following))
