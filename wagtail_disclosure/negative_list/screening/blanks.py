"""Places that somebody meant to fill in and did not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wagtail_disclosure.negative_list.screening.person_names import SURNAMES

_UNITS = (
    r"(?:万元|亿元|平方米|公里|份|期|篇|册|件|场|项|条|次|名|人|个|位|门|届|元|%|所|家|台|套|起|类|年|月|日|号|天"
    r"|学时|学分|课时|分|亩|㎡|人次|批|组|种|部|本|张|款|节)"
)
# Units that begin no word, so that a sentence cannot go on with them.
_CLEAR_UNITS = (
    "份",
    "篇",
    "册",
    "万元",
    "亿元",
    "%",
    "平方米",
    "学时",
    "学分",
    "㎡",
    "人次",
)
_END = r"(?=[,;。、:)\]】?！!]|$|\n)"
_QUESTION = re.compile(rf"(?<!\?)\?+ {{0,3}}({_UNITS})(以上|左右|余)?({_END})?")
_QUESTION_AFTER_COLON = re.compile(r":\?+(?= *(?:$|\n|[,;。]))")
_ASKS = re.compile(
    r"什么|怎|如何|吗|呢|哪|谁|几|多少|是否|为何|何[时地种为]|么|能否|可否|有无|吧|咋|啥"
    r"|多久|多大|是不是|能不能|可以不|有没有|^ *(?:问|q\d*|[\d]+ *[.、])|应该?|还是"
    r"|请问|难道|岂|要不要|会不会|需不需要"
)
_CLAUSE = re.compile(r"[。;!?\n]")
_MARKS = r"(?:x{2,6}|×{2,6}|[○〇]{2,6}|\*{2,6}|_x+_)"
_NOUNS = (
    r"(?:份|期|篇|册|件|场|项|条|次|名|人|个|位|门|届|万|亿|元|%|年|月|日|号|点|时|分|学院|大学|学校|系(?![统列])|处(?![理])|部|办公室"
    r"|中心|公司|单位|部门|老师|同志|同学|教授|项目|课程|专业|班|会议|路|省|市|县|区|校区|校长|书记|主任|领导|比赛|活动|基地|平台|实验室)"
)
_PLACEHOLDER = re.compile(
    rf"(?<![a-z\d×*○〇])(?:20|第|19|20\d)?{_MARKS}(?![a-z×*○〇\d]) ?{_NOUNS}"
    rf"|(?<![\d])(?:20|19|20\d)(?:x{{1,2}}|×{{1,2}}|\*{{2}}|[○〇]{{1,2}})"
    r" ?(?:年|-|—|级|届)"
)
_MASKED_NAME = re.compile(
    r"(?:^|[、,;。: (]|学生|同学|教师|老师|被告|原告|犯罪嫌疑人)"
    rf"[{SURNAMES}]$"
)
# A name that is missing: after such words and marks, in front of a verb or an end.
_NAMELESS = re.compile(
    r"(?:(?<=[由经与在是和向对到赴:、])|(?<=书记|[校院部会处]长|主任|主席))(?:x{2,6}|×{2,6})(?=[\u4e00-\u9fff、,。;)]|$|\n)"
    r"|(?<![a-z×\d])[x×]月[x×](?:日|至)"
)
_MASKED_VALUE = re.compile(r"(?:号码?|电话|手机|账户?|卡|证|住址|地址|密码|邮箱) ?:$")
# A contact that nobody has entered; numbers that are masked belong to somebody.
_NO_CONTACT = re.compile(
    r"(?<=(?:咨询|办公|监督|服务|值班|举报|联系)(?:电话|邮箱):)(?:0\d{2,3}-)?(?:x{3,12}|×{3,12})"
    r"(?=[,;。)]|$|\n)"
)
_WHOLE_LINE = re.compile(r"\n(x{2,6}|×{2,6}|\?{1,6})(?=\n|$)")
# In front of a placeholder that is an example, a form of a name or a masked name.
_EXAMPLE = re.compile(
    r"如|例|格式|示例|样[例式本]|模板|范[本例]|命名|标题|主题|注明|备注|称为|写明|填[写报]|输入|选择|标注|落款|署名|加盖|申请表|登记表"
    r"|文件名|以“|名为|名称为|[+＋]|下同|简称|代[表替]|用“|以\""
)
_SAMPLE = re.compile(r"格式|模板|范本|样本|示例|样式")
_TO_BE_FILLED = (
    "待补充",
    "待补",
    "待填",
    "待定",
    "待填写",
    "待完善",
    "待核",
    "待核实",
    "待确认",
    "待添加",
    "待更新",
    "待插入",
    "待明确",
    "此处填写",
    "此处插入",
    "此处补充",
    "此处添加",
    "此处输入",
    "处输入文字",
    "此处待",
    "请补充",
    "tbd",
    "todo",
    "lorem ipsum",
)
WORDS = _TO_BE_FILLED
PLACEHOLDER_WORDS = (
    *("xx", "××", "○○", "〇〇", "**"),
    *("x月x", "×月×"),
    *(f"{year}{mark}" for year in ("20", "19", "201", "202", "203") for mark in "x×"),
)
# Of what is still to be done reports say this, too.
_IN_REMARK = re.compile(r"[(\[【][^()\[\]【】]{0,8}$")
_SAID_OF_WORK = frozenset({"待完善", "待明确"})
# These stand in no finished text.
_NEVER_FINISHED = re.compile(r"此处|处输入文字|lorem|tbd|todo")
_ORDINARY_BEFORE = re.compile(
    r"(?:有|亟|尚|还|仍|等|急|期|需|对|将|不|优|善|款|接|招|看|未|须|人|厚)$"
)
_ORDINARY_AFTER = re.compile(
    r"^(?:标|性|位|点|量|价|岗|编|居|论|制|稿|期|报|义|西|罪|额|的|后|再|有|之|信息的|事项)"
)
_ANNOUNCED_LATER = re.compile(
    r"另行|后续|以.{0,12}为准|届时|再行|将.{0,8}(?:公布|通知|发布)|通知"
)
_OPENS = re.compile(r"(?:^|[(\[【:,、|“\"<> ])$")
_CLOSES = re.compile(r"^ *(?:$|[)\]】,。;、|”\"<>])")
_BLANK_AMOUNT = re.compile(
    r"(?<! )  +(?:余 *)?(?:万元|亿元|元|人次|人|项|份|篇|次|名|个|条|件"
    r"|场|期|%|门|册|届|批|家|所|位)(?![ /]*性别)"
)
# An amount that has its unit and no figure, in a sentence that goes on or ends.
_BARE_UNIT = re.compile(
    r"(?:金额|总额|经费|预算|资金|收入|支出|学费|共计|合计)"
    r"[:为共] ?(?:万元|亿元|元)(?=[,;。])"
)
_BEFORE_AMOUNT = re.compile(
    r"(?:额|价|费|款|资|金|共|计|奖励|投入|预算|收入|支出|余|约|达|为|有|召开|发布|发放|录取|招收|参加|完成|表彰|聘任|引进|培养|接待|资助|捐赠|培训|发表|获得?|新增|¥|￥|人民币"
    r"|第)(?: ?:)?$"
)
# A letter, a line or empty brackets for a figure, and the end of the clause.
# The first character stands first, because `re` is quick on what begins with one.
_CLOSED = rf" {{0,2}}{_UNITS}(?=[,;。]|、[\u4e00-\u9fff]|\n|\Z)"
_UNWRITTEN = re.compile(
    rf"[nxy×#□_](?<![a-z0-9.×*/=<>+\-_#□].)[nxy×#□_]{{0,11}}{_CLOSED}"
)
_BLANK_SIGN = re.compile("(?:n{1,3}|[xy×]|y{2,4}|#{1,4}|□{1,4}|_{2,12})(?![nxy×#□_])")
_BEHIND_BRACKETS = re.compile(_CLOSED)
BRACKETS = (
    *(f"({' ' * width})" for width in range(7)),
    *(f"【{' ' * width}】" for width in range(4)),
    *("[]", "[ ]", "(?)", "(??)", "(???)"),
)
_MATHS = re.compile("求[a-z]|设[\u4e00-\u9fff]{0,6}[a-z]|方程|函数|公式|变量|样本|集合")
_LINES_TO_FILL = re.compile("_{2,12}|[□☐]{1,4}(?=人|名|条|件|次)")
# What reports count.
_REPORTED = re.compile(
    r"(?:共|共计|总计|累计|合计|信息|公文|文件|申请|答复|公开|发布|受理|收到|办理|召开|举办|开展|培训|咨询|投诉"
    r"|举报|建议|提案|新增|总金额|金额|经费|教师|学生|会议|活动|讲座|项目|论文|专利|获奖"
    r"|若干|决策|达到?|约|为)[: ]{0,2}$"
)
_FAR = 200
_ENDS_CLAUSE = re.compile(r"[,;。]")
# Words whose characters are set apart, as in 负  责  人, lack nothing.
_IN_CLAUSE = re.compile(r"[\u4e00-\u9fff]{2}$")
_FORM_LINE = re.compile(
    r"_{2,}|签[字名章]|盖章|年 {2,}月|姓名:? *$|[□☐]|填表|经办人|审批|审核人"
)
FORM_TITLE = re.compile(
    r"申请表|登记表|审批表|备案表|推荐表|汇总表|报名表|申报书|申请书|样表|模板|范本|样本|格式|示范|示例|填写|填报|承诺书|协议书"
    r"|合同|委托书|授权书|评审表|鉴定表|评分表|空白|表格|附表|表样|证明|介绍信|任务书|投标文件|响应文件|回执|须知|委托函"
)


def unfilled_counts(text: str) -> Iterator[tuple[int, int]]:
    """Question marks where a number belongs, in folded text."""
    for found in _QUESTION.finditer(text):
        before = text[max(0, found.start() - 60) : found.start()]
        clause = _CLAUSE.split(before)[-1]
        if not _may_lack_a_number(clause, found):
            continue
        yield found.start(), found.end(1)
    for found in _QUESTION_AFTER_COLON.finditer(text):
        before = text[max(0, found.start() - 12) : found.start()].split("\n")[-1]
        if before and not _ASKS.search(before) and "答" not in before:
            yield found.start() + 1, found.end()


def _may_lack_a_number(clause: str, found: re.Match[str]) -> bool:
    # One mark behind a comma may close a question, three close none.
    marks = "0123456789 :约第" + (",、" if found[0].startswith("???") else "")
    if not clause or not ("\u4e00" <= clause[-1] <= "\u9fff" or clause[-1] in marks):
        return False
    if _ASKS.search(clause):
        return False
    return found[3] is not None or found[1] in _CLEAR_UNITS


def placeholder_at(text: str, place: int) -> tuple[int, int] | None:
    """XX or ×× where a figure or a name belongs, around a place in folded text."""
    first = max(0, place - 4)
    for pattern in (_PLACEHOLDER, _NAMELESS, _NO_CONTACT):
        for found in pattern.finditer(text, first, place + 14):
            if found.start() <= place < found.end():
                line, start = _line_around(text, *found.span())
                before = line[: found.start() - start]
                return found.span() if _is_placeholder(before, line, found) else None
    return None


def unwritten_counts(
    text: str, brackets: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """N, X, ___ or empty brackets where a report has a figure, in folded text."""
    for found in _UNWRITTEN.finditer(text):
        if _BLANK_SIGN.match(text, found.start()) and _is_reported(text, *found.span()):
            yield found.span()
    for start, end in brackets:
        closed = _BEHIND_BRACKETS.match(text, end)
        if closed and _is_reported(text, start, closed.end()):
            yield start, closed.end()


def _is_reported(text: str, start: int, end: int) -> bool:
    """Whether a report counts something at this place, which no form has to do."""
    before = text[max(0, start - 20) : start].rpartition("\n")[2]
    if not _REPORTED.search(before) or _EXAMPLE.search(before):
        return False
    line, _first = _line_around(text, start, end)
    if text[start] in "nxy" and _MATHS.search(line):
        return False
    return _FORM_LINE.search(_LINES_TO_FILL.sub("", line)) is None


def _line_around(text: str, start: int, end: int) -> tuple[str, int]:
    """The line, or of a very long one what stands near, and where that begins."""
    nearest, farthest = max(0, start - _FAR), min(len(text), end + _FAR)
    first = text.rfind("\n", nearest, start) + 1 or nearest
    last = text.find("\n", end, farthest)
    return text[first : farthest if last < 0 else last], first


def _is_placeholder(before: str, line: str, found: re.Match[str]) -> bool:
    if _EXAMPLE.search(before[-30:]) or _FORM_LINE.search(line):
        return False
    if _SAMPLE.search(line):
        return False
    if found.re is not _NO_CONTACT and _MASKED_VALUE.search(before):
        return False
    # Inside brackets or quotation marks it is the form of a title.
    for opening, closing in ("【】", "“”", "《》", "[]", "<>", "「」"):
        if before.rfind(opening) > before.rfind(closing):
            return False
    # 张XX同学: a name that somebody has masked.
    return not (
        re.search(r"(?:同学|老师|同志|教授|人)$", found[0])
        and re.search(r"[\u4e00-\u9fff]$", before)
        and _MASKED_NAME.search(before)
    )


def lines_without_content(text: str) -> Iterator[tuple[int, int]]:
    """Lines that hold XX or question marks and nothing else, in folded text."""
    for found in _WHOLE_LINE.finditer(text):
        yield found.span(1)


def is_to_be_filled(word: str, before: str, after: str) -> bool:
    """Whether a word such as 待补充 stands for something that is missing."""
    if _NEVER_FINISHED.search(word):
        is_latin = word.isascii()
        return not is_latin or (not before[-1:].isalnum() and not after[:1].isalnum())
    if _ORDINARY_BEFORE.search(before) or _ORDINARY_AFTER.search(after):
        return False
    if word.startswith("请"):
        return bool(_OPENS.search(before)) and bool(_CLOSES.search(after))
    if _ANNOUNCED_LATER.search(after[:20]):
        return False
    if _OPENS.search(before):
        return True
    if word in _SAID_OF_WORK and not _IN_REMARK.search(before):
        return False
    return bool(_CLOSES.search(after)) and not before.endswith("在")


def empty_amounts(text: str) -> Iterator[tuple[int, int]]:
    """Blanks in front of a unit, outside of lines that are forms."""
    for bare in _BARE_UNIT.finditer(text):
        line, _first = _line_around(text, *bare.span())
        if not _FORM_LINE.search(line):
            yield bare.span()
    for blank in _BLANK_AMOUNT.finditer(text):
        start = blank.start()
        label = _BEFORE_AMOUNT.search(text, max(0, start - 8), start)
        line, _first = _line_around(text, start, blank.end())
        if _FORM_LINE.search(line):
            continue
        if label:
            yield label.start(), blank.end()
        elif _ENDS_CLAUSE.match(text, blank.end()) and _IN_CLAUSE.search(
            text, max(0, start - 4), start
        ):
            yield start, blank.end()
