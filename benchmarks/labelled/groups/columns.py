"""
Headings that ask for what may not be published.

Positives: a list of persons or a filled form with such a heading, values in clear or
with four characters masked. Negatives: the same forms empty, with instructions or
examples in the cells, columns whose cells are empty or dashes, lists of documents to
hand in, rules and guides that name the words, statistics, offices and suppliers,
results of medical examinations that say 合格, remarks without illness.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, line, table

JUDGED = frozenset({"sensitive-column"})

_ASPECTS = {
    "identity": ["身份证号", "身份证号码", "公民身份号码", "证件号码", "居民身份证号"],
    "address": ["家庭住址", "家庭地址", "现住址", "户籍地址"],
    "phone": ["手机号", "手机号码", "联系电话", "联系方式", "本人电话", "家长电话"],
    "bank": ["银行卡号", "工资卡号", "银行账号", "建行卡号", "卡号", "本人银行卡号"],
    "birth": ["出生日期", "出生年月日", "生日"],
    "hardship": ["困难等级", "困难认定等级", "认定等级", "困难程度", "贫困等级"],
    "hardship-reason": [
        *("困难原因", "致贫原因", "困难类型", "家庭困难情况说明", "困难类别"),
        *("家庭经济困难原因", "特殊困难类型", "贫困原因"),
    ],
    "health": ["残疾类别", "病因", "疾病名称", "诊断结果", "残疾情况", "患病情况"],
    "religion": ["宗教信仰", "信教情况", "宗教"],
    "family": ["父亲姓名", "家庭成员", "母亲姓名", "监护人姓名", "家长姓名"],
}
_ILLNESSES = ["因患肺结核放弃", "先天性心脏病", "视力残疾二级", "抑郁症休学", "白血病"]
_ORDINARY_REMARKS = [
    "国家专项计划",
    "退役大学生士兵",
    "调剂",
    "放弃",
    "递补",
    "同等学力",
]
_SPOKEN = [
    "申请材料包括身份证复印件、银行卡复印件、残疾证、低保证。",
    "公示内容不得涉及身份证号、家庭住址、银行卡号、困难原因、疾病情况等。",
    "家庭经济困难认定等级分为特别困难、比较困难和一般困难。",
    "孤儿、残疾学生、低保家庭学生优先认定。",
    "请核对姓名、身份证号、银行卡号：如有错误请于3日内反馈。",
    "身份证号：系统将自动读取，无需填写。",
    "宗教信仰自由是我国宪法规定的公民基本权利。",
    "健康状况：身体健康，能够胜任岗位工作。",
    "体检结果：符合录用要求。",
    "备注：本表一式两份，学院和学生处各存一份。",
    "说明：残疾学生可以申请合理便利。",
    "银行账号：以财务处提供的学校对公账户为准。",
    "家庭情况：由学生本人填写后交辅导员。",
]


def cases(random: Random) -> Iterator[Case]:
    for _ in range(4):
        for aspect, headings in _ASPECTS.items():
            for heading in headings:
                yield _list(random, aspect, heading)
                yield _without_values(random, heading)
        for heading in _ASPECTS["identity"] + _ASPECTS["address"]:
            yield _form(random, heading)
            yield _empty_form(random, heading)
        yield from _remarks(random)
        yield from _ordinary(random)
    for spoken in _SPOKEN:
        yield line(spoken)


def _value(random: Random, aspect: str) -> str:
    number, mobile = making.resident_id(random), making.mobile(random)
    card = making.card(random)
    values = {
        "identity": [number, f"{number[:10]}****{number[14:]}", number[:14] + "****"],
        "address": [making.home(random), "湖南省长沙市岳麓区"],
        "phone": [mobile, f"{mobile[:3]}****{mobile[7:]}"],
        "bank": [card, f"{card[:6]}****{card[10:]}"],
        "birth": [making.written_date(random, making.birthday(random))],
        "hardship": ["特别困难", "一般困难", "A", "一档", "困难"],
        "hardship-reason": [
            "低保家庭",
            "孤儿",
            "父亲重病",
            "建档立卡户",
            "单亲，母亲务农",
        ],
        "health": ["肢体残疾三级", "急性淋巴细胞白血病", "尿毒症", "抑郁症"],
        "religion": ["伊斯兰教", "佛教", "基督教"],
        "family": [making.name(random)],
    }
    return random.choice(values[aspect])


def _list(random: Random, aspect: str, heading: str) -> Case:
    rows = [
        [
            str(n),
            making.name(random),
            random.choice(making.COLLEGES),
            _value(random, aspect),
        ]
        for n in range(1, random.randrange(3, 8))
    ]
    expected = {f"sensitive_column__{aspect.replace('-', '_')}": 1}
    return table([["序号", "姓名", "学院", heading], *rows], **expected)


def _without_values(random: Random, heading: str) -> Case:
    nothing = random.choice(["", "", "/", "无", "-", "——", "****", "见附件"])
    rows = [
        [str(n), making.name(random), random.choice(making.COLLEGES), nothing]
        for n in range(1, 5)
    ]
    return table([["序号", "姓名", "学院", heading], *rows])


def _form(random: Random, heading: str) -> Case:
    aspect = "identity" if heading in _ASPECTS["identity"] else "address"
    rows = [
        ["姓名", making.name(random), "性别", "女", "民族", "汉族"],
        [heading, _value(random, aspect), "", "", "邮编", "410000"],
        ["申请理由", "热爱学习，成绩优良。", "", "", "", ""],
    ]
    return table(rows, **{f"sensitive_column__{aspect}": 1})


def _empty_form(random: Random, heading: str) -> Case:
    blank = random.choice(["", "  ", "（请填写18位号码）", "XXXXXX", "□□□□□□"])
    rows = [
        ["姓名", "", "性别", "", "出生年月", ""],
        [heading, blank, "", "", "联系电话", ""],
        ["家庭成员", "姓名", "关系", "工作单位", "联系电话", "备注"],
        ["", "", "", "", "", ""],
        ["学院意见", "（盖章）   年   月   日", "", "", "", ""],
    ]
    return table(rows)


def _remarks(random: Random) -> Iterator[Case]:
    for remark in _ILLNESSES:
        rows = [[making.name(random), making.candidate(random), "378", remark]]
        yield table(
            [["姓名", "考生编号", "总成绩", "备注"], *rows],
            sensitive_column__health_remark=1,
        )
    for remark in _ORDINARY_REMARKS:
        rows = [[making.name(random), making.candidate(random), "378", remark]]
        yield table([["姓名", "考生编号", "总成绩", "备注"], *rows])


def _ordinary(random: Random) -> Iterator[Case]:
    name = making.name(random)
    yield table(
        [["部门", "负责人", "联系电话"], ["教务处", name, making.landline(random)]]
    )
    yield table(
        [["单位名称", "联系人", "联系电话"], ["图书馆", name, making.mobile(random)]]
    )
    yield table(
        [
            ["供应商名称", "地址", "开户银行", "银行账号"],
            [
                making.company(random),
                making.office(random),
                "建设银行",
                making.card(random),
            ],
        ]
    )
    yield table(
        [
            ["姓名", "性别", "出生年月", "体检结果", "考察结果"],
            [name, "男", "1990.03", "合格", "合格"],
        ]
    )
    yield table([["材料名称", "份数"], ["身份证复印件", "1"], ["残疾证", "1"]])
    yield table(
        [["学院", "困难学生数", "孤儿", "残疾学生"], ["文学院", "120", "3", "5"]]
    )
    yield table(
        [
            ["字段", "说明"],
            ["身份证号", "18位居民身份证号码，字母大写"],
            ["家庭住址", "精确到门牌号"],
            ["银行卡号", "本人名下一类卡"],
        ]
    )
    yield table([["姓名", "学院", "获奖等级"], [name, "文学院", "一等奖"]])
    yield table(
        [["姓名", "性别", "出生年月", "现任职务"], [name, "男", "1978.05", "副处长"]]
    )
