"""Columns and fields that ask for what must not be published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    DocumentFacts,
    Hit,
    Match,
)
from wagtail_disclosure.negative_list.screening.headings import Headings, heading
from wagtail_disclosure.negative_list.screening.labels import spaced
from wagtail_disclosure.negative_list.screening.passages import Passage, Piece
from wagtail_disclosure.negative_list.screening.person_rows import (
    is_of_offices,
    is_of_persons,
)
from wagtail_disclosure.negative_list.screening.sensitive_labels import (
    REMARK,
    Label,
    cell_value,
    is_filled,
    is_label,
    label_of,
    may_be_label_too,
    tells_a_reason,
)
from wagtail_disclosure.negative_list.screening.side_by_side import (
    are_persons_side_by_side,
    aspect_side_by_side,
)
from wagtail_disclosure.negative_list.screening.texts import Table, Text

_LONGEST_LABEL = 40
# Labels of one passage that are followed; a sheet of a thousand says nothing new.
_MOST_LABELS = 200
# Below this row a sheet goes on with what it has begun.
_LAST_ROW_OF_LABELS = 100
# A table with more rows is a list; its headings take at most three of them.
_LONGEST_FORM = 60
_ROWS_OF_HEADINGS = 2
# Cells that a merged label may take up.
_MOST_BESIDE = 50
# Headings that tell what the rows are.
_MOST_HEADINGS = 1_000
# Values looked at below a heading.
_MOST_VALUES = 1_000
# A form is looked at so far up and down for a name.
_ROWS_OF_FORM = 15
_BLANKS = re.compile(r"[ \n]+")
_IN_LINE = re.compile(
    r"(?:^|(?<=[ ,;。,、(]))([^ :,;。、()]{2,12}(?:[(][^()\n]{0,12}[)])?)"
    r" *: *([^ ,;。\n]{1,40})"
)
# In running text only what cannot be an office's own.
_IN_TEXT = frozenset(
    {"identity", "address", "bank", "hardship", "hardship-reason", "religion", "health"}
)


def _with_spaced(*words: str) -> tuple[str, ...]:
    """Names of two characters also as forms set them apart."""
    apart = (spaced(word) for word in words if len(word) == 2 and not word.isascii())
    return tuple(dict.fromkeys((*words, *chain.from_iterable(apart))))


class SensitiveColumnDetector(Detector):
    """
    Headings such as 身份证号 or 困难原因 with values under or beside them.

    An empty form asks for such things and gives none away, and a notice may name
    them, so it is the filled cell that counts, however badly it is masked.
    """

    code = "sensitive-column"
    words = _with_spaced(
        "身份",
        "证件",
        "护照",
        "住址",
        "地址",
        "所在地",
        "居住",
        "户籍",
        "手机",
        "电话",
        "联系方式",
        "账号",
        "帐号",
        "账户",
        "帐户",
        "卡号",
        "银行卡",
        "工资卡",
        "行卡",
        "出生",
        "生日",
        "困难",
        "贫困",
        "困原因",
        "贫原因",
        "认定",
        "档次",
        "低保",
        "最低生活保障",
        "孤儿",
        "单亲",
        "烈士子女",
        "建档立卡",
        "脱贫",
        "特困",
        "五保",
        "无人抚养",
        "受灾",
        "变故",
        "易致贫",
        "返贫",
        "低收入",
        "残疾",
        "残障",
        "伤残",
        "病",
        "诊断",
        "健康",
        "身体",
        "体检",
        "住院原因",
        "学原因",
        "假原因",
        "考原因",
        "弃原因",
        "测原因",
        "学事由",
        "心理",
        "伤情",
        "过敏史",
        "宗教",
        "信教",
        "信仰",
        "家庭",
        "父亲",
        "母亲",
        "父母",
        "家长",
        "监护人",
        "配偶",
        "子女",
        "婚",
        "备注",
        "说明",
        "idcard",
        "id number",
        "passport",
        "birth",
        "religion",
        "mobile",
        "phone",
        "其他",
        "id",
        "群体",
        "申请理由",
        "申请原因",
        "乙肝",
        "艾滋",
        "现住",
        "现居",
    )
    aspects = (
        "identity",
        "address",
        "phone",
        "bank",
        "birth",
        "hardship",
        "hardship-reason",
        "health",
        "health-remark",
        "religion",
        "family",
    )

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        yield from _form_fields(passage)
        done, followed = -1, 0
        for word in passage.words:
            if word.start < done:
                continue
            start, end = passage.line_span(word.start)
            if end - start > _LONGEST_LABEL or followed >= _MOST_LABELS:
                if word.text.replace(" ", "") not in _IN_CELLS_ONLY:
                    yield from _labelled_near(passage, word.start, start, end)
                continue
            done = end
            table = passage.table_at(word.start)
            if table is not None and table.first_row > _LAST_ROW_OF_LABELS:
                continue
            label = label_of(heading(passage.text[start:end]))
            if label is None or table is None:
                if table is None or ":" in passage.text[start:end]:
                    yield from _labelled(passage, start, end)
                continue
            followed += 1
            yield from _cell(passage, table, label, start, end)

    def conclude(self, hits: Sequence[Hit], facts: DocumentFacts) -> Iterable[Hit]:
        seen = set()
        for hit in hits:
            key = (
                hit.piece.member,
                hit.piece.start,
                hit.span,
                hit.aspect,
                hit.piece.row_key,
            )
            if key not in seen:
                seen.add(key)
                yield hit

    def mask(self, value: str) -> str:
        return value


_IN_CELLS_ONLY = frozenset(
    {
        *("备注", "说明", "其他", "电话", "手机", "联系方式", "地址", "婚", "家庭"),
        *("id", "群体", "申请理由", "申请原因"),
    }
)


def _form_fields(passage: Passage) -> Iterator[Match]:
    """Fields of forms that come as a text with its label."""
    for content, start in passage.notable:
        if isinstance(content, Text) and content.heading and content.text:
            label = label_of(heading(content.heading))
            if label is None or label is REMARK or label.needs_persons:
                continue
            if is_filled(cell_value(content.text), label):
                piece = passage.piece_at_original(start)
                shown = content.heading
                yield Match(piece, aspect=label.aspect, shown=shown)


def _cell(
    passage: Passage, table: Table, label: Label, start: int, end: int
) -> Iterator[Match]:
    piece = passage.piece_at(start)
    if _is_in_list(passage.headings_of(table), table, piece):
        return
    above = label_of(piece.heading)
    if above is not None and is_filled(heading(piece.text), above):
        # 孤儿 under 困难类型 is a value, though it is a heading elsewhere.
        return
    if are_persons_side_by_side(table, piece):
        if aspect := aspect_side_by_side(table, piece, label):
            yield Match(piece, start, end, aspect)
        return
    names = _headings_around(passage, table, piece)
    if label.needs_persons and not _is_persons_own(names, label):
        return
    values = [value for value in _values_below(table, piece, label) if value]
    if label.has_typical_values or not values and _names_a_person(table, piece):
        values += _values_beside(piece)
    elif not is_of_persons(names):
        # Grades and their amounts, diseases and their numbers: rules and statistics.
        return
    if not any(is_filled(value, label) for value in values):
        return
    aspect = label.aspect
    if aspect == "hardship" and _rows_tell_reasons(table, piece):
        aspect = "hardship-reason"
    yield Match(piece, start, end, aspect)


def _names_a_person(table: Table, piece: Piece) -> bool:
    """Whether a form around a label is somebody's: grades and sums are rules."""
    first = max(0, piece.row - table.first_row - _ROWS_OF_FORM)
    rows = islice(table.rows, first, first + 2 * _ROWS_OF_FORM)
    return any(is_of_persons(list(map(heading, row))) for row in rows)


def _is_in_list(headings: Headings, table: Table, piece: Piece) -> bool:
    """Whether a cell lies so far down a list that it is no heading of its own."""
    is_list = len(table.rows) > _LONGEST_FORM
    is_below = 0 < headings.row < piece.row - _ROWS_OF_HEADINGS
    return is_list and (is_below or headings.row == 0 and piece.row > _LONGEST_FORM)


def _values_below(table: Table, piece: Piece, label: Label) -> Iterator[str]:
    """What stands in the column, down to the next label."""
    rows = table.rows[piece.row - table.first_row + 1 :]
    own = heading(piece.text)
    for row in islice(rows, _MOST_VALUES):
        column = piece.table_column
        value = cell_value(row[column]) if column < len(row) else ""
        # A merged heading is repeated in each of its rows.
        if value == own:
            continue
        if value and is_label(value) and not may_be_label_too(value, label):
            return
        yield value


def _values_beside(piece: Piece) -> Iterator[str]:
    """What stands right of the label in a form."""
    own = heading(piece.text)
    beside = islice(piece.cells, piece.column + 1, piece.column + _MOST_BESIDE)
    for cell in beside:
        value = cell_value(cell)
        if value != own:
            if not is_label(value):
                yield value
            return


def _headings_around(passage: Passage, table: Table, piece: Piece) -> list[str]:
    """The other headings: of the row, and of the row that has most of them."""
    names = [heading(cell) for cell in piece.cells]
    return [*names, *islice(passage.headings_of(table).names.values(), _MOST_HEADINGS)]


def _is_persons_own(names: Sequence[str], label: Label) -> bool:
    # Where somebody works says nothing of whom a remark is about.
    return is_of_persons(names) and (label is REMARK or not is_of_offices(names))


def _rows_tell_reasons(table: Table, piece: Piece) -> bool:
    rows = table.rows[piece.row - table.first_row + 1 :]
    first = max(0, piece.table_column - 1)
    others = (
        cell
        for row in islice(rows, _MOST_VALUES)
        for cell in islice(row, first, first + _MOST_BESIDE)
    )
    return any(tells_a_reason(cell_value(cell)) for cell in others if cell)


def _labelled(passage: Passage, start: int, end: int) -> Iterator[Match]:
    """Labels with their values in a line, as in 家庭住址:…"""
    for found in _IN_LINE.finditer(passage.text[start:end]):
        label = label_of(heading(found[1]))
        if label is None or label.aspect not in _IN_TEXT or label.needs_persons:
            continue
        if label.aspect == "hardship" and "、" in found[2]:
            # What grades there are.
            continue
        if is_filled(cell_value(found[2]), label) and not is_label(
            cell_value(found[2])
        ):
            first, last = start + found.start(1), start + found.end(1)
            yield Match(passage.piece_at(first), first, last, label.aspect)


def _labelled_near(
    passage: Passage, place: int, start: int, end: int
) -> Iterator[Match]:
    """The label around a word in a long line."""
    colon = passage.text.find(":", place, min(end, place + 14))
    if colon < 0:
        return
    first = max(start, place - 14)
    for found in _IN_LINE.finditer(passage.text, first, min(end, colon + 45)):
        if found.start(1) <= place < found.end(1):
            label = label_of(heading(found[1]))
            if label is None or label.aspect not in _IN_TEXT or label.needs_persons:
                return
            value = cell_value(found[2])
            if label.aspect == "hardship" and "、" in value:
                return
            if is_filled(value, label) and not is_label(value):
                yield Match(passage.piece_at(place), *found.span(1), label.aspect)
