"""
Numbers of things: nothing may be found.

Project, order, contract and index numbers, credit codes, ISBN, dates, phones of
offices, hotlines, statistics, filing numbers, serials, tracking numbers, amounts.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from stdnum import ean
from stdnum.cn import uscc

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, line, table
from benchmarks.labelled.numbers import OF_PERSONS

JUDGED = OF_PERSONS


def cases(random: Random) -> Iterator[Case]:
    for _ in range(16):
        for text in (*_numbers(random), *_phones(random), *_figures(random)):
            yield line(text)
        yield from _tables(random)


def _credit_code(random: Random) -> str:
    body = random.choice(["91", "12", "52", "53"]) + random.choice(making.COUNTIES)
    body += "".join(random.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=9))
    return body + uscc.calc_check_digit(body)


def _isbn(random: Random) -> str:
    body = "9787" + making.digits(random, 8)
    return body + ean.calc_check_digit(body)


def _numbers(random: Random) -> Iterator[str]:
    year = random.randrange(2010, 2026)
    d = making.digits
    yield f"项目编号：AHZC{year}{d(random, 8)}"
    yield f"项目编号：{year}AFDGN0{d(random, 4)}"
    yield f"采购项目编号 {year}{d(random, 10)}"
    yield f"项目代码：{year}-340100-83-01-{d(random, 6)}"
    month, day = random.randrange(1, 13), random.randrange(1, 29)
    yield f"订单号：{year}{month:02}{day:02}{d(random, 10)}"
    yield f"订单编号{d(random, 18)}"
    yield f"合同编号：HT-{year}-{d(random, 4)}"
    yield f"合同号：138{d(random, 8)}"
    yield f"流水号：{making.mobile(random)}"
    yield f"索引号：000014349/{year}-{d(random, 5)}"
    yield f"索引号：11341702486344515H/{year}10-{d(random, 5)}"
    yield f"索引号：G0090101003-{year}-{d(random, 4)}"
    yield f"统一社会信用代码：{_credit_code(random)}"
    yield f"{making.company(random)}（{_credit_code(random)}）"
    yield f"纳税人识别号 {_credit_code(random)}"
    yield f"ISBN {_isbn(random)}"
    yield f"ISBN 978-7-{d(random, 4)}-{d(random, 4)}-{d(random, 1)}"
    yield f"ISSN 1{d(random, 3)}-{d(random, 4)} CN 34-{d(random, 4)}/G4"
    yield f"皖公网安备 34011102{d(random, 6)}号 皖ICP备{d(random, 8)}号-1"
    yield f"快递单号：SF{d(random, 13)}"
    yield f"运单号 {random.choice(['75', '62', '43'])}{d(random, 12)}"
    yield f"条形码 69{d(random, 11)}"
    yield f"专利号：ZL{year}1{d(random, 7)}.{d(random, 1)}"
    yield f"教外司留〔{year}〕{d(random, 3)}号"
    yield f"发票号码：{d(random, 20)}"
    yield f"SN:{d(random, 11)}"
    yield f"机构代码 {d(random, 9)}"
    yield f"课题编号：KJ{year}A{d(random, 4)}，经费卡号K{d(random, 8)}"
    page = f"{d(random, 4)}/c{d(random, 5)}a{d(random, 6)}/page.htm"
    yield f"http://www.ahu.edu.cn/{year}/{page}"
    yield f"http://xxgk.ahu.edu.cn/info/1001/{making.mobile(random)}.htm"
    yield f"证书编号：{d(random, 16)}"
    yield f"许可证号：JY1340{d(random, 10)}"
    yield f"国家自然科学基金（{random.choice('678')}{d(random, 7)}）"
    yield f"行号：{d(random, 12)}"
    yield f"腾讯会议：{d(random, 3)}-{d(random, 3)}-{d(random, 3)}"
    yield f"QQ群：{d(random, 9)}"
    yield _wrong_check(random)


def _wrong_check(random: Random) -> str:
    """Like an identity number, but its check character is another."""
    number = making.resident_id(random)
    wrong = random.choice([c for c in "0123456789" if c != number[-1]])
    return f"编号{number[:-1]}{wrong}"


def _phones(random: Random) -> Iterator[str]:
    yield f"联系电话：{making.landline(random)}"
    yield f"教务处：{making.landline(random)}，学生处：{making.landline(random)}"
    yield f"办公电话 {making.landline(random)} {making.landline(random)}"
    yield f"电话：6{making.digits(random, 7)} 6{making.digits(random, 7)}"
    yield f"传真：{making.landline(random)}-{making.digits(random, 4)}"
    yield f"全国统一服务热线：400-{making.digits(random, 3)}-{making.digits(random, 4)}"
    yield f"客服 400{making.digits(random, 7)}、800{making.digits(random, 7)}"
    yield "火警119，急救120，报警110，全国助学热线010-66097980、66096590"
    yield f"短号：6{making.digits(random, 5)}，内线{making.digits(random, 4)}"
    yield "监督举报电话：12345、12388，中国移动客服10086"


def _figures(random: Random) -> Iterator[str]:
    year = random.randrange(2010, 2026)
    d = making.digits
    month, day = random.randrange(1, 13), random.randrange(1, 29)
    yield f"{year}年{month}月{day}日—{year + 1}年1月1日"
    yield f"{year}-01-01 {year}-12-31 {year + 1}-06-30"
    yield f"{year}0101-{year}1231"
    yield f"总资产13{d(random, 9)}.{d(random, 2)}元"
    yield f"预算金额：1{d(random, 10)}元"
    yield f"收入15{d(random, 9)}.00，支出138,123,456.78"
    yield f"在校生 {d(random, 5)} 人，占地 {d(random, 7)} 平方米"
    yield f"2019 2020 2021 2022 {year} {d(random, 4)}"
    yield f"3.{d(random, 16)}"
    yield f"评分 95.5 {d(random, 2)}.{d(random, 2)} 88 {d(random, 3)}"
    yield f"时间戳{random.randrange(1500, 1790)}{d(random, 9)}"
    yield f"邮编230601，地址：合肥市九龙路{d(random, 3)}号"
    yield f"GB/T 33190-2016，JGJ {d(random, 2)}-{year}"
    yield f"规格：{d(random, 4)}×{d(random, 4)}×{d(random, 3)}mm"
    yield f"第{d(random, 1)}标段 报价 {d(random, 6)}.00 {d(random, 6)}.00"


def _tables(random: Random) -> Iterator[Case]:
    d = making.digits
    heads = ["合同编号", "项目编号", "资产编号", "订单号", "流水号", "统一社会信用代码"]
    for head in heads:
        rows = [["序号", head, "名称", "金额（元）"]]
        for n in range(1, 5):
            value = (
                _credit_code(random)
                if "信用" in head
                else random.choice(
                    [
                        making.mobile(random),
                        d(random, 15),
                        d(random, 18),
                        making.card(random),
                    ]
                )
            )
            rows.append([str(n), value, "实验设备采购", f"1{d(random, 10)}"])
        yield table(rows)
    rows = [["部门", "办公地点", "办公电话"]]
    rows += [
        ["教务处", f"行政楼{d(random, 3)}", making.landline(random)] for _ in range(6)
    ]
    yield table(rows, "机关部门通讯录")
    rows = [["年份", "招生数", "毕业生数", "经费（元）"]]
    rows += [
        [str(y), d(random, 4), d(random, 4), f"13{d(random, 9)}"]
        for y in range(2015, 2021)
    ]
    yield table(rows, "基本情况统计表")
