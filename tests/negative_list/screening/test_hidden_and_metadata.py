import pytest

from tests.negative_list.screening.wording import aspects, findings, found, table, title
from wagtail_disclosure.negative_list.screening.texts import Role, Table, Text


def test_a_hidden_sheet_is_named_once() -> None:
    sheet = Table([["张三"], ["李四"]], hidden="hidden-sheet", locator={"sheet": "S"})
    assert aspects("hidden-content", sheet, sheet) == ["hidden-sheet"]


def test_each_reason_and_container_is_named() -> None:
    comments = [Text("一", {"paragraph": n}, hidden="comment") for n in (1, 2)]
    sheet = Table(
        [["a", "b"], ["c", "d"]],
        locator={"sheet": "T"},
        columns=("A", "B"),
        hidden_rows={2: "hidden-row"},
        hidden_columns={1: "hidden-column"},
    )
    named = findings("hidden-content", *comments, sheet)
    assert [(f.aspect, f.locator) for f in named] == [
        ("hidden-row", {"sheet": "T", "cell": "A2"}),
        ("hidden-column", {"sheet": "T", "cell": "B1"}),
        ("comment", {"paragraph": 1}),
    ]


def test_empty_hidden_cells_hide_nothing() -> None:
    sheet = Table([["a", ""], ["b", ""]], hidden_columns={1: "hidden-column"})
    assert aspects("hidden-content", sheet, Text(" ", hidden="comment")) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (Text("28.22,112.93", {"property": "gps"}, Role.LOCATION), ["position"]),
        (Text("Canon EOS", {"property": "model"}, Role.LOCATION), ["device"]),
        (Text("张三", role=Role.AUTHOR), ["author"]),
        (Text("教务处", role=Role.AUTHOR), []),
        (Text("Administrator", role=Role.AUTHOR), []),
    ],
)
def test_metadata(text: Text, named: list[str]) -> None:
    assert aspects("location-metadata", text) == named


def test_the_device_of_a_picture_is_a_property() -> None:
    camera = Text("HUAWEI Mate 60", {"property": "device"}, Role.PROPERTY)
    software = Text("WPS Office 12", {"property": "Creator"}, Role.PROPERTY)
    assert aspects("location-metadata", camera) == ["device"]
    assert aspects("location-metadata", software) == []


def test_public_scope() -> None:
    assert aspects("public-scope", Text("public", role=Role.AUDIENCE)) == [""]
    assert aspects("public-scope", Text("campus", role=Role.AUDIENCE), "public") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("评审专家：张三、李四、王五", ["张三、李四、王五"]),
        ("评标委员会成员名单：张三（组长）、李四", ["张三（组长）、李四"]),
        (table(["评审专家", "赵六、钱七"]), ["赵六、钱七"]),
        ("评审专家：由采购人从专家库随机抽取", []),
        ("评标委员会由5人以上单数组成", []),
    ],
)
def test_experts(text: Table | str, names: list[str]) -> None:
    assert found("evaluation-experts", text) == names


def test_experts_are_published_with_the_award() -> None:
    experts = "评审专家：张三、李四"
    assert aspects("evaluation-experts", title("中标公告"), experts) == []
    assert aspects("evaluation-experts", "仪器采购成交结果公告", experts) == []
