"""What a presentation says besides the words that its viewers see."""

import io
import zipfile

import docx
import pptx
import pytest
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

from tests.negative_list.extractors.reading import read, tables, texts
from tests.negative_list.numbers import RESIDENT_ID
from wagtail_disclosure.negative_list.extractors.extract import extract_texts
from wagtail_disclosure.negative_list.extractors.extractor import SourceFile
from wagtail_disclosure.negative_list.screening.rules import Rule
from wagtail_disclosure.negative_list.screening.screen import screen
from wagtail_disclosure.negative_list.screening.texts import Role, Table, Text

BOX = (Inches(1), Inches(1), Inches(4), Inches(1))
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def changed(data, changes):
    """With changed parts, and new ones at the end."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for each in old.namelist():
            change = changes.pop(each, None)
            new.writestr(each, change(old.read(each)) if change else old.read(each))
        for name, content in changes.items():
            new.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture
def deck():
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[6])
    return deck


def words(deck, text):
    run = deck.slides[0].shapes.add_textbox(*BOX).text_frame.paragraphs[0].add_run()
    run.text = text
    return run


def invisible(deck):
    rules = [Rule("invisible", detector="invisible")]
    found = screen(extract_texts(SourceFile("报告.pptx", saved(deck))), rules)
    return [(f.aspect, f.locator.get("slide")) for f in found]


def test_white_and_tiny_words_are_named(deck):
    words(deck, "看得见")
    assert invisible(deck) == []
    words(deck, "白字").font.color.rgb = RGBColor(255, 255, 255)
    assert invisible(deck) == [("white-text", 1)]
    words(deck, "小字").font.size = Pt(1)
    assert ("zero-size", 1) in invisible(deck)
    assert "白字" in texts(read("报告.pptx", saved(deck)), hidden="white-text")


def test_white_words_on_a_dark_ground_are_seen(deck):
    words(deck, "白字").font.color.rgb = RGBColor(255, 255, 255)
    fill = deck.slides[0].background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0, 32, 96)
    assert invisible(deck) == []


def test_charts_of_slides_are_read(deck):
    data = CategoryChartData()
    data.categories = ["张三", "李四"]
    data.add_series("总评", (90, 80))
    frame = deck.slides[0].shapes.add_chart(XL_CHART_TYPE.PIE, *BOX, data)
    frame.chart.has_title = True
    frame.chart.chart_title.text_frame.text = "成绩分布"
    contents = read("报告.pptx", saved(deck))
    places = [dict(c.locator) for c in contents if getattr(c, "text", "") == "成绩分布"]
    assert places == [{"slide": 1, "chart": 1}]
    (table,) = [c for c in contents if isinstance(c, Table) and "chart" in c.locator]
    assert [list(row) for row in table.rows][0] == ["", "张三", "李四"]


def test_tables_of_slides_are_read(deck):
    grid = deck.slides[0].shapes.add_table(2, 2, *BOX).table
    for column, text in enumerate(("姓名", "身份证号")):
        grid.cell(0, column).text = text
    grid.cell(1, 0).text, grid.cell(1, 1).text = "张三", RESIDENT_ID
    found = tables(read("报告.pptx", saved(deck)))
    assert [["姓名", "身份证号"], ["张三", RESIDENT_ID]] in found


def test_masters_and_layouts_are_read(deck):
    frame = deck.slide_master.shapes[0].text_frame
    frame.text = "单击此处"
    layout = deck.slide_layouts[6]
    box = deck.slides[0].shapes.add_textbox(*BOX)
    box.text_frame.text = "内部资料 注意保存"
    layout.shapes._spTree.append(box._element)
    contents = read("报告.pptx", saved(deck))
    found = [c for c in contents if isinstance(c, Text) and "内部资料" in c.text]
    assert [(c.role, c.locator["part"]) for c in found] == [
        (Role.BODY, "ppt/slideLayouts/slideLayout7.xml")
    ]
    assert "单击此处" in texts(contents, Role.PROPERTY)


def related(kind, target):
    address = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    added = f'<Relationship Id="rId99" Type="{address}/{kind}" Target="{target}"/>'
    return lambda xml: xml.replace(
        b"</Relationships>", added.encode() + b"</Relationships>"
    )


def test_comments_are_read_with_their_writers(deck):
    comment = f"""<p:cmLst xmlns:p="{PRESENTATION}"><p:cm authorId="0" idx="1">
 <p:text>这一页先不公开</p:text></p:cm></p:cmLst>"""
    author = f"""<p:cmAuthorLst xmlns:p="{PRESENTATION}"><p:cmAuthor id="0"
 name="李老师" initials="李"/></p:cmAuthorLst>"""
    data = changed(
        saved(deck),
        {
            "ppt/slides/_rels/slide1.xml.rels": related("comments", "../comment1.xml"),
            "ppt/_rels/presentation.xml.rels": related("commentAuthors", "authors.xml"),
            "ppt/comment1.xml": comment,
            "ppt/authors.xml": author,
        },
    )
    contents = read("报告.pptx", data)
    assert texts(contents, Role.COMMENT, "comment") == ["这一页先不公开"]
    assert "李老师" in texts(contents, Role.AUTHOR)


MAIN = b"application/vnd.openxmlformats-officedocument."


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        ("ppsx", MAIN + b"presentationml.slideshow"),
        ("potx", MAIN + b"presentationml.template"),
        ("pptm", b"application/vnd.ms-powerpoint.presentation.macroEnabled"),
    ],
)
def test_shows_templates_and_decks_with_macros_are_read(deck, suffix, kind):
    words(deck, RESIDENT_ID)
    plain = MAIN + b"presentationml.presentation"
    change = {"[Content_Types].xml": lambda xml: xml.replace(plain, kind)}
    data = changed(saved(deck), change)
    assert RESIDENT_ID in texts(read(f"报告.{suffix}", data))


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        ("docm", b"application/vnd.ms-word.document.macroEnabled"),
        ("dotx", MAIN + b"wordprocessingml.template"),
        ("dotm", b"application/vnd.ms-word.template.macroEnabledTemplate"),
    ],
)
def test_word_templates_and_documents_with_macros_are_read(suffix, kind):
    document = docx.Document()
    document.add_paragraph(RESIDENT_ID)
    plain = MAIN + b"wordprocessingml.document"
    change = {"[Content_Types].xml": lambda xml: xml.replace(plain, kind)}
    data = changed(saved(document), change)
    assert RESIDENT_ID in texts(read(f"通知.{suffix}", data))
