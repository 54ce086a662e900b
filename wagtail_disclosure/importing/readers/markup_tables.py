"""Tables in HTML: which hold data, and what stands in their cells."""

from collections.abc import Iterator

from bs4 import Tag

from wagtail_disclosure.importing.readers.builder import BlockBuilder
from wagtail_disclosure.importing.readers.document import Table
from wagtail_disclosure.importing.readers.inline import (
    is_dropped,
    plain_text,
    text_lines,
)
from wagtail_disclosure.importing.readers.tables import has_header, rectangle

_PARAGRAPHS = ("p", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6")


def is_layout(table: Tag) -> bool:
    """A table that only arranges the page: around another, or of one cell."""
    if table.find("table") is not None:
        return True
    cells = table.find_all(("td", "th"), limit=2)
    return len(cells) < 2


def read_table(element: Tag, builder: BlockBuilder) -> tuple[Table, bool]:
    limits = builder.limits
    caption = element.find("caption")
    title = plain_text(caption) if isinstance(caption, Tag) else ""
    grid = _Grid(limits.max_table_columns)
    rows = [row for row in element.find_all("tr") if not is_dropped(row)]
    for row in rows[: limits.max_table_rows]:
        grid.add_row(row)
    if grid.is_cut or len(rows) > limits.max_table_rows:
        builder.warn(
            "table-cut",
            table=title,
            rows=limits.max_table_rows,
            columns=limits.max_table_columns,
        )
    texts = rectangle(grid.rows)
    is_header = bool(rows) and _is_header_row(rows[0], texts)
    return Table(texts, is_header, title), grid.has_merged_cells


class _Grid:
    """Places cells as a browser does; a merged cell's text stands in its first."""

    def __init__(self, max_columns: int) -> None:
        self.max_columns = max_columns
        self.rows: list[list[str]] = []
        self.has_merged_cells = False
        self.is_cut = False
        # Column number -> rows that a cell from above still covers.
        self._covered: dict[int, int] = {}

    def add_row(self, row: Tag) -> None:
        cells = self._row_cells(row)
        texts: list[str] = []
        covered = self._covered
        self._covered = {c: rows - 1 for c, rows in covered.items() if rows > 1}
        for text, columns, rows in cells:
            while len(texts) in covered:
                texts.append("")
            if len(texts) >= self.max_columns:
                self.is_cut = self.is_cut or bool(text)
                continue
            for column in range(len(texts), len(texts) + columns):
                if rows > 1:
                    self._covered[column] = rows - 1
            texts += [text, *[""] * (columns - 1)]
        self.is_cut = self.is_cut or any(texts[self.max_columns :])
        self.rows.append(texts[: self.max_columns])

    def _row_cells(self, row: Tag) -> Iterator[tuple[str, int, int]]:
        for cell in row.find_all(("td", "th"), recursive=False):
            if is_dropped(cell):
                continue
            columns = min(_span(cell, "colspan"), self.max_columns)
            rows = _span(cell, "rowspan")
            self.has_merged_cells = self.has_merged_cells or columns > 1 or rows > 1
            yield cell_lines(cell), columns, rows


def cell_lines(cell: Tag) -> str:
    """The cell's text, one line for each of its paragraphs."""
    paragraphs = [p for p in cell.find_all(_PARAGRAPHS) if not p.find(_PARAGRAPHS)]
    inside = "".join(paragraph.get_text() for paragraph in paragraphs)
    # Text beside the paragraphs would be lost, so the cell is then read as one.
    if len("".join(inside.split())) < len("".join(cell.get_text().split())):
        return "\n".join(text_lines(cell))
    return "\n".join(line for p in paragraphs for line in text_lines(p))


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1")).strip()
    is_number = value.isascii() and value.isdigit() and len(value) < 6
    return max(int(value), 1) if is_number else 1


def _is_header_row(row: Tag, texts: list[list[str]]) -> bool:
    if row.find("th") is not None and row.find("td") is None:
        return True
    return has_header(texts)
