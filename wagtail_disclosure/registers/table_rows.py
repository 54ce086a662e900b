"""
A table of rows of a register, read: no database, no wording.

A column that is present and empty empties the field; a missing column leaves it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from wagtail_disclosure.tabular import Row, TableData

_LARGEST_NUMBER = 2_147_483_647
_TRUE = frozenset({"true", "yes", "y", "1", "是", "真", "√", "✓"})
_FALSE = frozenset({"false", "no", "n", "0", "否", "假", "×", "✗"})
_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0?0:00(?::00)?)?"
)

Value = str | bool | int | datetime.date | None


@dataclass(frozen=True)
class Columns:
    """
    The columns of a register, and what stands in them.

    ``keys`` are combinations that no two rows may share; the first one tells which
    row of the register is meant, so its columns must be there.
    """

    names: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...] = (("code",),)
    required: frozenset[str] = frozenset({"code"})
    booleans: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """
    What columns and values may be called, in small letters.

    ``choices`` holds the words for the values of each column that has choices.
    """

    headings: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row cannot go in; ``code`` names the wording."""

    number: int
    column: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableRow:
    """``values`` holds the columns that the table has; None asks for the default."""

    number: int
    values: Mapping[str, Value]

    @property
    def code(self) -> str:
        return self.text("code")

    def text(self, column: str) -> str:
        value = self.values.get(column)
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class RegisterTable:
    rows: tuple[TableRow, ...]
    problems: tuple[RowProblem, ...]
    # Of each known column, what it is called in the table.
    headings: Mapping[str, str]
    ignored: tuple[str, ...]


class HeadingProblem(ValueError):
    """The columns are not those of the register."""

    def __init__(self, code: str, heading: str) -> None:
        super().__init__(code, heading)
        self.code = code
        self.heading = heading


def read_table(
    table: TableData, columns: Columns, vocabulary: Vocabulary
) -> RegisterTable:
    """
    The rows that can be understood, and what is wrong with the others.

    Raises ``HeadingProblem`` if a column of the key is missing, or one is there twice.
    """
    headings, ignored = _headings(table, columns, vocabulary)
    rows: list[TableRow] = []
    problems: list[RowProblem] = []
    for row in table.rows:
        read, wrong = _read_row(row, headings, columns, vocabulary)
        problems += wrong
        if read is not None:
            rows.append(read)
    unique, repeated = _without_repetitions(rows, columns)
    return RegisterTable(
        tuple(unique), (*problems, *repeated), headings, tuple(ignored)
    )


def _headings(
    table: TableData, columns: Columns, vocabulary: Vocabulary
) -> tuple[dict[str, str], list[str]]:
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
    for column in columns.keys[0]:
        if column not in headings:
            raise HeadingProblem("column-missing", column)
    return headings, ignored


def _read_row(
    row: Row, headings: Mapping[str, str], columns: Columns, vocabulary: Vocabulary
) -> tuple[TableRow | None, list[RowProblem]]:
    values: dict[str, Value] = {}
    problems: list[RowProblem] = []
    for column, heading in headings.items():
        text = row.cells[heading]
        try:
            values[column] = _value(column, text, columns, vocabulary)
        except ValueError as error:
            problems.append(RowProblem(row.number, column, str(error), {"value": text}))
    return (None, problems) if problems else (TableRow(row.number, values), [])


def _value(column: str, text: str, columns: Columns, vocabulary: Vocabulary) -> Value:
    """The value in the cell. Raises ``ValueError`` with the code of the problem."""
    if not text and column in columns.required:
        raise ValueError("empty")
    for names, read in _readers(columns):
        if column in names:
            return read(text) if text else None
    words = vocabulary.choices.get(column)
    if words is None or not text:
        return text
    value = words.get(text.casefold())
    if value is None:
        raise ValueError("unknown-choice")
    return value


def _readers(
    columns: Columns,
) -> tuple[tuple[frozenset[str], Callable[[str], Value]], ...]:
    return (
        (columns.booleans, _truth),
        (columns.numbers, _number),
        (columns.dates, _date),
    )


def _truth(text: str) -> bool:
    word = text.casefold()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ValueError("neither-yes-nor-no")


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= _LARGEST_NUMBER):
        raise ValueError("no-number")
    return int(text)


def _date(text: str) -> datetime.date:
    match = _DAY.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        return datetime.date(*map(int, match.groups()))
    except ValueError:
        raise ValueError("no-date") from None


def _without_repetitions(
    rows: Iterable[TableRow], columns: Columns
) -> tuple[list[TableRow], list[RowProblem]]:
    """The first row of each key; the others are problems."""
    seen: dict[tuple[Value, ...], int] = {}
    unique: list[TableRow] = []
    problems: list[RowProblem] = []
    for row in rows:
        keys = [
            (*names, *(row.values[name] for name in names))
            for names in columns.keys
            if all(row.values.get(name) is not None for name in names)
        ]
        repeated = next((key for key in keys if key in seen), None)
        if repeated is None:
            unique.append(row)
            seen.update((key, row.number) for key in keys)
            continue
        column = str(repeated[len(repeated) // 2 - 1])
        params = {"value": str(repeated[-1]), "row": str(seen[repeated])}
        problems.append(RowProblem(row.number, column, "twice", params))
    return unique, problems
