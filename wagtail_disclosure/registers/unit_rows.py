"""
A table of units: their columns, and parents before children.

No database, no wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wagtail_disclosure.registers.table_rows import Columns, RowProblem, TableRow

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
UNIT_COLUMNS = Columns(
    COLUMNS,
    keys=(("code",), ("name",)),
    required=frozenset({"code", "name"}),
    booleans=frozenset({"is_external", "is_active"}),
    numbers=frozenset({"sort_order"}),
)


@dataclass(frozen=True, slots=True)
class KnownUnit:
    code: str
    name: str
    parent: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """The rows with parents before children, and the code of each row's parent."""

    rows: tuple[TableRow, ...]
    parents: Mapping[str, str]
    problems: tuple[RowProblem, ...]


def order_by_parents(rows: Sequence[TableRow], known: Iterable[KnownUnit]) -> Lineage:
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
    good: list[TableRow] = []
    for row in rows:
        named = _parent(row)
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


def _parent(row: TableRow) -> str | None:
    """The parent as it is written, empty for none; None if nothing is said."""
    value = row.values.get("parent")
    return None if value is None else str(value)


def _circles(rows: Sequence[TableRow], parents: Mapping[str, str]) -> list[RowProblem]:
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
