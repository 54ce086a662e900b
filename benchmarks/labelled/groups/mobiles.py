"""
Mobile numbers, alone and of several persons.

Any number of eleven digits that begins with 13 to 19; whole, 3-4-4 by blanks, hyphens
or dashes, with +86, 0086 or 86, full-width, glued to a name or a label, in cells. One
or two persons' are contacts, three and more are "several", lists are "directory".
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, line, lines, table

JUDGED = frozenset({"mobile"})


def cases(random: Random) -> Iterator[Case]:
    for _ in range(5):
        for text in _written(random, making.mobile(random)):
            yield line(text, mobile=1)
        yield from _two(random)
        yield from _several(random)
        yield from _directories(random)


def _written(random: Random, number: str) -> Iterator[str]:
    name = making.name(random)
    a, b, c = number[:3], number[3:7], number[7:]
    yield f"联系电话：{number}"
    yield f"联系人：{name} {number}"
    yield f"{name}{number}"
    yield f"{name}({number})"
    yield f"手机{a}-{b}-{c}"
    yield f"Tel: {a} {b} {c}"
    yield f"+86 {number}"
    yield f"电话：+86-{a}-{b}-{c}"
    yield f"0086{number}"
    yield f"0086-{number}"
    yield f"(+86){number}"
    yield f"手机号86{number}"
    yield making.full_width(number)
    yield f"{a}—{b}—{c}"
    yield f"TEL{number}"
    yield f"0551-62901234/{number}"
    yield f"咨询电话：0551-62901234、{number}（{name}老师）"
    yield f"如有问题请拨打{number}，或发邮件至jwc@ahu.edu.cn。"
    yield f"微信同号{number}"
    yield f"紧急联系人电话{number[:7]} {c}"
    yield f"1.{name}，{number}；"
    yield making.sprinkled(random, number)
    yield f"手机：0{number}"
    yield f"联系方式:{number}(微信同号)"


def _two(random: Random) -> Iterator[Case]:
    first, second = making.mobile(random), making.mobile(random)
    yield line(
        f"{making.name(random)} {first}，{making.name(random)} {second}", mobile=2
    )
    yield line(f"联系电话：{first} {second}", mobile=2)
    yield lines(
        [f"联系人：{making.name(random)}", f"手机：{first}", f"备用：{second}"],
        mobile=2,
    )
    rows = [["部门", "联系人", "办公电话", "手机"]]
    rows += [
        ["教务处", making.name(random), making.landline(random), n]
        for n in (first, second)
    ]
    yield table(rows, mobile=2)


def _several(random: Random) -> Iterator[Case]:
    people = [f"{making.name(random)}老师，{making.mobile(random)}" for _ in range(3)]
    yield line("咨询：" + "；".join(people) + "。", mobile__several=3)
    yield lines(
        [f"{n}号会场联系人：{p}。" for n, p in enumerate(people)], mobile__several=3
    )
    rows = [["事项", "联系人", "电话"]]
    rows += [[f"报到{n}", making.name(random), making.mobile(random)] for n in range(4)]
    yield table(rows, mobile__several=4)


def _directories(random: Random) -> Iterator[Case]:
    rows = [["日期", "带班领导", "手机", "值班人员", "电话"]]
    for day in range(1, 8):
        rows.append(
            [
                f"10月{day}日",
                making.name(random),
                making.mobile(random),
                making.name(random),
                making.landline(random),
            ]
        )
    yield table(rows, "国庆节值班安排表", mobile__directory=7)
    rows = [["序号", "姓名", "职务", "联系方式"]]
    rows += [
        [str(n), making.name(random), "院长", making.mobile(random)] for n in range(9)
    ]
    yield table(rows, mobile__directory=9)
    entries = [
        f"{making.name(random)} 办公室 {making.mobile(random)}" for _ in range(6)
    ]
    yield lines(["学院教职工", *entries], mobile__directory=6)
    yield lines(["2024年寒假值班表", *entries[:3]], mobile__directory=3)
