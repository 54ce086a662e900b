"""Scholarships, aid for students in hardship, loans, safety."""

from __future__ import annotations

from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.notices import Content, Notice, table


def scholarship(random: Random) -> Content:
    rows = [
        [
            str(n),
            making.name(random),
            random.choice(making.COLLEGES),
            "2021级1班",
            "一等",
        ]
        for n in range(1, 9)
    ]
    return [
        "2022-2023学年国家奖学金推荐名单公示",
        "根据《普通高等学校国家奖学金管理办法》，经个人申请、学院评审、学校审定，现予公示。",
        "公示期为5个工作日。如有异议，请向学生资助管理中心反映，电话：0731-88821111。",
        table(["序号", "姓名", "学院", "班级", "等级"], *rows),
        "学生工作处",
        "2023年10月12日",
    ]


def honours(random: Random) -> Content:
    rows = [[making.name(random), "文学院", "三好学生"] for _ in range(6)]
    return [
        "关于表彰2023届优秀毕业生的决定",
        "授予下列同学“优秀毕业生”荣誉称号，希望受表彰的同学再接再厉。",
        table(["姓名", "学院", "荣誉称号"], *rows),
    ]


def aid_list(random: Random) -> Content:
    rows = [[making.name(random), random.choice(making.COLLEGES)] for _ in range(5)]
    return [
        "2023年国家助学金拟受助学生名单公示",
        "公示不涉及学生身份证件号码、家庭住址、电话号码、出生日期、银行卡号及困难原因等信息。",
        "公示期内如有异议，可实名反映，我们将严格保密。",
        table(["姓名", "学院"], *rows),
    ]


def hardship_rules(random: Random) -> Content:
    return [
        "家庭经济困难学生认定办法",
        "第四条 家庭经济困难学生分为特别困难、比较困难和一般困难三个等级。",
        (
            "第六条 认定依据包括：建档立卡家庭、最低生活保障家庭、特困供养、孤"
            "儿、残疾、烈士子女以及家庭遭受重大疾病等情形。"
        ),
        (
            "第九条 学生应当如实填写《家庭经济困难学生认定申请表》，内容包括家"
            "庭住址、身份证号、家庭成员、致困原因等。"
        ),
        (
            "第十二条 认定工作应当保护学生隐私，不得公开学生困难原因、健康状况"
            "、宗教信仰等信息。"
        ),
        table(
            ["困难等级", "资助标准（元/年）", "名额"],
            ["特别困难", "4400", "320"],
            ["一般困难", "2800", "560"],
        ),
    ]


def loan(random: Random) -> Content:
    return [
        "关于做好2023年生源地信用助学贷款工作的通知",
        "生源地信用助学贷款是国家开发银行向家庭经济困难学生发放的信用贷款，无需担保和抵押，在校期间利息由财政全额贴息。",
        "首次申请的学生请登录学生在线系统（https://sls.cdb.com.cn）注册账号，填写申请信息，导出申请表。",
        "办理时须携带身份证、户口本、录取通知书原件及复印件。贷款额度每人每年最高16000元。",
        "请警惕不法分子以助学贷款为名实施诈骗，不要点击来历不明的链接，不要向陌生账户转账。",
        f"咨询电话：{making.landline(random)}；国家开发银行客服热线：95593",
    ]


def lottery(random: Random) -> Content:
    return [
        "中央专项彩票公益金“滋蕙计划”“励耕计划”资助公告",
        "本项目由中央专项彩票公益金支持，中国教育发展基金会组织实施，资助标准为每人5000元至10000元。",
        "中国福利彩票、中国体育彩票公益金2022年共支持我校体育设施建设项目3项，金额320万元。",
    ]


def fraud(random: Random) -> Content:
    return [
        "关于防范电信网络诈骗和不良校园贷的提醒",
        "近期，冒充客服退款、刷单返利、裸聊敲诈、虚假网络贷款等案件高发，请广大师生提高警惕。",
        "凡是宣称“无抵押、秒到账、不看征信”的贷款，要求先交手续费的，都是诈骗。",
        "网络赌博十赌十输。百家乐、老虎机、时时彩、六合彩、体育投注等网站均为违法网站，参与赌博将受到治安处罚和校纪处分。",
        "遇到可疑情况请拨打96110或校园110（0731-88822110）。你了解校园贷的危害吗？个人信息一定要保护好。",
    ]


def insurance(random: Random) -> Content:
    return [
        "关于做好大学生医保缴费工作的通知",
        "1.个人缴费标准是多少？2024年度为每人380元。",
        "2.残疾学生、孤儿、低保家庭学生如何缴费？由财政给予全额资助，请携带相关证明到学生处登记。",
        "3.因病住院如何报销？须提供诊断证明、费用清单、银行卡复印件。",
        f"校医院联系电话：{making.landline(random)}",
    ]


NOTICES: list[Notice] = [
    scholarship,
    honours,
    aid_list,
    hardship_rules,
    loan,
    lottery,
    fraud,
    insurance,
]
