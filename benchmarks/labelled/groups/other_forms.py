"""
Numbers and words in forms that people use besides the usual ones.

Positives: identity numbers wrapped twice, in boxes of one digit and with other signs
for the X; 15 digits behind ID号; mobiles in any groups behind a word for a phone;
cards by fours with a long end or broken by a cell; documents of Hong Kong, Macau and
foreigners; numbers of students beside a name in brackets; 住, 租住 and 通讯地址(家庭);
religion together with other columns; tables whose persons stand side by side; marks of
secrecy with other signs; papers that end with the state they are in; N, ___ and empty
brackets in reports; names of gambling sites with a link.
Negatives: the same digits as sums, products and files, seats of organisations,
statistics side by side, signs that divide, formulas, contracts and questions, names of
such sites without a link or in a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, line, lines, table

JUDGED = frozenset(
    {
        *("resident-id", "resident-id-15", "mobile", "bank-card", "passport"),
        *("student-number", "home-address", "sensitive-column", "secrecy-marking"),
        *("internal-marking", "unfinished", "injected"),
    }
)
_GROUPS = [(5, 3, 3), (3, 5, 3), (3, 3, 3, 2), (3, 2, 3, 3), (6, 5), (3, 2, 2, 2, 2)]
_HOMES = ["住：", "现住", "租住在", "住处：", "通讯地址（家庭）：", "户籍：", "老家："]
_SITES = ["开云体育", "澳门新葡京", "威尼斯人", "华体会", "永利皇宫", "PG电子"]
_COUNTS = [
    *("全年共公开信息N条。", "全年共公开信息___条。", "共收到申请__件，均已答复。"),
    *("受理信息公开申请（  ）件。", "共召开会议X次。", "发布信息□□条。"),
]
_MARKS = ["机密▲", "机密 ★ 10年", "绝密★启用前", "秘密▲5年", "◆机密◆", "机密【10年】"]
_PAPERS = ["学校章程（修改稿）", "发展规划（报审稿）", "学校章程（第三稿）"]


def cases(random: Random) -> Iterator[Case]:
    for _ in range(6):
        yield from _numbers(random)
        yield from _homes(random)
        yield from _side_by_side(random)
    for text in _COUNTS:
        yield line(text, unfinished=1)
    for mark in _MARKS:
        yield line(mark, secrecy_marking=1)
    for paper in _PAPERS:
        yield line(paper, internal_marking=1)
    for site in _SITES:
        host = f"www.{''.join(random.sample('abcdefghijk', 5))}{random.randrange(999)}"
        yield line(f"{site} https://{host}.com", injected__advertising=1)
        yield line(site)
        yield line(f"警惕“{site}”（{host}.com）等赌博网站")
    for text in _NEGATIVES:
        yield line(text)
    for rows in _STATISTICS:
        yield table(rows)


def _grouped(number: str, sizes: tuple[int, ...], mark: str) -> str:
    groups, start = [], 0
    for size in sizes:
        groups.append(number[start : start + size])
        start += size
    return mark.join(groups)


def _numbers(random: Random) -> Iterator[Case]:
    number = making.resident_id(random)
    boxes = [["姓名", making.name(random)], ["身份证号", *number]]
    yield table(boxes, resident_id=1)
    if number.endswith("X"):
        yield line(f"身份证号：{number[:-1]}✕", resident_id=1)
    old = making.resident_id_15(random)
    label = random.choice(["ID号：", "ID号", "ID No.：", "ID编号：", "I.D. "])
    yield line(f"{label}{old}", resident_id_15=1)
    yield line(f"产品ID：{old}")
    mobile = making.mobile(random)
    for sizes in _GROUPS:
        text = _grouped(mobile, sizes, random.choice(" -"))
        yield line(f"联系电话：{text}", mobile=1)
    yield line(f"合同金额 {_grouped(mobile, (2, 3, 3, 3), ' ')} 元")
    for document in ("香港身份证：A123456(7)", "澳门居民身份证：1234567(8)"):
        yield line(document, passport=1)
    serial = f"20{random.randrange(18, 26)}{making.digits(random, 6)}"
    yield line(f"获奖学生：（王伟，{serial}）", student_number=1)
    yield line(f"项目（{serial}）")


def _homes(random: Random) -> Iterator[Case]:
    home = f"湖南省长沙市岳麓区麓山南路{random.randrange(1, 400)}号3栋401室"
    for label in _HOMES:
        yield line(label + home, home_address=1)
    yield line(f"甲方：某某大学 住所地：{home} 法定代表人：{making.name(random)}")
    yield line(f"代表报到后，住{home[:-6]}天鹅湖大酒店")


def _side_by_side(random: Random) -> Iterator[Case]:
    names = [making.name(random) for _ in range(3)]
    for label, values, aspect in (
        ("困难等级", ["特别困难", "一般困难", "一般困难"], "hardship"),
        ("宗教信仰", ["无", "佛教", "无"], "religion"),
        ("健康状况", ["良好", "良好", "患有癫痫"], "health"),
        ("父亲姓名", ["张大", "李大", "王大"], "family"),
    ):
        rows = [["姓名", *names], ["学院", "文学院", "理学院", "法学院"]]
        expects = {f"sensitive_column__{aspect}": 1}
        yield table([*rows, [label, *values]], **expects)
    joint = random.choice(
        ["政治面貌/宗教信仰", "民族、宗教信仰", "政治面貌（宗教信仰）"]
    )
    rows = [["姓名", "学院", joint], [names[0], "文学院", "群众/佛教"]]
    yield table(rows, sensitive_column__religion=1)
    yield lines([f"推荐{names[0]}同学", "理由：攻克技术困难，主持项目3项"])


_STATISTICS = [
    [["困难等级", "特别困难", "一般困难"], ["人数", "120", "300"]],
    [["年份", "2021", "2022"], ["孤儿", "12", "11"]],
    [["病种", "报销比例"], ["白血病", "80%"], ["尿毒症", "85%"]],
    [["ID", "项目", "金额"], ["2021010101", "设备", "100"]],
    [["供应商", "住所", "法定代表人"], ["华宇公司", "合肥市肥西路3号", "张三"]],
    [["姓名", "学院", "推荐理由"], ["张三", "文学院", "攻克技术困难"]],
]
_NEGATIVES = [
    *("绝密、机密、秘密", "密级：绝密▲机密▲秘密", "影片《机密》▲", "秘密5人"),
    *("第三稿费", "一、报告初稿撰写（3月）", "附件：学校章程送审稿起草说明"),
    *("n个变量的函数", "每队N人，自由组合", "1.国家秘密共分为（  ）级。"),
    *("甲方向乙方支付____元。", "申请人共____人。（签字）", "公式中n为样本数，共n个。"),
    *("面积约为x平方米，求x", "论文不少于X千字", "访客车辆收费N元/小时"),
    *("讲座：莎士比亚与威尼斯人 https://news.ahu.edu.cn/a.htm", "爱游戏 爱生活"),
    *("家在农村的学生", "老家在安徽的校友", "户籍：安徽合肥", "住宿费1200元"),
    *("体育彩票公益金 https://www.sporttery.cn", "个别栏目待完善，渠道不多"),
]
