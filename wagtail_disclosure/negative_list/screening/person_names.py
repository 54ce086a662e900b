"""Names of persons, as far as their form tells."""

from __future__ import annotations

import re
from functools import lru_cache

from wagtail_disclosure.negative_list.screening.folding import fold
from wagtail_disclosure.negative_list.screening.organisations import is_organisation

# Characters that family names begin with, the rare ones and those of two, too: where
# something else says that a name must stand there.
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计成戴谈宋茅庞熊纪舒"
    "屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房丁邓洪包左石崔吉龚程邢"
    "裴陆荣翁荀甄曲封储靳段焦巴牧侯班仰仲伊宫宁仇甘厉符刘景詹束龙叶幸司黎薄白怀蒲从索赖卓蔺屠蒙池乔阴胥能苍双闻党翟谭"
    "贡劳姬申扶冉桑桂牛寿边燕尚农温庄晏柴瞿阎连习艾容向古易廖耿满匡国文寇广东欧沃利蔚越夔隆师巩聂晁勾敖融冷辛阚那简饶曾"
    "肖闫付覃代涂邸关游盖佟苟仝佘敬原"
)
# The family names of some 98 of 100 people: where the form alone must tell.
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
_HAN = "\u3400-\u9fff"
_HAN_NAME = re.compile(
    rf"[{_HAN}](?: ?[{_HAN}]){{1,3}}|[{_HAN}]{{1,9}}·[{_HAN}·]{{1,15}}"
)
# Whatever is longer is no name.
_LONGEST = 100


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
