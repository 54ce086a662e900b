"""
Marks of secrecy and of papers meant for few.

Positives: a level with star or term on a line, in a header, in brackets in front of a
title, behind 密级; 内部资料, 讨论稿 and the like in a header, on a line of their own,
in brackets or bare at the end of a title or a file's name. Negatives: laws, notices
and courses that speak of secrets, lists of the three levels, boxes to tick, agendas
and plans that speak of drafts, instructions to keep something safe.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled.case import Case, line, lines, table
from wagtail_disclosure.negative_list.screening.texts import Role, Text

JUDGED = frozenset({"secrecy-marking", "internal-marking"})

_LEVELS = ["绝密", "机密", "秘密"]
_TERMS = ["1年", "3年", "10年", "20年", "6个月", "长期", ""]
_TITLES = [
    "学校“十四五”发展规划",
    "某某大学章程修正案",
    "人事制度改革实施方案",
    "2023年工作要点",
]
_DRAFTS = ["讨论稿", "送审稿", "过程稿", "未定稿"]
_ALONE = [
    *(
        "内部资料",
        "内部文件",
        "内部资料 注意保存",
        "内部资料，请勿外传",
        "仅供内部使用",
    ),
    *(
        "（内部资料）",
        "【内部文件】",
        "内部使用",
        "内部资料  严禁外传",
        "注意保存",
        "送审稿",
    ),
    *(
        "（讨论稿）",
        "（过程稿）",
        "未定稿",
        "内部资料★注意保存",
        "内部参考",
        "仅限内部使用",
    ),
]
_SPEAK_OF_SECRETS = [
    "国家秘密的密级分为绝密、机密、秘密三级。",
    "绝密级国家秘密是最重要的国家秘密，泄露会使国家安全和利益遭受特别严重的损害。",
    "机关、单位对所产生的国家秘密事项，应当按照国家秘密及其密级的具体范围的规定确定密级。",
    "严禁在互联网上传输机密信息。",
    "保守国家秘密是每个公民的义务",
    "三、商业秘密保护",
    "秘密级、机密级国家秘密载体的销毁",
    "保密工作",
    "机密级计算机信息系统集成资质",
    "标志形式为“密级★保密期限”，例如“机密★10年”“秘密★5年”。",
    "揭开月球背面的秘密",
    "中国共产党的秘密战线",
    "涉及国家秘密、商业秘密、个人隐私的信息不予公开。",
    "密级：□绝密 □机密 □秘密 □非密",
    "密级：无",
    "密级：公开",
    "第十条 国家秘密的密级分为绝密、机密、秘密三级",
    "商业秘密",
    "(二)商业秘密；",
    "秘密花园读书会活动通知",
    "保守秘密",
    "秘密书长会议",
]
_SPEAK_OF_DRAFTS = [
    "会议审议了《学校章程修正案（讨论稿）》，原则同意。",
    "1.审议《学校“十四五”规划（送审稿）》",
    "二、讨论人才引进办法（讨论稿）",
    "听取关于预算编制情况的汇报，审议预算草案（送审稿）",
    "请各单位对《管理办法（征求意见稿）》提出修改意见。",
    "于6月底前完成规划初稿，9月底前形成送审稿，提交教代会审议。",
    "请妥善保管好个人贵重物品。",
    "准考证请妥善保管，遗失不补。",
    "内部文件资料管理办法",
    "加强内部资料性出版物管理",
    "内部控制制度",
    "关于规范内部资料性出版物准印证管理的通知",
    "关于印发《教学管理办法（试行）》的通知",
    "论文初稿",
    "提交毕业论文（设计）初稿",
    "3月10日前：提交论文初稿",
    "供校内人员内部使用的停车场",
    "本系统仅供内部使用，访问须登录校园网。",
    "学校内部治理结构不断完善",
    "附件：1.某某大学章程（讨论稿）修订说明",
]


def cases(random: Random) -> Iterator[Case]:
    for level in _LEVELS:
        for term in _TERMS:
            yield from _secrets(random, level, term)
    for _ in range(3):
        for text in _SPEAK_OF_SECRETS + _SPEAK_OF_DRAFTS:
            yield line(random.choice(["", "　　"]) + text)
    yield lines(["绝密", "机密", "秘密"])
    yield table(
        [["密级", "保密期限"], ["绝密", "30年"], ["机密", "20年"], ["秘密", "10年"]]
    )
    for text in _ALONE:
        yield line(text, internal_marking=1)
        yield line(f"{text}  ", internal_marking=1)
    yield from _drafts(random)


def _secrets(random: Random, level: str, term: str) -> Iterator[Case]:
    spaced = f"{level[0]}{random.choice([' ', '  ', '　'])}{level[1]}"
    title = f"关于{random.choice(_TITLES)}的通知"
    yield line(f"{level}★{term}", secrecy_marking=1)
    yield line(f"{spaced}★{term}", secrecy_marking=1)
    yield line(f"{level}{'  ' + term if term else ''}", secrecy_marking=1)
    yield line(f"密级：{level}{'★' + term if term else ''}", secrecy_marking=1)
    yield line(
        f"00001{random.randrange(9)}     {level}★{term}     特急", secrecy_marking=1
    )
    yield _in(
        Role.HEADER, f"某某大学    {level}{'★' + term if term else ''}", "secrecy"
    )
    yield _in(Role.TITLE, f"【{level}】{title}", "secrecy")
    yield _in(Role.FILE_NAME, f"（{level}）{title}.docx", "secrecy")
    yield lines([f"{level}★{term}", "某某大学文件", title], secrecy_marking=1)


def _drafts(random: Random) -> Iterator[Case]:
    for title in _TITLES:
        for draft in _DRAFTS:
            version = random.choice(["", "第二稿", "20230512"])
            yield _in(Role.TITLE, f"{title}（{draft}）", "internal")
            yield _in(Role.TITLE, f"{title}{draft}", "internal")
            yield _in(Role.FILE_NAME, f"{title}（{draft}{version}）.docx", "internal")
            yield _in(Role.FILE_NAME, f"{title}-{draft}.pdf", "internal")
            yield line(f"{title}（{draft}）", internal_marking=1)
            yield _in(Role.HEADER, f"{title}（{draft}）", "internal")
        yield _in(Role.TITLE, f"{title}（征求意见稿）", "internal")


def _in(role: Role, text: str, rule: str) -> Case:
    return Case((Text(text, role=role),), {f"{rule}-marking": 1})
