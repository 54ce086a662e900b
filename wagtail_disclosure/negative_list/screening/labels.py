"""What a value is called: by its column, its form or the words before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wagtail_disclosure.negative_list.screening.folding import fold
from wagtail_disclosure.negative_list.screening.headings import heading
from wagtail_disclosure.negative_list.screening.passages import Passage, Piece

IDENTITY = re.compile(
    r"身份证|身份号|身份证明|身份证件|证件号|证件编号|证件码|居民证|公民身份|户口证|\bid(?:no|number|card|:|$)"
    r"|idcard|identity|(?:^|(?<=[^a-z\u4e00-\u9fff])|(?<=[人生师长份者民]))id$|(?:^|(?<=[^a-z\u4e00-\u9fff])|(?<=[人生师长份者民]))id"
    r"(?:编号|卡号|[号码#])|\bi\.d\b"
)
PHONE = re.compile(
    r"电话|手机|联系方式|联系人|联络|移动|号码段|短号|tel|phone|mobile|mob\b|cell|whatsapp"
    r"|(?:微信|支付宝)(?:账?号)?"
)
ACCOUNT = re.compile(
    r"卡号|账号|帐号|账户|帐户|银行卡|存折|打卡|工资卡|借记卡|储蓄卡|信用卡"
)
EXAMINEE = re.compile(
    r"考生号|考生编号|准考证|报名号|报考号|报名序号|考籍号|(?<!联)考号"
)
STUDENT = re.compile(
    r"(?<![大科文数化医中小同教])学号|学生证号|学籍号|学工号|student(?:id|no|number)"
    r"|(?<![施竣开完动加分手木电土化])工号|人事编号"
)
BIRTH = re.compile(
    r"出生(?!地|率|人|证|医|缺|数|登|缺|婴)|生日|dateofbirth|birth(?!place)|\bdob\b"
)
# Numbers of things, which no person is behind.
THING = re.compile(
    r"订单|单号|运单|流水|编号|合同|项目号|标书|标号|条码|条形码|代码|序列|批号|批次|资产|设备号|货号|料号"
    r"|图号|档案|卷号|文号|备案|许可证|登记号|注册号|发票|凭证|税号|信用代码|纳税|索引|机构码|isbn|issn|cn号"
    r"|书号|刊号|专利|著作权|软著|证书号|证书编|公网安备|icp|金额|总价|单价|预算|元\)|万元|数量|面积|合计|工号"
    r"|门牌|邮编|邮政|端口|版本|qq|群号|经费|支出|收入|产值|里程|人数|\bsn\b|s/n|serial|order|invoice"
    r"|\bno[.:]|交易|会议号|会议id|腾讯会议|验证码|序号|编码|行号|统计|指标|人次"
)
_LABELS = (IDENTITY, PHONE, ACCOUNT, EXAMINEE, STUDENT, BIRTH, THING)
_WORDS_BEFORE = 14


def name_beside(piece: Piece) -> str:
    """
    What a text or cell stands under or beside, folded and without blanks.

    In a form the row above may look like headings, so the cell to the left counts
    where the heading says nothing.
    """
    if is_in_form(piece):
        return heading(piece.cells[piece.column - 1])
    return piece.heading


def is_in_form(piece: Piece) -> bool:
    """Whether a cell is named by the cell to its left, not by the one above."""
    if not piece.column or any(names.search(piece.heading) for names in _LABELS):
        return False
    beside = heading(piece.cells[piece.column - 1])
    return any(names.search(beside) for names in _LABELS)


def name_before(passage: Passage, start: int) -> str:
    """The words directly before a value, without blanks and brackets."""
    before = passage.before(start, _WORDS_BEFORE)
    before = re.split(r"[0-9][0-9*]{2,}|[,;。、!?]", before)[-1]
    return re.sub(r"[ ()\[\]【】#\"'“”]", "", before)


def name_of(passage: Passage, piece: Piece, start: int) -> str:
    """The words before a value, or its label where it stands alone."""
    return name_before(passage, start).strip(":-+") or name_beside(piece)


def is_called(name: str, wanted: re.Pattern[str], *, unless: re.Pattern[str]) -> bool:
    """Whether the last word that names something in `name` is a wanted one."""
    ends = [_last_end(pattern, name) for pattern in (wanted, unless)]
    return ends[0] > 0 and ends[0] >= ends[1]


def _last_end(pattern: re.Pattern[str], name: str) -> int:
    return max((match.end() for match in pattern.finditer(name)), default=0)


_GAP = (
    r"(?:号码|编号|号|码|no\.?|number|\.)?(?:\([^()\n]{1,8}\))?"
    r"[ \"“'(\[【〔]{0,3}(?:[:#]|为|是|即)?"
    r"[ \"“'(\[【〔]{0,3}\n?[ (]{0,2}"
)
_CHAIN = r"[)\]】]?[ 、,;/和及与]{1,3}"


def spaced(name: str) -> tuple[str, ...]:
    """A name as it stands in forms: whole, or with blanks between its characters."""
    return tuple((" " * width).join(name) for width in range(5))


class LabelledValue:
    """
    Values of one form that stand under, beside or behind their name.

    `name` is looked for in headings of columns, `value` must not need anything
    around it. The detector's words have to be those that a text names it by.
    """

    def __init__(self, name: re.Pattern[str], value: str) -> None:
        self.name = name
        self._value = re.compile(value)
        self._behind = re.compile(f"{_GAP}({value})")
        self._next = re.compile(f"{_CHAIN}({value})")
        # In a table whose persons stand side by side.
        self._next_cell = re.compile(rf"\n({value})(?=\n|$)")

    def find(self, passage: Passage) -> Iterator[tuple[Piece, int, int]]:
        """Each value with its piece, start and end."""
        seen: set[int] = set()
        for place in (*self._in_columns(passage), *self._behind_words(passage)):
            if place[1] not in seen:
                seen.add(place[1])
                yield place

    def _in_columns(self, passage: Passage) -> Iterator[tuple[Piece, int, int]]:
        for cell in passage.column_cells(self.name):
            start = passage.folded_start(cell)
            text = fold(cell.text)
            for match in self._value.finditer(text):
                yield cell, start + match.start(), start + match.end()

    def _behind_words(self, passage: Passage) -> Iterator[tuple[Piece, int, int]]:
        for word in passage.words:
            before = passage.before(word.end, 16).replace(" ", "")
            if _last_end(self.name, before) < len(before):
                continue
            named = passage.piece_at(word.start)
            if not named.columns:
                yield from self._in_lines_below(passage, named, word.start)
            match = self._behind.match(passage.text, word.end)
            while match:
                piece = passage.piece_at(match.start(1))
                if piece.row_key != named.row_key:
                    break
                yield piece, match.start(1), match.end(1)
                end = match.end(1)
                match = self._next.match(passage.text, end)
                if match is None and named.row:
                    match = self._next_cell.match(passage.text, end)

    def _in_lines_below(
        self, passage: Passage, named: Piece, start: int
    ) -> Iterator[tuple[Piece, int, int]]:
        """A list without a table: the names in one line, each record in another."""
        if named.row:
            return
        begin, end = passage.line_span(start)
        names = passage.text[begin:end].split()
        if (
            len(names) < 2
            or max(map(len, names)) > 12
            or self._value.search(passage.text, begin, end)
        ):
            return
        column = len(passage.text[begin:start].split())
        begin = end + 1
        while begin < len(passage.text):
            begin, end = passage.line_span(begin)
            fields = list(re.finditer("[^ ]+", passage.text[begin:end]))
            found = self._field(fields, column, len(names))
            if found is None:
                return
            first = begin + found.start()
            yield passage.piece_at(first), first, begin + found.end()
            begin = end + 1

    def _field(
        self, fields: list[re.Match[str]], column: int, count: int
    ) -> re.Match[str] | None:
        if len(fields) == count:
            field = fields[column]
            return field if self._value.fullmatch(field[0]) else None
        values = [field for field in fields if self._value.fullmatch(field[0])]
        return values[0] if len(values) == 1 and len(fields) > 1 else None
