"""When withheld information is looked at again."""

from __future__ import annotations

import datetime


def a_year_after(day: datetime.date) -> datetime.date:
    """The same day of the next year; the 28th after a leap day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
