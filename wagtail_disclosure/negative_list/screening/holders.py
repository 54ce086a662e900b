"""Who holds an account: the name that stands with its number."""

from __future__ import annotations

import re

from wagtail_disclosure.negative_list.screening.labels import is_in_form
from wagtail_disclosure.negative_list.screening.organisations import (
    is_bank,
    is_organisation,
)
from wagtail_disclosure.negative_list.screening.passages import Passage, Piece

_HOLDER = re.compile(
    "户名|账户名|帐户名|账户名称|开户名|单位名称|收款单位|收款人|收款方|公司名称|企业名称|供应商|持卡人|户主"
    "|姓名|名称|全称|单位$|公司$"
)
_NAMED = re.compile(
    r"(?:(?:户|账 ?户|帐 ?户|开 ?户|单 ?位|公 ?司|企 ?业|供应商) *名 *称?"
    r"|收款单位|收款人|收款方|开户单位|持卡人|户 *主|姓 *名|(?<!行)名 *称|全 *称)(?:\([^()\n]{1,8}\))?"
    r"[ :为是\n]{1,3}([^\n,;。: ]{2,40})"
)
_PRIVATE = re.compile("个人|本人|私人|工资卡")
# Accounts that only an organisation has.
_OFFICIAL = re.compile(
    "对公|基本户|基本存款|一般存款|公户|保证金|财政专户|零余额|缴费账户|学费账户|缴款账户|汇款账户|公司账"
    "|单位账|学校账|单位账号|党费|工会账|捐赠账|公务卡"
)
_NAMES_OF_ORGANISATIONS = re.compile(
    "[\u3400-\u9fff()a-z]{2,30}(?:公司|大学|学院|学校|医院|委员会|基金会|协会|研究院|研究所|合作社|事务所|中心)"
    "(?![\u3400-\u9fff])"
)
_BEFORE = 120
_AFTER = 80
_NEAR = 40
_VERY_NEAR = 10


def is_held_by_organisation(
    passage: Passage, piece: Piece, start: int, end: int
) -> bool:
    """Whether what stands with an account number says that no person holds it."""
    # In a list its own row decides, elsewhere the nearest name before it.
    is_listed = bool(piece.columns) and not is_in_form(piece)
    if is_listed and (holder := _holder_in_row(piece)):
        return is_organisation(holder) and not is_bank(holder)
    before = passage.text[max(0, start - _BEFORE) : start]
    after = passage.text[end : end + _AFTER]
    if _PRIVATE.search(before[-_VERY_NEAR:]):
        return False
    if _OFFICIAL.search(piece.heading) or _OFFICIAL.search(before[-_NEAR:]):
        return True
    named = [match[1] for match in _NAMED.finditer(before)]
    following = _NAMED.search(after)
    if named:
        return is_organisation(named[-1])
    if is_listed:
        return any(
            is_organisation(cell) and not is_bank(cell)
            for cell in piece.cells
            if cell is not piece.text
        )
    if following:
        return is_organisation(following[1])
    line = passage.before(start, _BEFORE)
    return (
        _NAMES_OF_ORGANISATIONS.search(re.sub("[^ ,:;。、]*银行[^ ,:;。、]*", "", line))
        is not None
    )


def _holder_in_row(piece: Piece) -> str:
    for column, name in piece.columns.items():
        if column >= len(piece.cells) or column == piece.column:
            continue
        if _HOLDER.search(name) and "行" not in name:
            holder = piece.cells[column].strip()
            if holder:
                return holder
    return ""
