import pytest

from tests.negative_list.screening.wording import aspects, findings, found, table
from wagtail_disclosure.negative_list.screening.texts import Role, Text

CODE = "secrecy-marking"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("机密★10年", "机密★10年"),
        ("秘密  1年", "秘密  1年"),
        ("密级:机密", "机密"),
        ("密级：机密★10年", "机密★10年"),
        ("绝密★启用前", "绝密★启用前"),
        ("绝　密★长期", "绝　密★长期"),
        ("【秘密】关于开展工作的通知", "秘密"),
        ("秘密", "秘密"),
        ("秘密（3年）", "秘密（3年）"),
        ("校发〔2025〕1号　　　机密", "机密"),
        ("機密", "機密"),
        ("000001   机密★1年   特急", "机密★1年"),
        (Text("湖南大学   机密   第1页", role=Role.HEADER), "机密"),
        (Text("（机密）会议纪要.docx", role=Role.FILE_NAME), "机密"),
        (table(["密级", "机密"]), "机密"),
    ],
)
def test_a_mark_is_found_where_marks_stand(text: Text | str, mark: str) -> None:
    assert found(CODE, text) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "国家秘密的密级分为绝密、机密、秘密三级",
        "做好保密工作，不得泄露国家秘密。",
        "密级：□公开 □秘密",
        "在首页标注“机密★10年”字样",
        "商业秘密",
        "三、秘密",
        "机密级计算机",
        "秘密级科研项目管理办法",
        "密级标志为秘密★1年的",
        "**秘密**：指",
        table(["等级"], ["绝密"], ["机密"], ["秘密"]),
    ],
)
def test_words_about_secrets_are_no_mark(text: Text | str) -> None:
    assert found(CODE, text) == []


def test_a_list_of_the_levels_is_no_mark() -> None:
    assert aspects(CODE, "绝密", "机密", "秘密") == []


def test_the_excerpt_shows_the_mark_alone() -> None:
    [finding] = findings(CODE, "张三同志阅   机密★10年   特急")
    assert finding.excerpt == "机密★10年"
