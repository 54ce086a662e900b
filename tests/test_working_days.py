"""The calendar is the State Council's, as the package of holidays has it."""

import datetime

import pytest

from wagtail_disclosure.working_days import WorkingDay, add_working_days, is_working_day

day = datetime.date.fromisoformat


@pytest.mark.parametrize(
    ("on", "works"),
    [
        ("2024-05-06", True),
        ("2024-05-05", False),  # a Sunday
        ("2024-05-04", False),  # a Saturday within the holiday
        ("2024-05-11", True),  # a Saturday on which people make up for it
        ("2024-04-28", True),
        ("2024-10-01", False),
        ("2024-02-12", False),
        ("2024-02-18", True),
        ("2026-10-10", True),
        ("2026-10-07", False),
    ],
)
def test_announced_days(on: str, works: bool) -> None:
    assert is_working_day(day(on)) == (works, False)


@pytest.mark.parametrize(
    ("on", "works"),
    [
        ("2041-10-01", True),  # surely a holiday, but nobody has announced it
        ("2041-10-05", False),
        ("1999-01-04", True),
        ("1999-01-02", False),
    ],
)
def test_days_that_nobody_announced_are_assumed(on: str, works: bool) -> None:
    assert is_working_day(day(on)) == (works, True)


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        # The day after the start is the first that may count.
        ("2024-03-04", 1, "2024-03-05"),
        ("2024-03-01", 1, "2024-03-04"),
        ("2024-03-02", 1, "2024-03-04"),
        ("2024-03-04", 5, "2024-03-11"),
        ("2024-03-04", 20, "2024-04-01"),
        # Five days of holiday, two Saturdays and Sundays that are worked.
        ("2024-04-26", 1, "2024-04-28"),
        ("2024-04-30", 1, "2024-05-06"),
        ("2024-04-30", 6, "2024-05-11"),
        ("2024-09-30", 20, "2024-11-01"),
        ("2024-02-09", 5, "2024-02-22"),
        ("2024-03-04", 0, "2024-03-04"),
    ],
)
def test_counting(start: str, count: int, last: str) -> None:
    assert add_working_days(day(start), count) == WorkingDay(day(last), False)


def test_result_beyond_the_announced_years_is_provisional() -> None:
    assert add_working_days(day("2041-01-07"), 5) == WorkingDay(day("2041-01-14"), True)


def test_one_day_beyond_is_enough() -> None:
    announced = add_working_days(day("2026-12-01"), 20)
    assert announced == WorkingDay(day("2026-12-29"), False)
    beyond = add_working_days(day("2026-12-04"), 20)
    assert beyond.on.year == 2027 and beyond.is_provisional


def test_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        add_working_days(day("2024-03-04"), -1)
