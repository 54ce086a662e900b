"""Whether a row of a table is about a person."""

from __future__ import annotations

import re

from wagtail_disclosure.negative_list.screening.organisations import is_person_name
from wagtail_disclosure.negative_list.screening.passages import Piece

_NAMES = re.compile(
    r"姓名|名字|学生|教师|本人|持卡人|户主|^name$|fullname|负责人|联系人|值班|成员"
)


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
