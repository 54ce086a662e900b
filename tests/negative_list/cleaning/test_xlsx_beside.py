"""What a cleaned workbook holds beside its cells: comments, names, charts, caches."""

from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from tests.negative_list.cleaning.office_files import (
    changed,
    everything,
    opened,
    parts,
    with_part,
    workbook_file,
)
from tests.negative_list.cleaning.workbooks import SECRET, cleaned, values
from wagtail_disclosure.negative_list.cleaning.clean import clean


def test_comments_go():
    def fill(book):
        book.active["A1"] = "甲"
        book.active["A1"].comment = Comment(SECRET, "李四")

    data = cleaned(fill)
    assert "李四" not in everything(data)
    assert not [name for name in parts(data) if "comment" in name or "vml" in name]


def test_names_stay_that_lead_to_what_is_seen():
    def fill(book):
        book.create_sheet("字典", 0)["A1"] = SECRET
        book.worksheets[0].sheet_state = "hidden"
        sheet = book.worksheets[1]
        sheet.title = "名单"
        sheet["A1"], sheet["B1"] = "甲", SECRET
        sheet.column_dimensions["B"].hidden = True
        sheet.print_area = "A1:A9"
        for name, text in {
            "visible": "名单!$A$1",
            "dictionary": "字典!$A$1",
            "hidden_column": "名单!$B$1:$B$5",
            "constant": f'"{SECRET}"',
            "broken": "#REF!",
            "other_file": "[1]Sheet1!$A$1",
        }.items():
            book.defined_names[name] = DefinedName(name, attr_text=text)

    book = opened(cleaned(fill))
    assert list(book.defined_names) == ["visible"]
    assert book["名单"].print_area == "'名单'!$A$1:$A$9"


def test_rules_go_that_lead_to_a_sheet_that_went():
    def fill(book):
        sheet = book.active
        sheet.title = "名单"
        sheet["A1"] = "甲"
        book.create_sheet("字典")["A1"] = SECRET
        book["字典"].sheet_state = "hidden"
        lost = DataValidation(type="list", formula1="字典!$A$1:$A$9")
        kept = DataValidation(type="list", formula1='"是,否"')
        lost.add("A1")
        kept.add("B1")
        sheet.add_data_validation(lost)
        sheet.add_data_validation(kept)
        sheet.conditional_formatting.add("A1:A9", FormulaRule(["字典!$A$1=1"]))

    sheet = opened(cleaned(fill)).active
    (left,) = sheet.data_validations.dataValidation
    assert left.formula1 == '"是,否"'
    assert not list(sheet.conditional_formatting)


def test_links_go_with_their_cells():
    def fill(book):
        sheet = book.active
        sheet["A1"], sheet["B1"] = "甲", SECRET
        sheet["A1"].hyperlink = "https://www.example.edu.cn/"
        sheet["B1"].hyperlink = f"https://www.example.edu.cn/{SECRET}"
        sheet.column_dimensions["B"].hidden = True

    data = cleaned(fill)
    assert opened(data).active["A1"].hyperlink.target == "https://www.example.edu.cn/"


def test_a_table_over_hidden_columns_becomes_plain_cells():
    def fill(book):
        sheet = book.active
        sheet.append(["姓名", SECRET])
        sheet.append(["张三", SECRET])
        sheet.add_table(Table(displayName="T", ref="A1:B2"))
        sheet.column_dimensions["B"].hidden = True

    data = cleaned(fill)
    assert not opened(data).active.tables
    assert values(data)[1][0] == "张三"


def test_other_tables_stay():
    def fill(book):
        sheet = book.active
        sheet.append(["姓名", "班级"])
        sheet.append(["张三", "一班"])
        sheet.add_table(Table(displayName="T", ref="A1:B2"))

    assert list(opened(cleaned(fill)).active.tables) == ["T"]


def chart_over(book, source):
    chart = BarChart()
    chart.add_data(
        Reference(source, min_col=1, min_row=1, max_row=3), titles_from_data=True
    )
    book.active.add_chart(chart, "C1")


def with_cache(xml):
    """As an office program saves it: the chart with the values it drew."""
    names = '<strCache><ptCount val="1"/><pt idx="0"><v>人数</v></pt></strCache>'
    points = '<pt idx="0"><v>5</v></pt><pt idx="1"><v>7</v></pt>'
    numbers = f'<numCache><ptCount val="2"/>{points}</numCache>'
    return xml.replace(b"</f></strRef>", f"</f>{names}</strRef>".encode()).replace(
        b"</f></numRef>", f"</f>{numbers}</numRef>".encode()
    )


def test_a_chart_of_a_hidden_sheet_keeps_what_it_draws():
    def fill(book):
        book.active["A1"] = "甲"
        source = book.create_sheet(SECRET)
        for value in ("人数", 5, 7):
            source.append([value])
        source.sheet_state = "hidden"
        chart_over(book, source)

    data = cleaned(fill, **{"xl/charts/chart1.xml": with_cache})
    chart = parts(data)["xl/charts/chart1.xml"].decode()
    assert "<numLit>" in chart
    assert "<tx><v>人数</v></tx>" in chart
    assert opened(data).active._charts


def test_a_chart_of_a_visible_sheet_is_not_touched():
    def fill(book):
        for value in ("人数", 5, 7):
            book.active.append([value])
        chart_over(book, book.active)

    before = parts(workbook_file(fill))["xl/charts/chart1.xml"]
    assert parts(cleaned(fill))["xl/charts/chart1.xml"] == before


def test_strings_that_no_cell_shows_are_emptied():
    def fill(book):
        book.active["A1"], book.active["A2"] = SECRET, "甲"
        book.active.row_dimensions[1].hidden = True

    assert values(cleaned(fill))[1] == ["甲"]


def test_other_files_are_not_linked_any_more():
    data = with_part(
        workbook_file(lambda book: book.active.append(["甲"])),
        "xl/workbook.xml",
        "xl/externalLinks/externalLink1.xml",
        f"<externalLink>{SECRET}</externalLink>".encode(),
        "externalLink",
        "application/xml",
    )
    data = changed(
        data,
        {
            "xl/workbook.xml": lambda xml: xml.replace(
                b"</sheets>",
                b'</sheets><externalReferences xmlns:r="http://schemas.openxmlformats'
                b'.org/officeDocument/2006/relationships"><externalReference '
                b'r:id="rIdX"/></externalReferences>',
            )
        },
    )
    left = clean(data)
    assert SECRET not in everything(left)
    assert "externalReference" not in everything(left)


def test_the_cache_of_a_pivot_table_goes():
    data = with_part(
        workbook_file(lambda book: book.active.append(["甲"])),
        "xl/workbook.xml",
        "xl/pivotCache/pivotCacheDefinition1.xml",
        f"<a>{SECRET}</a>".encode(),
        "pivotCacheDefinition",
        "application/xml",
    )
    assert SECRET not in everything(clean(data))
