import json
import time

import pytest
from django.utils.translation import override
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from tests.factories import DocumentFactory
from wagtail_disclosure.catalogue.pages.blocks import TEXT_FEATURES, EntryBodyBlock
from wagtail_disclosure.importing.markup import clean_markup
from wagtail_disclosure.importing.readers.document import (
    Heading,
    Picture,
    ReadDocument,
    RichText,
    Table,
)
from wagtail_disclosure.importing.stream_data import to_stream_data

PNG = Picture("图.png", b"png", "校门", "image/png")


def read(*blocks):
    return ReadDocument("标题", blocks, (), is_document=True)


def no_picture(picture):
    raise AssertionError("there is none")


def test_blocks_become_blocks_of_the_body_in_order():
    document = read(
        Heading(2, "第一章"),
        RichText("<p>甲</p>"),
        Table([["项目", "金额"], ["学费", "5000"]], True, "收费表"),
        Heading(6, "附则"),
    )
    data = to_stream_data(document, title="题", picture=no_picture)
    assert [block["type"] for block in data] == ["heading", "text", "table", "heading"]
    assert data[0]["value"] == {"level": "2", "text": "第一章"}
    assert data[3]["value"]["level"] == "4"
    value = EntryBodyBlock().to_python(data)
    html = str(value[2].block.render_basic(value[2].value))
    assert "收费表" in html
    # What the editor's form says of it when somebody publishes.
    EntryBodyBlock().clean(EntryBodyBlock().to_python(data))


def test_table_without_header_has_made_its_choice():
    (block,) = to_stream_data(read(Table([["1", "2"]])), title="题", picture=no_picture)
    assert block["value"]["table_header_choice"] == "neither"
    assert block["value"]["first_row_is_table_header"] is False


def test_heading_that_is_too_long_becomes_text():
    (block,) = to_stream_data(
        read(Heading(2, "长<" * 200)), title="题", picture=no_picture
    )
    assert block["type"] == "text"
    assert block["value"].startswith("<p><b>长&lt;")


@pytest.mark.django_db
def test_picture_is_kept_as_a_document_or_left_out():
    document = DocumentFactory()
    given = iter([document, None])
    kept, *rest = to_stream_data(
        read(PNG, PNG), title="题", picture=lambda _: next(given)
    )
    assert rest == []
    assert kept["value"] == {"document": document.pk, "alt_text": "校门", "caption": ""}


@pytest.mark.django_db
def test_picture_without_words_says_which_picture_it_is():
    document = DocumentFactory()
    silent = Picture("图.png", b"png", "", "image/png")
    with override("en"):
        data = to_stream_data(
            read(PNG, silent), title="题" * 255, picture=lambda _: document
        )
    texts = [block["value"]["alt_text"] for block in data]
    assert texts[0] == "校门"
    assert texts[1].startswith("Picture 2: 题题")
    EntryBodyBlock().clean(EntryBodyBlock().to_python(data))


@pytest.mark.parametrize(
    "markup",
    [
        "<p>甲</p>",
        "<p>x<sup>2</sup> <b>a<i>b</i></b></p>",
        "<ul><li>x<ul><li>y</li></ul></li></ul>",
        '<p><a href="https://www.example.edu.cn/a?b=1&amp;c=2">链接</a></p>',
        '<p><a href="mailto:xxgk@example.edu.cn">邮箱</a></p>',
    ],
)
def test_what_the_editor_can_hold_stays(markup):
    assert clean_markup(markup) == markup


@pytest.mark.parametrize(
    ("markup", "cleaned"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ("<p>a<img src=x onerror=alert(1)></p>", "<p>a</p>"),
        ('<p><a href="javascript:alert(1)">a</a></p>', "<p>a</p>"),
        ('<p><a href="java\tscript:alert(1)">a</a></p>', "<p>a</p>"),
        ("<p>a</p><iframe src=//x>b</iframe>", "<p>a</p>"),
        ("<p><font color=red>红</font></p>", "<p>红</p>"),
        ("<p>a<!-- b --></p>", "<p>a</p>"),
        ("<p>1 < 2</p>", "<p>1 &lt; 2</p>"),
        ("<b>没有段落", "<p><b>没有段落</b></p>"),
        ("<p> </p>", ""),
    ],
)
def test_nothing_else_comes_in(markup, cleaned):
    assert clean_markup(markup) == cleaned


def test_editor_can_open_line_breaks():
    markup = clean_markup("<p>第一行<br>第二行</p>")
    state = json.loads(
        ContentstateConverter(TEXT_FEATURES).from_database_format(markup)
    )
    assert [block["text"] for block in state["blocks"]] == ["第一行\n第二行"]


def test_same_markup_gives_the_same_result():
    markup = '<p class="x">甲</p><p>乙</p>'
    assert clean_markup(markup) == clean_markup(markup)


def test_plain_text_costs_next_to_nothing():
    markup = f"<p>{'招生章程' * 25}</p>" * 100
    started = time.perf_counter()
    for __ in range(10):
        clean_markup(markup)
    assert time.perf_counter() - started < 0.1


def test_heading_that_is_not_the_page_title_stays_in_the_body():
    document = ReadDocument("标题", (), (), is_document=True, is_title_from_body=True)
    (block,) = to_stream_data(document, title="另一个标题", picture=no_picture)
    assert block["value"] == {"level": "2", "text": "标题"}
    assert to_stream_data(document, title="标题", picture=no_picture) == []


TITLE = "北岭理工大学（筹）章程 2023"


@pytest.mark.parametrize(
    "blocks",
    [
        [RichText("<p>北岭理工大学（筹）章程 2023</p><p>甲</p>")],
        [RichText("<p><b>北岭理工大学(筹)章程　２０２３</b></p><p>甲</p>")],
        [RichText("<p>北岭理工大学（筹）</p><p>章程2023</p><p>甲</p>")],
        [RichText("<p>北岭理工大学<br>（筹）章程2023</p><p>甲</p>")],
        [Heading(2, "北岭理工大学（筹） 章程2023"), RichText("<p>甲</p>")],
        [Heading(2, "北岭理工大学"), RichText("<p>（筹）章程2023</p><p>甲</p>")],
    ],
)
def test_body_does_not_repeat_the_title(blocks):
    data = to_stream_data(read(*blocks), title=TITLE, picture=no_picture)
    assert [block["value"] for block in data] == ["<p>甲</p>"]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>北岭理工大学（筹）章程</p><p>甲</p>",
        "<p>北岭理工大学（筹）章程 2023全文</p><p>甲</p>",
        "<p>校发〔2023〕56号</p><p>北岭理工大学（筹）章程 2023</p>",
        "<ul><li>北岭理工大学（筹）章程 2023</li></ul>",
        "<p>北岭理工大学</p><p>甲</p>",
    ],
)
def test_what_only_resembles_the_title_stays(markup):
    (block,) = to_stream_data(read(RichText(markup)), title=TITLE, picture=no_picture)
    assert block["value"] == markup


def test_title_of_two_styled_lines_is_the_title_all_the_same():
    document = ReadDocument(
        "北岭理工大学",
        (RichText("<p>（筹）章程2023</p><p>甲</p>"),),
        (),
        is_document=True,
        is_title_from_body=True,
    )
    (block,) = to_stream_data(document, title=TITLE, picture=no_picture)
    assert block["value"] == "<p>甲</p>"


def test_file_that_holds_its_title_only_keeps_it():
    markup = f"<p>{TITLE}</p>"
    (block,) = to_stream_data(read(RichText(markup)), title=TITLE, picture=no_picture)
    assert block["value"] == markup
