"""Numbers in a text, however they are spaced."""

from __future__ import annotations

import pytest

from wagtail_disclosure.negative_list.screening.digit_runs import find_numbers
from wagtail_disclosure.negative_list.screening.folding import Folded


@pytest.mark.parametrize(
    ("text", "length", "digits"),
    [
        ("13812345678", 11, ["13812345678"]),
        ("138 1234 5678", 11, ["13812345678"]),
        ("138     12345678", 11, []),
        ("13812345678 13912345678", 11, ["13812345678", "13912345678"]),
        ("1 3 8 1 2 3 4 5 6 7 8", 11, ["13812345678"]),
        ("11010519491231002 x", 18, ["11010519491231002x"]),
        ("2023-01-01", 8, []),
    ],
)
def test_readings(text: str, length: int, digits: list[str]) -> None:
    numbers = find_numbers(text).get(length, ())
    assert [number.digits for number in numbers] == digits


def test_a_million_digits_are_read_in_bounded_steps() -> None:
    numbers = find_numbers("1 2 3 4 " * 10_000)
    assert sum(map(len, numbers.values())) < 10_000


@pytest.mark.parametrize(
    "text", ["a\u200bb", "㎡x\u200b\u200by", "\u200b\u200ba", "½a"]
)
def test_the_way_into_the_folded_text_leads_back(text: str) -> None:
    folded = Folded(text)
    for place in range(len(text)):
        there = folded.to_folded(place)
        assert folded.to_folded(folded.to_original(there)) == there
