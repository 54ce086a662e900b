"""
Addresses of homes, and those of offices.

Positives: an address down to a village, a street or a door, behind a home's label in
a line, under a home's heading, beside it in a form, or in a list of persons under an
address heading that names no office. Negatives: offices' addresses under any label,
tenders, guides and lists of offices; empty forms in five ways to draw blanks; homes
spoken of in rules; where somebody comes from, down to the county.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, line, table

JUDGED = frozenset({"home-address"})

_LABELS = [
    *("家庭住址：", "家庭地址:", "现住址：", "户籍地址：", "家庭详细住址：", "住址："),
    *("家庭通讯地址：", "居住地址：", "现居住地址：", "【家庭住址】", "家庭住址(现)："),
]
_HEADINGS = ["家庭住址", "家庭地址", "住址", "现住址", "户籍地址", "家庭详细地址"]
_POST = ["通讯地址", "通信地址", "联系地址", "邮寄地址", "录取通知书邮寄地址", "地址"]
_SPOKEN = [
    "不得公开学生的家庭住址、身份证号、银行卡号等个人信息。",
    "新生凭录取通知书和户籍地址证明办理手续。",
    "走访学生家庭住址所在的街道、社区，了解困难情况。",
    "申请人应当如实填写家庭住址（精确到门牌号）。",
    "家庭住址变更的，应当在5个工作日内告知辅导员。",
    "户口所在地公安机关出具的证明",
    "各学院要掌握学生居住地、现住址变动情况，及时更新台账。",
    "家庭住址、联系电话、监护人姓名均为必填项。",
    "我校地处湖南省长沙市岳麓区麓山南路2号，依山傍水。",
    "不得以户籍地址、毕业院校限制报名。",
]


def cases(random: Random) -> Iterator[Case]:
    for _ in range(10):
        yield from _positives(random)
        yield from _negatives(random)
    for spoken in _SPOKEN:
        yield line(spoken)


def _positives(random: Random) -> Iterator[Case]:
    name = making.name(random)
    yield line(random.choice(_LABELS) + making.home(random), home_address=1)
    yield line(
        f"{name}，女，汉族，住址：{making.home(random)}，现予公告。", home_address=1
    )
    yield line(
        f"姓名：{name}  性别：男  {random.choice(_LABELS)}{making.home(random)}",
        home_address=1,
    )
    rows = [[making.name(random), making.home(random)] for _ in range(3)]
    yield table([["姓名", random.choice(_HEADINGS)], *rows], home_address=3)
    listed = [
        [str(n), making.name(random), making.student(random), making.home(random)]
        for n in range(1, 5)
    ]
    heading = random.choice(_POST)
    yield table([["序号", "姓名", "学号", heading], *listed], home_address=4)
    yield table(
        [
            ["姓名", name, "性别", "男", "民族", "汉族"],
            [random.choice(_HEADINGS), making.home(random), "", "", "邮编", "410000"],
        ],
        home_address=1,
    )


def _negatives(random: Random) -> Iterator[Case]:
    office, name = making.office(random), making.name(random)
    yield line(f"通讯地址：{office}，邮编：410082")
    yield line(
        f"{random.choice(['办公', '单位', '报名', '学校', '联系'])}地址：{office}"
    )
    yield line(f"材料邮寄地址：{office}，收件人：{name}老师，电话：0731-88880000")
    yield line(f"采购人：某某大学 地址：{office} 联系人：{name}")
    yield table(
        [
            ["序号", "部门", "联系人", random.choice(_POST)],
            ["1", "教务处", name, office],
            ["2", "学生处", making.name(random), making.office(random)],
        ]
    )
    yield table(
        [
            ["供应商名称", "供应商地址", "中标金额"],
            [making.company(random), making.home(random), "1280000.00元"],
        ]
    )
    yield table(
        [
            ["姓名", "职务", "办公地点", "电话"],
            [name, "处长", office, "0731-88880000"],
        ]
    )
    yield table(
        [
            ["姓名", "学院", "籍贯", "获奖项目"],
            [name, "文学院", "湖南省长沙市岳麓区", "岳麓区某街道社区治理调查"],
        ]
    )
    yield line(
        random.choice(_LABELS)
        + random.choice(
            [
                "______省______市______县______村",
                "    省    市    县（区）    乡（镇）    村    组",
                "",
                "XX省XX市XX区XX路XX号",
                "（填写到门牌号）",
                "省市县（区）乡（镇）村组",
            ]
        )
    )
    yield table([["姓名", "", "性别", ""], [random.choice(_HEADINGS), "", "邮编", ""]])
