"""PDF: what its readers do not see. And what they do see, though it looks alike."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)
from reportlab.lib import colors

from tests.negative_list.extractors.pdf_files import Sheet, scan
from tests.negative_list.extractors.reading import bodies, problems, read, texts

NUMBER = "110101199003070011"


def test_letters_under_a_black_box() -> None:
    sheet = Sheet()
    sheet.line(600, f"身份证号：{NUMBER}（本人）")
    sheet.box(119, 596, 108, 16)
    found = read("a.pdf", sheet.bytes())
    assert texts(found, hidden="covered") == [NUMBER]
    assert bodies(found) == ["身份证号：    （本人）"]


def test_letters_under_a_picture() -> None:
    sheet = Sheet()
    sheet.line(600, NUMBER)
    sheet.picture(Image.new("RGB", (20, 20), "gray"), 55, 590, 200, 30)
    assert texts(read("a.pdf", sheet.bytes()), hidden="covered") == [NUMBER]


def test_letters_under_a_white_box() -> None:
    sheet = Sheet()
    sheet.line(600, NUMBER)
    sheet.box(55, 590, 200, 30, colors.white)
    assert texts(read("a.pdf", sheet.bytes()), hidden="covered") == [NUMBER]


def test_black_on_black() -> None:
    sheet = Sheet()
    sheet.box(55, 590, 200, 30)
    sheet.line(600, NUMBER)
    assert texts(read("a.pdf", sheet.bytes()), hidden="covered") == [NUMBER]


@pytest.mark.parametrize("kind", ["/Square", "/Redact"])
def test_letters_under_an_annotation(kind: str) -> None:
    sheet = Sheet()
    sheet.line(600, NUMBER)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(sheet.bytes())))
    black = ArrayObject([FloatObject(0)] * 3)
    rect = ArrayObject([NumberObject(n) for n in (55, 590, 255, 620)])
    annotation = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): rect,
            NameObject("/C"): black,
            NameObject("/IC"): black,
            NameObject("/F"): NumberObject(4),
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject(
        [writer._add_object(annotation)]
    )
    stream = io.BytesIO()
    writer.write(stream)
    assert texts(read("a.pdf", stream.getvalue()), hidden="covered") == [NUMBER]


def test_a_dark_heading_with_white_letters_is_seen() -> None:
    sheet = Sheet()
    sheet.box(60, 560, 200, 20, colors.darkblue)
    with sheet.apart():
        sheet.setFillColor(colors.white)
        sheet.line(565, "姓名")
    found = read("a.pdf", sheet.bytes())
    assert bodies(found) == ["姓名"]


def test_a_seal_and_a_marker_hide_nothing() -> None:
    sheet = Sheet()
    sheet.line(600, "某某大学")
    sheet.line(580, "2024年3月1日")
    seal = Image.new("RGBA", (100, 100), (255, 0, 0, 0))
    seal.paste((220, 0, 0, 90), (0, 0, 100, 100))
    sheet.picture(seal, 50, 560, 100, 60, mask="auto")
    sheet.line(500, "重点内容")
    with sheet.apart():
        sheet.setFillColor(colors.yellow)
        sheet.setFillAlpha(0.4)
        sheet.rect(55, 495, 100, 20, stroke=0, fill=1)
    found = read("a.pdf", sheet.bytes())
    assert bodies(found) == ["某某大学", "2024年3月1日", "重点内容"]


def test_rules_of_a_table_hide_nothing() -> None:
    sheet = Sheet()
    for row in range(3):
        sheet.line(700 - 20 * row, "姓名", "电话", at=(60, 200))
        sheet.rect(50, 695 - 20 * row, 300, 20, stroke=1, fill=0)
        sheet.box(50, 695 - 20 * row, 300, 0.5)
    assert not [t for t in read("a.pdf", sheet.bytes()) if getattr(t, "hidden", "")]


def test_a_picture_below_the_letters_hides_nothing() -> None:
    sheet = Sheet()
    sheet.picture(Image.new("RGB", (20, 20), "navy"), 0, 0, 595, 842)
    with sheet.apart():
        sheet.setFillColor(colors.white)
        sheet.line(600, "招生简章" * 11)
    assert bodies(read("a.pdf", sheet.bytes())) == ["招生简章" * 11]


def test_white_letters_on_white() -> None:
    sheet = Sheet()
    with sheet.apart():
        sheet.setFillColor(colors.white)
        sheet.line(600, NUMBER)
    assert texts(read("a.pdf", sheet.bytes()), hidden="white-text") == [NUMBER]


def test_letters_too_small_to_see() -> None:
    sheet = Sheet()
    sheet.write_with(0.4)
    sheet.line(600, NUMBER)
    assert texts(read("a.pdf", sheet.bytes()), hidden="zero-size") == [NUMBER]


def written_invisibly(sheet: Sheet) -> None:
    with sheet.apart():
        words = sheet.beginText(60, 600)
        words.setTextRenderMode(3)
        words.textLine(NUMBER)
        sheet.drawText(words)


def test_letters_that_are_not_drawn() -> None:
    sheet = Sheet()
    sheet.line(700, "正文")
    written_invisibly(sheet)
    assert texts(read("a.pdf", sheet.bytes()), hidden="hidden-text") == [NUMBER]


def test_the_text_layer_of_a_scan_is_its_text() -> None:
    sheet = Sheet()
    sheet.picture(scan("扫描"), 0, 0, 595, 842)
    for _ in range(4):
        written_invisibly(sheet)
    found = read("a.pdf", sheet.bytes())
    assert NUMBER in bodies(found)[0]
    assert not problems(found)


def test_text_below_the_picture_of_its_scan_is_its_text() -> None:
    sheet = Sheet()
    sheet.line(600, "身份证号" * 15)
    sheet.picture(scan("扫描"), 0, 0, 595, 842)
    assert bodies(read("a.pdf", sheet.bytes())) == ["身份证号" * 15]
