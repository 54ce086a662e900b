"""Where a document keeps what its readers do not see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wagtail_disclosure.negative_list.screening.passages import Passage, Piece
from wagtail_disclosure.negative_list.screening.texts import Table, Text

# The parts of a locator that name a container rather than a place inside it.
_CONTAINERS = ("sheet", "slide", "page")

ContainerKey = tuple[tuple[str, ...], str, tuple[str, ...]]


def hidden_pieces(passage: Passage) -> Iterator[Piece]:
    """The first piece with something in it of each reason and container."""
    seen: set[ContainerKey] = set()
    for content, start in passage.notable:
        if isinstance(content, Text):
            if content.hidden and content.text.strip():
                piece = passage.piece_at_original(start)
                yield from _first(piece, seen)
            continue
        if content.hidden or content.hidden_rows or content.hidden_columns:
            for place in _first_places(content):
                yield from _first(passage.piece_at_original(start + place), seen)
        if content.hidden_cells:
            for place in _hidden_cells(content):
                yield from _first(passage.piece_at_original(start + place), seen)


def _first(piece: Piece, seen: set[ContainerKey]) -> Iterator[Piece]:
    key = container_of(piece)
    if piece.hidden and key not in seen:
        seen.add(key)
        yield piece


def container_of(piece: Piece) -> ContainerKey:
    """What a finding of hidden content is about: a sheet, a slide, a page, a file."""
    places = tuple(
        f"{name}={piece.locator[name]}" for name in _CONTAINERS if name in piece.locator
    )
    return piece.member, piece.hidden, places


def _first_places(table: Table) -> Iterator[int]:
    """Where the first filled cell of each reason stands, counted from the table."""
    wanted = {table.hidden} if table.hidden else _reasons(table)
    start = 0
    for number, row in enumerate(table.rows, start=table.first_row):
        row_reason = table.hidden or table.hidden_rows.get(number, "")
        for column in _columns_to_look_at(row, row_reason, table.hidden_columns):
            reason = row_reason or table.hidden_columns[column]
            if reason in wanted and row[column].strip():
                wanted.discard(reason)
                yield start + sum(len(cell) + 1 for cell in row[:column])
        if not wanted:
            return
        start += sum(map(len, row)) + max(1, len(row))


def _hidden_cells(table: Table) -> Iterator[int]:
    """Where the first filled cell of each reason stands that is hidden by itself."""
    wanted = set(table.hidden_cells.values())
    start = 0
    for number, row in enumerate(table.rows, start=table.first_row):
        for column, cell in enumerate(row):
            reason = table.hidden_cells.get((number, column), "")
            if reason in wanted and cell.strip():
                wanted.discard(reason)
                yield start + sum(len(cell) + 1 for cell in row[:column])
        if not wanted:
            return
        start += sum(map(len, row)) + max(1, len(row))


def _reasons(table: Table) -> set[str]:
    return {*table.hidden_rows.values(), *table.hidden_columns.values()}


def _columns_to_look_at(
    row: Sequence[str], row_reason: str, hidden_columns: Mapping[int, str]
) -> Iterator[int]:
    size = len(row)
    if row_reason:
        yield from range(size)
    else:
        yield from sorted(column for column in hidden_columns if column < size)
