"""
The one place that knows the calendar of working days in mainland China.

The State Council announces holidays and make-up workdays a year ahead; beyond the
last announced year only weekends are known and a result is provisional.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import chinese_calendar


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """A day found by counting; ``is_provisional`` if a day counted is not announced."""

    on: datetime.date
    is_provisional: bool


def is_working_day(day: datetime.date) -> tuple[bool, bool]:
    """Whether people work on that day, and whether that is only assumed."""
    try:
        return chinese_calendar.is_workday(day), False
    except NotImplementedError:
        return day.weekday() < 5, True


def add_working_days(start: datetime.date, count: int) -> WorkingDay:
    """
    The last day of a period of ``count`` working days that begins after ``start``.

    The day after ``start`` is the first that may count; ``count`` is not negative.
    """
    if count < 0:
        raise ValueError(f"cannot count {count} working days")
    day, left, is_provisional = start, count, False
    while left > 0:
        day += datetime.timedelta(days=1)
        works, is_assumed = is_working_day(day)
        is_provisional = is_provisional or is_assumed
        left -= works
    return WorkingDay(day, is_provisional)
