"""The names of those who judge bids, before they have judged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    DocumentFacts,
    Hit,
    Match,
    Note,
    mask_value,
)
from wagtail_disclosure.negative_list.screening.passages import Passage
from wagtail_disclosure.negative_list.screening.person_names import SURNAMES
from wagtail_disclosure.negative_list.screening.texts import Role

_BODIES = (
    "评审专家",
    "评标专家",
    "评标委员会",
    "评审委员会",
    "评审小组",
    "磋商小组",
    "谈判小组",
    "询价小组",
    "协商小组",
    "论证专家",
    "采购专家",
    "专家名单",
    "专家组成员",
    "专家组组长",
    "评委",
    "业主评委",
    "采购人代表",
)
_AWARDS = (
    "中标公告",
    "中标公示",
    "结果公告",
    "结果公示",
    "成交公告",
    "成交公示",
    "中标候选人公示",
    "中标结果",
    "成交结果",
    "中标(成交)",
    "评标结果公示",
    "终止公告",
    "废标公告",
    "合同公告",
    "成交供应商",
    "中标供应商",
    "中标单位:",
    "中标人:",
    "采购结果",
    "中标候选人",
    "评审结果",
    "评标结果",
    "中标供应商",
    "中标金额",
    "成交金额",
    "中标价",
)
_AWARDED = re.compile(r"中标|成交|结果|候选人|废标|终止|流标|合同公告|验收")
_NAME = rf"[{SURNAMES}][\u4e00-\u9fff·]{{1,3}}"
_TITLE = r"(?:教授|副教授|高工|高级工程师|研究员|副研究员|主任|处长|工程师|老师|博士)?"
_ROLE = (
    r"(?: ?[(](?:组长|主任|采购人代表|业主代表|主任委员|副组长|成员|专家)"
    r"[^()\n]{0,8}[)])?"
)
_ONE = rf"{_NAME}{_TITLE}{_ROLE}"
_NAMES = re.compile(
    r"(?:组长|组员|成员|名单|主任委员|主任|专家)?[:为是 ]*"
    rf"({_ONE}(?:[、,; /]+{_ONE})*)(?= *(?:[。;)\n,]|组成|$))"
)
_AFTER_BODY = re.compile(
    r"(?:成员|组成员?|组长|专家)?(?:的?名单|姓名|组成)?(?:\([^()\n]{0,12}\))?"
    r"(?:如下|名单)? *(?:[:]|为|是|由)* *"
)
# Words of two or three characters that begin like a name.
_NO_NAMES = re.compile(
    r"成员|专家|组成|随机|抽取|代表|由|应当|从|依法|根据|按照|评审|评标|管理|单位|部门|名单|时间|有关|相关|项目|采购|负责|组长|技术"
    r"|经济|方面|方法|公司|学校|学院|大学|办法|意见|以上|单数|人数|人员|独立|全体|认为|可以|计算|和|向|能够|关于|于|如|须|需|详见|另行"
)
_IN_BRACKETS = re.compile(r"[(][^()]*[)]")
_HEADING = re.compile(
    r"(?:评审|评标|采购|论证)专家|评委|评标委员会|评审小组|磋商小组|谈判小组"
)
_LONGEST_TITLE = 60
# Behind 中标供应商 or 中标金额: a name or a sum, not what shall become of somebody.
_NAMES_WINNER = re.compile(
    r"(?:名称)? *(?:[(][^()\n]{1,8}[)])? *(?:[:]|[为是](?!中标|成交|评|未))"
    r"\n? *(?![,;。\n_]|$)"
    r"(?!.{0,4}(?:以|按|不得|应当))"
)
# An award that is announced without a title of its own says so at once.
_OPENING = 160
_AWARD = "award"


class EvaluationExpertsDetector(Detector):
    """
    Names behind 评审专家, 评标委员会 and the like, unless an award is announced.

    After the award the law wants them published; before, they are kept secret.
    """

    code = "evaluation-experts"
    words = (*_BODIES, *_AWARDS)

    def find(
        self, passage: Passage, options: Mapping[str, str]
    ) -> Iterator[Match | Note]:
        yield from _in_columns(passage)
        done = -1
        for word in passage.words:
            if word.text in _AWARD_WORDS:
                if _announces(passage, word.start, word.end):
                    yield Note(_AWARD)
            elif word.start >= done:
                span = _names_after(passage, word.end)
                if span is not None:
                    done = span[1]
                    yield Match(passage.piece_at(span[0]), *span)

    def conclude(self, hits: Sequence[Hit], facts: DocumentFacts) -> Iterable[Hit]:
        is_award = facts.notes[_AWARD] or any(map(_AWARDED.search, facts.titles))
        return () if is_award else hits

    def mask(self, value: str) -> str:
        return mask_value(value)


_AWARD_WORDS = frozenset(_AWARDS)


def _in_columns(passage: Passage) -> Iterator[Match]:
    for piece in passage.column_cells(_HEADING):
        start = passage.folded_start(piece)
        span = _names_at(passage, start, passage.line_span(start)[1])
        if span is not None:
            yield Match(piece, *span)


def _announces(passage: Passage, start: int, end: int) -> bool:
    """Whether the line is a title of an award, or names the winner."""
    first, last = passage.line_span(start)
    line = passage.text[first:last]
    is_title = len(line) <= _LONGEST_TITLE and not re.search(r"[。;]", line)
    names_winner = _NAMES_WINNER.match(passage.text, end) is not None
    opens = start < _OPENING and passage.text[start:end].endswith(("告", "示", "果"))
    return (
        names_winner
        or opens
        or is_title
        and passage.text[start:end].endswith(("告", "示", "果", ")"))
    )


def _names_after(passage: Passage, end: int) -> tuple[int, int] | None:
    line_end = passage.line_span(end)[1]
    gap = _AFTER_BODY.match(passage.text, end, line_end)
    start = gap.end() if gap else end
    if start >= line_end:
        return _names_in_next_line(passage, end)
    if start == end:
        return None
    return _names_at(passage, start, line_end)


def _names_in_next_line(passage: Passage, place: int) -> tuple[int, int] | None:
    piece = passage.piece_at(place - 1)
    is_last_cell = piece.role is Role.CELL and piece.column + 1 >= len(piece.cells)
    if is_last_cell or piece.role not in (Role.CELL, Role.BODY):
        return None
    first, last = passage.line_span(passage.line_span(place)[1] + 1)
    return _names_at(passage, first, last)


def _names_at(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    found = _NAMES.match(passage.text, start, end)
    if found is None or _NO_NAMES.search(_IN_BRACKETS.sub("", found[1])):
        return None
    return found.span(1)
