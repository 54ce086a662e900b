"""Texts of many millions of characters, and lists of more than are listed."""

from __future__ import annotations

import pytest

from tests.negative_list.numbers import RESIDENT_ID
from tests.negative_list.screening.places import findings, found
from wagtail_disclosure.negative_list.screening.passage_maker import (
    WINDOW,
    PassageMaker,
)
from wagtail_disclosure.negative_list.screening.rules import Rule
from wagtail_disclosure.negative_list.screening.screen import screen
from wagtail_disclosure.negative_list.screening.texts import Role, Table, Text


@pytest.mark.parametrize("filler", ["字", "第一条\n", "，"])
@pytest.mark.parametrize("distance", [-40, -18, -9, 0, 9])
def test_a_number_is_found_once_wherever_a_window_ends(
    filler: str, distance: int
) -> None:
    before = (filler * WINDOW)[: WINDOW + distance]
    assert found("resident-id", before + RESIDENT_ID + filler * 10) == [RESIDENT_ID]


def test_a_finding_in_a_later_window_names_its_place_in_the_text() -> None:
    text = "字" * (2 * WINDOW) + "\u200b" + RESIDENT_ID
    [finding] = screen([Text(text)], [Rule("resident-id", detector="resident-id")])
    assert (finding.start, finding.end) == (2 * WINDOW + 1, len(text))
    assert finding.excerpt.startswith("…字")


@pytest.mark.parametrize(
    "content",
    [
        Text("字" * WINDOW + RESIDENT_ID, role=Role.TITLE),
        Text("字" * WINDOW + RESIDENT_ID, hidden="hidden-text"),
        Text("字\n" * WINDOW + RESIDENT_ID, role=Role.CELL, heading="说明"),
        Table([["字" * 99] * 30] * 150 + [["", RESIDENT_ID]]),
        Table([["字", "字" * WINDOW + RESIDENT_ID]]),
        Table([["字" * 9] * 40_000 + [RESIDENT_ID]]),
    ],
    ids=["title", "hidden", "field", "table", "cell", "row"],
)
def test_whatever_is_long_is_searched_in_windows(content: Text | Table) -> None:
    passages = list(PassageMaker().passages([content]))
    assert max(len(passage.text) for passage in passages) <= WINDOW
    assert found("resident-id", content)[0][-18:] == RESIDENT_ID


def test_an_address_is_found_in_each_window_of_a_table() -> None:
    home = "安徽省合肥市蜀山区长江路1号2栋3单元"
    rows = [["姓名", "家庭住址", "备注"]] + [["王伟", home, "字" * 9_000]] * 100
    assert found("home-address", Table(rows)) == [home] * 100


def test_a_hidden_text_of_several_windows_is_named_once() -> None:
    text = Text("字" * (2 * WINDOW), hidden="comment")
    assert len(findings("hidden-content", text)) == 1


def test_a_sign_where_two_windows_overlap_is_found_once() -> None:
    text = "字" * (WINDOW - 9) + "\u202e" + "字" * WINDOW
    assert len(findings("invisible", text)) == 1


@pytest.mark.parametrize("label", ["身份证号", "家庭住址", "家庭住址：甲乙省丙县"])
@pytest.mark.parametrize("code", ["sensitive-column", "home-address"])
def test_a_line_without_an_end_is_read_in_time(code: str, label: str) -> None:
    found(code, label * 60_000)


@pytest.mark.parametrize("filler", ["?", " ", "？ "])
def test_runs_of_blanks_and_marks_are_read_in_time(filler: str) -> None:
    found("unfinished", "共" + filler * 500_000)


def test_what_is_counted_but_not_listed_is_masked_beside_what_is_listed() -> None:
    dates = "，".join(f"出生日期：1990-03-{day:02}" for day in range(10, 25))
    text = f"{dates}，身份证号{RESIDENT_ID}，出生日期：1990-03-28"
    rules = [Rule(code, detector=code) for code in ("resident-id", "birth-date")]
    findings = screen([Text(text)], rules, listed_hits=3)
    assert {finding.rule for finding in findings} == {"resident-id", "birth-date"}
    assert not any("03-28" in finding.excerpt for finding in findings)
