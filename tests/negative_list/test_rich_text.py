import pytest

from wagtail_disclosure.negative_list.content.rich_text import html_texts
from wagtail_disclosure.negative_list.screening.texts import Role, Table, Text


def found(html):
    return list(html_texts(html, {}))


def test_inline_formatting_does_not_cut_a_number():
    (text,) = found("<p>3401<b>2219</b><i>900101</i></p>")
    assert text.text == "34012219900101"


@pytest.mark.parametrize(
    "html",
    [
        "甲<br>乙",
        "<p>甲</p>乙",
        "<ul><li>甲</li><li>乙</li></ul>",
        "<div><div>甲</div>乙</div>",
    ],
)
def test_blocks_are_texts_of_their_own(html):
    assert [text.text for text in found(html)] == ["甲", "乙"]


def test_headings_are_told_from_the_body():
    assert [(t.text, t.role) for t in found("<h2>甲</h2><p>乙</p>")] == [
        ("甲", Role.HEADING),
        ("乙", Role.BODY),
    ]


def test_a_table_keeps_its_rows():
    html = "<p>前</p><table><tr><th>姓名</th></tr><tr><td>张三</td></tr></table>"
    table, text = found(html)
    assert isinstance(table, Table)
    assert table.rows == [["姓名"], ["张三"]]
    assert text.text == "前"


@pytest.mark.parametrize(
    ("html", "role"),
    [
        ('<a href="tel:13800138000">打电话</a>', Role.LINK),
        ('<img src="x" alt="照片">', Role.ALTERNATIVE),
        ('<embed embedtype="image" alt="照片">', Role.ALTERNATIVE),
        ("<!-- 批注 -->", Role.COMMENT),
    ],
)
def test_what_is_not_shown_is_read(html, role):
    assert role in [text.role for text in found(html)]


def test_scripts_are_hidden_content():
    (text,) = found("<script>var phone = '13800138000'</script>")
    assert isinstance(text, Text)
    assert text.hidden == "hidden-text"
