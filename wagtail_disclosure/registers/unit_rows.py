"""
A table of units, read into rows: no database, no wording.

A column that is present and empty empties the field; a missing column leaves it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wagtail_disclosure.tabular import Row, TableData

COLUMNS = (
    "code",
    "name",
    "parent",
    "level",
    "is_external",
    "responsible_post",
    "responsible_person",
    "office",
    "address",
    "phone",
    "email",
    "hours",
    "sort_order",
    "is_active",
)
BOOLEANS = frozenset({"is_external", "is_active"})
_LARGEST_ORDER = 2_147_483_647
_TRUE = frozenset({"true", "yes", "y", "1", "是", "真", "√", "✓"})
_FALSE = frozenset({"false", "no", "n", "0", "否", "假", "×", "✗"})

Value = str | bool | int | None


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row cannot go in; ``code`` names the wording."""

    number: int
    column: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """``values`` holds the columns that the table has; None asks for the default."""

    number: int
    code: str
    values: Mapping[str, Value]

    @property
    def parent(self) -> str | None:
        """The parent as it is written, empty for none; None if nothing is said."""
        value = self.values.get("parent")
        return None if value is None else str(value)


@dataclass(frozen=True, slots=True)
class UnitTable:
    rows: tuple[UnitRow, ...]
    problems: tuple[RowProblem, ...]
    # Of each known column, what it is called in the table.
    headings: Mapping[str, str]
    ignored: tuple[str, ...]


class HeadingProblem(ValueError):
    """The columns are not those of a table of units."""

    def __init__(self, code: str, heading: str) -> None:
        super().__init__(code, heading)
        self.code = code
        self.heading = heading


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What columns and values may be called, in small letters."""

    headings: Mapping[str, str]
    levels: Mapping[str, str]


def read_units(table: TableData, vocabulary: Vocabulary) -> UnitTable:
    """
    The rows that can be understood, and what is wrong with the others.

    Raises ``HeadingProblem`` if there is no column for the code, or one twice.
    """
    headings: dict[str, str] = {}
    ignored: list[str] = []
    for heading in table.header:
        column = vocabulary.headings.get(heading.casefold())
        if column is None:
            ignored.append(heading)
        elif column in headings:
            raise HeadingProblem("column-twice", heading)
        else:
            headings[column] = heading
    if "code" not in headings:
        raise HeadingProblem("column-missing", "code")
    rows: list[UnitRow] = []
    problems: list[RowProblem] = []
    for row in table.rows:
        unit, wrong = _read_row(row, headings, vocabulary)
        problems += wrong
        if unit is not None:
            rows.append(unit)
    unique, repeated = _without_repetitions(rows)
    return UnitTable(tuple(unique), (*problems, *repeated), headings, tuple(ignored))


def _read_row(
    row: Row, headings: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[UnitRow | None, list[RowProblem]]:
    values: dict[str, Value] = {}
    problems: list[RowProblem] = []
    for column, heading in headings.items():
        text = row.cells[heading]
        try:
            values[column] = _value(column, text, vocabulary)
        except ValueError as error:
            problems.append(RowProblem(row.number, column, str(error), {"value": text}))
    if problems:
        return None, problems
    return UnitRow(row.number, str(values["code"]), values), []


def _value(column: str, text: str, vocabulary: Vocabulary) -> Value:
    """The value in the cell. Raises ``ValueError`` with the code of the problem."""
    if column in ("code", "name") and not text:
        raise ValueError("empty")
    if column in BOOLEANS:
        return _truth(text)
    if column == "sort_order":
        return _order(text)
    if column == "level" and text:
        level = vocabulary.levels.get(text.casefold())
        if level is None:
            raise ValueError("unknown-level")
        return level
    return text


def _truth(text: str) -> bool | None:
    word = text.casefold()
    if not word:
        return None
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ValueError("neither-yes-nor-no")


def _order(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text) <= _LARGEST_ORDER):
        raise ValueError("no-number")
    return int(text)


def _without_repetitions(
    rows: Iterable[UnitRow],
) -> tuple[list[UnitRow], list[RowProblem]]:
    """The first row of each code and name; the others are problems."""
    seen: dict[tuple[str, Value], int] = {}
    unique: list[UnitRow] = []
    problems: list[RowProblem] = []
    for row in rows:
        keys = [("code", row.code), ("name", row.values.get("name"))]
        repeated = [key for key in keys if key in seen and key[1] is not None]
        if repeated:
            column, value = repeated[0]
            params = {"value": str(value), "row": str(seen[repeated[0]])}
            problems.append(RowProblem(row.number, column, "twice", params))
        else:
            unique.append(row)
            seen.update((key, row.number) for key in keys)
    return unique, problems


@dataclass(frozen=True, slots=True)
class KnownUnit:
    code: str
    name: str
    parent: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """The rows with parents before children, and the code of each row's parent."""

    rows: tuple[UnitRow, ...]
    parents: Mapping[str, str]
    problems: tuple[RowProblem, ...]


def order_by_parents(rows: Sequence[UnitRow], known: Iterable[KnownUnit]) -> Lineage:
    """
    Find the parents, which may stand anywhere in the table or be known already.

    A parent is named by code or, failing that, by name. Problems are unknown parents
    and circles, which name every row that takes part.
    """
    known = list(known)
    by_code = {unit.code for unit in known} | {row.code for row in rows}
    by_name = {unit.name: unit.code for unit in known}
    by_name |= {
        str(row.values["name"]): row.code for row in rows if "name" in row.values
    }
    parents = {unit.code: unit.parent for unit in known}
    problems: list[RowProblem] = []
    good: list[UnitRow] = []
    for row in rows:
        named = row.parent
        code = named if named in by_code else by_name.get(named or "", "")
        if named and not code:
            params = {"value": named}
            problems.append(RowProblem(row.number, "parent", "unknown-parent", params))
            continue
        if named is not None:
            parents[row.code] = code or ""
        good.append(row)
    in_circle = _circles(good, parents)
    problems += in_circle
    numbers = {problem.number for problem in in_circle}
    good = [row for row in good if row.number not in numbers]
    depth = {row.code: _depth(row.code, parents) for row in good}
    good.sort(key=lambda row: (depth[row.code], row.number))
    return Lineage(tuple(good), parents, tuple(problems))


def _circles(rows: Sequence[UnitRow], parents: Mapping[str, str]) -> list[RowProblem]:
    number_of = {row.code: row.number for row in rows}
    problems: list[RowProblem] = []
    for row in rows:
        circle = _circle_of(row.code, parents)
        if not circle:
            continue
        numbers = sorted(number_of[code] for code in circle if code in number_of)
        params = {
            "rows": ", ".join(map(str, numbers)),
            "units": " → ".join([*circle, circle[0]]),
        }
        problems.append(RowProblem(row.number, "parent", "circle", params))
    return problems


def _circle_of(code: str, parents: Mapping[str, str]) -> list[str]:
    """The codes from this one up and round to it again, or nothing."""
    path = [code]
    while (above := parents.get(path[-1], "")) and above not in path:
        path.append(above)
    return path if above == code else []


def _depth(code: str, parents: Mapping[str, str]) -> int:
    seen = {code}
    while (code := parents.get(code, "")) and code not in seen:
        seen.add(code)
    return len(seen)
