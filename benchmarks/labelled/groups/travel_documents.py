"""
Passports and permits, where something names them; the same shape on things.

E or G with eight digits, E with a letter and seven, official passports; C and W to
Hong Kong and Macau, T and L to Taiwan, H and M for people from there, eight digits for
people from Taiwan; foreign passports under a heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, line, table

JUDGED = frozenset({"passport", "mobile", "resident-id", "student-number"})


def cases(random: Random) -> Iterator[Case]:
    for _ in range(8):
        yield from _named(random)
        yield from _things(random)


def _passport(random: Random) -> str:
    head = random.choice(["E", "G", "EA", "EB", "EJ", "D", "SE", "PE"])
    return head + making.digits(random, 9 - len(head))


def _named(random: Random) -> Iterator[Case]:
    number, name = _passport(random), making.name(random)
    yield line(f"护照号：{number}", passport=1)
    yield line(f"{name}，护照号码{number}，国籍中国", passport=1)
    yield line(f"Passport No.: {number}", passport=1)
    yield line(f"持护照（{number}）入境", passport=1)
    yield line(making.full_width(f"护照:{number}"), passport=1)
    yield line(f"港澳居民来往内地通行证 H{making.digits(random, 8)}", passport=1)
    yield line(f"回乡证号：M{making.digits(random, 8)}", passport=1)
    yield line(f"台胞证：{making.digits(random, 8)}", passport=1)
    yield line(f"往来港澳通行证号C{making.digits(random, 8)}", passport=1)
    yield line(f"往来台湾通行证号码：T{making.digits(random, 8)}", passport=1)
    rows = [["序号", "姓名", "国籍", "护照号码"]]
    rows += [
        [str(n), making.name(random), "中国", _passport(random)] for n in range(1, 4)
    ]
    yield table(rows, "来华留学生名单", passport=3)
    rows = [
        ["姓名", "证件类型", "证件号码"],
        [name, "护照", f"E{making.digits(random, 8)}"],
    ]
    yield table(rows, passport=1)
    rows = [["姓名", name, "护照号", number], ["国籍", "中国", "性别", "男"]]
    yield table(rows, passport=1)
    rows = [
        ["Name", "Nationality", "Passport No."],
        ["Ali Khan", "Pakistan", f"AB{making.digits(random, 7)}"],
    ]
    yield table(rows, passport=1)


def _things(random: Random) -> Iterator[Case]:
    code = random.choice("EGDHCT") + making.digits(random, 8)
    yield line(f"设备型号{code}，数量2台")
    yield line(f"资产编号：{code}")
    yield line(f"车辆通行证编号{making.digits(random, 8)}")
    yield line(f"护照办理咨询电话：0551-{making.digits(random, 8)}")
    yield line(f"请携带护照原件，{random.randrange(2019, 2026)}年9月1日报到")
    yield line(f"图书馆索书号{code}")
    yield line(f"校园临时通行证{code}")
    rows = [["序号", "产品名称", "型号", "单价"], ["1", "示波器", code, "12000"]]
    yield table(rows)
    rows = [["房间", "编号"], ["王朝厅", code]]
    yield table(rows)
