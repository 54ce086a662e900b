"""Numbers that only their name tells: passports, examinees, students."""

from __future__ import annotations

import pytest

from tests.negative_list.screening.places import Content, findings, found, table


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("护照号：E12345678", "E12345678"),
        ("护照号码：ＥＡ1234567", "ＥＡ1234567"),
        ("Passport No.: G12345678", "G12345678"),
        ("护照（PE1234567）", "PE1234567"),
        ("护照编号G12345678", "G12345678"),
        ("护照号：E 1234 5678", "E 1234 5678"),
        ("持E12345678号护照", "E12345678"),
        ("来往内地通行证 H12345678", "H12345678"),
        ("回乡证：M1234567890", "M1234567890"),
        ("台湾居民来往大陆通行证：12345678", "12345678"),
        ("往来港澳通行证（CA1234567）", "CA1234567"),
        ("证件号码：E12345678", "E12345678"),
        ("香港身份证号：A123456(7)", "A123456(7)"),
        (table("姓名 | 护照号码", "Ali Khan | AB1234567"), "AB1234567"),
        (table("Name | Passport No.", "Ali Khan | AB1234567"), "AB1234567"),
        (table("姓名 | 证件类型 | 证件号码", "张三 | 护照 | E12345678"), "E12345678"),
        (table("姓名 | 国籍", "张三 | E12345678"), "E12345678"),
    ],
)
def test_a_passport_is_found(content: Content, expected: str) -> None:
    assert found("passport", content) == [expected]


@pytest.mark.parametrize(
    "content",
    [
        "E12345678",
        "设备型号E12345678",
        "持E12345678号批文",
        "护照办理时间：A 2024 10 12",
        "护照办理电话：0551-62901234",
        "车辆通行证 C12345678",
        "请携带护照，2024年9月1日报到",
        table("序号 | 型号 | 名称", "1 | E12345678 | 示波器"),
        table("姓名 | 资产编号", "张三 | E12345678"),
    ],
)
def test_the_shape_of_a_passport_is_not_enough(content: Content) -> None:
    assert found("passport", content) == []


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        (["考生号：23340101110123"], ["23340101110123"]),
        (["准考证号：103574000001234"], ["103574000001234"]),
        (["准考证号（15位）：103574000001234"], ["103574000001234"]),
        (["考 生 号：23340101110123"], ["23340101110123"]),
        (["张三（考生编号103574000001234）"], ["103574000001234"]),
        (["报名号 340212345"], ["340212345"]),
        (
            ["考生号：23340101110123、23340101110124"],
            ["23340101110123", "23340101110124"],
        ),
        ([table("考生编号 | 姓名", "103574000001234 | 张三")], ["103574000001234"]),
        (
            [
                table(
                    "姓名 | 张三 | 准考证号 | 103574000001234", "性别 | 男 | 民族 | 汉"
                )
            ],
            ["103574000001234"],
        ),
        (["准考证号：1036 0534 1226 123"], ["1036 0534 1226 123"]),
        (
            ["考生号 姓名 总分", "23340101110123 张三 600", "23340101110124 李四 599"],
            ["23340101110123", "23340101110124"],
        ),
    ],
)
def test_an_examinee_is_found(contents: list[Content], expected: list[str]) -> None:
    assert found("examinee-number", *contents) == expected


@pytest.mark.parametrize(
    "content",
    [
        "鄂公网安备 42018502003747号",
        "23340101110123",
        "请携带准考证，联系电话62901234",
        "报名电话：0551-62901234",
        "准考证号：1035740000****4",
        table("姓名 | 学号", "张三 | 20230101012345"),
        table("准考证号 | 电话", " | 0551-62901234"),
    ],
)
def test_a_filing_number_is_no_examinee(content: Content) -> None:
    assert found("examinee-number", content) == []


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        (["学号：2023010101"], ["2023010101"]),
        (["学  号：SA21001001"], ["SA21001001"]),
        (["张三（学号2023010101）"], ["2023010101"]),
        ([table("学号 | 姓名", "2023010101 | 张三")], ["2023010101"]),
        (
            [table("姓名 | 张三 | 学号 | 13812345678", "性别 | 男 | 民族 | 汉")],
            ["13812345678"],
        ),
        (["姓名 学号", "张三 2023010101"], ["2023010101"]),
        (["学号：21S103102"], ["21S103102"]),
        (["学号：2023-01-0123"], ["2023-01-0123"]),
        (["教工号：10023456"], ["10023456"]),
        ([table("工 号 | 姓名", "10023456 | 张三")], ["10023456"]),
    ],
)
def test_a_student_is_found(contents: list[Content], expected: list[str]) -> None:
    assert found("student-number", *contents) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2023010101",
        "大学号码 62901234",
        "学号、姓名",
        "文学号称人学2023010101",
        "施工号20230101",
    ],
)
def test_other_numbers_are_no_student(text: str) -> None:
    assert found("student-number", text) == []


def test_a_school_has_its_own_form() -> None:
    pattern = "pb[0-9]{8}"
    assert found("student-number", "获奖者PB20230101。", pattern=pattern) == [
        "PB20230101"
    ]
    assert found("student-number", "型号XPB202301012", pattern=pattern) == []


def test_a_form_that_takes_too_long_is_no_clean_bill() -> None:
    text = "1" * 5000 + "a"
    slow = findings("student-number", text, pattern="(1+)+(1+)+(1+)+b")
    assert [(f.rule, f.aspect) for f in slow] == [("unreadable", "slow-pattern")]
