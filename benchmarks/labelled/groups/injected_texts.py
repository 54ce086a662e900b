"""
What others put into pages, and what only looks like it.

Positives: lines of advertising put together from names, offers and calls, as titles,
as paragraphs and as links; emoji inside sentences; texts decoded wrongly by turning
real sentences round. Negatives: student loans, the lottery's welfare fund, warnings
of fraud, gambling and campus loans, sports news, navigation of official sites, emoji
as bullets, traditional characters and foreign names.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled.case import Case, line
from wagtail_disclosure.negative_list.screening.texts import Role, Text

JUDGED = frozenset({"injected"})

_GAMBLING = [
    *("澳门新葡京", "百家乐", "真人娱乐", "老虎机", "时时彩", "六合彩", "体育投注"),
    *("博彩", "娱乐城", "棋牌游戏", "bet365", "皇冠体育", "彩票平台", "威尼斯人"),
]
_BRANDS = ["6688体育", "88娱乐", "518彩票", "9170体育", "7788棋牌"]
_LOANS = [
    "无抵押",
    "秒到账",
    "不看征信",
    "黑户可贷",
    "当天放款",
    "凭身份证贷款",
    "信用卡套现",
]
_SEX = ["成人视频", "裸聊", "一夜情", "高清无码", "激情视频", "同城约会", "楼凤"]
_CALLS = [
    "官网",
    "注册",
    "登录入口",
    "app下载",
    "手机版",
    "加微信",
    "送彩金",
    "在线客服",
    "代理开户",
]
_SENTENCES = [
    "关于做好2023年研究生招生工作的通知",
    "各学院、各部门要高度重视，认真落实",
    "现将有关事项通知如下，请遵照执行",
    "学校信息公开工作取得了新的进展",
]
_EMOJI = "😀🎉👏🏽🔥🏈🐔🥰🚀💰🤝"
_ORDINARY = [
    "2023年国家助学贷款受理工作即将开始，请登录国家开发银行学生在线系统注册申请。",
    "生源地信用助学贷款无抵押、无担保，在校期间利息由财政补贴，网上办理，客服电话95593。",
    "中央专项彩票公益金教育助学项目资助名单公示",
    "福利彩票公益金支持高校体育场馆建设",
    "警惕不良校园贷：无抵押、秒到账、低利息背后都是陷阱。",
    "反诈提醒：凡是要求先交手续费的网络贷款都是诈骗，不要点击链接、不要下载APP。",
    "严禁学生参与网络赌博，百家乐、老虎机、体育投注、六合彩等均属违法犯罪。",
    "公安机关打击跨境赌博，捣毁博彩网站12个，查处棋牌游戏代理38人。",
    "裸聊敲诈、刷单返利、冒充客服是高校电信诈骗的主要类型，请广大师生提高警惕。",
    "我校足球队赛前集训，备战大学生世界杯选拔赛，比赛将在官网直播。",
    "体育学院举办2023体育文化节，报名入口：体育学院官网，咨询电话0731-88880000。",
    "学校官网 | 登录 | 注册 | APP下载 | 手机版 | 网站地图 | 联系我们",
    "大学生棋牌协会换届公告",
    "电竞社招新：在线报名平台已开放，欢迎注册。",
    "金沙遗址博物馆研学活动",
    "威尼斯人商人话剧专场演出",
    "论威尼斯双年展的策展理念",
    "概率论视角下的德州扑克博弈研究",
    "彩票发行对地方财政收入影响的实证研究",
    "关于开展网络赌博、校园贷等专项整治工作的通知",
    "小额贷款公司监管政策解读讲座",
    "住房公积金贷款额度调整，在线办理，当天放款",
    "创业担保贷款免抵押，最高额度30万元，欢迎联系招就处办理",
    "🎉新生报到须知",
    "📌报名时间：9月1日",
    "关於進一步加強信息公開工作的通知",
    "café、naïve、Müller等外来词的拼写",
    "锘化学元素研究进展",
    "涓涓细流汇成海",
    "会计电算化、烫伤急救知识讲座",
    "2024体育单招考试平台登录注册及缴费",
    "第19届体育运动会",
    "2023年体育类专业官网查询入口、登录、注册、平台、下载",
]


def cases(random: Random) -> Iterator[Case]:
    for _ in range(40):
        yield line(_advertisement(random), injected__advertising=1)
    for _ in range(15):
        title = f"{random.choice(_GAMBLING)}{random.choice(['-', '_', ' '])}"
        title += "".join(random.sample(_CALLS, 2))
        yield Case((Text(title, role=Role.TITLE),), {"injected:advertising": 1})
    for host in ["www.888casino.net", "bet365-cn.com", "yabo88.vip", "sexvideo.cc"]:
        link = Text(f"https://{host}/index.html", role=Role.LINK)
        yield Case((link,), {"injected:advertising": 1})
    for sentence in _SENTENCES:
        for emoji in _EMOJI:
            place = random.randrange(2, len(sentence))
            text = sentence[:place] + emoji + sentence[place:]
            if emoji not in "🏽":
                yield line(text, injected__emoji=1)
        yield from _mojibake(sentence)
    for text in _ORDINARY * 4:
        yield line(random.choice(["", "　　"]) + text)


def _advertisement(random: Random) -> str:
    offers = random.choice([_GAMBLING, _GAMBLING, _LOANS, _SEX])
    named = random.sample(offers, random.choice([3, 4, 5]))
    called = random.sample(_CALLS, 3)
    brand = random.choice(_BRANDS) if offers is _GAMBLING else ""
    joint = random.choice(["、", ",", " ", "_"])
    parts = [brand, *named, *called]
    random.shuffle(parts)
    return joint.join(filter(None, parts))


def _mojibake(sentence: str) -> Iterator[Case]:
    as_gbk = sentence.encode().decode("gbk", "replace")
    as_latin = sentence.encode().decode("cp1252", "replace")
    lost = sentence.encode()[1:].decode("ascii", "replace")
    for text in (as_gbk, as_latin, lost, "锟斤拷" + sentence, sentence + "烫烫烫烫"):
        yield line(text, injected__mojibake=1)
