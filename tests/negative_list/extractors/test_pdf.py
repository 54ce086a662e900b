"""PDF: its pages as people read them, and what else is in the file."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from tests.negative_list.extractors.pdf_files import Sheet, bomb, scan
from tests.negative_list.extractors.reading import (
    bodies,
    problems,
    read,
    reasons,
    texts,
)
from wagtail_disclosure.negative_list.extractors.limits import ExtractLimits
from wagtail_disclosure.negative_list.screening.texts import Role, Table, Text


def rewritten(content: bytes) -> PdfWriter:
    return PdfWriter(clone_from=PdfReader(io.BytesIO(content)))


def saved(writer: PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_lines_that_go_on_are_one_paragraph() -> None:
    sheet = Sheet()
    sheet.line(780, "拟录取名单公示")
    sheet.line(
        740, "根据有关规定，现将拟录取名单予以公示，如有异议请向研究生院提出，身份"
    )
    sheet.drawString(36, 716, "证号以报名时所填为准。")
    found = read("a.pdf", sheet.bytes())
    assert bodies(found) == [
        "拟录取名单公示",
        "根据有关规定，现将拟录取名单予以公示，如有异议请向研究生院提出，"
        "身份证号以报名时所填为准。",
    ]
    assert [
        t.locator for t in found if isinstance(t, Text) and t.role is Role.BODY
    ] == [
        {"page": 1, "line": 1},
        {"page": 1, "line": 2},
    ]


def test_cells_of_a_line_stay_apart() -> None:
    sheet = Sheet()
    sheet.line(780, "联系人：张老师", "电话：0551-12345678", at=(60, 300))
    assert bodies(read("a.pdf", sheet.bytes())) == [
        "联系人：张老师    电话：0551-12345678"
    ]


@pytest.mark.parametrize("degrees", [90, 270])
def test_turned_pages_are_read_in_order(degrees: int) -> None:
    sheet = Sheet()
    sheet.setPageRotation(degrees)
    with sheet.apart():
        sheet.translate(300, 400)
        sheet.rotate(degrees)
        sheet.write_with(12)
        sheet.drawString(0, 0, "第一行在上面。")
        sheet.drawString(20, -60, "第二行在下面。")
    assert bodies(read("a.pdf", sheet.bytes())) == ["第一行在上面。", "第二行在下面。"]


def test_a_watermark_askew_is_one_text() -> None:
    sheet = Sheet()
    with sheet.apart():
        sheet.translate(300, 300)
        sheet.rotate(45)
        sheet.setFillAlpha(0.3)
        sheet.drawString(0, 0, "内部资料")
    assert bodies(read("a.pdf", sheet.bytes())) == ["内部资料"]


def test_characters_beyond_the_basic_plane() -> None:
    sheet = Sheet()
    sheet.textAnnotation("𠮷野先生", Rect=[10, 100, 30, 120])
    assert texts(read("a.pdf", sheet.bytes()), Role.COMMENT) == ["𠮷野先生"]


def test_annotations_links_and_bookmarks() -> None:
    sheet = Sheet()
    sheet.line(780, "正文")
    sheet.textAnnotation("此处请核实身份证号", Rect=[10, 100, 30, 120])
    sheet.linkURL("https://example.edu.cn/名单?id=1", (10, 10, 50, 50))
    sheet.bookmarkPage("one")
    sheet.addOutlineEntry("第一章 总则", "one")
    found = read("a.pdf", sheet.bytes())
    assert texts(found, Role.COMMENT, "annotation") == ["此处请核实身份证号"]
    assert texts(found, Role.LINK) == ["https://example.edu.cn/名单?id=1"]
    assert texts(found, Role.HEADING) == ["第一章 总则"]


def test_form_fields_stand_under_their_labels() -> None:
    sheet = Sheet()
    sheet.acroForm.textfield(
        name="idno", tooltip="身份证号", value="11010119900307001X", x=60, y=600
    )
    [field] = [t for t in read("a.pdf", sheet.bytes()) if t.role is Role.FORM_FIELD]
    assert isinstance(field, Text)
    assert (field.text, field.heading) == ("11010119900307001X", "身份证号")
    assert (field.locator["page"], field.locator["field"]) == (1, "idno")
    assert field.hidden == ""


def test_properties() -> None:
    sheet = Sheet()
    sheet.setTitle("年度报告")
    sheet.setAuthor("张三丰")
    sheet.setKeywords("信息公开")
    writer = rewritten(sheet.bytes())
    writer.add_metadata({"/Company": "某某大学"})
    found = read("a.pdf", saved(writer))
    assert texts(found, Role.AUTHOR) == ["张三丰"]
    assert {"年度报告", "信息公开", "某某大学"} <= set(texts(found, Role.PROPERTY))


@pytest.mark.parametrize("is_packed", [False, True])
def test_xmp(is_packed: bool) -> None:
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
        ' xmpMM:DocumentID="uuid:110101199003070011">'
        "<dc:creator><rdf:Seq><rdf:li>李四光</rdf:li></rdf:Seq></dc:creator>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    writer = rewritten(Sheet().bytes())
    stream = DecodedStreamObject()
    stream.set_data(packet.encode())
    if is_packed:
        stream = stream.flate_encode()
    stream[NameObject("/Type")] = NameObject("/Metadata")
    stream[NameObject("/Subtype")] = NameObject("/XML")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)
    found = read("a.pdf", saved(writer))
    assert "李四光" in texts(found, Role.AUTHOR)
    assert not any("1101011990" in words for words in texts(found))


def test_files_inside_are_read() -> None:
    writer = rewritten(Sheet().bytes())
    writer.add_attachment("名单.txt", "身份证号 110101199003070011".encode("gb18030"))
    found = read("a.pdf", saved(writer))
    assert texts(found, hidden="embedded-file") == ["名单.txt"]
    inner = [t for t in found if isinstance(t, Text) and t.member == ("名单.txt",)]
    assert inner[-1].text == "身份证号 110101199003070011"


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_password_keeps_us_out(algorithm: str) -> None:
    writer = rewritten(Sheet().bytes())
    writer.encrypt("密码", algorithm=algorithm)
    assert problems(read("a.pdf", saved(writer))) == [("password-protected", {})]


def test_an_owner_password_only_restricts() -> None:
    sheet = Sheet()
    sheet.line(780, "年度报告")
    writer = rewritten(sheet.bytes())
    writer.encrypt("", owner_password="owner", algorithm="AES-256")
    found = read("a.pdf", saved(writer))
    assert bodies(found) == ["年度报告"]
    assert not problems(found)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"%PDF-" + b"\0" * 99, b"nothing"]
)
def test_damage(content: bytes) -> None:
    assert reasons(read("a.pdf", content)) == ["damaged"]


def test_what_was_read_before_a_limit_stays_read() -> None:
    sheet = Sheet()
    for number in range(1, 6):
        sheet.line(780, f"第{number}页")
        sheet.next_page()
    found = read("a.pdf", sheet.bytes(), ExtractLimits(max_pages=3))
    assert bodies(found) == ["第1页", "第2页", "第3页"]
    assert problems(found) == [("too-many-pages", {"page": 4})]


def test_a_page_that_eats_memory_ends_its_own_reading_only() -> None:
    found = read("a.pdf", bomb(b"0 0 1 1 re f " * 80_000, 200))
    assert bodies(found) == ["Before it"]
    assert reasons(found) == ["damaged"]


def test_a_file_that_takes_too_long() -> None:
    content = bomb(b"q Q " * 262_144, 400)
    found = read("a.pdf", content, ExtractLimits(max_seconds=1.0, max_ocr_pages=0))
    assert bodies(found) == ["Before it"]
    assert reasons(found) == ["too-slow"]


def test_content_counts_and_not_the_name() -> None:
    sheet = Sheet()
    sheet.line(780, "年度报告")
    content = sheet.bytes()
    for name in ("a.docx", "a.jpg", "报告"):
        assert bodies(read(name, content)) == ["年度报告"]


def test_pages_that_are_pictures_are_one_problem() -> None:
    sheet = Sheet()
    sheet.line(780, "封面")
    for _ in range(3):
        sheet.next_page()
        sheet.picture(scan("盖章"), 0, 0, 595, 842)
    found = read("a.pdf", sheet.bytes())
    assert problems(found) == [("scanned", {"page": 2, "pages": "2-4"})]
    assert bodies(found) == ["封面"]


def test_a_page_number_does_not_make_a_scan_readable() -> None:
    sheet = Sheet()
    sheet.picture(scan("盖章"), 0, 0, 595, 842)
    sheet.line(20, "第 1 页")
    found = read("a.pdf", sheet.bytes())
    assert problems(found) == [("scanned", {"page": 1})]


def test_empty_pages_and_pages_with_a_logo_are_no_scans() -> None:
    sheet = Sheet()
    sheet.picture(scan(""), 0, 0, 60, 60)
    sheet.next_page()
    sheet.line(780, "正文")
    sheet.next_page()
    assert not problems(read("a.pdf", sheet.bytes()))


def test_letters_drawn_as_outlines_are_not_read() -> None:
    sheet = Sheet()
    for number in range(300):
        sheet.rect(60 + number, 700, 0.5, 8, stroke=0, fill=1)
    assert problems(read("a.pdf", sheet.bytes())) == [("scanned", {"page": 1})]


@pytest.mark.requires("ocr")
def test_scans_are_read_by_ocr() -> None:
    sheet = Sheet()
    sheet.picture(scan("拟录取名单", "身份证号：110101199003070011"), 0, 0, 595, 842)
    sheet.next_page()
    sheet.picture(scan("第二页"), 0, 0, 595, 842)
    found = read("a.pdf", sheet.bytes(), ExtractLimits(max_ocr_pages=1))
    assert "拟录取名单" in bodies(found)[0]
    assert any("110101199003070011" in words for words in bodies(found))
    assert problems(found) == [("scanned", {"page": 2})]


def test_no_table_without_rows() -> None:
    found = read("a.pdf", Sheet().bytes())
    assert not any(isinstance(content, Table) for content in found)
