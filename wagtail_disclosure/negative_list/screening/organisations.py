"""Names of organisations, as far as their form tells."""

from __future__ import annotations

import re
from functools import lru_cache

from wagtail_disclosure.negative_list.screening.folding import fold

_ENDINGS = (
    "公司|集团|大学|学院|学校|中学|小学|幼儿园|党校|医院|银行|支行|分行|信用社|营业部|营业厅"
    "|委员会|管委会|居委会|村委会|研究所|研究院|研究中心|实验室|设计院|中心|协会|学会|商会"
    "|联合会|基金会|工会|总工会|团委|党委|党支部|合作社|联合社|事务所|出版社|杂志社|报社"
    "|印刷厂|[厂局厅处院所站馆部科店社]|财政专户|政府|法院|检察院|支队|大队|总队|商行|经营部"
    "|工作室|服务部|后勤|食堂|俱乐部|办公室|university|college|school|institute"
    "|co\\.?,? ?ltd\\.?|ltd\\.?|inc\\.?|company"
)
_ORGANISATION = re.compile(rf"(?:{_ENDINGS})(?:\([^)]*\))?$")
_BANK = re.compile("银行|信用社|支行|分行|营业部|储蓄所|邮储|农商行")
# Whatever is longer is no name.
_LONGEST = 100
_BRACKETS = re.compile(r"\(.*?\)")


def is_organisation(text: str) -> bool:
    """Whether a name reads as that of a company, school, office, bank …"""
    return len(text) <= _LONGEST and _is_organisation(text)


# The cells of a row are looked at again for each number in it.
@lru_cache(maxsize=4096)
def _is_organisation(text: str) -> bool:
    name = _BRACKETS.sub("", fold(text)).strip(" ,.;:。，()")
    return _ORGANISATION.search(name) is not None and len(name) > 1


def is_bank(text: str) -> bool:
    return _BANK.search(fold(text)) is not None
