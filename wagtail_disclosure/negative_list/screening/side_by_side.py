"""Tables whose labels stand in the first column, and whose persons in the others."""

from __future__ import annotations

from itertools import islice

from wagtail_disclosure.negative_list.screening.headings import heading
from wagtail_disclosure.negative_list.screening.passages import Piece
from wagtail_disclosure.negative_list.screening.person_names import is_person_name
from wagtail_disclosure.negative_list.screening.person_rows import is_of_persons
from wagtail_disclosure.negative_list.screening.sensitive_labels import (
    Label,
    cell_value,
    is_filled,
    tells_a_reason,
)
from wagtail_disclosure.negative_list.screening.texts import Table

_FEWEST_SIDE_BY_SIDE = 2
# Where their names stand.
_ROWS_OF_NAMES = 5
_MOST_BESIDE = 50
_MOST_VALUES = 1_000


def are_persons_side_by_side(table: Table, piece: Piece) -> bool:
    """Whether the labels stand in the first column, and the persons in the others."""
    if piece.table_column or len(piece.cells) <= _FEWEST_SIDE_BY_SIDE:
        return False
    for row in islice(table.rows, _ROWS_OF_NAMES):
        name = heading(row[0]) if row else ""
        if name and not is_of_persons([name]):
            continue
        persons = sum(map(is_person_name, islice(row, 1, _MOST_BESIDE)))
        if persons >= _FEWEST_SIDE_BY_SIDE:
            return True
    return False


def aspect_side_by_side(table: Table, piece: Piece, label: Label) -> str:
    """The aspect of a label with values right of it; empty where there are none."""
    values = map(cell_value, islice(piece.cells, 1, _MOST_BESIDE))
    if not any(is_filled(value, label) for value in values):
        return ""
    cells = (cell for row in table.rows for cell in row[1:])
    told = (tells_a_reason(cell_value(cell)) for cell in islice(cells, _MOST_VALUES))
    if label.aspect == "hardship" and any(told):
        return "hardship-reason"
    return label.aspect
