"""Meetings, events, guides, forms, reports, directories of offices."""

from __future__ import annotations

from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.notices import Content, Notice, table


def meeting(random: Random) -> Content:
    return [
        "关于召开第八届教职工代表大会第三次会议的通知",
        "会议议程：1.听取学校工作报告；2.审议《学校“十四五”发展规划（讨论稿）》；3.讨论《章程修正案（送审稿）》；4.审议财务预决算报告。",
        "请各代表团于5月20日前提交提案，提案格式见附件。",
        f"联系人：{making.name(random)}，{making.mobile(random)}",
    ]


def conference(random: Random) -> Content:
    return [
        "第十二届全国高校思想政治教育学术研讨会通知（第二轮）",
        "会议地点：长沙市岳麓区枫林宾馆（枫林一路43号）。会务费1200元/人。",
        "参会回执请于9月30日前发至邮箱。论文命名：姓名+XX大学+论文题目。",
        table(
            ["姓名", "单位", "职务/职称", "手机号码", "是否住宿"],
            ["", "", "", "", ""],
            ["", "", "", "", ""],
        ),
        (
            f"联系人：{making.name(random)}老师 {making.mobile(random)}、"
            f"{making.name(random)}老师 {making.mobile(random)}"
        ),
    ]


def guide(random: Random) -> Content:
    return [
        "学籍证明办理指南",
        "申请条件：在籍学生。申请材料：身份证、学生证。办理时限：即办。收费标准：不收费。",
        table(
            ["部门", "办公地点", "联系电话"],
            ["学籍科", "行政楼105室", "0731-88821001"],
            ["考试中心", "行政楼108室", "0731-88821002"],
            ["教务处办公室", "行政楼201室", "0731-88821003"],
        ),
        "问：可以委托他人办理吗？答：可以，须提交委托书和双方身份证复印件。",
    ]


def directory(random: Random) -> Content:
    rows = [
        [unit, f"行政楼{n}01", f"0731-8882{1000 + n}"]
        for n, unit in enumerate(
            ["党政办公室", "组织部", "宣传部", "教务处", "保卫处"], 1
        )
    ]
    return [
        "学校各部门办公电话一览",
        table(["单位", "地点", "电话"], *rows),
        "24小时值班电话：0731-88822222，校园报警：0731-88822110，火警119，急救120。",
    ]


def blank_form(random: Random) -> Content:
    return [
        "家庭经济困难学生认定申请表",
        table(
            ["姓名", "", "性别", "", "出生年月", "", "民族", ""],
            ["身份证号", "", "", "", "政治面貌", "", "手机号", ""],
            ["家庭住址", "", "", "", "邮编", "", "家长电话", ""],
            [
                "家庭成员",
                "姓名",
                "年龄",
                "与学生关系",
                "工作单位",
                "职业",
                "年收入（元）",
                "健康状况",
            ],
            ["", "", "", "", "", "", "", ""],
            [
                "特殊群体类型",
                "□建档立卡 □低保 □特困供养 □孤儿 □烈士子女 □残疾",
                "",
                "",
                "",
                "",
                "",
                "",
            ],
            ["申请理由", "", "", "", "", "", "", ""],
            ["学院意见", "（公章）  年  月  日", "", "", "", "", "", ""],
        ),
        (
            "本人承诺以上内容真实，如有虚假，愿承担责任。 学生本人签字：      "
            "  年   月   日"
        ),
    ]


def bank_form(random: Random) -> Content:
    return [
        "学生银行卡信息采集表",
        table(
            ["序号", "学号", "姓名", "身份证号", "银行卡号", "开户行", "备注"],
            *[[str(n), "", "", "", "", "", ""] for n in range(1, 6)],
        ),
        "填表说明：银行卡号须为本人名下一类借记卡，16至19位数字。",
    ]


def template(random: Random) -> Content:
    return [
        "【模板】XX学院20XX年党支部工作总结",
        "20XX年，XX党支部在XX党委领导下，共发展党员XX名，开展主题党日XX次。",
        "一、主要工作（此处填写主要做法和成效）",
        "XX支部  20XX年XX月XX日",
    ]


def contract(random: Random) -> Content:
    return [
        "房屋租赁合同（范本）",
        "甲方：        住址：        身份证号：",
        "乙方：        联系电话：",
        "租金：每月    元，押金    元，大写：        。",
        "甲方（签字）：        乙方（签字）：        年   月   日",
    ]


def annual_report(random: Random) -> Content:
    return [
        "2022-2023学年信息公开工作年度报告",
        "本学年主动公开信息1286条，收到信息公开申请6件，均按期答复。不予公开0件。",
        table(
            ["指标", "单位", "数量"],
            ["主动公开信息", "条", "1286"],
            ["依申请公开", "件", "6"],
            ["涉及国家秘密、商业秘密、个人隐私不予公开", "件", "0"],
        ),
        "存在的问题：信息公开目录有待完善，队伍建设有待加强。",
    ]


def statistics(random: Random) -> Content:
    return [
        "2022年学生资助工作情况统计",
        table(
            ["学院", "困难学生人数", "低保家庭", "孤儿", "残疾学生", "资助金额（元）"],
            *[[c, "120", "36", "3", "5", "468000"] for c in making.COLLEGES],
        ),
    ]


def sports(random: Random) -> Content:
    return [
        "第38届校运动会竞赛规程",
        "报名平台：体育学院官网“校运会报名系统”，登录账号为工号，注册后下载报名表。",
        "2023年“校长杯”足球赛、世界杯知识竞赛同期举行，棋牌比赛设象棋、围棋、五子棋。",
        "运动员须身体健康，患有心脏病、高血压者不得参赛。",
    ]


def lecture(random: Random) -> Content:
    return [
        "学术讲座：生命的密码——基因的秘密",
        f"主讲人：{making.name(random)}教授（中国科学院院士）",
        "时间：2023年5月16日15:00  地点：学术报告厅  线上：腾讯会议 123-456-789",
        "生命从哪里来？基因如何决定性状？欢迎广大师生参加！",
    ]


def power_cut(random: Random) -> Content:
    return [
        "停水停电通知",
        "因管网检修，定于5月6日8:00至12:00对麓山南路片区、3栋至8栋学生公寓停水。",
        "请各单位做好储水准备。后勤服务电话：0731-88823333。",
    ]


NOTICES: list[Notice] = [
    meeting,
    conference,
    guide,
    directory,
    blank_form,
    bank_form,
    template,
    contract,
    annual_report,
    statistics,
    sports,
    lecture,
    power_cut,
]
