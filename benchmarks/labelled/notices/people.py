"""Admission, recruitment, appointments, profiles."""

from __future__ import annotations

from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.notices import Content, Notice, table


def admission_list(random: Random) -> Content:
    rows = [
        [
            making.candidate(random),
            making.name(random),
            "应用数学",
            "378",
            "86.5",
            remark,
        ]
        for remark in ("", "退役大学生士兵", "", "调剂", "少数民族骨干计划", "同等学力")
    ]
    return [
        "2023年硕士研究生拟录取名单公示",
        "公示时间：2023年4月10日至4月23日（10个工作日）。",
        table(
            ["考生编号", "姓名", "拟录取专业", "初试成绩", "复试成绩", "备注"], *rows
        ),
        f"监督举报电话：{making.landline(random)}，邮箱：yzb@hnu.edu.cn",
    ]


def retest(random: Random) -> Content:
    return [
        "数学学院2023年硕士研究生复试录取工作细则",
        "复试时间、地点待定，另行通知，请考生保持通讯畅通。",
        "考生须提交身份证、准考证、学历证书扫描件，压缩包命名为“考生编号+姓名+XX专业”。",
        "体检标准参照《普通高等学校招生体检工作指导意见》，体检不合格者不予录取。",
        "试题属于国家秘密，命题、阅卷人员应当遵守保密规定，不得泄露。",
        table(
            ["项目", "满分", "说明"],
            ["专业课笔试", "100", "闭卷"],
            ["面试", "100", "20分钟"],
        ),
    ]


def admission_guide(random: Random) -> Content:
    return [
        "2023年新生入学须知",
        "一、新生凭录取通知书、身份证报到。户口迁移地址：湖南省长沙市岳麓区麓山南路932号，家庭住址变更的请及时更新。",
        "二、银行卡：学校统一办理，用于缴纳学费和发放奖助学金，银行卡号请勿告知他人。",
        "三、新生健康体检由校医院组织，有传染病史、过敏史的请如实告知。",
        "常见问题：1.宿舍可以自选吗？可以在迎新系统选择。2.学费什么时候交？9月5日前。3.可以带几个人？家长不超过2人。",
        (
            f"邮寄地址：{making.office(random)} 招生办收，联系电话："
            f"{making.landline(random)}"
        ),
    ]


def appointment(random: Random) -> Content:
    rows = [
        [
            making.name(random),
            "男",
            "汉族",
            "1978.05",
            "中共党员",
            "教务处副处长",
            "拟任处长",
        ]
        for _ in range(3)
    ]
    return [
        "干部任前公示",
        f"{making.name(random)}，女，汉族，1980年3月生，湖南衡阳人，研究生学历，博士，中共党员，现任文学院副院长，拟任文学院院长。",
        table(
            ["姓名", "性别", "民族", "出生年月", "政治面貌", "现任职务", "拟任职务"],
            *rows,
        ),
        "公示期间，请通过来信、来电、来访等方式向党委组织部反映，地址：办公楼312室，电话：0731-88820312。",
        "以单位名义反映的应加盖公章，以个人名义反映的应署实名。我们将对反映人严格保密。",
    ]


def recruitment(random: Random) -> Content:
    rows = [
        [
            making.name(random),
            "女",
            "辅导员",
            "1995.08",
            "硕士研究生",
            "82.4",
            "合格",
            "合格",
        ]
        for _ in range(3)
    ]
    return [
        "2023年公开招聘拟聘用人员公示",
        table(
            [
                "姓名",
                "性别",
                "岗位",
                "出生年月",
                "学历",
                "总成绩",
                "体检结果",
                "考察结果",
            ],
            *rows,
        ),
        "对拟聘用人员有异议的，请于公示期内向人事处反映。",
    ]


def vacancies(random: Random) -> Content:
    return [
        "2023年高层次人才招聘启事",
        "待遇：安家费30万元至80万元，科研启动费面议；解决子女入学，协助安排配偶工作。",
        table(
            ["学院", "需求专业", "人数", "联系人", "联系电话", "邮箱"],
            [
                "文学院",
                "汉语言文字学",
                "2",
                "王老师",
                "0731-88821234",
                "wxy@hnu.edu.cn",
            ],
            ["数学院", "统计学", "3", "李老师", "0731-88825678", "math@hnu.edu.cn"],
        ),
        "应聘材料发送至rsc@hnu.edu.cn，邮件标题格式为“应聘+XX学院+XX岗位+姓名”。",
    ]


def profile(random: Random) -> Content:
    name = making.name(random)
    return [
        f"{name}教授简介",
        f"{name}，1968年9月生，教授，博士生导师，国家级教学名师。",
        (
            f"办公电话：0731-88821{making.digits(random, 3)}  电子邮箱："
            f"{making.digits(random, 3)}wang@hnu.edu.cn"
        ),
        "办公地址：湖南省长沙市岳麓区麓山南路932号数学楼405室，邮编410082",
        "研究方向：疾病传播动力学，残疾人无障碍环境，概率论与随机过程，健康信息学。",
        "主持国家自然科学基金项目5项（11671123，11971145），发表论文80余篇，出版专著《数学的秘密》。",
    ]


def titles(random: Random) -> Content:
    rows = [
        [str(n), making.name(random), random.choice(making.COLLEGES), "副教授", "教授"]
        for n in range(1, 7)
    ]
    return [
        "2023年专业技术职务评审结果公示",
        table(["序号", "姓名", "单位", "现职称", "评审通过职称"], *rows),
        "评审工作由学校教师高级职称评审委员会负责，评审专家从专家库中随机抽取，评审过程严格保密。",
    ]


def retirement(random: Random) -> Content:
    return [
        "关于做好离退休教职工健康体检工作的通知",
        "体检项目包括血常规、心电图、肿瘤标志物等；高血压、糖尿病患者请提前服药。",
        "体检结果将由校医院密封后发放本人，请妥善保管。",
        "孕妇及骨折、手术后未痊愈者可延期，行动不便的可由家属陪同。",
    ]


NOTICES: list[Notice] = [
    admission_list,
    retest,
    admission_guide,
    appointment,
    recruitment,
    vacancies,
    profile,
    titles,
    retirement,
]
