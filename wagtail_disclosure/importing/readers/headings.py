"""Titles and headings of official texts, recognised by their wording alone."""

import re
from collections.abc import Sequence

_NUMERALS = "〇零一二三四五六七八九十百"
_FIRST_LEVEL = re.compile(
    # "一、二年级学生" enumerates; it is not numbered.
    rf"[{_NUMERALS}]+、(?![{_NUMERALS}])|第[{_NUMERALS}]+[章编編部]"
)
_SECOND_LEVEL = re.compile(rf"[（(][{_NUMERALS}]+[）)]|第[{_NUMERALS}]+[节節]")
_SENTENCE_ENDS = tuple("。；;：:，,、！!？?….．")
_CLOSING = "”’\"'」』》）)】 \u3000"
# Items of an article, which a style for headings does not make headings.
_ITEM_NUMBER = re.compile(
    rf"[（(](?:[{_NUMERALS}]+|\d+)[）)]|\d+(?:[.．]\d+)*(?:[.．、]|(?=\s))"
)
_ITEM_ENDS = ("。", "；", ";")
_LONGEST_HEADING = 40

_KINDS_OF_TEXT = (
    "通知|通告|通报|公告|公示|公报|决定|决议|意见|办法|规定|细则|条例|章程|规则|规程|守则|"
    "准则|制度|方案|计划|规划|要点|报告|总结|纪要|函|批复|请示|标准|指南|清单|名单|目录|"
    "预算|决算|简介|简章|说明|"
    "通報|公報|決定|決議|意見|辦法|規定|細則|條例|規則|規程|守則|準則|製度|計劃|規劃|要點|"
    "報告|總結|紀要|批復|請示|標準|清單|名單|目錄|預算|決算|簡介|簡章|說明"
)
_TITLE = re.compile(rf".*(?:{_KINDS_OF_TEXT})(?:[（(][^（()）]{{1,12}}[）)])?")
_LONGEST_TITLE = 80
_LINES_BEFORE_TITLE = 10
_BREADCRUMB = re.compile(r"[>»›]|当前位置|當前位置")


def heading_level(line: str) -> int | None:
    """The level of a short numbered line that is no sentence, else None."""
    if len(line) > _LONGEST_HEADING or line.endswith(_SENTENCE_ENDS):
        return None
    if any(mark in line for mark in _ITEM_ENDS):
        return None
    if _FIRST_LEVEL.match(line):
        return 2
    return 3 if _SECOND_LEVEL.match(line) else None


def is_numbered_sentence(line: str) -> bool:
    """Whether a line that is marked as a heading is an item of a list all the same."""
    is_sentence = line.rstrip(_CLOSING).endswith(_ITEM_ENDS)
    return is_sentence and _ITEM_NUMBER.match(line) is not None


def title_among(lines: Sequence[str]) -> str:
    """The first of the opening lines that names itself a notice, a rule, …"""
    for line in lines[:_LINES_BEFORE_TITLE]:
        if heading_level(line) is None and is_title(line):
            return line
    return ""


def is_title(line: str) -> bool:
    if not 4 <= len(line) <= _LONGEST_TITLE or _BREADCRUMB.search(line):
        return False
    return _TITLE.fullmatch(line) is not None
