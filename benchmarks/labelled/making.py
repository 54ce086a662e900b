"""People, numbers and things, drawn at random; nobody real."""

from __future__ import annotations

import datetime
from random import Random

from stdnum import luhn
from stdnum.iso7064 import mod_11_2

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰建国文博子涵梓萱宇轩浩然欣怡"
COUNTIES = [
    "110101",
    "110105",
    "120103",
    "130102",
    "140105",
    "150102",
    "210102",
    "220102",
    "230102",
    "310104",
    "320102",
    "330102",
    "340102",
    "340111",
    "340822",
    "341124",
    "350102",
    "360102",
    "370102",
    "410102",
    "420106",
    "430102",
    "440103",
    "450102",
    "460105",
    "500103",
    "510104",
    "513021",
    "520102",
    "530102",
    "542221",
    "610102",
    "620102",
    "630102",
    "640104",
    "650102",
    "340421",
    "342401",
    "422822",
    "512301",
]
COLLEGES = [
    "计算机学院",
    "文学院",
    "数学与统计学院",
    "材料科学与工程学院",
    "外国语学院",
    "经济管理学院",
]
SUBJECTS = [
    "计算机科学与技术",
    "汉语言文学",
    "应用数学",
    "会计学",
    "材料工程",
    "英语笔译",
    "公共管理",
]
TOWNS = ["合肥市", "芜湖市", "蚌埠市", "南京市", "杭州市", "武汉市", "成都市"]
COMPANIES = [
    "华信科技有限公司",
    "建设工程集团有限公司",
    "中天招标代理有限公司",
    "恒达物业服务有限公司",
]
BANKS = [
    "中国工商银行",
    "中国农业银行",
    "中国银行",
    "中国建设银行",
    "交通银行",
    "徽商银行",
    "招商银行",
]


def name(random: Random) -> str:
    return random.choice(SURNAMES) + "".join(
        random.sample(GIVEN, random.choice([1, 2]))
    )


def digits(random: Random, count: int) -> str:
    return "".join(random.choices("0123456789", k=count))


def birthday(random: Random, first: int = 1945, last: int = 2008) -> datetime.date:
    start = datetime.date(first, 1, 1)
    days = (datetime.date(last, 12, 31) - start).days
    return start + datetime.timedelta(random.randrange(days))


def resident_id(random: Random, born: datetime.date | None = None) -> str:
    born = born or birthday(random)
    body = random.choice(COUNTIES) + born.strftime("%Y%m%d") + digits(random, 3)
    return body + mod_11_2.calc_check_digit(body)


def resident_id_15(random: Random) -> str:
    born = birthday(random, 1930, 1985)
    return random.choice(COUNTIES) + born.strftime("%y%m%d") + digits(random, 3)


def mobile(random: Random) -> str:
    return "1" + random.choice("3456789") + digits(random, 9)


def card(random: Random, prefix: str = "", length: int = 0) -> str:
    prefix = prefix or random.choice(
        [
            "622202",
            "621700",
            "622848",
            "621661",
            "622588",
            "623052",
            "955880",
            "621226",
            "620522",
            "625912",
        ]
    )
    length = length or (16 if prefix.startswith("625") else 19)
    body = prefix + digits(random, length - len(prefix) - 1)
    return body + luhn.calc_check_digit(body)


def examinee(random: Random) -> str:
    year = random.choice(["19", "20", "21", "22", "23", "24", "25"])
    return year + random.choice(COUNTIES) + digits(random, 6)


def candidate(random: Random) -> str:
    """The number of 15 digits in the examination for graduate studies."""
    return f"1{random.randrange(0, 999):04}{random.choice('3456')}{digits(random, 9)}"


def student(random: Random) -> str:
    year = str(random.randrange(2015, 2026))
    return random.choice(
        [
            year + digits(random, 6),
            year[2:] + digits(random, 6),
            year + digits(random, 8),
            random.choice(["SA", "B", "M", "YB"]) + year[2:] + digits(random, 6),
        ]
    )


def landline(random: Random) -> str:
    area = random.choice(["0551", "010", "021", "0553", "025", "0571"])
    number = random.choice("5678") + digits(random, 7)
    between = random.choice(["-", " ", "－", "—", "", ")"])
    return ("(" if between == ")" else "") + area + between + number


def company(random: Random) -> str:
    return random.choice(TOWNS) + random.choice(COMPANIES)


def organisation(random: Random) -> str:
    return random.choice(
        [
            company(random),
            "安徽某某大学",
            "合肥职业技术学院",
            "某某大学后勤服务集团",
            "安徽省教育发展基金会",
        ]
    )


def written_date(random: Random, day: datetime.date) -> str:
    return random.choice(
        [
            f"{day.year}年{day.month}月{day.day}日",
            day.strftime("%Y年%m月%d日"),
            day.strftime("%Y-%m-%d"),
            day.strftime("%Y.%m.%d"),
            day.strftime("%Y/%m/%d"),
            f"{day.year}.{day.month}.{day.day}",
            f"{day.year}/{day.month}/{day.day}",
            day.strftime("%Y%m%d"),
        ]
    )


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def sprinkled(random: Random, text: str) -> str:
    """With invisible characters at some places."""
    invisible = "\u200b\u200c\u200d\ufeff\u2060\u00ad\u200e"
    return "".join(
        c + (random.choice(invisible) if random.random() < 0.2 else "") for c in text
    )


def home(random: Random) -> str:
    """An address down to a door, a village or a group of it."""
    province, city, county = random.choice(
        [
            ("湖南省", "长沙市", "岳麓区"),
            ("安徽省", "合肥市", "蜀山区"),
            ("河南省", "周口市", "淮阳区"),
            ("四川省", "凉山州", "西昌市"),
            ("内蒙古自治区", "赤峰市", "敖汉旗"),
            ("广西壮族自治区", "河池市", "都安县"),
            ("", "上海市", "浦东新区"),
            ("", "重庆市", "云阳县"),
            ("甘肃省", "定西市", "临洮县"),
        ]
    )
    number = random.randrange(1, 400)
    town = random.choice(
        [
            f"{random.choice(['洮阳镇', '白云乡', '三塘镇', '城关镇'])}"
            f"{random.choice(['东街村', '新华村', '大李庄村', '石桥村'])}"
            f"{random.choice(['', '二组', f'{number % 20 + 1}组', f'{number}号'])}",
            f"{random.choice(['人民路', '中山南路', '五一大道', '长江西路'])}{number}号"
            f"{random.choice(['', '阳光花园', '锦绣小区'])}"
            f"{number % 30 + 1}栋{number % 4 + 1}单元{number % 20 + 1}02室",
            f"{random.choice(['望京街道', '三里庵街道'])}{number % 90 + 1}号楼"
            f"{number % 6 + 1}0{number % 8 + 1}",
            f"{random.choice(['清溪路', '和平街'])}{number}弄{number % 60 + 1}号",
        ]
    )
    return random.choice([province, province, ""]) + city + county + town


def office(random: Random) -> str:
    return random.choice(
        [
            "湖南省长沙市岳麓区麓山南路932号行政楼201室",
            "安徽省合肥市九龙路111号",
            "武汉市洪山区珞喻路1037号南一楼",
            "北京市海淀区学院路30号办公楼105室",
        ]
    )
