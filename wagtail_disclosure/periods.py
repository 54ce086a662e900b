"""
School years, calendar years and terms.

A period is written as a key: ``2020-2021`` (school year), ``2021`` (calendar,
admission or graduating year), ``2020-2021-1`` (term).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum


class PeriodType(StrEnum):
    """How often an item has to be published anew."""

    SCHOOL_YEAR = "school-year"
    CALENDAR_YEAR = "calendar-year"
    TERM = "term"
    ADMISSION_YEAR = "admission-year"
    GRADUATING_YEAR = "graduating-year"
    EACH_OCCURRENCE = "each-occurrence"
    NONE = "none"


# Annual reports, and so everything counted for them, run by school year.
_COUNTED_BY_SCHOOL_YEAR = {PeriodType.SCHOOL_YEAR, PeriodType.EACH_OCCURRENCE}
_COUNTED_BY_CALENDAR_YEAR = {
    PeriodType.CALENDAR_YEAR,
    PeriodType.ADMISSION_YEAR,
    PeriodType.GRADUATING_YEAR,
}
_KEY = re.compile(
    r"(?P<first>\d{4})(?:-(?P<second>\d{4})(?:-(?P<term>[12]))?)?\Z", re.ASCII
)


class InvalidPeriod(ValueError):
    """The text is no period key."""


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days with its key; both ends belong to it."""

    key: str
    starts_on: datetime.date
    ends_on: datetime.date

    def contains(self, day: datetime.date) -> bool:
        return self.starts_on <= day <= self.ends_on

    def previous(self) -> Period:
        """The period of the same length before this one."""
        return self._neighbour(-1)

    def next(self) -> Period:
        return self._neighbour(1)

    def _neighbour(self, step: int) -> Period:
        parts = [int(part) for part in self.key.split("-")]
        if len(parts) == 1:
            return calendar_year(parts[0] + step)
        if len(parts) == 2:
            return school_year(parts[0] + step)
        index = parts[0] * 2 + (parts[2] - 1) + step
        return term(index // 2, index % 2 + 1)


def school_year(first: int) -> Period:
    """1 September to 31 August: the reporting year of annual reports."""
    return Period(
        f"{first}-{first + 1}",
        datetime.date(first, 9, 1),
        datetime.date(first + 1, 8, 31),
    )


def calendar_year(year: int) -> Period:
    return Period(str(year), datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def term(first: int, number: int) -> Period:
    """Term 1 (September to January) or 2 (February to August) of a school year."""
    key = f"{first}-{first + 1}-{number}"
    if number == 1:
        return Period(key, datetime.date(first, 9, 1), datetime.date(first + 1, 1, 31))
    return Period(key, datetime.date(first + 1, 2, 1), datetime.date(first + 1, 8, 31))


def parse_period(key: str) -> Period:
    """
    The period with this key.

    Raises ``InvalidPeriod`` for anything else, such as ``2020-2022``.
    """
    match = _KEY.match(key)
    if match is None:
        raise InvalidPeriod(key)
    first = int(match["first"])
    # Neighbours on both sides must be dates, too.
    if not 1900 <= first <= 2999:
        raise InvalidPeriod(key)
    if match["second"] is None:
        return calendar_year(first)
    if int(match["second"]) != first + 1:
        raise InvalidPeriod(key)
    if match["term"] is None:
        return school_year(first)
    return term(first, int(match["term"]))


def period_on(period_type: PeriodType, day: datetime.date) -> Period | None:
    """The period of that type in which the day lies; None if the type has none."""
    if period_type in _COUNTED_BY_CALENDAR_YEAR:
        return calendar_year(day.year)
    first = day.year if day.month >= 9 else day.year - 1
    if period_type in _COUNTED_BY_SCHOOL_YEAR:
        return school_year(first)
    if period_type == PeriodType.TERM:
        return term(first, 2 if 2 <= day.month <= 8 else 1)
    return None


def period_key_for(
    period_type: PeriodType, *, covered: str, published_on: datetime.date | None
) -> str:
    """
    Under which period of an item an entry counts.

    ``covered`` is the key that the entry itself names, if any; otherwise the day
    of publication decides. Empty if the item has no periods, or nothing is known.
    """
    if period_type == PeriodType.NONE:
        return ""
    if covered:
        named = parse_period(covered)
        own = period_on(period_type, named.ends_on)
        return own.key if own else ""
    if published_on is None:
        return ""
    own = period_on(period_type, published_on)
    return own.key if own else ""
