import pytest

from wagtail_disclosure.index_pattern import IndexPattern, InvalidPattern

VALUES = {"school": "10361", "unit": "jwc", "class": "1.2", "year": "2024"}


@pytest.mark.parametrize(
    ("pattern", "serial", "number"),
    [
        ("{serial}", 7, "7"),
        ("{serial:05}", 7, "00007"),
        ("{serial:05}", 123456, "123456"),
        ("{serial:00}", 7, "7"),
        ("{school}-{class}-{year}-{serial:05}", 7, "10361-1-2-2024-00007"),
        ("{school}{unit}{class}{year}{serial:05}", 7, "10361jwc1-2202400007"),
        ("xxgk_{year}_{serial:03}", 12, "xxgk_2024_012"),
        ("{year}{year}-{serial}", 1, "20242024-1"),
        ("{serial:03}-{unit}", 1, "001-jwc"),
    ],
)
def test_number(pattern: str, serial: int, number: str) -> None:
    assert IndexPattern(pattern).number(serial, **VALUES) == number


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("jwc", "jwc"),
        ("1.2", "1-2"),
        ("a b/c", "a-b-c"),
        ("教务处", "-"),
        ("２０２４", "-"),
        ("", ""),
        ("{serial}", "-serial-"),
    ],
)
def test_values_are_made_fit_for_an_address(value: str, shown: str) -> None:
    assert IndexPattern("{unit}_{serial}").number(1, unit=value) == f"{shown}_1"


def test_value_that_is_not_given_is_empty() -> None:
    assert IndexPattern("{school}-{serial}").number(1) == "-1"


def test_series_leaves_the_serial_open() -> None:
    pattern = IndexPattern("{school}-{year}-{serial:05}")
    assert pattern.series(**VALUES) == "10361-2024-*"
    assert pattern.series(**VALUES | {"unit": "rsc"}) == pattern.series(**VALUES)
    assert pattern.series(**VALUES | {"year": "2025"}) != pattern.series(**VALUES)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("", "serial"),
        ("{school}-{year}", "serial"),
        ("{serial}{serial}", "serial"),
        ("{month}-{serial}", "month"),
        ("{}-{serial}", "unknown"),
        ("{0}-{serial}", "unknown"),
        ("{serial.real}", "serial"),
        ("{unit[0]}{serial}", "unknown"),
        ("{serial", "expected"),
        ("serial}", "Single"),
        ("{school}/{serial}", "address"),
        ("{school}.{serial}", "address"),
        ("第{serial}号", "address"),
        ("{school} {serial}", "address"),
        ("{{x}}{serial}", "address"),
        ("{serial!r}", "format"),
        ("{serial:x}", "format"),
        ("{serial:012}", "format"),
        ("{serial:0５}", "format"),
        ("{serial:{year}}", "format"),
        # Would be filled up with blanks, which no address may hold.
        ("{serial:5}", "format"),
        # Nobody would see that it does nothing.
        ("{year:02}-{serial}", "format"),
    ],
)
def test_pattern_is_refused_with_a_reason(pattern: str, said: str) -> None:
    with pytest.raises(InvalidPattern, match=said):
        IndexPattern(pattern)
