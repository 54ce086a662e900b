"""
Masked identity numbers.

Masks are stars, crosses, circles, squares, x, full-width hyphens. Weak is what leaves
at most a thousand numbers, or shows region and birth date: the day, month and day,
the year, the region or the last digits hidden alone. With the birth date beside it any
masked number is a leak. Region and last four shown, digits 7 to 14 hidden is a proper
mask; masked mobiles, cards and names are none of this rule's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, line, table

JUDGED = frozenset({"weak-mask", "resident-id", "resident-id-15", "mobile"})

_SIGNS = "*＊×xX●○□■－#_※★"
_WEAK = [
    (12, 14),
    (10, 14),
    (6, 10),
    (14, 17),
    (14, 18),
    (8, 10),
    (0, 4),
    (12, 16),
    (0, 6),
]
_PROPER = [(6, 14), (4, 14), (3, 14), (0, 14), (6, 18), (1, 17), (6, 16)]


def cases(random: Random) -> Iterator[Case]:
    for sign in _SIGNS:
        for first, last in random.sample(_WEAK, 4):
            yield line(_text(random, _masked(random, sign, first, last)), weak_mask=1)
        for first, last in random.sample(_PROPER, 3):
            yield line(_text(random, _masked(random, sign, first, last)))
        born = making.birthday(random)
        number = making.resident_id(random, born)
        hidden = number[:6] + sign * 8 + number[14:]
        date = making.written_date(random, born)
        yield line(
            f"{making.name(random)}，出生日期：{date}，身份证号{hidden}",
            weak_mask__with_birth_date=1,
        )
        rows = [["姓名", "出生日期", "身份证号"], [making.name(random), date, hidden]]
        yield table(rows, weak_mask__with_birth_date=1)
        rows = [
            ["姓名", "身份证号码"],
            [making.name(random), _masked(random, sign, 10, 14)],
        ]
        yield table(rows, weak_mask=1)
        rows = [["姓名", "身份证号码"], [making.name(random), hidden]]
        yield table(rows)
        yield from _of_other_things(random, sign)


def _masked(random: Random, sign: str, first: int, last: int) -> str:
    number = making.resident_id(random)
    while number[-1] == "X":
        number = making.resident_id(random)
    return number[:first] + sign * (last - first) + number[last:]


def _text(random: Random, value: str) -> str:
    return random.choice(
        [
            f"身份证号：{value}",
            f"{making.name(random)}（身份证号{value}）",
            f"证件号码 {value}，专业",
            f"公民身份号码：{value}",
        ]
    )


def _of_other_things(random: Random, sign: str) -> Iterator[Case]:
    mobile, card = making.mobile(random), making.card(random)
    yield line(f"联系电话：{mobile[:3]}{sign * 4}{mobile[7:]}")
    yield line(f"{making.name(random)} {mobile[:3]}{sign * 4}{mobile[7:]}")
    yield line(f"银行卡号：{card[:6]}{sign * (len(card) - 10)}{card[-4:]}")
    yield line(f"学号：{making.student(random)[:4]}{sign * 4}12")
    yield line(f"准考证号：{making.candidate(random)[:6]}{sign * 6}123")
    yield line(
        f"项目编号：{making.digits(random, 8)}{sign * 4}{making.digits(random, 6)}"
    )
