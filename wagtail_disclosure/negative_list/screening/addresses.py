"""Addresses of homes, as people write them into lists and forms."""

from __future__ import annotations

import re

# From the province down to the street, then down to the door.
_REGION = r"(?:省|自治区|市|州|盟|县|区|旗)"
_DETAIL = (
    r"(?:镇|乡|苏木|街道|社区|村|屯|寨|嘎查|路|大道|街|巷|弄|胡同|里|号楼|号|栋|幢|座|楼|单元"
    r"|室|户|组|队|小区|花园|家园|公寓|新村|宿舍|苑|院|府|城|湾|庄|坊)"
)
_LEVEL = re.compile(
    r"[\u4e00-\u9fff\da-z\-#]{1,12}?"
    rf"(?:(?P<region>{_REGION})|(?P<detail>{_DETAIL}))"
)
# With this a value is an instruction, an example or a masked address.
_NO_VALUE = re.compile(
    r"[*×※_]{2,}|x{2,}|某某|某[省市县区]|[如例请]|填写|详细到|精确|同上|另行|格式|不公开|办公|省.?市.?[县区]"
)
_LONGEST = 80
_DOOR = re.compile(r"\d+ *(?:号|栋|幢|座|单元|室|组|队|楼|户)")
_STOP = re.compile(
    r"[,;。、|/]| {2,}| (?=[a-z]?\d{6})|\n|[(](?!.{1,12}[)].)"
    r"| *(?:邮编|邮政编码|联系|电话|手机|卡号|考生号"
    r"|身份证|收件|姓名|学号|户名|开户|银行|毕业|工作单位|性别|出生)"
)
# Such an address is where somebody works or studies.
_OFFICE = re.compile(
    r"大学(?!.{0,6}(?:家属|教工|宿舍))|学院|学校|公司|办公|教学楼|医院|政府"
)


def address_in(text: str) -> tuple[int, int] | None:
    """
    Where a home's address begins a folded text.

    It has to go down to a village, a street or a door: where somebody comes from is
    no address.
    """
    start = len(text) - len(text.lstrip(" :"))
    stop = _STOP.search(text, start, start + _LONGEST + 20)
    end = stop.start() if stop else len(text)
    value = text[start:end].rstrip()
    if len(value) > _LONGEST:
        return None
    if _NO_VALUE.search(value) or not reaches_a_door(value):
        return None
    return start, start + len(value)


def reaches_a_door(value: str) -> bool:
    """Whether a value names a place below its county."""
    levels = list(_LEVEL.finditer(value.replace(" ", "")))
    details = sum(level["detail"] is not None for level in levels)
    if not details or len(value) > _LONGEST:
        return False
    return len(levels) >= 2 or _DOOR.search(value) is not None


def names_an_office(value: str) -> bool:
    return _OFFICE.search(value) is not None
