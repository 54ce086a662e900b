"""
Numbers of examinees and students, under a heading or behind their name.

14 digits in the national entrance examination, 15 in that for graduate studies, 9 and
others elsewhere; student numbers of 8 to 12 characters. The same digits without the
name, and numbers of other things, are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, line, lines, table
from wagtail_disclosure.negative_list.screening.texts import Text

JUDGED = frozenset(
    {"examinee-number", "student-number", "mobile", "resident-id-15", "resident-id"}
)


def cases(random: Random) -> Iterator[Case]:
    for _ in range(5):
        yield from _examinees(random)
        yield from _students(random)
        yield from _neither(random)


def _examinees(random: Random) -> Iterator[Case]:
    for number in (
        making.examinee(random),
        making.candidate(random),
        making.digits(random, 9),
    ):
        name = making.name(random)
        label = random.choice(["考生号", "准考证号", "报名号", "考生编号"])
        yield line(f"{label}：{number}", examinee_number=1)
        yield line(f"{name}（{label}{number}）", examinee_number=1)
        yield line(f"{label}为{number}的考生", examinee_number=1)
        yield line(making.full_width(f"{label}:{number}"), examinee_number=1)
        rows = [["序号", label, "姓名", "总分"]]
        rows += [
            [str(n), f"{int(number) + n:0{len(number)}}", making.name(random), "378"]
            for n in range(1, 5)
        ]
        yield table(rows, "复试名单", examinee_number=4)
        yield table(
            [["姓名", name, label, number], ["专业", "会计", "总分", "389"]],
            examinee_number=1,
        )
        yield lines(
            [f"{label} 姓名 总分", f"{number} {name} 389", f"{number[:-1]}0 李强 377"],
            examinee_number=2,
        )


def _students(random: Random) -> Iterator[Case]:
    number, name = making.student(random), making.name(random)
    yield line(f"学号：{number}", student_number=1)
    yield line(
        f"{name}（学号：{number}，{random.choice(making.COLLEGES)}）", student_number=1
    )
    yield line(f"学号{number}{name}同学", student_number=1)
    yield line(f"学 号：{number}", student_number=1)
    yield line(f"学号为 {number} 的同学", student_number=1)
    rows = [["序号", "学号", "姓名", "学院"]]
    rows += [
        [str(n), making.student(random), making.name(random), "文学院"]
        for n in range(1, 6)
    ]
    yield table(rows, "奖学金公示", student_number=5)
    yield table(
        [["姓名", name, "学号", number], ["学院", "文学院", "年级", "2022"]],
        student_number=1,
    )
    yield lines(
        [
            "姓名 学号 班级",
            f"{name} {number} 一班",
            f"李强 {making.student(random)} 二班",
        ],
        student_number=2,
    )
    own = "PB" + making.digits(random, 8)
    yield Case(
        (Text(f"获奖学生{name}{own}，特此公示。"),),
        {"student-number": 1},
        options={"student-number": {"pattern": r"pb[0-9]{8}"}},
    )


def _neither(random: Random) -> Iterator[Case]:
    number = making.examinee(random)
    yield line(f"鄂公网安备 {number}号")
    yield line(f"皖公网安备{number}号 皖ICP备05018251号")
    yield line("请考生携带准考证，咨询电话0551-62901234。")
    yield line(f"准考证打印时间：2024年12月14日至23日，电话：{making.landline(random)}")
    yield line(f"考生号共14位，前两位为年份；报名电话：{making.landline(random)}")
    yield line(f"文学号称人学，全集ISBN 978{making.digits(random, 10)}")
    yield line(f"订单编号：{making.candidate(random)}")
    yield line(f"学号、姓名、手机号须填写完整，{random.randrange(2015, 2026)}年")
    rows = [["序号", "项目编号", "项目名称"]]
    rows += [[str(n), making.candidate(random), "实验室建设"] for n in range(5)]
    yield table(rows)
    rows = [["序号", "资产编号", "名称"]]
    rows += [[str(n), making.student(random), "台式计算机"] for n in range(5)]
    yield table(rows)
