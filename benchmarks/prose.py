"""
Ordinary prose of a portal, as long as one likes: rules, plans, reports and notices.

Sentences are put together from a stock of phrases, and every third document is a
notice of the labelled set, with its figures, contacts and lists. Measured beside the
five real documents that the tests use: in those some detector looks at 3 words per
1,000 characters, here at 9; their paragraphs have 110 characters, these 93. A pass
with keywords alone takes as long over both.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.notices import aid, offices, people, purchases, rules

_NOTICES = (
    *aid.NOTICES,
    *offices.NOTICES,
    *people.NOTICES,
    *purchases.NOTICES,
    *rules.NOTICES,
)
_SUBJECTS = (
    *("学校", "各学院", "教务处", "研究生院", "各二级单位", "机关各部门", "图书馆"),
    *("党委办公室", "财务处会同审计处", "国有资产管理处", "科研院", "人事处", "校工会"),
    *("后勤保障部", "信息化中心", "国际交流合作处", "学位评定委员会", "招生就业处"),
    *("学术委员会", "各党总支、直属党支部", "基建处", "保卫处", "继续教育学院"),
)
_MANNERS = (
    *(
        "应当按照职责分工",
        "坚持问题导向，",
        "结合实际",
        "在充分论证的基础上",
        "依法依规",
    ),
    *("进一步", "逐级", "每学期至少一次", "会同有关部门", "本着节约高效的原则"),
    *("及时", "统筹", "全面", "于年底前", "分类分步", "根据工作需要", "切实", "定期"),
    *("利用寒暑假", "充分发挥示范作用，", "主动对接行业需求，", "不断", "有序", "集中"),
)
_VERBS = (
    *("完善", "健全", "修订", "落实", "推进", "加强", "优化", "梳理", "细化", "建立"),
    *(
        "开展",
        "改进",
        "组织实施",
        "公布",
        "报送",
        "检查",
        "规范",
        "深化",
        "总结",
        "压实",
    ),
    *("统计", "分析", "评估", "汇编", "推广", "提升", "保障", "督促", "审核", "简化"),
)
_OBJECTS = (
    *("本科教学质量监控体系", "科研经费使用的内部控制", "实验室安全分级管理制度"),
    *("大型仪器设备共享平台", "教职工代表大会提案办理情况", "学位论文抽检结果的运用"),
    *("校园网络与信息系统的安全防护", "毕业生就业质量跟踪调查", "招投标和合同管理流程"),
    *("家庭经济困难学生的资助政策", "公用房的有偿使用办法", "干部教育培训规划"),
    *("学科交叉与产教融合的培养机制", "食品卫生和饮用水的日常检测", "档案数字化工作"),
    *("年度预算执行进度", "国内外访问学者的接待服务", "课程思政的典型案例"),
    *("研究生导师的岗位考核", "重点领域的主动公开事项目录", "突发事件的应急预案"),
    *("图书文献的采购与剔旧", "体育场馆的开放时段", "学生社团的登记和年审"),
    *("专业设置动态调整方案", "节能减排的目标任务", "青年教师的助教与进修制度"),
    *("师德师风建设的长效机制", "社会捐赠资金的使用与监督", "推荐免试研究生的遴选程序"),
    *("心理健康教育的四级网络", "校办企业的清理与改制", "留学生的汉语和通识课程"),
)
_PURPOSES = (
    *("为师生提供更加便捷的服务", "切实维护师生员工的知情权", "接受全校师生的监督"),
    *("确保各项任务按期完成", "提高资金使用效益", "促进教学与科研协调发展"),
    *("防止和减少安全事故的发生", "推动形成齐抓共管的工作格局", "为决策提供数据支撑"),
    *("不得以任何理由推诿拖延", "所需经费列入年度预算", "重大事项须提请校长办公会审议"),
    *("有关情况纳入年终考核", "相关材料报办公室备案", "并向社会公布办理结果"),
    *("努力营造风清气正的育人环境", "具体办法另行制定", "逾期未报的视为放弃"),
)
_LEADS = (
    *("为深入贯彻全国教育大会精神，", "根据学校年度工作要点，", "经学校研究决定，"),
    *("按照上级有关部门的统一部署，", "依据《高等学校信息公开办法》和学校章程，"),
    *("自{day}起，", "截至{day}，", "{year}年，", "{year}至{next}学年，", "本学期，"),
    *("针对检查中发现的{few}个问题，", "在{few}个试点单位取得经验后，", "第{few}条 "),
    *(
        "（{few}）",
        "{few}．",
        "会议指出，",
        "会议要求，",
        "一是",
        "二是",
        "",
        "",
        "",
        "",
    ),
)
_FIGURES = (
    "全年共受理各类申请{some}件，办结{few}件，办结率为{rate}%。",
    "目前有专任教师{some}人，其中具有博士学位的占{rate}%，教授和副教授{few}人。",
    "学校占地面积{some}亩，馆藏纸质图书{few}万册，固定资产总值{few}亿元。",
    "新增省部级以上科研项目{few}项，到账经费{some}万元，同比增长{rate}%。",
    "通过网站发布信息{some}条，通过微信公众号推送{few}期，召开新闻发布会{few}次。",
    "共发放国家奖学金、助学金等{some}万元，受益学生{some}人次。",
    "实习实训基地达到{few}个，校企共建课程{few}门，派出交流学生{some}名。",
    "如有疑问，请与办公室联系，电话：{phone}，办公地点：行政楼{few}0{few}室。",
    "请各单位于{day}前将纸质版（加盖公章）送至综合科，电子版同时发送至工作邮箱。",
    "会议由{name}主持，{few}名委员出席，{name}列席并作说明。",
    "项目编号为{code}，预算金额{some}万元，资金来源为财政拨款，合同履行期限{few}个月。",
)
_TITLES = (
    "关于{verb}{object}的通知",
    "关于印发《{subject}{verb}{object}实施方案》的通知",
    "{year}年度{verb}{object}工作总结",
    "{subject}召开会议研究{verb}{object}有关事项",
    "某某大学{object}管理办法",
)


def ordinary_paragraphs(size: int) -> list[str]:
    """Paragraphs of documents of many kinds, of this many bytes."""
    chance = Random(1)
    paragraphs: list[str] = []
    written = 0
    while written < size:
        for paragraph in _document(chance):
            paragraphs.append(paragraph)
            written += len(paragraph.encode()) + 1
    return paragraphs


def _document(chance: Random) -> Iterator[str]:
    if chance.random() < 1 / 3:
        for content in chance.choice(_NOTICES)(chance):
            if isinstance(content, str):
                yield content
            else:
                yield from ("  ".join(row) for row in content.rows if any(row))
        return
    yield _filled(chance, chance.choice(_TITLES))
    for _ in range(chance.randint(6, 16)):
        yield "".join(_sentence(chance) for _ in range(chance.choice((1, 2, 2, 3, 4))))
    yield _filled(chance, "{day}")


def _sentence(chance: Random) -> str:
    if chance.random() < 1 / 6:
        return _filled(chance, chance.choice(_FIGURES))
    clauses = [_filled(chance, "{subject}{manner}{verb}{object}")]
    for _ in range(chance.choice((0, 0, 1, 2))):
        clauses.append(_filled(chance, "{manner}{verb}{object}"))
    clauses.append(chance.choice(_PURPOSES))
    return _filled(chance, chance.choice(_LEADS)) + "，".join(clauses) + "。"


def _filled(chance: Random, phrase: str) -> str:
    year = chance.randint(2012, 2024)
    return phrase.format(
        subject=chance.choice(_SUBJECTS),
        manner=chance.choice(_MANNERS),
        verb=chance.choice(_VERBS),
        object=chance.choice(_OBJECTS),
        day=f"{year}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日",
        year=year,
        next=year + 1,
        few=chance.randint(2, 60),
        some=chance.randint(61, 4000),
        rate=f"{chance.randint(10, 990) / 10}",
        phone=f"0431-8516{chance.randint(1000, 9999)}",
        code=f"BLUT-{year}-{chance.randint(100, 999)}",
        name=making.name(chance),
    )
