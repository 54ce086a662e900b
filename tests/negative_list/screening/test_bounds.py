"""What stands a thousand times in a line or a row is not looked at a thousand times."""

from __future__ import annotations

import random

import pytest

from benchmarks.labelled import making
from tests.negative_list.numbers import RESIDENT_ID
from tests.negative_list.screening.places import found
from tests.negative_list.screening.steps import steps_of_screening
from wagtail_disclosure.negative_list.screening.digit_runs import find_numbers
from wagtail_disclosure.negative_list.screening.rules import Rule
from wagtail_disclosure.negative_list.screening.screen import screen
from wagtail_disclosure.negative_list.screening.texts import Table, Text

_LINES = 1_000
_CELLS = 2_000
_CHANCE = random.Random(1)
_CARDS = [making.card(_CHANCE) for _ in range(_CELLS)]
_MOBILES = [making.mobile(_CHANCE) for _ in range(_CELLS)]


@pytest.mark.parametrize(
    ("repeated", "limit"),
    [
        ("家庭住址", 100),
        ("家庭住址：安徽省合肥市蜀山区长江路1号", 150),
        ("××", 60),
        ("**", 60),
        ("百家乐注册", 150),
    ],
)
def test_each_repetition_in_a_line_takes_few_steps(repeated: str, limit: int) -> None:
    assert steps_of_screening(Text(repeated * _LINES)) < limit * _LINES


@pytest.mark.parametrize(
    ("rows", "limit"),
    [
        ([["身份证号"] * _CELLS], 200),
        ([["家庭住址"] * _CELLS], 500),
        ([[RESIDENT_ID] * _CELLS], 800),
        ([["手机"] * _CELLS, _MOBILES], 600),
        ([_CARDS], 2_000),
        ([["卡号"] * _CELLS, _CARDS], 4_000),
        ([["困难等级"] * _CELLS, ["特困"] * _CELLS], 400),
    ],
    ids=["labels", "homes", "identities", "mobiles", "cards", "headings", "grades"],
)
def test_each_cell_of_a_wide_row_takes_few_steps(
    rows: list[list[str]], limit: int
) -> None:
    assert steps_of_screening(Table(rows, name="t")) < limit * _CELLS


def test_groups_of_digits_are_put_together_only_as_people_write_them() -> None:
    numbers = find_numbers("138 1234 " * 1_000)
    assert sum(map(len, numbers.values())) < 2_500


def test_what_stands_far_away_in_the_line_says_nothing_of_a_blank() -> None:
    sample, sentence = "以上样式由各学院统一掌握", "，公布20xx年报告"
    assert found("unfinished", sample + sentence) == []
    assert found("unfinished", sample + "，逐项落实" * 100 + sentence) == ["20xx年"]


def test_a_pattern_that_is_too_slow_is_not_tried_again_in_the_document() -> None:
    slow, other = Text("1" * 100_000 + "a"), Text("编号7")
    rule = Rule("numbers", pattern="(1+)+(1+)+b|编号7")
    assert [f.rule for f in screen([other], [rule])] == ["numbers"]
    assert [f.aspect for f in screen([slow, other], [rule])] == ["slow-pattern"]


def test_a_value_in_a_wide_row_is_still_named_by_the_cells_near_it() -> None:
    width = 1_500
    headings = [f"指标{n}" for n in range(width)]
    values = [f"{n}" for n in range(width)]
    headings[1_000:1_002] = ["姓名", "家庭住址"]
    values[1_000:1_002] = ["王伟", "安徽省合肥市蜀山区长江路1号2栋3单元"]
    assert found("home-address", Table([headings, values], name="t")) == [values[1_001]]
