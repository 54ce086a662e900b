"""Identity numbers of 18 and of 15 characters."""

from __future__ import annotations

import pytest
from stdnum.iso7064 import mod_11_2

from tests.negative_list.screening.places import findings, found, table

# The example of the standard.
X = "11010519491231002X"


def _valid(body: str) -> str:
    return body + mod_11_2.calc_check_digit(body)


FIRST = _valid("34010219900307123")
SECOND = _valid("51102319780910456")
# A foreigner's permanent residence permit: 9, province, country, birth.
FOREIGNER = _valid("91184019800913002")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"身份证号：{X}", [X]),
        (f"身份证号：{X.lower()}，", [X.lower()]),
        (f"ID:{FIRST}", [FIRST]),
        (f"永久居留身份证{FOREIGNER}", [FOREIGNER]),
        (f"SFZ{FIRST}", [FIRST]),
        (f"张三{FIRST}李四", [FIRST]),
        (
            "１１０１０５１９４９１２３１００２Ｘ",
            ["１１０１０５１９４９１２３１００２Ｘ"],
        ),
        ("110105 19491231 002X", ["110105 19491231 002X"]),
        ("110105-19491231-002X", ["110105-19491231-002X"]),
        ("110105–19491231–002X", ["110105–19491231–002X"]),
        ("110105  1949  1231  002X", ["110105  1949  1231  002X"]),
        (
            "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
            ["1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X"],
        ),
        (
            "110105\u200b1949\ufeff1231\u2060002X",
            ["110105\u200b1949\ufeff1231\u2060002X"],
        ),
        ("110105\u00a019491231\u3000002X", ["110105\u00a019491231\u3000002X"]),
        ("11010519491231002х", ["11010519491231002х"]),
        ("11010519491231002×", ["11010519491231002×"]),
        (f"{FIRST} {SECOND}", [FIRST, SECOND]),
        (f"{FIRST}{SECOND}", [FIRST, SECOND]),
        (f"{X}/{FIRST}", [X, FIRST]),
        (f"{SECOND[:-1]}{SECOND[-1]}13812345678", [SECOND]),
        (f"{FIRST[:8]}\n{FIRST[8:]}", [f"{FIRST[:8]}\n{FIRST[8:]}"]),
        (f"3 {FIRST} 13812345678", [FIRST]),
    ],
)
def test_is_found_however_it_is_written(text: str, expected: list[str]) -> None:
    assert found("resident-id", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # wrong check character
        "110105194913310021",  # no such month
        "订单号 202303071234567890",
        "统一社会信用代码 91110000600037341L",
        "合同编号 110105194912310",
        "1101051949123100",
        "99010519491231002X",
    ],
)
def test_is_not_found_in_other_numbers(text: str) -> None:
    assert found("resident-id", text) == []


def test_is_found_at_the_ends_of_cells_and_not_across_them() -> None:
    assert found("resident-id", table("序号 | 证件", f"1 | {X}", f"2 | {FIRST}")) == [
        X,
        FIRST,
    ]
    assert found("resident-id", table("a | b", f"{FIRST[:14]} | {FIRST[14:]}")) == []


def test_shows_nothing_of_the_number_but_its_province() -> None:
    (finding,) = findings("resident-id", f"张三，身份证号{X}")
    assert finding.excerpt == "张三，身份证号11****************"


OLD = "340102650101123"


@pytest.mark.parametrize(
    "content",
    [
        f"身份证号：{OLD}",
        f"张三（身份证{OLD}）",
        f"证件号码 {OLD[:6]} {OLD[6:12]} {OLD[12:]}",
        table("姓名 | 身份证号码", f"张三 | {OLD}"),
        table("姓名 | 号码", f"张三 | {OLD}"),
        table(f"张三 | 男 | {OLD}", "李四 | 女 | "),
        table(f"姓名 | 张三 | 身份证号 | {OLD}", "性别 | 男 | 民族 | 汉"),
    ],
)
def test_fifteen_digits_are_an_identity_number_where_something_says_so(
    content: str,
) -> None:
    assert len(found("resident-id-15", content)) == 1


@pytest.mark.parametrize(
    "content",
    [
        OLD,
        f"订单编号：{OLD}",
        f"准考证号：{OLD}",
        "身份证号：340102651301123",  # no such month
        f"凭身份证领取，订单号{OLD}",
        table("姓名 | 考生编号", f"张三 | {OLD}"),
        table("序号 | 资产编号", f"1 | {OLD}"),
    ],
)
def test_fifteen_digits_alone_say_nothing(content: str) -> None:
    assert found("resident-id-15", content) == []
