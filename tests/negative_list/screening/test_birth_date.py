"""Dates of birth, and dates that only stand near the word."""

from __future__ import annotations

import pytest

from tests.negative_list.screening.places import Content, aspects, found, table


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("出生日期：1990-03-07", "1990-03-07"),
        ("出 生 日 期：1990年3月7日", "1990年3月7日"),
        ("出生年、月、日：1990.3.7", "1990.3.7"),
        ("张三，男，1990年3月7日出生", "1990年3月7日"),
        ("张三，1990年3月7日生，博士", "1990年3月7日"),
        ("1990.3.7生，", "1990.3.7"),
        ("张三生于1990年3月7日", "1990年3月7日"),
        ("出生于１９９０年３月７日", "１９９０年３月７日"),
        ("生日：19900307", "19900307"),
        ("一九九〇年三月七日出生", "一九九〇年三月七日"),
        ("Date of birth: 1990/03/07", "1990/03/07"),
        ("Date of birth: March 7, 1990", "March 7, 1990"),
        ("Born on 7 Mar. 1990", "7 Mar. 1990"),
        ("出生日期：90年3月7日", "90年3月7日"),
        (table("姓名 | 出生年月", "张三 | 1990-03-07"), "1990-03-07"),
        (table("姓名 | 出生日期", "张三 | 1990-03-07 00:00:00"), "1990-03-07"),
        (
            table("姓名 | 张三 | 出生日期 | 1990/3/7", "性别 | 男 | 民族 | 汉"),
            "1990/3/7",
        ),
    ],
)
def test_a_date_of_birth_is_found(content: Content, expected: str) -> None:
    assert found("birth-date", content) == [expected]
    assert aspects("birth-date", content) == [""]


@pytest.mark.parametrize(
    "content",
    [
        "张三，1990年3月生，中共党员",
        "1990年3月出生",
        "出生年月：1990.03",
        table("姓名 | 出生年月", "张三 | 1990-03"),
    ],
)
def test_a_month_is_less_than_a_day(content: Content) -> None:
    assert aspects("birth-date", content) == ["year-month"]


@pytest.mark.parametrize(
    "text",
    [
        "本办法自2023年1月1日生效",
        "毕业生于2023年6月30日前离校",
        "新生于2023年9月1日报到",
        "事故发生于2023年9月1日",
        "1988年1月1日以后出生",
        "1988年1月1日（含）以后出生",
        "出生于1988年1月1日以后",
        "不早于1988年1月1日出生",
        "2016年9月1日至2017年8月31日出生的儿童",
        "出生日期：____年__月__日",
        "出生证明 2023-01-01",
        "落款：2023年1月1日",
    ],
)
def test_other_dates_are_none(text: str) -> None:
    assert found("birth-date", text) == []
