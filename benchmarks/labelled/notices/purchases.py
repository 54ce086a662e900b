"""Tenders, awards, contracts, leases."""

from __future__ import annotations

from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.notices import Content, Notice, table


def tender(random: Random) -> Content:
    return [
        "某某大学化学实验室仪器设备采购项目公开招标公告",
        f"项目编号：HNDX-2023-{making.digits(random, 4)}",
        "预算金额：3280000.00元；最高限价：3200000.00元",
        "投标人须具备《中华人民共和国政府采购法》第二十二条规定的条件，提供法定代表人身份证明、营业执照副本复印件。",
        "评标委员会由采购人代表和评审专家组成，评审专家从湖南省政府采购评审专家库中随机抽取，成员人数为5人以上单数。",
        "投标文件递交截止时间：2023年6月20日9时30分（北京时间）。",
        (
            f"采购人：某某大学 地址：{making.office(random)} 联系人："
            f"{making.name(random)} 电话：{making.mobile(random)}"
        ),
        f"代理机构：{making.company(random)} 联系方式：{making.landline(random)}",
        (
            f"户名：{making.company(random)} 开户行：中国建设银行长沙分行 账号"
            f"：{making.card(random)}"
        ),
        table(
            ["序号", "货物名称", "数量", "单价（元）", "备注"],
            ["1", "气相色谱仪", "2", "450000", "进口"],
            ["2", "通风柜", "12", "18000", "详见技术说明"],
        ),
    ]


def award(random: Random) -> Content:
    return [
        "某某大学学生公寓空调采购项目中标公告",
        f"一、项目编号：HNDX-{making.digits(random, 6)}",
        f"二、中标供应商：{making.company(random)}",
        (
            f"供应商地址：安徽省合肥市蜀山区长江西路{random.randrange(1, 300)}"
            "号 中标金额：1286000.00元"
        ),
        f"三、评审专家名单：{making.name(random)}、{making.name(random)}、{making.name(random)}（采购人代表）",
        table(
            ["标的名称", "品牌", "规格型号", "数量", "单价"],
            ["分体空调", "某某牌", "KFR-35GW", "400", "3215"],
        ),
        f"联系人：{making.name(random)} 电话：{making.mobile(random)}",
        "公告期限：自本公告发布之日起1个工作日。",
    ]


def candidates(random: Random) -> Content:
    return [
        "图书馆改造工程中标候选人公示",
        table(
            ["排名", "单位名称", "投标报价（元）", "项目经理", "注册证书编号"],
            [
                "1",
                making.company(random),
                "8765432.10",
                making.name(random),
                "湘1432021202201234",
            ],
            [
                "2",
                making.company(random),
                "8812345.00",
                making.name(random),
                "湘1432019202105678",
            ],
        ),
        "评标委员会成员：" + "、".join(making.name(random) for _ in range(5)),
        "公示期：2023年5月8日至5月10日。",
    ]


def negotiation(random: Random) -> Content:
    return [
        "校园网络运维服务竞争性磋商公告",
        "磋商小组由3人组成。磋商小组成员名单在成交结果确定前保密。",
        "资格要求：具有信息系统集成资质；不接受联合体。密级：公开",
        f"获取文件：发送邮件至zbcg@hnu.edu.cn，邮件标题注明“项目名称+供应商名称”。联系电话：{making.landline(random)}",
        "报价保留两位小数；金额单位：万元。",
    ]


def lease(random: Random) -> Content:
    return [
        "学校商业门面公开招租公告",
        table(
            ["门面编号", "地址", "面积（㎡）", "起租价（元/月）"],
            ["A01", "麓山南路2号1栋101室", "56.3", "8600"],
            ["A02", "麓山南路2号1栋102室", "43.0", "6200"],
        ),
        "竞租人须提交身份证复印件、营业执照。经营范围不得包含网吧、棋牌、娱乐、博彩等。",
        f"报名地点：{making.office(random)}。联系人：{making.name(random)}老师，{making.mobile(random)}",
    ]


def confidentiality_tender(random: Random) -> Content:
    return [
        "涉密载体销毁服务询价公告",
        "供应商须具有国家秘密载体印制或销毁资质，接触机密级、秘密级载体的人员须签订保密协议。",
        "响应文件应当密封，密封处加盖公章。",
        f"联系电话：{making.landline(random)}",
    ]


NOTICES: list[Notice] = [
    tender,
    award,
    candidates,
    negotiation,
    lease,
    confidentiality_tender,
]
