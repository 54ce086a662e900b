"""Opening a workbook that somebody sent, whatever it claims about itself."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from wagtail_disclosure.archives import ArchiveError, ArchiveLimits, CheckedArchive
from wagtail_disclosure.tabular.cells import cell_text

_SPREADSHEET_ROWS = 1_048_576

# What openpyxl raises on malformed parts; it has no error of its own for most.
_DAMAGE: tuple[type[Exception], ...] = (
    InvalidFileException,
    zipfile.BadZipFile,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    SyntaxError,  # the parent of ElementTree's ParseError
    TypeError,
    ValueError,
)


@dataclass(frozen=True)
class Sheet:
    """A visible sheet; `part` is its name within the archive."""

    title: str
    part: str
    # The stubs know little of streaming sheets.
    _sheet: Any = field(repr=False)

    def rows(self, columns: int) -> Iterator[list[str]]:
        """Every row from the first, as texts, at most `columns` wide."""
        # A sheet may claim any size; without its claim only what is there counts.
        self._sheet.reset_dimensions()
        rows = self._sheet.iter_rows(
            min_row=1, max_row=_SPREADSHEET_ROWS, min_col=1, max_col=columns
        )
        last = None
        for row in rows:
            # Rows that are not in the file are all the same object: a sheet with
            # one cell in its last row would otherwise take seconds.
            if row is not last:
                texts = [_text(cell) for cell in row]
            last = row
            yield texts if any(texts) else []


@dataclass(frozen=True)
class Workbook:
    title: str
    sheets: tuple[Sheet, ...]
    hidden_sheets: int
    archive: CheckedArchive


@contextmanager
def open_workbook(source: Path | bytes, limits: ArchiveLimits) -> Iterator[Workbook]:
    """The workbook, streaming, with cached values in place of formulas.

    Whatever goes wrong inside the block is reported as a damaged file.
    """
    # openpyxl leaves a file open that it opened itself and then could not read.
    with _opened(source) as file, CheckedArchive(file, limits) as archive:
        archive.check_xml()
        with _reporting_damage():
            book = openpyxl.load_workbook(
                file, read_only=True, data_only=True, keep_links=False
            )
            try:
                yield _workbook(book, archive)
            finally:
                book.close()


def _opened(source: Path | bytes) -> IO[bytes]:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


@contextmanager
def _reporting_damage() -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            # They tell of styles and extensions that openpyxl does not keep.
            warnings.simplefilter("ignore")
            yield
    except _DAMAGE as error:
        raise ArchiveError("damaged") from error


def _workbook(book: openpyxl.Workbook, archive: CheckedArchive) -> Workbook:
    # Chart sheets are not among the worksheets: they have no cells.
    worksheets: list[Any] = list(book.worksheets)
    shown = [sheet for sheet in worksheets if sheet.sheet_state == "visible"]
    return Workbook(
        title=" ".join((book.properties.title or "").split()),
        sheets=tuple(Sheet(s.title, s._worksheet_path, s) for s in shown),
        hidden_sheets=len(worksheets) - len(shown),
        archive=archive,
    )


def _text(cell: Any) -> str:
    if cell.value is None:
        return ""
    return cell_text(cell.value, cell.number_format).strip()
