"""Cards of persons, accounts of organisations."""

from __future__ import annotations

import pytest

from tests.negative_list.screening.places import Content, found, table

CARD = "6222021234567890128"
VISA = "4367421234567896"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"银行卡号：{CARD}", CARD),
        (CARD, CARD),
        ("6222 0212 3456 7890 128", "6222 0212 3456 7890 128"),
        ("6222-0212-3456-7890-128", "6222-0212-3456-7890-128"),
        ("622202 1234567890128", "622202 1234567890128"),
        (f"信用卡号：{VISA}", VISA),
        (f"户名：张三 开户行：中国银行合肥分行 账号：{CARD}", CARD),
        (f"公司名称：合肥华信有限公司 张三个人卡：{CARD}", CARD),
        (f"安徽某某大学 张三 {CARD}", CARD),
        (f"学院：计算机学院 姓名：张三 单位名称：计算机学院 卡号：{CARD}", CARD),
        (table("学院 | 学生 | 卡号", f"计算机学院 | 张三 | {CARD}"), CARD),
        (table("单位名称 | 姓名 | 卡号", f"计算机学院 | 张三 | {CARD}"), CARD),
        (table(f"计算机学院 | 张三 | {CARD}", "文学院 | 李四 | "), CARD),
        (table("姓名 | 开户行 | 卡号", f"张三 | 中国银行 | {CARD}"), CARD),
        (table(f"姓名 | 张三 | 银行卡号 | {CARD}", "性别 | 男 | 民族 | 汉"), CARD),
    ],
)
def test_a_persons_card_is_found(content: Content, expected: str) -> None:
    assert found("bank-card", content) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "6222021234567890127",  # wrong check digit
        "订单号：" + CARD,
        "合同编号 " + CARD,
        VISA,
        "62901234 62901234",
        "2022021234567890128",
        "AB" + CARD,
        CARD + "-001",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert found("bank-card", text) == []


@pytest.mark.parametrize(
    "contents",
    [
        [f"户名：合肥华信科技有限公司 开户行：中国银行合肥分行 账号：{CARD}"],
        [f"账号：{CARD}，户名：安徽某某大学"],
        [f"账号{CARD}（户名：安徽某某大学）"],
        ["单位名称：安徽某某大学", "开户银行：中国银行合肥分行", f"账号：{CARD}"],
        ["户 名：安徽某某大学", f"账 号：{CARD}"],
        [f"账 号：{CARD}", "户 名：安徽某某大学"],
        ["收款单位（全称）：安徽某某学院", f"帐号：{CARD}"],
        [f"对公账户：{CARD}"],
        [f"投标保证金账户：{CARD}"],
        [table("供应商 | 开户行 | 账号", f"合肥华信有限公司 | 中国银行 | {CARD}")],
        [table("单位名称 | 联系人 | 账号", f"合肥华信有限公司 | 张三 | {CARD}")],
        [f"捐赠账户：安徽某某大学教育基金会 {CARD}"],
        [table("单位名称 | 安徽某某大学", "开户行 | 中国银行", f"账号 | {CARD}")],
    ],
)
def test_an_account_of_an_organisation_is_none(contents: list[Content]) -> None:
    assert found("bank-card", *contents) == []
