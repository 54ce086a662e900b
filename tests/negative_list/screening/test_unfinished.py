import pytest

from tests.negative_list.screening.wording import aspects, found, table, title
from wagtail_disclosure.negative_list.screening.rules import Rule
from wagtail_disclosure.negative_list.screening.screen import screen
from wagtail_disclosure.negative_list.screening.texts import Role, Table, Text

CODE = "unfinished"


@pytest.mark.parametrize(
    ("text", "aspect", "place"),
    [
        ("全年共召开会议？次。", "question-mark", "？次"),
        ("投入经费??万元用于建设", "question-mark", "??万元"),
        (table(["项目", "数量"], ["党委发文", "?"]), "question-mark", "?"),
        ("公开信息  ??  条", "question-mark", "??  条"),
        ("其中，???条。", "question-mark", "???条"),
        ("党委书记×××主持会议", "placeholder", "×××"),
        ("监督电话：XXXXXXXX", "placeholder", "XXXXXXXX"),
        ("就业数据待核", "to-be-filled", "待核"),
        ("共投入资金，其中预算为万元，已执行。", "empty-amount", "预算为万元"),
        ("活动由XX学院承办", "placeholder", "XX学院"),
        ("20XX年学校共招收研究生1200人", "placeholder", "20XX年"),
        ("202X年工作总结", "placeholder", "202X年"),
        ("本年度发布信息××条", "placeholder", "××条"),
        ("就业率数据待补充", "to-be-filled", "待补充"),
        ("会议地点：待定", "to-be-filled", "待定"),
        ("此处填写具体数字", "to-be-filled", "此处填写"),
        ("经费金额：  元", "empty-amount", "额：  元"),
        ("本年度共  人受到奖励", "empty-amount", "共  人"),
        ("总经费为　　万元", "empty-amount", "为　　万元"),
    ],
)
def test_what_is_missing_is_found(text: Table | str, aspect: str, place: str) -> None:
    assert aspects(CODE, text) == [aspect]
    assert found(CODE, text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "什么是信息公开？个人信息如何保护？",
        "你准备好了吗？人事处提醒您",
        "谁来办理？次日即可领取。",
        "邮件主题请注明“XX学院+姓名+电话”",
        "【XX学院】推荐表",
        "张××同学",
        "手机：XXXXXXXXXXX",
        "单位：万元，金额：元",
        "对吗？，第一条",
        "具体时间待定，另行通知",
        "制度有待完善，师资力量有待补充",
        "等待定标",
        "申请人：      性别：     年   月   日",
        "http://a.edu.cn/x?id=1",
        "单位：万元",
    ],
)
def test_questions_examples_and_forms_are_none(text: str) -> None:
    assert aspects(CODE, text) == []


def test_a_form_is_unfinished_on_purpose() -> None:
    assert aspects(CODE, title("20XX年项目申请表"), "XX学院承办", "金额：   元") == []


def test_the_annual_report_has_four_unfilled_counts(real_document: str) -> None:
    assert found(CODE, *real_document.split("\n")) == ["?份", "?份", "?期", "?期"]


@pytest.fixture
def real_document() -> str:
    return (
        "2020-2021学年度,学校党委发文?份,行政发文?份,印发党委会纪要?期,校长办公会议纪要?期。\n"
        "如何申请公开?请拨打电话。"
    )


def test_a_call_for_opinions_without_end_and_contact() -> None:
    call: Text = title("关于征求《教学管理办法》意见的通知")
    assert aspects(CODE, call, "请提意见。") == ["no-end-date", "no-contact"]
    assert aspects(CODE, call, "请于5月1日前发至邮箱 a@b.edu.cn。") == []


@pytest.mark.parametrize(
    ("title", "lacks"),
    [
        ("关于征求《学籍管理办法（征求意见稿）》意见的通知", True),
        ("《学籍管理办法》征求意见采纳情况", False),
        ("关于公开征求意见结果的公告", False),
    ],
)
def test_a_report_on_opinions_calls_for_none(title, lacks):
    rules = [Rule(CODE, detector=CODE)]
    texts = [Text(title, role=Role.TITLE), Text("正文见附件。")]
    seen = {finding.aspect for finding in screen(texts, rules)}
    assert ("no-end-date" in seen) is lacks
