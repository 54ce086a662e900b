"""Headings under which nobody's data may be published, and what stands under them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from wagtail_disclosure.negative_list.screening.folding import fold

_OF_WHOM = (
    r"(?:本人|学生|考生|申请人|教师|职工|个人|家长|监护人|父母|父亲|母亲|法定监护人|户主|持卡人|收款人"
    r"|受助人|获奖人|参赛人|参赛者|联系人|负责人|领取人|有效|居民|公民|我的)?(?:的|或监护人)?"
)
# Behind a label: a remark in brackets, a request.
_TAIL = r"(?:\(.{0,20}\)|\[.{0,20}\]|必填|18位)*"


# Values under these are labels elsewhere: 孤儿, 低保家庭, 残疾人.
_LABELS_AS_VALUES = frozenset({"hardship", "hardship-reason", "health"})
# Values under these look like nothing else, wherever they stand.
_TYPICAL = frozenset({"identity", "address", "phone", "bank", "birth"})


@dataclass(frozen=True)
class Label:
    """What a heading asks for, and how values under it look."""

    aspect: str
    values: re.Pattern[str]
    # Counts only where the rows are persons.
    needs_persons: bool = False

    @property
    def has_typical_values(self) -> bool:
        return self.aspect in _TYPICAL


_HAS_DIGITS = r"[0-9x*×●]"
_IDENTITY = re.compile(
    rf"(?=.*\d){_HAS_DIGITS}{{6,20}}|[a-z]{{1,2}}\d{_HAS_DIGITS}{{6,9}}"
    r"|\d\.\d{2,}e\+1[47]"
)
_LONG_IDENTITY = re.compile(rf"(?=.*\d){_HAS_DIGITS}{{14,18}}")
_CARD = re.compile(rf"(?=.*\d){_HAS_DIGITS}{{8,24}}")
_PHONE = re.compile(r"1[3-9][\d*x×]{9}|(?:\+?86)?1[3-9]\d{9}")
# To the day: 1979.12 is December, not the second of January.
_BIRTH = re.compile(
    r"(?:19|20)\d\d(?:[-./年](?:0?[1-9]|1[0-2])[-./月](?:0?[1-9]|[12]\d|3[01])日?"
    r"|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
)
_PLACE = re.compile(
    r"(?!.*(?:[*×]{3}|x{2}|某[某省市县]))[\u4e00-\u9fff\da-z\-#()*×]*[省市县区州旗镇乡村路街号栋室屯组][\u4e00-\u9fff\da-z\-#()*×]*"
)
_GRADE = re.compile(
    r"(?!.*/.*/).*(?:困难|特困|贫困|低保|孤儿|残疾).*|[一二三四1-4]?[级档类等]|[一二三四1-4a-d](?:级|档|类|等)?"
    r"|一般|特殊|中等|比较"
)
_REASON = re.compile(
    r".*(?:是|有|√|低保|孤|残|病|患|癌|症|手术|去世|灾|特困|脱贫|贫|建档|烈|单亲|离异|丧|失业|下岗|债|负担|无力|务农"
    r"|收入|困难|多子女|老弱|意外|车祸).*|[yv1]"
)
_ILLNESS = (
    r"残疾|肢残|智残|聋|哑|盲|失明|病|癌|瘤|肝炎|乙肝|结核|艾滋|抑郁|焦虑|精神|癫痫|哮喘|糖尿|尿毒|透析|化疗"
    r"|手术|骨折|瘫|截肢|住院|怀孕|孕期|色盲|色弱|先天性|症(?![状])|白化|贫血"
)
_HEALTH = re.compile(
    rf".*(?:{_ILLNESS}|[一二三四1-4]级|肢体|视力|听力|言语|智力|不合格|阳性|异常|是|√).*"
)
_RELIGION = re.compile(
    r"(?!.*(?:无|不信|没有).{0,2}(?:宗教|信仰))"
    r".*(?:教(?!授|师|育)|信仰|信奉|天主|基督|穆斯林|是).*"
)
_ANY_WORDS = re.compile(r".*[\u4e00-\u9fff].*")
_PLEA = re.compile(
    r".*(?:低保|孤儿|残疾|癌|病|去世|单亲|离异|下岗|贫困|(?:家庭|家里|家境|经济|生活).{0,4}困难|失业|负债|多子女).*"
)
_FAMILY = re.compile(r"(?=.*[\u4e00-\u9fff\d]).+")
_REMARK = re.compile(rf".*(?:{_ILLNESS}|残).*")

_LABELS: tuple[tuple[re.Pattern[str], Label], ...] = tuple(
    (re.compile(f"(?:{pattern}){_TAIL}"), label)
    for pattern, label in (
        (
            rf"{_OF_WHOM}(?:居民|公民|二代)?(?:身份证件?(?:号码?|编号)?|身份号码|证件号码?|护照号码?"
            r"|身份证明号码|身份证件?/?护照号码?|公民身份证?号码?|证件编号|(?:身份证)?号码\(身份证\))"
            r"|id(?:card|number)|idcardno|passport(?:no|number)?",
            Label("identity", _IDENTITY),
        ),
        (
            r"id(?:no\.?|号码?|编号)?",
            Label("identity", _LONG_IDENTITY, needs_persons=True),
        ),
        (
            rf"{_OF_WHOM}(?:家庭.{{0,6}}(?:住址|地址|所在地|居住地)|(?:现|常|户籍|身份证|居)?住(?:地)?址"
            r"|(?:户籍|户口)(?:所在)?(?:地址|地|住址)|(?:现|常)?居住(?:地址?|地点)|现住|现居|homeaddress)",
            Label("address", _PLACE),
        ),
        (
            rf"{_OF_WHOM}(?:通讯|通信|联系|邮寄|收件|收货|快递)地址",
            Label("address", _PLACE, needs_persons=True),
        ),
        (
            rf"{_OF_WHOM}(?:手机号?码?|移动电话|家庭电话|家庭联系电话|住宅电话|个人电话|mobile|phone)",
            Label("phone", _PHONE),
        ),
        (
            rf"{_OF_WHOM}(?:联系)?(?:电话|方式)(?:号码)?|tel",
            Label("phone", _PHONE, needs_persons=True),
        ),
        (
            rf"{_OF_WHOM}(?:(?:工资|社保|储蓄|借记|奖学金|助学金)卡(?:卡号|号码?|账号)?"
            r"|银行卡(?:卡号|号码?|账号|账户)?|(?:建行|工行|农行|中行|交行|邮储|中国银行|建设银行|工商银行|农业银行)"
            r"(?:卡号|账号|卡))",
            Label("bank", _CARD),
        ),
        (
            rf"{_OF_WHOM}(?:(?:银行|开户行?|收款|汇款|本人)[及和与、/]?)?(?:账号|帐号|账户|帐户|卡号|银行账户)(?:号码)?",
            Label("bank", _CARD, needs_persons=True),
        ),
        (
            rf"{_OF_WHOM}(?:出生(?:年月日?|日期|时间)|生日|birth(?:day|date)?|dateofbirth)",
            Label("birth", _BIRTH),
        ),
        (
            rf"{_OF_WHOM}(?:家庭)?(?:经济)?(?:困难|贫困|特困)(?:学生|生)?(?:认定)?(?:等级|级别|程度|档次|档|认定结果)"
            r"|(?:推荐|认定|拟认定)(?:困难)?(?:等级|档次)|困难认定|困难生(?:等级|级别)",
            Label("hardship", _GRADE),
        ),
        (
            rf"(?:是否(?:为|属于?)?)?{_OF_WHOM}(?:家庭)?(?:经济)?(?:主要)?(?:特殊)?(?:致?[困贫]原因|(?:困难|贫困|特困)"
            r"(?:学生|生|群体|家庭)?(?:原因|类型|类别|情况|说明|情况说明|具体情况|认定原因|认定依据|依据)"
            r"|低保(?:户|家庭)?(?:情况|类型|学生)?|最低生活保障(?:家庭)?|孤儿|事实孤儿|事实无人抚养儿童|单亲(?:家庭|子女)?|烈士子女"
            r"|建档立卡(?:户|贫困户|家庭|学生)?|脱贫户?(?:家庭)?(?:学生)?|特困供养(?:人员|学生)?|特困(?:人员|救助)?|五保户?"
            r"|残疾(?:学生|人)?子女|受灾情况|家庭变故|突发变故|边缘易致贫户|防返贫监测对象|低收入家庭"
            r"|(?:特殊)?群体)(?:学生|家庭|情况)?(?:类型|类别)?",
            Label("hardship-reason", _REASON),
        ),
        (
            rf"{_OF_WHOM}申请(?:理由|原因)|困难简述",
            Label("hardship-reason", _PLEA, needs_persons=True),
        ),
        (
            rf"{_OF_WHOM}(?:病因|病种|病名|疾病(?:名称|类型)?|患病(?:名称|类型)|所?患(?:何种?)?疾?病(?:名称)?"
            r"|(?:临床|医院|疾病|入院|医学)诊断(?:结果|结论)?|体检异常.{0,3}|乙肝.{0,4}|传染病(?:史|检查)?|艾滋病?检测)",
            Label("health", _ANY_WORDS),
        ),
        (
            rf"(?:是否(?:有|为|患有)?)?{_OF_WHOM}(?:身体)?(?:残疾(?:人|情况|类别|类型|等级|级别|程度|状况|证|证类别)?|残障(?:情况|类型)?"
            r"|病因|病种|病情|病名|病史|既往病史|疾病(?:名称|类型|情况|诊断|史)?|患病(?:情况|名称|类型)|患何种?疾?病"
            r"|(?:临床|医院|疾病|入院|医学)?诊断(?:结果|结论|意见|情况)?|健康(?:状况|情况|状态)|身体(?:状况|健康状况|情况)"
            r"|体检(?:结果|结论|情况|意见)|住院原因|心理(?:状况|测评结果|健康状况)|伤残(?:等级|情况)|伤情|过敏史|因病(?:原因|情况)?)",
            Label("health", _HEALTH),
        ),
        (
            rf"{_OF_WHOM}残疾人?证(?:号码?|编号|件号码?)",
            Label("health", re.compile(f"{_CARD.pattern}|{_HEALTH.pattern}")),
        ),
        (
            rf"{_OF_WHOM}(?:低保|特困|救助|脱贫|贫困|五保|扶贫)(?:户|人员)?(?:证|手册)(?:号码?|编号|件号码?)",
            Label("hardship-reason", _CARD),
        ),
        (
            r"(?:休学|退学|停学|请假|缺考|缓考|放弃|免测|免修|保留入学资格)(?:原因|事由)",
            Label("health", _REMARK),
        ),
        (
            rf"{_OF_WHOM}(?:(?:(?:民族|政治面貌|国籍)[及和与、/]?){{0,2}}所?信?宗教(?:信仰)?(?:情况)?"
            r"(?:[及和与、/]?(?:民族|政治面貌))?|(?:政治面貌|民族)\(.{0,6}宗教.{0,4}\)"
            r"|信教情况|信仰|何种宗教|是否信教|有无宗教信仰|religion)",
            Label("religion", _RELIGION),
        ),
        (
            r"(?:学生)?(?:家庭(?:主要)?成员(?:姓名|情况|信息|及.*|1|2)?|(?:父亲?|母亲?|父母|家长|监护人|配偶|子女|亲属)"
            r"(?:的)?(?:姓名|情况|职业|工作单位|名字|联系电话|电话|身体状况)|家庭(?:人口|年收入|月收入|人均年?收入|情况|人均收入|收入|背景"
            r"|人口数|总人口|经济状况|经济情况|基本情况)|婚姻(?:状况|情况)?|婚否|监护人|父亲|母亲)",
            Label("family", _FAMILY),
        ),
    )
)
_BLANKS = re.compile(r"[ \n]+")
REMARK = Label("health-remark", _REMARK, needs_persons=True)
_REMARKS = re.compile(r"(?:备注|说明|其他|其它|备考|remarks?|注)" + _TAIL)
_NOTHING = re.compile(
    r"[-—/\\.、无否n]*|没有|不详|未|同上|合格|良好|健康|正常|一般|通过|已通过|未填|暂无|不适用"
    r"|见附件|待定|无残疾|无疾病|身体健康|[○〇xX×*_ ]+|(?:20)?xx.*"
    r"|.*(?:填写|请填|必填|示例|样例|选填|勾选|如实"
    r"|年月日|精确|门牌号?$).*"
    r"|.*[□].*|未婚|已审核|符合|均合格"
)
# Cells beside a label that are labels themselves, and no values.
_LABEL_WORDS = re.compile(
    r".*(?:姓名|性别|民族|电话|手机|地址|住址|号码?|账号|日期|年月|学院|院系|专业|班级|年级|学历|学位|籍贯|面貌|意见|签[字名章]|盖章"
    r"|照片|备注|情况|说明|时间|单位|职务|职称|邮编|邮箱|e-?mail|微信|qq|名称|类[别型]|等级|级别|档次|金额|方式|成绩|排名|奖项|原因|关系|状况"
    r"|学号|考生号|序号|开户行|户名|银行|分数|理由|结果|收入|人口|人数|成员|总分|奖学金|联系人)(?:\(.*\))?"
)


@lru_cache(maxsize=4096)
def label_of(heading: str) -> Label | None:
    """What a folded heading asks for; None for an ordinary one."""
    if not heading or len(heading) > 30:
        return None
    for pattern, label in _LABELS:
        if pattern.fullmatch(heading):
            return label
    return REMARK if _REMARKS.fullmatch(heading) else None


def is_filled(value: str, label: Label) -> bool:
    """Whether a folded value, without blanks, is what the label asks for."""
    is_grade = label.aspect == "hardship" and value == "一般"
    if not value or (_NOTHING.fullmatch(value) and not is_grade):
        return False
    if label.aspect == "identity" and _is_well_masked(value):
        return False
    return label.values.fullmatch(value) is not None


def cell_value(cell: str) -> str:
    """A cell as values are compared: folded and without blanks."""
    return _BLANKS.sub("", fold(cell)) if len(cell) < 300 else fold(cell[:300])


def is_label(value: str) -> bool:
    """Whether a folded cell is another label rather than a value."""
    if label_of(value) is not None:
        return True
    # A label may end with 号 like an address, but it names no number.
    has_number = any(character.isdigit() for character in value)
    return not has_number and _LABEL_WORDS.fullmatch(value) is not None


def may_be_label_too(value: str, label: Label) -> bool:
    """Whether a value of this label may look like a label of another form."""
    return label.aspect in _LABELS_AS_VALUES and is_filled(value, label)


def _is_well_masked(value: str) -> bool:
    """Whether at least the eight digits of a birth date are gone."""
    return sum(character in "*x×●" for character in value[:-1]) >= 8


def tells_a_reason(value: str) -> bool:
    """Whether a grade of hardship comes with why."""
    return (
        re.search(
            rf"孤儿|孤残|残|低保|烈士|单亲|特困供养|丧父|丧母|父母双亡|{_ILLNESS}",
            value,
        )
        is not None
    )
