"""Addresses at free providers; those of schools, offices and companies are none."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, line

JUDGED = frozenset({"personal-email"})

_FREE = [
    "qq.com",
    "163.com",
    "126.com",
    "gmail.com",
    "sina.com",
    "foxmail.com",
    "139.com",
    "outlook.com",
    "sina.cn",
    "vip.qq.com",
    "vip.163.com",
    "hotmail.com",
    "yeah.net",
    "sohu.com",
    "aliyun.com",
    "yahoo.com.cn",
    "icloud.com",
    "189.cn",
]
_OFFICE = [
    "ahu.edu.cn",
    "mail.tsinghua.edu.cn",
    "hfut.edu.cn",
    "moe.gov.cn",
    "pku.edu.cn",
    "ahedu.gov.cn",
    "huaxin-tech.com",
    "ccb.com",
]


def cases(random: Random) -> Iterator[Case]:
    for domain in _FREE:
        local = random.choice(
            ["zhangsan", "li.si", "wang_wu88", making.digits(random, 9), "a-b"]
        )
        yield line(f"邮箱：{local}@{domain}", personal_email=1)
        yield line(f"{making.name(random)}（{local}@{domain}）", personal_email=1)
        yield line(making.full_width(f"{local}@{domain}"), personal_email=1)
        yield line(f"请发送至{local}@{domain.upper()}。", personal_email=1)
        yield line(f"E-mail:{local}@{domain};电话62901234", personal_email=1)
    for domain in _OFFICE:
        local = random.choice(["jwc", "xxgk", "zhangsan", "office2024"])
        yield line(f"邮箱：{local}@{domain}")
        yield line(f"{making.name(random)} {local}@{domain}")
        yield line(f"监督电话：0551-62901234，邮箱：{local}@{domain}")
    yield line("网址 https://mail.qq.com 或 www.163.com 新闻")
    yield line("请关注新浪 sina.com.cn 报道")
    yield line("办公邮箱：jwc2024@163.com")
