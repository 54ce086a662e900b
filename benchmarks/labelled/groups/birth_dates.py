"""
Dates of birth, and dates and limits that are none.

In prose before 出生 or 生, behind 生于 and 出生于, behind a label, under a
heading, in a form; every way to write a date. Limits of age, dates of issue,
graduates and newcomers that do something on a day, and statistics are none. To the
month only is "year-month".
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, line, table

JUDGED = frozenset({"birth-date"})


def cases(random: Random) -> Iterator[Case]:
    for _ in range(8):
        yield from _full(random)
        yield from _months(random)
        yield from _none(random)


def _full(random: Random) -> Iterator[Case]:
    day, name = making.birthday(random), making.name(random)
    date = making.written_date(random, day)
    spoken = f"{day.year}年{day.month}月{day.day}日"
    yield line(f"出生日期：{date}", birth_date=1)
    yield line(f"{name}，男，汉族，{spoken}出生，中共党员。", birth_date=1)
    yield line(f"{name}，女，{spoken}生，博士。", birth_date=1)
    yield line(f"{name}（{spoken}生）", birth_date=1)
    yield line(f"{name}生于{spoken}，安徽合肥人。", birth_date=1)
    yield line(f"{name}，出生于{spoken}。", birth_date=1)
    yield line(f"生日：{date}", birth_date=1)
    yield line(f"出生年月日 {date}", birth_date=1)
    yield line(making.full_width(f"出生日期:{date}"), birth_date=1)
    yield line(f"{day.year} 年 {day.month} 月 {day.day} 日出生", birth_date=1)
    rows = [
        [
            "姓名",
            "性别",
            random.choice(["出生日期", "出生年月", "出生年月日", "出生时间", "生日"]),
        ]
    ]
    rows += [
        [
            making.name(random),
            "男",
            making.written_date(random, making.birthday(random)),
        ]
        for _ in range(3)
    ]
    yield table(rows, birth_date=3)
    rows = [["姓名", name, "出生日期", date], ["民族", "汉", "籍贯", "安徽合肥"]]
    yield table(rows, birth_date=1)
    rows = [["姓名", "出生日期"], [name, day.strftime("%Y-%m-%d 00:00:00")]]
    yield table(rows, birth_date=1)


def _months(random: Random) -> Iterator[Case]:
    day, name = making.birthday(random), making.name(random)
    yield line(
        f"{name}，男，{day.year}年{day.month}月生，中共党员。", birth_date__year_month=1
    )
    yield line(f"{name}，{day.year}年{day.month}月出生。", birth_date__year_month=1)
    yield line(f"出生年月：{day:%Y.%m}", birth_date__year_month=1)
    rows = [
        ["姓名", "出生年月"],
        [name, f"{day:%Y.%m}"],
        [making.name(random), f"{day:%Y-%m}"],
    ]
    yield table(rows, birth_date__year_month=2)


def _none(random: Random) -> Iterator[Case]:
    day = making.birthday(random, 1980, 2024)
    spoken = f"{day.year}年{day.month}月{day.day}日"
    for text in (
        f"{spoken}以后出生的应届毕业生可以报名。",
        f"年龄在35周岁以下（{spoken}以后出生）",
        f"40周岁以下（{spoken}（含）以后出生）",
        f"要求{spoken}及以后出生",
        f"应届毕业生于{spoken}前办理离校手续。",
        f"全体新生于{spoken}报到。",
        f"考生于{spoken}参加复试。",
        f"研究生于{spoken}答辩",
        f"火灾发生于{spoken}，未造成人员伤亡。",
        f"本办法自{spoken}生效。",
        f"合同于{spoken}生效，期限一年",
        f"{spoken}生产的设备",
        f"报名时间：{spoken}至{day.year}年12月31日",
        f"落款日期：{spoken}",
        f"{spoken}生成的统计数据",
        f"出生日期在{spoken}以后",
        f"{spoken}学生会换届",
        f"2017年9月1日至{spoken}出生的适龄儿童可以报名",
        "出生日期：____年__月__日",
        f"党的生日前夕，{spoken}召开座谈会",
        f"出生证明办理时间：{spoken}",
        f"出生人口统计（{day.year}年{day.month}月）",
        f"先生于{spoken}来校讲学",
        f"男生于{spoken}体检",
    ):
        yield line(text)
    yield table(
        [["序号", "事项", "日期"], ["1", "报到", making.written_date(random, day)]]
    )
