"""At which level of the state an issuing body stands, told from its name."""

from __future__ import annotations

import re
from enum import StrEnum


class IssuerLevel(StrEnum):
    """The values of ``ResponsibleUnit.Level``; empty where the name does not tell."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    UNKNOWN = ""


_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|"
    "湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|"
    "香港|澳门"
)
_MINISTRIES = (
    "教育部|国家教委|外交部|国防部|科技部|科学技术部|工信部|工业和信息化部|公安部|国家安全部|"
    "民政部|司法部|财政部|人社部|人事部|人力资源和?社会保障部|自然资源部|生态环境部|"
    "住建部|住房和城乡建设部|交通运输部|水利部|农业部|农业农村部|商务部|文旅部|文化部|"
    "文化和旅游部|卫生部|退役军人事务部|应急管理部|审计署|海关总署|新闻出版总署"
)
# Schools and companies bear the names of places without being a level of the state.
_NO_AUTHORITY = re.compile(r"(大学|学院|学校|中学|小学|公司|集团|医院)\Z")
# "市场", "市政", "市民" and "市容" are no towns.
_TOWN = re.compile(
    r"市(?!场|政|民|容)|[^省]县|自治州|自治县|盟(?=行政|公署|委|教)|地区(?=行)"
)
_MUNICIPALITY = re.compile(r"(北京|天津|上海|重庆)市")
_DISTRICT = re.compile(r"[^区县]{1,5}(?<!社)(?<!地)[区县]")
_PROVINCE = re.compile(rf"省|自治区|生产建设兵团|特别行政区|^({_PROVINCES})")
_NATIONAL = re.compile(
    rf"(中华人民共和国|中国共产党)?({_MINISTRIES}|国务院|国办|中办|中共中央|中央|全国|"
    "国家|最高人民|共青团中央|中国人民银行|中国科学院|中国工程院|中国社会科学院|中国科协|"
    "中国证监会|中国银监会|中组部|中宣部|中华人民共和国)"
)


def issuer_level(name: str) -> IssuerLevel:
    """
    The level of the body with this name.

    Where a name holds several places, the finest one counts: the education bureau of
    a town in a province is municipal.
    """
    name = "".join(name.split())
    if _NO_AUTHORITY.search(name):
        return IssuerLevel.UNKNOWN
    municipality = _MUNICIPALITY.search(name)
    if municipality:
        within = _DISTRICT.match(name, municipality.end())
        return IssuerLevel.MUNICIPAL if within else IssuerLevel.PROVINCIAL
    if _TOWN.search(name):
        return IssuerLevel.MUNICIPAL
    if _PROVINCE.search(name):
        return IssuerLevel.PROVINCIAL
    if _NATIONAL.match(name):
        return IssuerLevel.NATIONAL
    return IssuerLevel.UNKNOWN
