"""Masked identity numbers: which digits are hidden decides."""

from __future__ import annotations

import pytest

from tests.negative_list.screening.places import Content, aspects, findings, table
from wagtail_disclosure.negative_list.screening.masked_ids import read_masked


@pytest.mark.parametrize("sign", list("*＊×xX●○□■－#_★◯"))
def test_any_sign_is_a_mask(sign: str) -> None:
    assert aspects("weak-mask", f"身份证号：3401021990{sign * 4}1234") == [""]
    assert aspects("weak-mask", f"身份证号：340102{sign * 8}1234") == ["masked"]


@pytest.mark.parametrize(
    "number",
    [
        "340102199003**1234",  # the day
        "3401021990****1234",  # month and day
        "340102****03071234",  # the year
        "34010219900307***X",  # the serial, which the check character narrows
        "34010219900307****",  # region and date stand there
        "340***199003071234",  # the county
        "340102 1990 **** 1234",
        "34010219900307123*",
    ],
)
def test_few_hidden_digits_can_be_found_again(number: str) -> None:
    assert aspects("weak-mask", number) == [""]


@pytest.mark.parametrize(
    "number",
    ["340102********1234", "3401**********1234", "340102****1234", "3*************4"],
)
def test_the_hidden_birth_date_makes_a_mask(number: str) -> None:
    assert aspects("weak-mask", f"身份证号：{number}") == ["masked"]


@pytest.mark.parametrize(
    "content",
    [
        "张三，1990年3月7日出生，身份证号340102********1234",
        "身份证号：340102********1234，出生日期：1990-03-07",
        table("姓名 | 出生日期 | 身份证号", "张三 | 1990-03-07 | 340102********1234"),
        table("姓名 | 出生年月 | 身份证号", "张三 | 1990-03 | 340102********1234"),
        "身份证号：******19900307****",
    ],
)
def test_the_birth_date_beside_undoes_it(content: Content) -> None:
    assert aspects("weak-mask", content) == ["with-birth-date"]


@pytest.mark.parametrize(
    "text",
    [
        "138****5678",
        "卡号：621700*********1234",
        "学号：2023****0101234567",
        "订单编号：340102********1234",
        "身份证号：__________________",
        "身份证号码：××××××××××××××××××",
        "2023-01-01--2023-12-31",
        "第一章 总则..................1",
    ],
)
def test_other_masks_are_none_of_it(text: str) -> None:
    assert aspects("weak-mask", text) == []


def test_shows_little_of_what_was_left() -> None:
    (finding,) = findings("weak-mask", "身份证号：3401021990****1234")
    assert finding.excerpt == "身份证号：34****************"


@pytest.mark.parametrize(
    ("token", "candidates"),
    [
        ("34010219900307123*", 1),
        ("340102199003**1234", 3),
        ("34010219900307****", 1000),
    ],
)
def test_counts_the_numbers_that_fit(token: str, candidates: int) -> None:
    masked = read_masked(token, is_named=False)
    assert masked is not None
    assert masked.candidates() == candidates
