"""Where somebody lives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from wagtail_disclosure.negative_list.screening.addresses import (
    address_in,
    names_an_office,
)
from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
    mask_value,
)
from wagtail_disclosure.negative_list.screening.folding import fold
from wagtail_disclosure.negative_list.screening.passages import Passage, Piece
from wagtail_disclosure.negative_list.screening.person_rows import (
    is_of_offices,
    is_of_persons,
)
from wagtail_disclosure.negative_list.screening.texts import Role, Table, Text

_HOME_WORDS = (
    "家庭住址",
    "家庭地址",
    "家庭详细",
    "家庭通讯",
    "家庭通信",
    "家庭所在地",
    "家庭居住",
    "住址",
    "户籍地",
    "户籍所在地",
    "户口所在地",
    "户籍住址",
    "居住地",
    "居住于",
    "现住",
    "常住地址",
    "家住",
    "父母住址",
    "home address",
    "租住",
    "现居",
    "住处",
    "家在",
    "老家",
    "户籍:",
    "(家庭)",
    "住:",
    "住所:",
    "住所地",
)
_POST_WORDS = (
    "通讯地址",
    "通信地址",
    "联系地址",
    "邮寄地址",
    "收件地址",
    "收货地址",
    "寄送地址",
    ",住",
)
_HOME = re.compile(
    r"家庭.{0,6}(?:住址|地址|所在地|居住地)|(?:现|常|户籍|身份证|父母|本人|居)?住址"
    r"|(?:户籍|户口)(?:所在)?(?:地址|地|住址)|(?:现|常)?居?住地址?|家住|现住|居住于?"
    r"|home address|租住|现居|住处|家在|老家|户籍(?=:)|住(?=:)|住所地?"
    r"|(?:[\u4e00-\u9fff]{0,2}地址)?[(]家庭[)]"
)
_HOME_HEADING = re.compile(
    r"家庭.*(?:住址|地址|所在地|居住地)|.{0,4}住址.*|(?:户籍|户口)(?:所在)?(?:地址|地|住址).*"
    r"|(?:现|常)?居?住地址?.*|home address|现住|现居|住处|户籍"
    r"|(?:[\u4e00-\u9fff]{2})?地址[(](?:家庭|住宅|家)[)].*"
)
_POST_HEADING = re.compile(
    r"(?:本人|学生|详细|现)?(?:通讯|通信|联系|邮寄|收件|收货|寄送|邮政|快递)?(?:详细)?地址.*|address|住所地?"
)
# Columns of a person's row whose values are addresses of something else.
_OTHER_HEADING = re.compile(
    r"单位|办公|工作|地点|部门|考点|考场|公司|注册|项目|学校|院|籍贯|生源|出生地|题目|名称|培养|实习"
    r"|备注|课题|论文|去向|活动|机构|宿舍|寝室|事迹|荣誉|奖|成果|内容|专业|方向|时间|籍|校区"
)
_BEFORE_LABEL = re.compile(
    r"(?:办公|单位|学校|公司|报名|会议|活动|酒店|法人|企业|入|同|留|食|内|校|请)$"
)
# 住所 is what the law calls the seat of an organisation, too.
_SEAT = re.compile("住所地?$")
_ORGANISATION_NEAR = re.compile(
    "公司|集团|大学|学院|学校|法人|法定代表|信用代码|委员会|中心|事务所|合作社|厂|甲方|乙方|注册|医院|供应商|机构|企业"
    "|单位|局|银行|章程"
)
_LODGING = re.compile("酒店|宾馆|招待所|饭店|旅馆|驿站|培训中心|公寓楼|学生公寓")
_FROM_REGION_TO_DOOR = re.compile(
    r"[\u4e00-\u9fff]{2,9}(?:省|市|县|自治区|区).*\d+ ?(?:号|栋|幢|室|组|单元|户)"
)
_BEFORE_THE_SEAT = 160
_AFTER_LABEL = re.compile(r" *(?:[(][^)\n]{0,12}[)])? *(?:[:]|为|是|在|于|\]|】)? *")
_PERSON_IN_LINE = re.compile(
    r"姓 *名 *:|身份证|学号 *:|(?:^|[ ,。;])[\u4e00-\u9fff·]{2,4}, *[男女] *,"
)
# Behind 住: these make it another word or a label that is looked at by itself.
_LABEL_GOES_ON = frozenset("址所地院宿房:")
# In a line without an end, what stands further away is about something else.
_FAR = 300
# Rows that tell whether a column without a telling heading holds addresses.
_SAMPLE = 20
_SHORTEST = 6


class HomeAddressDetector(Detector):
    """
    An address under a heading for homes, or in a row or line that is a person's.

    The same words in front of an office are published on purpose.
    """

    code = "home-address"
    rank = 20
    words = (*_HOME_WORDS, *_POST_WORDS)

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        found = [*_in_columns(passage), *_in_forms(passage)]
        seen = {match.piece.start for match in found}
        yield from found
        done = -1
        for word in passage.words:
            if word.start < done:
                continue
            span = _beside_label(passage, word.start, word.end)
            if span is None:
                continue
            done = span[1]
            piece = passage.piece_at(span[0])
            if piece.start not in seen:
                yield Match(piece, *span)

    def mask(self, value: str) -> str:
        return mask_value(value, first=3)


def _in_columns(passage: Passage) -> Iterator[Match]:
    """Addresses in tables, by the headings of their columns."""
    for table, _headings in passage.tables():
        columns = _columns_of_homes(table, passage)
        for piece in passage.cells(table, columns) if columns else ():
            if len(piece.text) >= _SHORTEST and address_in(fold(piece.text)):
                yield Match(piece, *_folded_span(passage, piece))


def _columns_of_homes(table: Table, passage: Passage) -> Sequence[int]:
    headings = passage.headings_of(table)
    names = headings.names
    homes = [c for c, name in names.items() if _HOME_HEADING.fullmatch(name)]
    listed = list(names.values())
    if not is_of_persons(listed):
        return homes
    for column, name in names.items():
        if column in homes or _OTHER_HEADING.search(name):
            continue
        if _POST_HEADING.fullmatch(name):
            if not is_of_offices(listed):
                homes.append(column)
        elif _holds_addresses(table, column):
            homes.append(column)
    return homes


def _holds_addresses(table: Table, column: int) -> bool:
    cells = (row[column] for row in table.rows if column < len(row) and row[column])
    return any(
        9 <= len(cell) <= 60 and address_in(fold(cell))
        for cell in islice(cells, _SAMPLE)
    )


def _folded_span(passage: Passage, piece: Piece) -> tuple[int, int]:
    """All of a piece, as far as it stands in the passage."""
    start = passage.folded_start(piece)
    end = start + len(fold(piece.text).rstrip())
    return start, min(end, len(passage.text))


def _in_forms(passage: Passage) -> Iterator[Match]:
    """Fields of forms that come as a text with its label."""
    for content, start in passage.notable:
        if not isinstance(content, Text):
            continue
        is_home = _HOME_HEADING.fullmatch(content.heading) is not None
        if is_home and address_in(fold(content.text)):
            piece = passage.piece_at_original(start)
            yield Match(piece, *_folded_span(passage, piece))


def _beside_label(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """The address after a label, in the line or in the next cell of a form."""
    before = passage.before(start, 6)
    if passage.text[end - 1] == "住" and passage.text[end : end + 1] in _LABEL_GOES_ON:
        return None
    if _BEFORE_LABEL.search(before) or _is_seat(passage, start, end):
        return None
    label = _HOME.match(passage.text, start - _reach(before)) or _HOME.match(
        passage.text, start
    )
    line_start, line_end = passage.line_span(start)
    around = passage.text[max(line_start, start - _FAR) : min(line_end, end + _FAR)]
    lives_there = passage.text[start:end] == ",住"
    if label is None and not lives_there and not _PERSON_IN_LINE.search(around):
        return None
    after = label.end() if label and label.end() >= end else end
    gap = _AFTER_LABEL.match(passage.text, after)
    value_start = gap.end() if gap else after
    if value_start >= line_end:
        return _in_next_cell(passage, start) if label else None
    if passage.text.startswith(_HOME_WORDS, value_start):
        # The next word of the passage, which is looked at by itself.
        return None
    value = passage.text[value_start : min(line_end, value_start + _FAR)]
    found = address_in(value)
    if found is None:
        return None
    address = value[slice(*found)]
    is_weak = label is None or passage.text[start:end] == "住:"
    if is_weak and (names_an_office(address) or _LODGING.search(address)):
        return None
    is_whole = _FROM_REGION_TO_DOOR.match(address) is not None
    if lives_there and not is_whole and not _PERSON_IN_LINE.search(around):
        return None
    return value_start + found[0], value_start + found[1]


def _is_seat(passage: Passage, start: int, end: int) -> bool:
    if not _SEAT.search(passage.text[start:end].rstrip(":")):
        return False
    before = passage.text[max(0, start - _BEFORE_THE_SEAT) : start]
    return _ORGANISATION_NEAR.search(before + passage.after(end, 60)) is not None


def _reach(before: str) -> int:
    """How far back the label began: 家庭 and the like in front of the word."""
    return next((n for n in (2, 1) if before[-n:] in {"家庭", "现", "常"}), 0)


def _in_next_cell(passage: Passage, start: int) -> tuple[int, int] | None:
    piece = passage.piece_at(start)
    if piece.role is not Role.CELL or piece.column + 1 >= len(piece.cells):
        return None
    line_end = passage.line_span(start)[1]
    for cell in piece.cells[piece.column + 1 :]:
        next_start, next_end = passage.line_span(line_end + 1)
        text = passage.text[next_start:next_end]
        if cell.strip():
            # A merged label is repeated, and the last of its cells is looked at, too.
            found = None if cell == piece.text else address_in(text)
            if found is None:
                return None
            return next_start + found[0], next_start + found[1]
        line_end = next_end
    return None
