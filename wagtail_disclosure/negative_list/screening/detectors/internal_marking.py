"""Marks of papers that were meant for few: 内部资料, 讨论稿, …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
)
from wagtail_disclosure.negative_list.screening.marks import (
    MARGINS,
    TITLES,
    is_short,
    reads_as_sentence,
    without_file_suffix,
)
from wagtail_disclosure.negative_list.screening.passages import Passage, Piece
from wagtail_disclosure.negative_list.screening.texts import Role

_FOR_COMMENT = "征求意见稿"
_DRAFTS = (
    "讨论稿",
    "过程稿",
    "送审稿",
    "未定稿",
    "审议稿",
    "送阅稿",
    "内审稿",
    "讨论版",
    "送审版",
    "内部版",
    "内部稿",
    "初稿",
    "草稿",
    "修改稿",
    "报审稿",
    "上会稿",
    "汇报稿",
    "校对稿",
    *(f"第{number}稿" for number in "一二三四五六123456"),
)
_INTERNAL = (
    "内部资料",
    "内部文件",
    "内部使用",
    "内部材料",
    "内部参考",
    "内部传阅",
    "内部发行",
    "内部公开",
    "内部掌握",
    "仅供内部",
    "仅限内部",
    "注意保存",
    "严禁外传",
    "不得外传",
    "请勿外传",
    "禁止外传",
    "请勿扩散",
    "不得扩散",
    "严禁翻印",
    "严禁复制",
    "[内部]",
    "【内部】",
    "(内部)",
)
# Under such a mark alone, lists of tasks have a heading of one word.
_ALSO_TASKS = frozenset(
    {"初稿", "草稿", "审议稿", *(f"第{number}稿" for number in "一二三四五六123456")}
)
# A line of its own that is the name of a paper and ends with the state it is in.
_NAMED_PAPER = re.compile(
    r"[^,、:;\d(《]{2,28}(?:办法|规定|规划|方案|章程|报告|细则|条例|总结|纲要)"
    r"(修改稿|送审稿|讨论稿|报审稿|上会稿|未定稿|过程稿|初稿)"
)
_SPREAD = [f"{a}{' ' * n}{b}" for a, b in ("内部", "讨论", "送审") for n in (1, 2, 3)]
_MARK = "(?:" + "|".join(map(re.escape, (_FOR_COMMENT, *_DRAFTS, *_INTERNAL))) + ")"
# What makes a mark longer without making it a sentence.
_MORE = (
    r"(?:内部|会议|仅供|仅限|供|请|使用|参考|传阅|阅读|妥善保管|注意保管|第?[一二三四五六七八九十\d]+[稿次版]"
    r"|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,8})"
)
_JOINT = r"[ ,、;:·!\-—_/★☆*※]*"
_ALONE = re.compile(
    rf"(?=.*{_MARK})(?:{_MARK}|{_MORE}|[ ,、;:·!\-—_/★☆*※()\[\]【】〔〕<>])+"
)
_IN_BRACKETS = re.compile(
    rf"[(\[【〔](?:[^()\[\]【】〔〕]{{0,8}}?{_JOINT})??({_MARK})[^()\[\]【】〔〕]{{0,8}}[)\]】〕]"
    r"[ \d_v.\-()]*$"
)
_AT_END = re.compile(rf"({_MARK})[ _\-]*(?:[(\[]?[\d.v_\- ]{{1,12}}[)\]]?)?$")
_AT_START = re.compile(rf"(?:[(\[【〔]({_MARK})[)\]】〕]|({_MARK})[ ]?[\-_—])")
_IN_MARGIN = re.compile(rf"(?:^|(?<=[ (\[【])){_JOINT}({_MARK})(?=$|[ ,、;!)\]】\d])")
# Words in a cell that stand there by themselves for something else: a use, a state.
_VALUES_OF_COLUMNS = re.compile(
    r"(?:内部(?:使用|公开|发行|资料|文件|材料|掌握)|初稿|草稿|送审稿|审议稿|讨论稿|征求意见稿"
    r"|妥善保管)"
)
# Agendas, lists and instructions speak of drafts that others have before them.
_SPEAKS_OF_IT = re.compile(
    r"^ *(?:[(\[]?[\d一二三四五六七八九十]{1,3}[)\].、 ]*|附件?\d*[:.、 ]*|[-·●] *)?"
    r"(?:审议|讨论|听取|研究|审定|传达|通报|修改|提交|形成|起草|完成|撰写|拟定|印发|提供|上交|报送)"
)
_STRONG_WORKSECRET = re.compile(
    r"(?:^|(?<=[ (\[【]))工作秘密 *(?:[★☆] *)?(?:\d{1,2} *年|长期)?(?=$|[ )\]】])"
)


class InternalMarkingDetector(Detector):
    """
    The mark in a margin, on a line of its own, or at the end of a title.

    Plans speak of their drafts in every second sentence; that is no mark.
    """

    code = "internal-marking"
    words = (_FOR_COMMENT, *_DRAFTS, *_INTERNAL, "工作秘密", *_SPREAD)
    aspects = ("draft-for-comment",)

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        done = -1
        for word in passage.words:
            start, end = passage.line_span(word.start)
            if start <= done or not is_short(passage, word.start):
                continue
            line = passage.text[start:end]
            span = _mark(line, passage.piece_at(word.start))
            if span is not None:
                done = start
                first, last = start + span[0], start + span[1]
                aspect = "draft-for-comment" if _FOR_COMMENT in line else ""
                piece = passage.piece_at(first)
                yield Match(piece, first, last, aspect)

    def mask(self, value: str) -> str:
        return value


def _mark(line: str, piece: Piece) -> tuple[int, int] | None:
    """Where the mark stands in the line; None if the line only speaks of one."""
    if piece.role is Role.FILE_NAME:
        line = without_file_suffix(line.rstrip())
    compact = line.replace(" ", "")
    if _ALONE.fullmatch(compact):
        return _mark_alone(line, compact, piece)
    if found := _STRONG_WORKSECRET.search(line):
        has_term = found[0] != "工作秘密"
        if has_term or piece.role in MARGINS:
            return found.span()
    if piece.role in MARGINS:
        found = _IN_MARGIN.search(line) or _IN_BRACKETS.search(line)
        return found.span(1) if found else None
    return _end_of_title(line, piece)


def _mark_alone(line: str, compact: str, piece: Piece) -> tuple[int, int] | None:
    if piece.role is Role.CELL and _VALUES_OF_COLUMNS.fullmatch(compact):
        return None
    if piece.role not in TITLES | MARGINS and compact in _ALSO_TASKS:
        return None
    return _trimmed(line, 0, len(line))


def _end_of_title(line: str, piece: Piece) -> tuple[int, int] | None:
    line = line.rstrip()
    is_title = piece.role in TITLES
    if is_title and (found := _AT_START.match(line)):
        return found.span(found.lastindex or 0)
    if piece.role is Role.CELL or _SPEAKS_OF_IT.match(line):
        return None
    if not is_title and (reads_as_sentence(line) or line.endswith("》")):
        return None
    found = _IN_BRACKETS.search(line)
    if found is None and is_title:
        found = _AT_END.search(line)
    if found is None:
        found = _NAMED_PAPER.fullmatch(line.lstrip())
        shift = len(line) - len(line.lstrip())
        return (found.start(1) + shift, found.end(1) + shift) if found else None
    return found.span(1) if found else None


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    text = line[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())
