"""What is shown of a place that must not be shown."""

import pytest

from tests.negative_list.numbers import RESIDENT_ID
from wagtail_disclosure.negative_list.screening.rules import Rule
from wagtail_disclosure.negative_list.screening.screen import screen
from wagtail_disclosure.negative_list.screening.texts import Text

RULES = [
    Rule("resident-id", detector="resident-id"),
    Rule("words", keywords=("发文",)),
]


def excerpt_of(rule, text):
    (found,) = [f for f in screen([Text(text)], RULES) if f.rule == rule]
    return found.excerpt


def test_a_value_that_reaches_into_the_surroundings_is_masked_whole():
    text = f"身份证号{RESIDENT_ID}，本期发文五份。"
    assert not any(digit in excerpt_of("words", text) for digit in "56789")


@pytest.mark.parametrize("number", ["13812345678", "0431-85166123", "2021310123"])
def test_numbers_beside_a_finding_are_masked(number):
    assert number[1:] not in excerpt_of("words", f"发文联系{number}")


@pytest.mark.parametrize("date", ["2020-2021", "2023-04-07"])
def test_dates_stay_readable(date):
    assert date in excerpt_of("words", f"{date}发文五份")
