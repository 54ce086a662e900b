"""The headings of a table's columns, wherever its first rows put them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wagtail_disclosure.negative_list.screening.folding import fold
from wagtail_disclosure.negative_list.screening.texts import Table

# Rows in which the headings of a list are looked for: titles may stand above them.
_ROWS = 10
_MAX_LENGTH = 30
# A figure, not the number of a month or a class.
_FIGURE = re.compile("[0-9]{3}")
_YEAR = re.compile("(?:19|20)[0-9]{2}(?:年度?)?")
_BLANKS = re.compile(r"[ \n*:]+")
_WORDS = re.compile(
    r"序号|编号|姓名|名称|性别|民族|学号|工号|考生号|准考证|报名号|身份证|证件|学院|院系|单位|部门"
    r"|专业|班级|年级|电话|手机|联系|地址|住址|账号|帐号|卡号|银行|日期|出生|时间|年月|金额|成绩"
    r"|分数|总分|等级|类别|类型|备注|职务|职称|岗位|项目|事项|原因|邮箱|学历|籍贯|现住|现居|住所|户籍|户口|疾病|诊断|病因|政治面貌|专家|户主|家庭|父亲|母亲|监护人|宗教|残疾|困难"
    r"|护照|国籍|户名|经费|单价|数量|年份|型号|\bno\b|passport|nationality|name|number|phone|mobile|e-?mail|address|date|id\b"
)


@dataclass(frozen=True)
class Headings:
    """`row` is the number of the heading row, 0 where the table has none."""

    row: int = 0
    names: Mapping[int, str] = field(default_factory=dict)

    def of(self, row: int, column: int) -> str:
        """The folded heading above a cell; empty for headings themselves."""
        return self.names.get(column, "") if row > self.row else ""


def find_headings(table: Table) -> Headings:
    """The row among the first ones that looks most like headings."""
    best, found = 0, Headings()
    for number, row in enumerate(table.rows[:_ROWS], start=table.first_row):
        names = {c: name for c, cell in enumerate(row) if (name := heading(cell))}
        score = _score(list(names.values()))
        if score > best:
            best, found = score, Headings(number, names)
    return found if best else _above_figures(table)


def _above_figures(table: Table) -> Headings:
    """A first row of words with figures below it, whatever the words are."""
    rows = [
        (number, {c: name for c, cell in enumerate(row) if (name := heading(cell))})
        for number, row in enumerate(table.rows[:_ROWS], start=table.first_row)
    ]
    rows = [(number, names) for number, names in rows if len(names) > 1]
    if len(rows) < 2:
        return Headings()
    (number, names), (_number, below) = rows[:2]
    has_figures = any(_FIGURE.search(cell) for cell in below.values())
    if has_figures and not any(_is_figure(name) for name in names.values()):
        return Headings(number, names)
    return Headings()


def _is_figure(name: str) -> bool:
    """Whether a name holds a figure; a year is the name of a column."""
    return bool(_FIGURE.search(name)) and not _YEAR.fullmatch(name)


def heading(cell: str) -> str:
    """A cell's text as a heading: folded and without blanks, stars and colons."""
    if len(cell) > _MAX_LENGTH:
        return ""
    return _BLANKS.sub("", fold(cell))


def _score(names: Sequence[str]) -> int:
    known = sum(bool(_WORDS.search(name)) for name in names)
    # One known word may be a label in front of its value, or a cell of the list.
    return known if known >= 2 or (known and len(names) == 1) else 0
