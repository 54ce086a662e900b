import pytest

from tests.negative_list.screening.wording import aspects, found, table, title
from wagtail_disclosure.negative_list.screening.texts import Role, Table, Text

CODE = "internal-marking"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("内部资料 注意保存", "内部资料 注意保存"),
        ("内部资料，注意保存", "内部资料，注意保存"),
        ("（讨论稿）", "（讨论稿）"),
        ("湖南大学章程（送审稿）", "送审稿"),
        ("湖南大学规划（2023年9月讨论稿）", "讨论稿"),
        ("湖南大学章程（讨论稿第三稿）", "讨论稿"),
        ("仅供内部使用", "仅供内部使用"),
        ("【内部资料】", "【内部资料】"),
        ("【内部】", "【内部】"),
        ("会议讨论稿", "会议讨论稿"),
        ("未定稿 请勿外传", "未定稿 请勿外传"),
        (title("发展规划讨论稿"), "讨论稿"),
        (Text("章程修订送审稿.docx", role=Role.FILE_NAME), "送审稿"),
        (Text("规划（讨论稿）v2(1).docx", role=Role.FILE_NAME), "讨论稿"),
        (Text("湖南大学   内部文件", role=Role.HEADER), "内部文件"),
    ],
)
def test_a_mark_is_found_where_marks_stand(text: Text | str, mark: str) -> None:
    assert found(CODE, text) == [mark]
    assert aspects(CODE, text) == [""]


def test_a_draft_for_comment_weighs_by_itself() -> None:
    assert aspects(CODE, title("管理办法（征求意见稿）")) == ["draft-for-comment"]


@pytest.mark.parametrize(
    "text",
    [
        "审议《章程（讨论稿）》",
        "一、审议学校章程（送审稿）",
        "现将《章程（征求意见稿）》印发你们",
        "在充分征求意见的基础上形成送审稿，提交校长办公会审议。",
        "请妥善保管好准考证。",
        "内部资料管理办法",
        "学校内部文件管理规定",
        "4.提交论文初稿",
        table(["时间", "内容"], ["3月", "论文初稿"], ["4月", "初稿"]),
    ],
)
def test_speaking_of_drafts_is_no_mark(text: Text | Table | str) -> None:
    assert found(CODE, text) == []
