"""What a workbook says around its cells, and in cells that nobody sees."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table as SheetTable

from tests.negative_list.extractors.reading import read, tables, texts
from tests.negative_list.numbers import RESIDENT_ID
from wagtail_disclosure.negative_list.extractors.extract import extract_texts
from wagtail_disclosure.negative_list.extractors.extractor import SourceFile
from wagtail_disclosure.negative_list.screening.rules import Rule
from wagtail_disclosure.negative_list.screening.screen import screen
from wagtail_disclosure.negative_list.screening.texts import Role, Text

WHITE = Font(color="FFFFFFFF")


def saved(book):
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def changed(data, name, change):
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for each in old.namelist():
            content = old.read(each)
            new.writestr(each, change(content) if each == name else content)
    return buffer.getvalue()


def with_parts(data, **parts):
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def findings(data, *rules):
    return screen(
        extract_texts(SourceFile("名单.xlsx", data)),
        [Rule(rule, detector=rule) for rule in rules],
    )


@pytest.fixture
def book():
    book = openpyxl.Workbook()
    book.active.title = "名单"
    book.active.append(["姓名", "学院"])
    book.active.append(["张三", "文学院"])
    return book


def places(contents, text):
    return [
        (dict(c.locator), c.role)
        for c in contents
        if isinstance(c, Text) and c.text == text
    ]


SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_strings(data, *strings):
    """With strings that cells share: A3 shows the first one."""
    items = "".join(f"<si><t>{text}</t></si>" for text in strings)
    relation = (
        f'<Relationship Id="rId98" Type="{OFFICE}/sharedStrings"'
        ' Target="sharedStrings.xml"/></Relationships>'
    )
    data = changed(
        data,
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace(b"</Relationships>", relation.encode()),
    )
    override = (
        '<Override PartName="/xl/sharedStrings.xml"'
        f' ContentType="{PLAIN}.sharedStrings+xml"/></Types>'
    )
    data = changed(
        data,
        "[Content_Types].xml",
        lambda xml: xml.replace(b"</Types>", override.encode()),
    )
    cell = '<row r="3"><c r="A3" t="s"><v>0</v></c></row></sheetData>'
    data = changed(
        data,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", cell.encode()),
    )
    return with_parts(
        data, **{"xl/sharedStrings.xml": f'<sst xmlns="{SHEETS}">{items}</sst>'}
    )


def test_strings_of_deleted_cells_are_still_in_the_file(book):
    data = with_strings(saved(book), "王五", f"李四{RESIDENT_ID}")
    contents = read("名单.xlsx", data)
    assert texts(contents, hidden="deleted-cell") == [f"李四{RESIDENT_ID}"]
    (found,) = findings(data, "resident-id")
    assert found.locator["part"] == "xl/sharedStrings.xml"
    (hidden,) = findings(data, "hidden-content")
    assert hidden.aspect == "deleted-cell"
    shown = read("名单.xlsx", with_strings(saved(book), "王五"))
    assert texts(shown, hidden="deleted-cell") == []
    assert any("王五" in row for rows in tables(shown) for row in rows)


@pytest.mark.parametrize(
    ("font", "form", "reason"),
    [
        (WHITE, "General", "white-text"),
        (Font(color=openpyxl.styles.colors.Color(theme=0)), "General", "white-text"),
        (Font(size=1), "General", "zero-size"),
    ],
)
def test_letters_that_nobody_sees(book, font, form, reason):
    cell = book.active["B2"]
    cell.font, cell.number_format = font, form
    (found,) = findings(saved(book), "invisible")
    assert (found.aspect, found.locator["cell"]) == (reason, "B2")


def test_a_format_may_show_nothing(book):
    book.active["B2"].number_format = ";;;"
    (found,) = findings(saved(book), "hidden-content")
    assert (found.aspect, found.locator["cell"]) == ("hidden-text", "B2")


def test_white_letters_on_a_ground_are_seen(book):
    sheet = book.active
    sheet["A1"].font = sheet["B1"].font = sheet["B2"].font = sheet["D9"].font = WHITE
    sheet["A1"].fill = PatternFill("solid", fgColor="FF1F4E78")
    sheet.conditional_formatting.add(
        "B2", FormulaRule(["TRUE"], fill=PatternFill(bgColor="FF0000"))
    )
    sheet["B1"].fill = PatternFill("solid", fgColor="FF1F4E78")
    assert findings(saved(book), "invisible") == []
    sheet["B1"].fill = PatternFill("solid", fgColor="FFFFFFFF")
    assert [f.locator["cell"] for f in findings(saved(book), "invisible")] == ["B1"]
    sheet.add_table(SheetTable(ref="A1:B2", displayName="t"))
    assert findings(saved(book), "invisible") == []


def test_charts_are_read_with_what_they_have_kept(book):
    sheet = book.active
    for row in (["张三", 90], ["李四", 80]):
        sheet.append(row)
    chart = BarChart()
    chart.title = "困难学生人数"
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=4), False, True)
    sheet.add_chart(chart, "D1")

    def with_cache(xml):
        cache = "<c:strCache><c:pt idx='0'><c:v>王五</c:v></c:pt></c:strCache>"
        namespace = b'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        xml = xml.replace(b"<chartSpace ", b"<chartSpace " + namespace + b" ", 1)
        return xml.replace(b"</strRef>", cache.encode() + b"</strRef>", 1)

    data = changed(saved(book), "xl/charts/chart1.xml", with_cache)
    contents = read("名单.xlsx", data)
    assert places(contents, "困难学生人数") == [
        ({"sheet": "名单", "chart": 1}, Role.BODY)
    ]
    assert any("王五" in row for rows in tables(contents) for row in rows)


def test_texts_in_formulas_are_read(book):
    book.active["C2"] = f'=IF(A2="李四","{RESIDENT_ID}","无")'
    contents = read("名单.xlsx", saved(book))
    (place,) = places(contents, RESIDENT_ID)
    assert place == ({"sheet": "名单", "cell": "C2"}, Role.PROPERTY)


def test_headers_and_footers_are_read_without_their_codes(book):
    book.active.oddHeader.left.text = "机密★10年"
    book.active.oddHeader.left.size = 12
    book.active.oddFooter.center.text = "第&P页 R&&D"
    contents = read("名单.xlsx", saved(book))
    assert texts(contents, Role.HEADER) == ["机密★10年"]
    assert texts(contents, Role.FOOTER) == ["第页 R&D"]
    assert [f.rule for f in findings(saved(book), "secrecy-marking")] != []


def test_prompts_and_choices_are_read(book):
    choice = DataValidation(type="list", formula1='"特别困难,一般困难"')
    choice.promptTitle, choice.prompt = "提示", f"例如{RESIDENT_ID}"
    choice.add("B2:B9")
    book.active.add_data_validation(choice)
    contents = read("名单.xlsx", saved(book))
    assert {"特别困难", "一般困难", "提示"} <= set(texts(contents, Role.FORM_FIELD))
    (place,) = places(contents, f"例如{RESIDENT_ID}")
    assert place[0] == {"sheet": "名单", "cell": "B2"}


DRAWING = """<xdr:wsDr
 xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:sp><xdr:nvSpPr>
 <xdr:cNvPr id="2" name="框" descr="说明的话"/></xdr:nvSpPr><xdr:txBody><a:p><a:r>
 <a:t>框里的话</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"""


def test_boxes_over_a_sheet_are_read_with_its_name(book):
    sheet = book.active
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
    sheet.add_chart(chart, "D1")
    data = changed(
        saved(book), "xl/drawings/drawing1.xml", lambda xml: DRAWING.encode()
    )
    contents = read("名单.xlsx", data)
    assert places(contents, "框里的话") == [({"sheet": "名单", "shape": 1}, Role.BODY)]
    assert "说明的话" in texts(contents, Role.ALTERNATIVE)


def test_writers_of_comments_are_named(book):
    book.active["A2"].comment = Comment("核对", "李老师")
    contents = read("名单.xlsx", saved(book))
    assert "李老师" in texts(contents, Role.AUTHOR)


PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
RELATION = "http://schemas.microsoft.com/office/2017/10/relationships"


def test_threads_are_read_with_their_writers(book):
    comment = f"""<ThreadedComments xmlns="{THREADED}"><threadedComment ref="B2"
 personId="{{1}}" id="{{2}}"><text>此人是孤儿</text></threadedComment>
 </ThreadedComments>"""
    person = f"""<personList xmlns="{THREADED}"><person displayName="赵老师" id="{{1}}"
 userId="zhao"/></personList>"""
    relations = """<Relationships
 xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship
 Id="rId1" Type="{0}/threadedComment" Target="../threads.xml"/></Relationships>"""

    def with_person(xml):
        added = (
            f'<Relationship Id="rId99" Type="{RELATION}/person" Target="person.xml"/>'
        )
        return xml.replace(b"</Relationships>", added.encode() + b"</Relationships>")

    data = changed(saved(book), "xl/_rels/workbook.xml.rels", with_person)
    data = with_parts(
        data,
        **{
            "xl/worksheets/_rels/sheet1.xml.rels": relations.format(RELATION),
            "xl/threads.xml": comment,
            "xl/person.xml": person,
        },
    )
    contents = read("名单.xlsx", data)
    assert texts(contents, Role.COMMENT, "comment") == ["此人是孤儿"]
    assert "赵老师" in texts(contents, Role.AUTHOR)


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        ("xlsm", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        (
            "xltx",
            f"{PLAIN}.template.main+xml",
        ),
        ("xltm", "application/vnd.ms-excel.template.macroEnabled.main+xml"),
    ],
)
def test_templates_and_workbooks_with_macros_are_read(book, suffix, kind):
    book.active["A3"] = RESIDENT_ID

    def typed(xml):
        plain = f"{PLAIN}.sheet.main+xml".encode()
        assert plain in xml
        return xml.replace(plain, kind.encode())

    data = changed(saved(book), "[Content_Types].xml", typed)
    contents = read(f"名单.{suffix}", data)
    assert any(RESIDENT_ID in row for rows in tables(contents) for row in rows)
