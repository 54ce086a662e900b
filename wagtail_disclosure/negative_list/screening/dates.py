"""Dates inside numbers and texts."""

from __future__ import annotations

import datetime

# The oldest person alive was born later, and nobody is born after this century.
_FIRST_YEAR = 1900
_LAST_YEAR = 2099


def is_birth_date(digits: str) -> bool:
    """Whether eight digits are a day on which somebody may have been born."""
    try:
        day = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return _FIRST_YEAR <= day.year <= _LAST_YEAR
