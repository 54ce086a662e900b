"""Names of organisations and of persons, as far as their form tells."""

from __future__ import annotations

import re
from functools import lru_cache

from wagtail_disclosure.negative_list.screening.folding import fold

_ENDINGS = (
    "公司|集团|大学|学院|学校|中学|小学|幼儿园|党校|医院|银行|支行|分行|信用社|营业部|营业厅"
    "|委员会|管委会|居委会|村委会|研究所|研究院|研究中心|实验室|设计院|中心|协会|学会|商会"
    "|联合会|基金会|工会|总工会|团委|党委|党支部|合作社|联合社|事务所|出版社|杂志社|报社"
    "|印刷厂|[厂局厅处院所站馆部科店社]|财政专户|政府|法院|检察院|支队|大队|总队|商行|经营部"
    "|工作室|服务部|后勤|食堂|俱乐部|办公室|university|college|school|institute"
    "|co\\.?,? ?ltd\\.?|ltd\\.?|inc\\.?|company"
)
_ORGANISATION = re.compile(rf"(?:{_ENDINGS})(?:\([^)]*\))?$")
_BANK = re.compile("银行|信用社|支行|分行|营业部|储蓄所|邮储|农商行")
_HAN = "\u3400-\u9fff"
_HAN_NAME = re.compile(
    rf"[{_HAN}](?: ?[{_HAN}]){{1,3}}|[{_HAN}]{{1,9}}·[{_HAN}·]{{1,15}}"
)
# Whatever is longer is no name.
_LONGEST = 100
_BRACKETS = re.compile(r"\(.*?\)")

# The family names of some 98 of 100 people.
_FAMILY_NAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程"
    "魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾"
    "龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊兰施殷洪翟安颜倪牛温季俞章鲁葛伍申尤毕聂柴焦齐庄"
    "涂柯梅詹左欧关裴祝包阮耿辛管符路葛纪舒骆童欧霍苗凌成宁单柳岳应缪解盛瞿涂麦冉车喻项游阎"
    "景屈鲍司褚娄戚甘饶尚卞费窦米楚仇卜古谷邢匡湛邬蒲华傅滕蓝储靳桑习艾巫晏桂阳辜房储虞连"
    "牟池岑邝揭沙敖臧隋鞠谌庞芦占查代党翁祁宫封佘欧全宣闵粟丘胥苟利那佟原仝明郎边卓郁皮杭"
)
# Words of two to four characters that begin like a name and are none.
_NO_NAMES = re.compile(
    "安徽|高[级中等新校]|王牌|马上|江苏|江西|宁夏|金额|文[科件理学史]|成[绩人立功]|任[务职课]|方[案法向式]"
    "|应[届用急付]|项目|管理|包[装括]|关[于系]|解[决释]|全[日国部校年体]|明[细确]|代[码理表]|原[因则件]|常[州务规]"
    "|温州|常务|白班|夜班|单[位价元价]|华[东南北中]|党[委员政支]|路线|车[辆间号]|连[接续云]|尚未|符合|程[序度]"
    "|范围|计[算划]|严[重格]|易[耗损]|支出|申[请报]|武汉|石[家油材]|田径|龙[头]|向[上下]|查[询看]|利[率润息]|边[境]"
)


def is_organisation(text: str) -> bool:
    """Whether a name reads as that of a company, school, office, bank …"""
    return len(text) <= _LONGEST and _is_organisation(text)


# The cells of a row are looked at again for each number in it.
@lru_cache(maxsize=4096)
def _is_organisation(text: str) -> bool:
    name = _BRACKETS.sub("", fold(text)).strip(" ,.;:。，()")
    return _ORGANISATION.search(name) is not None and len(name) > 1


def is_bank(text: str) -> bool:
    return _BANK.search(fold(text)) is not None


def is_person_name(text: str) -> bool:
    """
    Whether a cell may hold a person's name.

    A guess from its form: enough to see whom a row is about, never a finding.
    """
    return len(text) <= _LONGEST and _is_person_name(text)


@lru_cache(maxsize=4096)
def _is_person_name(text: str) -> bool:
    name = fold(text).strip()
    if not _HAN_NAME.fullmatch(name) or is_organisation(name):
        return False
    if "·" in name:
        return True
    return name[0] in _FAMILY_NAMES and not _NO_NAMES.match(name)
