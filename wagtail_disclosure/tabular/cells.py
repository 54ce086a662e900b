"""One cell of a spreadsheet, as text that a person would recognise."""

import datetime
import math
import re
from decimal import ROUND_HALF_UP, Decimal

CellValue = (
    str
    | int
    | float
    | Decimal
    | bool
    | datetime.datetime
    | datetime.date
    | datetime.time
    | datetime.timedelta
    | None
)

# A spreadsheet looks past blanks, and reads full-width signs as plain ones.
_FORMULA = re.compile(r"^[\s\ufeff\u200b]*[=+\-@＝＋－＠]|^[\t\r\n]")
_PLAIN = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?%?|-+")
_ZEROS = re.compile(r"0{2,}")
_DECIMALS = re.compile(r"(?P<group>#,##)?0(?:\.(?P<decimals>0{1,9}))?(?P<percent>%)?")
# 15 digits are what a spreadsheet itself keeps of a number.
_DIGITS = 15
LARGEST_EXACT = 10**_DIGITS


def safe_cell(value: CellValue) -> str | int | float:
    """The value so that no spreadsheet takes it for a formula.

    Numbers stay numbers, dates become ISO text, and text that would be run is
    led by an apostrophe; text that is only a number or a dash is harmless.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value if math.isfinite(value) else ""
    text = cell_text(value)
    return f"'{text}" if is_formula(text) else text


def is_formula(text: str) -> bool:
    return bool(_FORMULA.match(text)) and not _PLAIN.fullmatch(text)


def without_guard(text: str) -> str:
    """Takes back the apostrophe that `safe_cell` put before a formula."""
    return text[1:] if text.startswith("'") and is_formula(text[1:]) else text


def cell_text(value: CellValue, number_format: str = "General") -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float | Decimal):
        return _number_text(value, number_format)
    if isinstance(value, datetime.datetime):
        return _moment_text(value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _moment_text(moment: datetime.datetime) -> str:
    if moment.time() == datetime.time.min:
        return moment.date().isoformat()
    return moment.isoformat(sep=" ", timespec="seconds")


def _number_text(number: int | float | Decimal, number_format: str) -> str:
    if not math.isfinite(number):
        return ""
    if _ZEROS.fullmatch(number_format) and number == int(number):
        return f"{int(number):0{len(number_format)}d}"
    shown = _DECIMALS.fullmatch(number_format)
    if shown is None or abs(number) >= LARGEST_EXACT:
        return _plain_number(number)
    percent = shown["percent"] or ""
    places = len(shown["decimals"] or "")
    exact = Decimal(_plain_number(number)) * (100 if percent else 1)
    # A spreadsheet rounds half away from zero, Python to the even digit.
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    grouping = "," if shown["group"] else ""
    return f"{rounded:{grouping}f}{percent}"


def _plain_number(number: int | float | Decimal) -> str:
    if isinstance(number, int):
        return str(number)
    return f"{Decimal(f'{number:.{_DIGITS}g}').normalize():f}"
