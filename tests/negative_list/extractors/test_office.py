"""Word, Excel and PowerPoint files, with what their readers do not see."""

import io
import zipfile

import docx
import openpyxl
import pptx
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from tests.negative_list.numbers import RESIDENT_ID
from wagtail_disclosure.negative_list.extractors.extract import extract_texts
from wagtail_disclosure.negative_list.extractors.extractor import SourceFile
from wagtail_disclosure.negative_list.extractors.limits import ExtractLimits
from wagtail_disclosure.negative_list.screening.rules import Rule
from wagtail_disclosure.negative_list.screening.screen import screen
from wagtail_disclosure.negative_list.screening.texts import Problem, Role, Table, Text

RULES = [
    Rule("resident-id", detector="resident-id"),
    Rule("hidden-content", detector="hidden-content"),
]


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read(name, content, **limits):
    return list(
        extract_texts(SourceFile(name, content), limits=ExtractLimits(**limits))
    )


def findings(name, content):
    return screen(extract_texts(SourceFile(name, content)), RULES)


def texts(contents, hidden=""):
    return [c.text for c in contents if isinstance(c, Text) and c.hidden == hidden]


@pytest.fixture
def workbook():
    book = openpyxl.Workbook()
    book.active.title = "名单"
    book.active.append(["姓名", "身份证号"])
    book.active.append(["张三", RESIDENT_ID])
    return book


def test_a_cell_is_named_as_people_name_it(workbook):
    (found,) = findings("名单.xlsx", saved(workbook))
    assert found.locator == {"sheet": "名单", "cell": "B2"}
    assert (found.start, found.end) == (0, 18)


def test_a_number_typed_as_a_number_is_read(workbook):
    workbook.active["C2"] = 13812345678
    (table,) = [c for c in read("名单.xlsx", saved(workbook)) if isinstance(c, Table)]
    assert table.rows[1][2] == "13812345678"


@pytest.mark.parametrize(
    ("state", "reason"),
    [("hidden", "hidden-sheet"), ("veryHidden", "very-hidden-sheet")],
)
def test_hidden_sheets_are_read_and_named(workbook, state, reason):
    sheet = workbook.create_sheet("底表")
    sheet.append([RESIDENT_ID])
    sheet.sheet_state = state
    found = findings("名单.xlsx", saved(workbook))
    assert reason in {f.aspect for f in found if f.rule == "hidden-content"}
    assert {"sheet": "底表", "cell": "A1"} in [f.locator for f in found]


def test_hidden_rows_and_columns_are_named(workbook):
    workbook.active.row_dimensions[2].hidden = True
    workbook.active["D1"] = "住址"
    workbook.active.column_dimensions["D"].hidden = True
    aspects = {f.aspect for f in findings("名单.xlsx", saved(workbook))}
    assert {"hidden-row", "hidden-column"} <= aspects


def test_a_sheet_behind_a_drop_down_is_a_dictionary(workbook):
    sheet = workbook.create_sheet("选项")
    for college in ("理学院", "工学院"):
        sheet.append([college])
    sheet.sheet_state = "hidden"
    choice = DataValidation(type="list", formula1="选项!$A$1:$A$2")
    choice.add("C2")
    workbook.active.add_data_validation(choice)
    found = findings("名单.xlsx", saved(workbook))
    assert [f.aspect for f in found if f.rule == "hidden-content"] == [
        "dictionary-sheet"
    ]


def test_comments_names_and_properties_are_read(workbook):
    workbook.active["A2"].comment = Comment("家庭困难", "李四")
    workbook.defined_names["私"] = DefinedName("私", attr_text='"名称里的文字"')
    workbook.properties.creator = "王五"
    contents = read("名单.xlsx", saved(workbook))
    assert "家庭困难" in "".join(texts(contents, hidden="comment"))
    assert '"名称里的文字"' in texts(contents, hidden="defined-name")
    authors = [
        c.text for c in contents if isinstance(c, Text) and c.role is Role.AUTHOR
    ]
    assert "王五" in authors


def test_a_sheet_that_claims_every_cell_takes_no_time(workbook):
    content = saved(workbook)
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
            new.writestr(name, data)
    (found,) = findings("名单.xlsx", buffer.getvalue())
    assert found.locator == {"sheet": "名单", "cell": "B2"}


def test_more_cells_than_may_be_read_are_a_problem(workbook):
    for _row in range(20):
        workbook.active.append(["张三", "李四"])
    contents = read("名单.xlsx", saved(workbook), max_cells=10)
    assert [c.reason for c in contents if isinstance(c, Problem)] == ["too-many-cells"]


@pytest.fixture
def document():
    document = docx.Document()
    document.add_paragraph(f"联系人张三，身份证号{RESIDENT_ID}。")
    return document


def test_paragraphs_tables_headers_and_properties_of_word_are_read(document):
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "表头", "表内"
    document.sections[0].header.paragraphs[0].text = "机密★10年"
    document.core_properties.author = "王五"
    contents = read("通知.docx", saved(document))
    assert any("联系人张三" in text for text in texts(contents))
    assert "机密★10年" in texts(contents)
    (rows,) = [c.rows for c in contents if isinstance(c, Table)]
    assert rows[1][1] == "表内"
    authors = [
        c.text for c in contents if isinstance(c, Text) and c.role is Role.AUTHOR
    ]
    assert "王五" in authors


def test_tracked_changes_and_hidden_text_are_read(document):
    paragraph = document.add_paragraph()
    run = paragraph.add_run("看不见的文字")
    run.font.hidden = True
    content = saved(document)
    deleted = (
        '<w:p><w:del w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"><w:r>'
        "<w:delText>删去的名字</w:delText></w:r></w:del>"
        '<w:ins w:id="2" w:author="a" w:date="2024-01-01T00:00:00Z"><w:r>'
        "<w:t>补上的名字</w:t></w:r></w:ins></w:p><w:sectPr"
    )
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:sectPr", deleted.encode(), 1)
            new.writestr(name, data)
    contents = read("通知.docx", buffer.getvalue())
    assert "看不见的文字" in "".join(texts(contents, hidden="hidden-text"))
    assert "删去的名字" in "".join(texts(contents, hidden="tracked-deletion"))
    assert "补上的名字" in "".join(texts(contents, hidden="tracked-insertion"))


def test_slides_notes_and_hidden_slides_are_read():
    deck = pptx.Presentation()
    for title in ("公开的一页", "隐藏的一页"):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
    slide.notes_slide.notes_text_frame.text = f"备注{RESIDENT_ID}"
    slide.element.set("show", "0")
    contents = read("报告.pptx", saved(deck))
    assert "公开的一页" in texts(contents)
    assert "隐藏的一页" in texts(contents, hidden="hidden-slide")
    assert f"备注{RESIDENT_ID}" in texts(contents, hidden="speaker-notes")
    (found,) = [
        f for f in findings("报告.pptx", saved(deck)) if f.rule == "resident-id"
    ]
    assert found.locator["slide"] == 2


def test_files_inside_files_are_read(workbook, document):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("内/名单.xlsx", saved(workbook))
        archive.writestr("通知.docx", saved(document))
    found = findings("全部.zip", buffer.getvalue())
    members = {f.member for f in found if f.rule == "resident-id"}
    assert members == {("内/名单.xlsx",), ("通知.docx",)}


@pytest.mark.parametrize("name", ["名单.xlsx", "通知.docx", "报告.pptx"])
def test_what_is_damaged_is_never_clean(name):
    contents = read(name, b"PK\x03\x04" + b"broken" * 50)
    assert [c for c in contents if isinstance(c, Problem)]


def test_entities_are_refused(workbook):
    content = saved(workbook)
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                head, _mark, rest = data.partition(b"?>")
                data = head + b"?>" + bomb + rest if rest else bomb + data
            new.writestr(name, data)
    contents = read("名单.xlsx", buffer.getvalue())
    assert [c for c in contents if isinstance(c, Problem)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_tables_as_text_in_any_encoding(encoding):
    content = f"姓名,身份证号\r\n张三,{RESIDENT_ID}\r\n".encode(encoding)
    (found,) = findings("名单.csv", content)
    assert found.locator == {"row": 2, "column": 2}


def test_web_pages_are_read():
    html = f"<html><body><p>甲</p><!-- {RESIDENT_ID} --></body></html>"
    found = findings("旧网页.html", html.encode())
    assert {f.rule for f in found} == {"resident-id", "hidden-content"}


def test_an_encrypted_office_file_is_unreadable():
    content = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 600
        + "EncryptedPackage".encode("utf-16-le")
    )
    (problem,) = [c for c in read("名单.xlsx", content) if isinstance(c, Problem)]
    assert problem.reason == "password-protected"


@pytest.mark.requires("libreoffice")
@pytest.mark.parametrize("suffix", ["doc", "xls", "ppt"])
def test_old_files_are_read_through_libreoffice(suffix, workbook, document, tmp_path):
    import subprocess

    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = f"身份证号{RESIDENT_ID}"
    new = {"doc": document, "xls": workbook, "ppt": deck}[suffix]
    source = tmp_path / f"old.{suffix}x"
    new.save(source)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            tmp_path,
            source,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    found = findings(f"old.{suffix}", tmp_path / f"old.{suffix}")
    assert "resident-id" in {f.rule for f in found}
