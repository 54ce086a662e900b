"""
Identity numbers of 18 characters in the ways people write them.

Any date of birth from 1945 on, any county, right check character; whole, in groups by
blanks or hyphens, full-width, with invisible characters, x in either case, at the ends
of lines and cells, two side by side, behind letters, run together with a mobile.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, line, table

JUDGED = frozenset({"resident-id", "resident-id-15", "bank-card", "weak-mask"})


def cases(random: Random) -> Iterator[Case]:
    for _ in range(6):
        for text in _written(random, making.resident_id(random)):
            yield line(text, resident_id=1)
        yield from _pairs(random)
        yield _list(random)
        yield from _old(random)


def _written(random: Random, number: str) -> Iterator[str]:
    name = making.name(random)
    a, b, c = number[:6], number[6:14], number[14:]
    yield f"身份证号：{number}"
    yield f"{name}，身份证号码{number.lower()}，住合肥市。"
    yield number
    yield f"ID:{number}"
    yield f"{name}{number}"
    yield f"({number})"
    yield f"证件号码 {a} {b} {c}"
    yield f"身份证：{a}-{b}-{c}"
    yield f"{a} {b[:4]} {b[4:]} {c}"
    yield f"身份证号：{number[:3]} {number[3:6]} {b[:4]} {b[4:]} {c[:3]} {c[3]}"
    yield " ".join(number)
    yield making.full_width(number)
    yield making.sprinkled(random, number)
    yield f"身份证号{number[:-1]}{number[-1]}联系电话0551-62901234"
    yield f"SFZ{number}号"
    yield f"姓名：{name}\t性别：男\t{number}\t"
    yield f"公民身份号码为“{number}”的{name}"
    yield f"{number[:10]}\n{number[10:]}"
    yield f"{a}–{b}–{c}"
    yield f"其身份证（{number}）已核验"


def _pairs(random: Random) -> Iterator[Case]:
    first, second = making.resident_id(random), making.resident_id(random)
    yield line(f"{first} {second}", resident_id=2)
    yield line(f"{first}、{second}", resident_id=2)
    yield line(f"{first}/{second}", resident_id=2)
    yield line(f"{first}{second}", resident_id=2)
    yield line(f"{making.name(random)} {first} {making.mobile(random)}", resident_id=1)
    yield line(f"{first}{making.mobile(random)}", resident_id=1)


def _list(random: Random) -> Case:
    rows = [["序号", "姓名", "身份证号", "专业"]]
    for number in range(1, 9):
        rows.append(
            [
                str(number),
                making.name(random),
                making.resident_id(random),
                random.choice(making.SUBJECTS),
            ]
        )
    return table(rows, "拟录取名单", resident_id=8)


def _old(random: Random) -> Iterator[Case]:
    number = making.resident_id_15(random)
    name = making.name(random)
    for text in (
        f"身份证号：{number}",
        f"{name}（身份证{number}）",
        f"身份证号码为{number}的退休职工{name}",
        f"身份证号: {number[:6]} {number[6:12]} {number[12:]}",
        making.full_width(f"证件号码:{number}"),
    ):
        yield line(text, resident_id_15=1)
    rows = [["姓名", "性别", "身份证号码"], [name, "男", number]]
    yield table(rows, resident_id_15=1)
    yield table([["姓名", "性别", "号码"], [name, "女", number]], resident_id_15=1)
    yield table(
        [[name, "男", number], [making.name(random), "女", ""]], resident_id_15=1
    )
    yield table(
        [["姓名", name, "身份证号", number], ["性别", "男", "民族", "汉"]],
        resident_id_15=1,
    )
