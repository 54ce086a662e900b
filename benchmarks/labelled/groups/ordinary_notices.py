"""
Whole notices of every kind, as universities publish them: nothing may block.

Tenders with contact mobiles, service guides with office phones, loans, calls for
opinions, appointments, blank forms, official documents with emergency numbers, lists
of names with examinee numbers, statistics.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, ordinary
from benchmarks.labelled.numbers import OF_PERSONS
from wagtail_disclosure.negative_list.screening.texts import Table

JUDGED = OF_PERSONS


def cases(random: Random) -> Iterator[Case]:
    for _ in range(6):
        yield _tender(random)
        yield _guide(random)
        yield _loan(random)
        yield _consultation(random)
        yield _appointment(random)
        yield _blank_form()
        yield _recruitment(random)
        yield _admission(random)
        yield _award(random)
        yield _annual_report(random)


def _tender(random: Random) -> Case:
    return ordinary(
        f"项目编号：AHDX-{random.randrange(2018, 2026)}-{making.digits(random, 4)}",
        f"预算金额：{making.digits(random, 7)}.00元，最高限价：1389000.00元",
        f"采购人：安徽某某大学 地址：合肥市九龙路111号 联系人：{making.name(random)}",
        f"联系方式：{making.mobile(random)}",
        f"代理机构：{making.company(random)} 联系人：{making.name(random)}",
        f"电话：{making.landline(random)}、{making.mobile(random)}",
        f"户名：{making.company(random)}",
        "开户行：中国建设银行合肥政务支行",
        f"账号：{making.card(random)}",
        f"电子邮箱：zbcg@{random.choice(['ahu.edu.cn', 'huaxin.com.cn'])}",
        f"统一社会信用代码：91340100{making.digits(random, 9)}X",
        title="实验室设备采购项目公开招标公告",
        allows="mobile",
    )


def _guide(random: Random) -> Case:
    rows = [["部门", "地点", "联系人", "电话"]]
    rows += [
        [
            f"教务处{n}科",
            f"行政楼{n}01",
            making.name(random) + "老师",
            making.landline(random),
        ]
        for n in range(1, 9)
    ]
    return ordinary(
        "办理时需携带身份证原件及复印件、学生证、一寸照片2张。",
        "在系统中输入学号和身份证号后六位登录（初始密码）。",
        f"咨询电话：{making.landline(random)} 监督电话：{making.landline(random)}",
        Table(rows, name="offices"),
        title="学生证补办办事指南",
    )


def _loan(random: Random) -> Case:
    return ordinary(
        "借款学生须提供本人身份证、户口簿和录取通知书，并填写银行卡号（本人名下）。",
        "贷款额度：本专科生每人每年不超过20000元，研究生不超过25000元。",
        "国家开发银行助学贷款呼叫中心：95593，全国学生资助管理中心热线010-66097980",
        f"校资助中心：{making.landline(random)}，QQ群：{making.digits(random, 9)}",
        f"受理时间：{random.randrange(2018, 2026)}年9月1日至2026年10月15日",
        title="关于做好生源地信用助学贷款工作的通知",
    )


def _consultation(random: Random) -> Case:
    return ordinary(
        f"请于{random.randrange(2018, 2026)}年5月30日前将意见反馈至党政办公室。",
        f"联系人：{making.name(random)}，联系电话：{making.landline(random)}，邮箱：dzb@ahu.edu.cn",
        title="《安徽某某大学章程（征求意见稿）》公开征求意见",
    )


def _appointment(random: Random) -> Case:
    people = [
        f"{making.name(random)}，男，汉族，"
        f"{random.randrange(1965, 1990)}年{random.randrange(1, 13)}月生，"
        "中共党员，研究生学历，现任文学院副院长，拟任正处级领导职务。"
        for _ in range(4)
    ]
    return ordinary(
        *people,
        f"公示期：{random.randrange(2018, 2026)}年3月4日至3月8日",
        f"受理电话：{making.landline(random)}，邮箱：zzb@ahu.edu.cn",
        title="干部任前公示",
    )


def _blank_form() -> Case:
    rows = [
        ["姓名", "", "性别", "", "出生年月", ""],
        ["身份证号", "", "", "", "政治面貌", ""],
        ["学号", "", "手机", "", "邮箱", ""],
        ["开户行", "", "银行卡号", "", "家庭住址", ""],
        ["个人简历", "XXXX年X月至20XX年X月 XX大学", "", "", "", ""],
        ["身份证号码", "□□□□□□□□□□□□□□□□□□", "", "", "", ""],
        ["出生日期", "    年  月  日", "手机号", "1XXXXXXXXXX", "", ""],
    ]
    return ordinary(
        Table(rows, name="form"),
        "填表日期：20XX年XX月XX日",
        "身份证号：__________________ 联系电话：______________",
        "身份证号码：××××××××××××××××××",
        title="安徽某某大学困难补助申请表",
    )


def _recruitment(random: Random) -> Case:
    year = random.randrange(1980, 1998)
    return ordinary(
        f"年龄在35周岁以下（{year}年1月1日以后出生），具有博士学位；教授可放宽至45周岁。",
        f"{year}年1月1日（含）以后出生，身体健康。",
        f"应届毕业生于2025年7月31日前取得毕业证。岗位代码：{making.digits(random, 8)}",
        f"报名邮箱：rsc@ahu.edu.cn，联系电话：{making.landline(random)}",
        "请将身份证、学历证书扫描件以“姓名+岗位”命名。",
        title="公开招聘工作人员公告",
    )


def _admission(random: Random) -> Case:
    rows = [["序号", "考生编号", "姓名", "复试专业", "初试", "复试", "备注"]]
    rows += [
        [
            str(n),
            making.candidate(random),
            making.name(random),
            random.choice(making.SUBJECTS),
            making.digits(random, 3),
            f"8{making.digits(random, 1)}.5",
            "",
        ]
        for n in range(1, 12)
    ]
    return ordinary(
        Table(rows, name="list"),
        f"公示期10个工作日。电话：{making.landline(random)}",
        title="硕士研究生拟录取名单公示",
        allows="examinee-number",
    )


def _award(random: Random) -> Case:
    rows = [["序号", "姓名", "学院", "年级", "班级"]]
    rows += [
        [str(n), making.name(random), random.choice(making.COLLEGES), "2022级", "1班"]
        for n in range(1, 20)
    ]
    return ordinary(
        Table(rows, name="list"),
        f"如有异议请联系学生处，电话{making.landline(random)}",
        title="国家奖学金评审结果公示",
    )


def _annual_report(random: Random) -> Case:
    return ordinary(
        f"全年公开信息{making.digits(random, 4)}条，微信{making.digits(random, 3)}期。",
        f"占地{making.digits(random, 7)}平方米，资产13{making.digits(random, 9)}元。",
        "发生火情请拨打119，突发疾病请拨打120，校园110：63861110。",
        f"http://xxgk.ahu.edu.cn/2023/c1234a{making.digits(random, 6)}/page.htm",
        "鄂公网安备 42018502003747号 Copyright 2001-2024",
        title="信息公开年度报告",
    )
