"""Tables whose rows are persons, told by their headings."""

from __future__ import annotations

import re
from collections.abc import Collection

_NAMES = re.compile(
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
    return any(_NAMES.fullmatch(name) for name in headings)


def is_of_offices(headings: Collection[str]) -> bool:
    """Whether each row is an office or a firm, by the folded headings."""
    return any(_OFFICES.search(name) for name in headings)
