"""Mobile numbers, and whose they are."""

from __future__ import annotations

import pytest

from tests.negative_list.screening.places import aspects, found, table
from wagtail_disclosure.negative_list.screening.texts import Role, Text

N = "13812345678"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"联系电话：{N}", N),
        (f"张三{N}", N),
        (f"张三-{N}", N),
        (f"TEL:{N}", N),
        (f"TEL{N}", N),
        ("138-1234-5678", "138-1234-5678"),
        ("138 1234 5678", "138 1234 5678"),
        ("138.1234.5678", "138.1234.5678"),
        ("138—1234—5678", "138—1234—5678"),
        ("138·1234·5678", "138·1234·5678"),
        ("1381234 5678", "1381234 5678"),
        ("１３８１２３４５６７８", "１３８１２３４５６７８"),
        ("138\u200b1234\u200b5678", "138\u200b1234\u200b5678"),
        (f"+86{N}", N),
        (f"+86 {N}", N),
        (f"+86-{N}", N),
        (f"0086{N}", N),
        (f"0086-{N}", N),
        (f"86{N}", N),
        ("+86 138-1234-5678", "138-1234-5678"),
        (f"手机0{N}", N),
        (f"0551-62901234/{N}", N),
        (f"0551-62901234 {N}", N),
        (f"1.{N}", N),
        (f"{N}@139.com", N),
        (f"微信{N}", N),
        (f"张三_{N}.docx", N),
        (f"110105 19491231 002X {N}", N),
        (f"编号及联系电话：{N}", N),
    ],
)
def test_is_found_however_it_is_written(text: str, expected: str) -> None:
    assert found("mobile", text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "1381234567",
        "138123456789",
        "2023-13812345678",
        "13812345678-01",
        "A13812345678",
        "0.13812345678",
        "13812345678.50",
        "金额13812345678元",
        "￥13812345678",
        "订单号：13812345678",
        "合同编号 13812345678",
        "学号：13812345678",
        "No.13812345678",
        "http://www.ahu.edu.cn/info/1001/13812345678.htm",
        "400-123-4567",
        "800 810 8888",
        "0551-62901234",
        "62901234 62905678",
        "138****5678",
        "12345678901",
        "ISBN 9787111122333",
    ],
)
def test_is_not_found_in_other_numbers(text: str) -> None:
    assert found("mobile", text) == []


def test_figures_of_a_year_are_none() -> None:
    assert found("mobile", table("项目 | 2023 | 2024", "产值 | 1 | 13812345678")) == []


def test_a_column_of_other_numbers_holds_none() -> None:
    assert found("mobile", table("序号 | 订单号", f"1 | {N}", f"2 | {N}")) == []
    assert found("mobile", table("年份 | 经费（元）", f"2020 | {N}")) == []
    assert found("mobile", table("姓名 | 手机", f"张三 | {N}")) == [N]


def _number(n: int) -> str:
    return str(13900000000 + n * 1234567)


def test_one_or_two_persons_are_contacts() -> None:
    assert aspects("mobile", f"张三 {_number(1)}，李四 {_number(2)}") == ["", ""]


def test_three_persons_are_several() -> None:
    people = "；".join(f"张{n}老师 {_number(i)}" for i, n in enumerate("伟强丽"))
    assert aspects("mobile", people) == ["several"] * 3


def test_numbers_of_one_person_count_once() -> None:
    text = f"张三：{_number(1)}、{_number(2)}、{_number(3)}"
    assert aspects("mobile", text) == ["", "", ""]
    again = [f"联系人：张三 {N}"] * 4
    assert aspects("mobile", *again) == [""] * 4
    row = table("姓名 | 手机 | 备用手机", f"张三 | {_number(1)} | {_number(2)}")
    assert aspects("mobile", row, f"李四 {_number(3)}") == ["", "", ""]


def test_rows_of_names_with_mobiles_are_a_directory() -> None:
    rows = [f"{n} | 张{name} | {_number(n)}" for n, name in enumerate("伟强丽敏静军")]
    assert set(aspects("mobile", table("序号 | 姓名 | 电话", *rows))) == {"directory"}


def test_lines_of_names_with_mobiles_are_a_directory() -> None:
    lines = [f"张{name} 教务处 {_number(n)}" for n, name in enumerate("伟强丽敏静")]
    assert set(aspects("mobile", *lines)) == {"directory"}
    assert set(aspects("mobile", "\n".join(lines))) == {"directory"}


@pytest.mark.parametrize("name", ["2024年寒假值班表", "文学院通讯录", "辅导员联系表"])
def test_a_title_makes_a_directory(name: str) -> None:
    title = Text(name, role=Role.TITLE)
    assert aspects("mobile", title, f"张三 {N}") == ["directory"]
    file_name = Text(f"{name}.xlsx", role=Role.FILE_NAME)
    assert aspects("mobile", file_name, f"张三 {N}") == ["directory"]


def test_a_mention_makes_no_directory() -> None:
    mention = "附件：2024年寒假值班表"
    assert aspects("mobile", mention, f"张三 {N}，李四 {_number(1)}") == ["", ""]
