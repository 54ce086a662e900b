"""
Persons' bank cards, and accounts of organisations.

Right check digit, ranges of Chinese issuers, 16 or 19 digits, whole or by fours.
Accounts of companies and schools with the same form stand beside their holder's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, line, lines, ordinary, table

JUDGED = frozenset({"bank-card", "resident-id", "mobile"})


def cases(random: Random) -> Iterator[Case]:
    for _ in range(6):
        for text in _written(random, making.card(random)):
            yield line(text, bank_card=1)
        yield from _lists(random)
        yield from _of_organisations(random)


def _written(random: Random, number: str) -> Iterator[str]:
    name, bank = making.name(random), random.choice(making.BANKS)
    fours = [number[n : n + 4] for n in range(0, len(number), 4)]
    yield f"银行卡号：{number}"
    yield f"{name}，{bank}，{number}"
    yield f"{name} {' '.join(fours)}"
    yield f"卡号{'-'.join(fours)}"
    yield f"账号：{number}（户名：{name}）"
    yield f"户名：{name} 开户行：{bank}合肥分行 账号：{number}"
    yield making.full_width(number)
    yield number
    yield f"请将补助打入{name}的工资卡{number}。"
    yield f"{bank}卡 {number[:6]} {number[6:]}"
    visa = making.card(random, random.choice(["4367", "5264", "4563"]), 16)
    yield f"信用卡号：{visa}"


def _lists(random: Random) -> Iterator[Case]:
    rows = [["序号", "姓名", "学院", "开户银行", "银行卡号", "金额"]]
    for number in range(1, 6):
        rows.append(
            [
                str(number),
                making.name(random),
                random.choice(making.COLLEGES),
                random.choice(making.BANKS),
                making.card(random),
                "1000.00",
            ]
        )
    yield table(rows, "助学金发放表", bank_card=5)
    yield lines(
        [
            "收款人：" + making.name(random),
            "开户行：中国银行合肥南城支行",
            "账号：" + making.card(random),
        ],
        bank_card=1,
    )
    yield table(
        [
            ["姓名", making.name(random), "性别", "男"],
            ["开户行", "工商银行", "卡号", making.card(random)],
        ],
        bank_card=1,
    )


def _of_organisations(random: Random) -> Iterator[Case]:
    number, holder = making.card(random), making.organisation(random)
    bank = random.choice(making.BANKS) + "合肥分行营业部"
    yield ordinary(f"户名：{holder} 开户行：{bank} 账号：{number}")
    yield ordinary(f"单位名称：{holder}", f"开户银行：{bank}", f"银行账号：{number}")
    yield ordinary(f"账户名称：{holder}，账号：{number}，开户行：{bank}")
    yield ordinary(f"收款单位：{holder}", f"账号：{number}", f"开户行：{bank}")
    yield ordinary(f"账 号：{number}", f"户 名：{holder}", f"开户行：{bank}")
    yield ordinary(f"对公账户：{number}")
    yield ordinary(f"投标保证金账户：{number}，{bank}")
    rows = [["供应商名称", "开户行", "账号"], [holder, bank, number]]
    yield Case(table(rows).content, is_ordinary=True)
    rows = [["单位名称", holder], ["开户行", bank], ["账号", number]]
    yield Case(table(rows).content, is_ordinary=True)
    rows = [["户名", holder, "账号", number], ["开户行", bank, "行号", "102361000018"]]
    yield Case(table(rows).content, is_ordinary=True)
