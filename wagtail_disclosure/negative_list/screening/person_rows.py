"""Whether the rows of a table are about persons, and whose name a row holds."""

from __future__ import annotations

import re
from collections.abc import Collection

from wagtail_disclosure.negative_list.screening.passages import Piece
from wagtail_disclosure.negative_list.screening.person_names import is_person_name

_NAMES = re.compile(
    r"姓名|名字|学生|教师|本人|持卡人|户主|^name$|fullname|负责人|联系人|值班|成员"
)
_PERSONS = re.compile(
    r"(?:学生|考生|本人|教师|职工|教职工|员工|申请人|获奖|受助|户主|毕业生|人员|家长|候选人|拟聘|拟录取"
    r"|党员|作者|负责人)?(?:的)?姓名(?:\(.*\))?|name|学生|考生|学号|考生编号|考生号|工号"
)
# Rows of such tables are offices, firms or places, whoever is named in them.
_OFFICES = re.compile(
    r"(?:部门|单位|机构|公司|企业|供应商|投标人|中标人|店|基地|中心|考点|校区|法定代表人|法人|职务"
    r"|岗位|科室|处室|办公|联系人|成交|项目名称|注册|统一社会信用代码)"
)


def is_of_persons(headings: Collection[str]) -> bool:
    """Whether each row is somebody, by the folded headings of the table."""
    return any(_PERSONS.fullmatch(name) for name in headings)


def is_of_offices(headings: Collection[str]) -> bool:
    """Whether each row is an office or a firm, by the folded headings."""
    return any(_OFFICES.search(name) for name in headings)


def name_in_row(piece: Piece) -> str:
    """The person's name in the row of a cell; empty where there is none."""
    for column, heading in piece.columns.items():
        if column < len(piece.cells) and _NAMES.search(heading):
            name = piece.cells[column].strip()
            if is_person_name(name):
                return name
    for cell in piece.cells:
        if len(cell) <= 12 and is_person_name(cell):
            return cell.strip()
    return ""


def is_person_row(piece: Piece) -> bool:
    return piece.row > 0 and bool(name_in_row(piece))
