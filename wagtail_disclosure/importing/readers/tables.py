"""Grids of text."""


def rectangle(rows: list[list[str]]) -> list[list[str]]:
    """The same rows without trailing blank rows and columns, all of one width."""
    height = max((n for n, row in enumerate(rows, start=1) if any(row)), default=0)
    kept = rows[:height]
    width = max((_filled_width(row) for row in kept), default=0)
    return [row[:width] + [""] * (width - len(row)) for row in kept]


def has_header(rows: list[list[str]]) -> bool:
    """Whether the first row names the columns: all filled, none a number."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    first = rows[0]
    return all(first) and not any(_is_number(cell) for cell in first)


def _filled_width(row: list[str]) -> int:
    return max((n for n, cell in enumerate(row, start=1) if cell), default=0)


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "", 1).removesuffix("%").isdigit()
