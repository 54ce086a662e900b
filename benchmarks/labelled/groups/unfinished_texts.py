"""
Texts that nobody has finished.

Positives: a question mark, XX or ×× in front of a unit or in place of a name, 待补充
and its like in brackets, behind a colon or at the end of a clause, two blanks and
more in front of a unit in running text, a whole cell of XX or ?. Negatives: questions
of every sort, lists of frequently asked questions, addresses of pages, how to name a
file or a mail, titles with 【】, masked names, forms and templates, announcements that
a place is told later.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, line, table
from wagtail_disclosure.negative_list.screening.texts import Role, Text

JUDGED = frozenset({"unfinished"})

_BEFORE = [
    *("全年共召开校长办公会", "印发各类文件", "本年度主动公开信息", "收到信息公开申请"),
    *(
        "共录取博士研究生",
        "发放奖学金",
        "接待来访",
        "公开发布新闻",
        "组织培训",
        "受理投诉",
    ),
]
_UNITS = ["次", "份", "条", "件", "人", "万元", "篇", "期", "场", "项"]
_AFTER = ["。", "，比上年有所增加。", "；", "，其中网上办理12件。"]
_PLACES = [
    "本次活动由{}学院承办。",
    "会议由{}大学主办，来自全国的代表参加。",
    "近日，我校{}老师获得省级教学成果奖。",
    "{}项目通过验收。",
    "20{}年，学校新增本科专业3个。",
    "截至20{}年底，图书馆藏书120万册。",
]
_TO_FILL = [
    *("就业率：待补充", "具体数据（待补充）", "主要完成人：待定", "验收意见【待填写】"),
    *("此处填写项目名称", "预算金额待核实", "经费来源：待确认", "联系人：待补充。"),
    *("（此处插入图片）", "单击此处输入文字。", "第三部分内容待补充", "负责人（待定）"),
    *("TBD", "项目周期：TBD", "数据待补充，", "附表待补"),
]
_ORDINARY = [
    "如何申请信息公开？请填写申请表后提交。",
    "什么时候报到？9月1日至2日。",
    "学费可以分期缴纳吗？不可以。",
    "1.录取通知书什么时候寄出？",
    "问：转专业需要什么条件？答：见学籍管理规定。",
    "Q3：宿舍有空调吗？",
    "你是否了解校园卡的功能？人人都有一张。",
    "为什么要加强保密工作？个人信息泄露的危害有多大？",
    "奖学金多久发放？次月15日前。",
    "一个人能报几个专业？项目之间可以兼报吗？",
    "https://jwc.example.edu.cn/list?id=12&page=3",
    "邮件主题请注明“XX学院+姓名”。",
    "附件命名格式：XX学院-XX项目申报书",
    "文件名统一为“XX单位XX年度总结”。",
    "请以“姓名+XX专业+联系电话”命名。",
    "【XX学院】优秀学生推荐名单",
    "【模板】20XX年度工作总结",
    "被告人张××犯盗窃罪，判处有期徒刑一年。",
    "李××同学拾金不昧，特此表扬。",
    "王XX老师的讲座获得好评。",
    "具体时间、地点待定，另行通知。",
    "答辩地点待定，届时将在网站公布。",
    "管理制度有待完善，人员力量尚待补充。",
    "公司等待定标结果。",
    "急待定制的教材",
    "申请人（签字）：          年    月    日",
    "姓名：        性别：     学号：",
    "单位：万元",
    "金额（元）",
    "一、第一章  总则",
    "编号：_______  金额：______元",
    "XXL号校服",
    "联系邮箱：xxgk@example.edu.cn",
    "如：20XX年XX月XX日",
    "格式为“XX〔20XX〕XX号”",
    "这是真的吗？？？",
    "三十而立，人到中年？不，青春正好！",
    "校长信箱：有问必答？件件落实！",
]
_FORMS = ["项目申请表", "20XX级学生登记表", "合同模板", "承诺书样本", "推荐表（空白）"]


def cases(random: Random) -> Iterator[Case]:
    for before in _BEFORE:
        for unit in _UNITS[::2] if random.random() < 0.5 else _UNITS[1::2]:
            yield from _counts(random, before, unit)
    for place in _PLACES:
        for mark in ["XX", "××", "ＸＸ"]:
            yield line(place.format(mark), unfinished__placeholder=1)
    for text in _TO_FILL:
        yield line(text, unfinished__to_be_filled=1)
    yield table([["指标", "数量"], ["发文", "?"]], unfinished__question_mark=1)
    yield table([["指标", "数量"], ["发文", "XX"]], unfinished__placeholder=1)
    for text in _ORDINARY * 3:
        yield line(random.choice(["", "　　"]) + text)
    for title in _FORMS:
        yield _form(random, title)


def _counts(random: Random, before: str, unit: str) -> Iterator[Case]:
    after = random.choice(_AFTER)
    question = random.choice(["?", "？", "??", "？？"])
    mark = random.choice(["XX", "××", "xx", "XXX"])
    blank = random.choice(["  ", "    ", "　　", "\xa0\xa0"])
    yield line(f"{before}{question}{unit}{after}", unfinished__question_mark=1)
    yield line(f"{before}{mark}{unit}{after}", unfinished__placeholder=1)
    amount = f"{before}共{blank}{unit}{after}"
    yield line(amount, unfinished__empty_amount=1)


def _form(random: Random, title: str) -> Case:
    return Case(
        (
            Text(title, role=Role.TITLE),
            Text("XX学院：兹有我单位XX同志前往贵处办理XX事项。"),
            Text("项目金额：    万元，共  人参加（盖章）"),
            Text(f"20XX年XX月XX日 {making.landline(random)}"),
        )
    )
