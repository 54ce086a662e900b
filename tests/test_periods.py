import datetime

import pytest

from wagtail_disclosure.periods import (
    InvalidPeriod,
    Period,
    PeriodType,
    calendar_year,
    parse_period,
    period_key_for,
    period_on,
    school_year,
    term,
)

day = datetime.date.fromisoformat


@pytest.mark.parametrize(
    ("key", "starts_on", "ends_on"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2020-2021", "2020-09-01", "2021-08-31"),
        ("2020-2021-1", "2020-09-01", "2021-01-31"),
        ("2020-2021-2", "2021-02-01", "2021-08-31"),
        ("1900", "1900-01-01", "1900-12-31"),
        ("2999-3000", "2999-09-01", "3000-08-31"),
    ],
)
def test_key_is_read(key: str, starts_on: str, ends_on: str) -> None:
    assert parse_period(key) == Period(key, day(starts_on), day(ends_on))


@pytest.mark.parametrize(
    "key",
    [
        "", "21", "20211", "2020-2022", "2020-2020", "2021-2020", "2020-2021-3",
        "2020-2021-0", "2020-2021-", "2020-", "2020-1", "2020/2021", " 2021", "2021\n",
        "2020-2021学年", "1899", "3000", "0000", "2020—2021", "２０２１", "٢٠٢١",
    ],
)  # fmt: skip
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(InvalidPeriod):
        parse_period(key)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2020", "2021"),
        ("2019-2020", "2020-2021"),
        ("1999-2000", "2000-2001"),
        ("2020-2021-1", "2020-2021-2"),
        ("2020-2021-2", "2021-2022-1"),
    ],
)
def test_neighbours(earlier: str, later: str) -> None:
    first, second = parse_period(earlier), parse_period(later)
    assert first.next() == second
    assert second.previous() == first
    assert second.starts_on - first.ends_on == datetime.timedelta(days=1)


@pytest.mark.parametrize(
    "period", [calendar_year(2024), school_year(2023), term(2023, 2)]
)
def test_both_ends_belong_to_a_period(period: Period) -> None:
    one_day = datetime.timedelta(days=1)
    assert period.contains(period.starts_on) and period.contains(period.ends_on)
    assert not period.contains(period.starts_on - one_day)
    assert not period.contains(period.ends_on + one_day)


@pytest.mark.parametrize(
    ("period_type", "on", "key"),
    [
        (PeriodType.SCHOOL_YEAR, "2021-08-31", "2020-2021"),
        (PeriodType.SCHOOL_YEAR, "2021-09-01", "2021-2022"),
        (PeriodType.SCHOOL_YEAR, "2021-01-01", "2020-2021"),
        (PeriodType.EACH_OCCURRENCE, "2021-09-01", "2021-2022"),
        (PeriodType.CALENDAR_YEAR, "2021-12-31", "2021"),
        (PeriodType.CALENDAR_YEAR, "2022-01-01", "2022"),
        (PeriodType.ADMISSION_YEAR, "2021-06-01", "2021"),
        (PeriodType.GRADUATING_YEAR, "2021-06-01", "2021"),
        (PeriodType.TERM, "2021-01-31", "2020-2021-1"),
        (PeriodType.TERM, "2021-02-01", "2020-2021-2"),
        (PeriodType.TERM, "2020-02-29", "2019-2020-2"),
        (PeriodType.TERM, "2021-08-31", "2020-2021-2"),
        (PeriodType.TERM, "2021-09-01", "2021-2022-1"),
        (PeriodType.TERM, "2021-12-31", "2021-2022-1"),
        (PeriodType.NONE, "2021-06-01", None),
    ],
)
def test_period_of_a_day(period_type: PeriodType, on: str, key: str | None) -> None:
    period = period_on(period_type, day(on))
    assert (period.key if period else None) == key
    assert period is None or period.contains(day(on))


@pytest.mark.parametrize("period_type", PeriodType)
def test_every_day_lies_in_the_period_found_for_it(period_type: PeriodType) -> None:
    for offset in range(800):
        on = day("2023-01-01") + datetime.timedelta(days=offset)
        period = period_on(period_type, on)
        if period is not None:
            assert period.contains(on)
            assert parse_period(period.key) == period


@pytest.mark.parametrize(
    ("period_type", "covered", "published_on", "key"),
    [
        # What the entry names counts, not the day on which it came out.
        (PeriodType.SCHOOL_YEAR, "2020-2021", "2021-10-25", "2020-2021"),
        (PeriodType.CALENDAR_YEAR, "2020", "2021-03-01", "2020"),
        (PeriodType.TERM, "2020-2021-1", "2021-03-01", "2020-2021-1"),
        # Named by another kind of period: the one in which that one ends.
        (PeriodType.CALENDAR_YEAR, "2020-2021", None, "2021"),
        (PeriodType.SCHOOL_YEAR, "2020-2021-1", None, "2020-2021"),
        (PeriodType.SCHOOL_YEAR, "2021", None, "2021-2022"),
        (PeriodType.TERM, "2020-2021", None, "2020-2021-2"),
        (PeriodType.GRADUATING_YEAR, "2020-2021", None, "2021"),
        # Nothing named.
        (PeriodType.SCHOOL_YEAR, "", "2021-10-25", "2021-2022"),
        (PeriodType.ADMISSION_YEAR, "", "2021-10-25", "2021"),
        (PeriodType.SCHOOL_YEAR, "", None, ""),
        # No periods.
        (PeriodType.NONE, "", "2021-10-25", ""),
        (PeriodType.NONE, "2020-2021", "2021-10-25", ""),
    ],
)
def test_period_of_an_entry(
    period_type: PeriodType, covered: str, published_on: str | None, key: str
) -> None:
    published = day(published_on) if published_on else None
    found = period_key_for(period_type, covered=covered, published_on=published)
    assert found == key


def test_period_that_cannot_be_read_is_not_passed_over() -> None:
    with pytest.raises(InvalidPeriod):
        period_key_for(PeriodType.SCHOOL_YEAR, covered="2020年", published_on=None)
