"""Advertising that nobody at a university wrote: gambling, loans, pornography."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from wagtail_disclosure.negative_list.screening.folding import fold
from wagtail_disclosure.negative_list.screening.keywords import WordFinder
from wagtail_disclosure.negative_list.screening.passages import Passage, Word

# What is offered. In warnings these words stand too, but nobody is invited there.
OFFERS = (
    *(
        "博彩",
        "必威体育",
        "betway",
        "代写论文",
        "赌场",
        "百家乐",
        "老虎机",
        "真人娱乐",
        "真人视讯",
        "真人荷官",
        "性感荷官",
        "娱乐城",
    ),
    *(
        "娱乐场",
        "体育投注",
        "投注网",
        "投注平台",
        "投注站点",
        "彩票平台",
        "彩票网",
        "购彩",
        "时时彩",
    ),
    *(
        "六合彩",
        "一肖一码",
        "特码资料",
        "北京赛车",
        "幸运飞艇",
        "开户送",
        "首存",
        "首充",
        "返水",
        "送彩金",
        "彩金",
        "棋牌游戏",
    ),
    *(
        "棋牌平台",
        "棋牌娱乐",
        "电竞投注",
        "电子游艺",
        "捕鱼游戏",
        "滚球",
        "买球",
        "赌球",
        "足球外围",
    ),
    *(
        "外围投注",
        "澳门葡京",
        "新葡京",
        "威尼斯人",
        "澳门金沙",
        "皇冠体育",
        "皇冠现金",
        "bet365",
    ),
    *(
        "万博体育",
        "亚博",
        "乐鱼体育",
        "华体会",
        "米兰体育",
        "爱游戏",
        "九游体育",
        "开云体育",
        "必威",
    ),
    *(
        "雷火电竞",
        "体育app",
        "体育官网",
        "体育注册",
        "体育平台",
        "体育登录",
        "体育下载",
        "凤凰彩票",
    ),
    *(
        "大发彩票",
        "网上赌",
        "在线赌",
        "赌博网站",
        "现金网",
        "信誉网投",
        "网投平台",
        "下注平台",
    ),
    *("斗牛棋牌", "炸金花", "德州扑克", "必中", "稳赚", "包赢", "pk10", "casino"),
    *(
        "无抵押",
        "秒到账",
        "秒下款",
        "秒批",
        "黑户",
        "当天放款",
        "当天下款",
        "快速放款",
        "私人放款",
    ),
    *(
        "信用卡套现",
        "花呗套现",
        "白条套现",
        "套现",
        "不看征信",
        "无视征信",
        "无视黑白",
        "急用钱",
    ),
    *("私人贷款", "网贷口子", "贷款口子", "下款快", "凭身份证贷款"),
    *("空放", "裸贷", "高炮", "放款快", "极速放款"),
    *(
        "成人视频",
        "成人电影",
        "成人网站",
        "黄色网站",
        "黄片",
        "色情视频",
        "裸聊",
        "一夜情",
        "约炮",
    ),
    *("同城约会", "上门服务", "激情视频", "高清无码", "楼凤", "外围女", "援交", "包夜"),
    *(
        "情色",
        "三级片",
        "av在线",
        "亚洲av",
        "国产精品",
        "久久精品",
        "在线观看免费",
        "日韩欧美",
        "偷拍",
    ),
    *(
        "学生妹",
        "大保健",
        "特殊服务",
        "迷药",
        "春药",
        "催情",
        "少妇",
        "porn",
        "xxx视频",
        "性爱",
    ),
    *(
        "代开发票",
        "办理假证",
        "刻章办证",
        "代办文凭",
        "办证刻章",
        "代孕",
        "枪手代考",
        "代考",
    ),
)
# How readers are drawn in. Every official site has some of these words, few have all.
CALLS = (
    *(
        "官网",
        "官方网站",
        "登录",
        "登陆",
        "注册",
        "下载",
        "app",
        "入口",
        "网址",
        "手机版",
        "网页版",
    ),
    *(
        "客户端",
        "娱乐",
        "开户",
        "客服",
        "加微信",
        "加qq",
        "加薇",
        "微信号",
        "扣扣",
        "代理",
        "最新版",
    ),
    *(
        "平台",
        "首页",
        "全站",
        "登入",
        "点击",
        "立即",
        "提现",
        "优惠",
        "送38",
        "送58",
        "送88",
        "充值",
    ),
    *(
        "线路",
        "备用",
        "免费",
        "在线",
        "直播",
        "试玩",
        "安卓",
        "苹果",
        "ios",
        "欧洲杯",
        "世界杯",
        "英超",
    ),
    *(
        "欧冠",
        "电竞",
        "足球",
        "真人",
        "彩票",
        "棋牌",
        "游戏",
        "信誉",
        "一流",
        "欢迎您",
        "vip",
        "包邮",
    ),
    *(
        "信用贷款",
        "无需担保",
        "额度高",
        "小额贷款",
        "大学生贷款",
        "低息贷款",
        "应急贷款",
        "凭身份证",
    ),
    *(
        "电话",
        "办理",
        "额度",
        "联系",
        "观看",
        "视频",
        "美女",
        "小姐",
        "精品",
        "同城",
        "24小时",
        "微信",
    ),
)
_BRAND_WORDS = ("体育", "娱乐", "彩票", "棋牌", "电竞")
WORDS = (*OFFERS, *_BRAND_WORDS)
_OFFERS = frozenset(map(fold, OFFERS))
_CALLS = WordFinder({"": CALLS})
# Names of such sites: digits in front of what they offer.
_BRAND = re.compile(
    r"(?<![\d年月届第.:/\-])(?!(?:19|20)\d\d(?!\d))\d{2,6} ?"
    r"(?:体育|娱乐|彩票|棋牌|电竞|国际)(?!类|课|馆)"
)
# Who warns of something does not sell it.
_WARNS = re.compile(
    r"警惕|防范|谨防|诈骗|打击|严禁|禁止|违法|非法|举报|远离|陷阱|骗局|反诈|切勿|不得|整治|处分|案例|抵制|拒绝|识别|危害"
    r"|整改|违规|查处|严厉|不要|勿|受骗|被骗|防骗|风险提示|犯罪|治理|参与赌博|安全教育|警方|公安|助学贷款|贴息|公积金|创业贷款|担保贷款|利率"
)
_WINDOW = 240
_SHORT = 60
# Offers on either side that are looked at together.
_NEAREST = 12
_HOST = re.compile(
    r"https?://[^\s/]*(?:bet|casino|porn|poker|sex|slot|xxx|lottery|gamble|bocai|yabo|leyu|huatihui)[^\s/]*"
)


def advertising_in(passage: Passage) -> Iterator[tuple[int, int]]:
    """The stretch of each line whose words together are advertising."""
    offers = [word for word in passage.words if _is_offer(passage, word)]
    calls = _Calls(passage.text if offers else "")
    done = -1
    for index, offer in enumerate(offers):
        if offer.start < done:
            continue
        start, end = passage.line_span(offer.start)
        first, last = max(start, offer.start - _WINDOW), min(end, offer.end + _WINDOW)
        near = [w for w in _around(offers, index) if first <= w.start and w.end <= last]
        names = len({word.text for word in near})
        is_dense = _is_dense(
            names, calls.count(first, last), is_short=end - start <= _SHORT
        )
        if is_dense and not _WARNS.search(passage.text, first, last):
            done = end
            yield near[0].start, near[-1].end


def _around(offers: Sequence[Word], index: int) -> Sequence[Word]:
    return offers[max(0, index - _NEAREST) : index + _NEAREST]


def names_such_a_site(link: str) -> bool:
    """Whether the host of a link says by itself what it is."""
    return _HOST.search(link) is not None


def _is_offer(passage: Passage, word: Word) -> bool:
    if word.text in _OFFERS:
        return True
    if word.text not in _BRAND_WORDS:
        return False
    first = max(0, word.start - 8)
    return any(
        found.end() == word.end
        for found in _BRAND.finditer(passage.text, first, word.end + 1)
    )


class _Calls:
    """The calls in a text, counted in a stretch that moves along it."""

    def __init__(self, text: str) -> None:
        words = _CALLS.find(text).get("", ())
        self._words = sorted(words, key=lambda word: word.start)
        self._low = self._high = 0
        self._counts: Counter[str] = Counter()

    def count(self, first: int, last: int) -> int:
        """How many different ones begin in a stretch."""
        words = self._words
        while self._high < len(words) and words[self._high].start < last:
            self._add(self._high, 1)
            self._high += 1
        while self._low and words[self._low - 1].start >= first:
            self._low -= 1
            self._add(self._low, 1)
        while self._low < self._high and words[self._low].start < first:
            self._add(self._low, -1)
            self._low += 1
        while self._high > self._low and words[self._high - 1].start >= last:
            self._high -= 1
            self._add(self._high, -1)
        return len(self._counts)

    def _add(self, index: int, step: int) -> None:
        text = self._words[index].text
        self._counts[text] += step
        if not self._counts[text]:
            del self._counts[text]


def _is_dense(names: int, calls: int, *, is_short: bool) -> bool:
    """A single word is never enough, and calls alone are any site's navigation."""
    if is_short:
        return names >= 2 or (names >= 1 and calls >= 2)
    return names >= 3 or (names == 2 and calls >= 2) or (names == 1 and calls >= 5)
