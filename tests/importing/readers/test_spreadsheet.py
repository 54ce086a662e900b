import datetime
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.importing.readers import blocks
from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.readers import read_document
from wagtail_disclosure.importing.readers.document import ReadError


def save(book: Workbook, folder: Path) -> Path:
    path = folder / "表.xlsx"
    book.save(path)
    return path


def sheet_xml(path: Path, old: str, new: str) -> Path:
    """The same workbook, with its first sheet's XML changed."""
    changed = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            target.writestr(name, data)
    return changed


def test_cells_as_a_person_sees_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["序号", "金额", "比例", "学号", "日期", "时刻", "备注"])
    moment = datetime.datetime.fromisoformat("2021-10-25 09:30")
    sheet.append([1, 1234.5, 0.253, 7, datetime.date(2021, 10, 25), moment, True])
    sheet.append([2.0, 0.1 + 0.2, 1, 12, None, None, "　合计 "])
    for row, form in ((2, "#,##0.00"), (3, "General")):
        sheet.cell(row, 2).number_format = form
        sheet.cell(row, 3).number_format = "0.0%"
        sheet.cell(row, 4).number_format = "00000"
    document = read_document(save(book, tmp_path))
    assert document.is_document
    (table,) = blocks.tables(document)
    assert table.first_row_is_header
    assert table.rows == [
        ["序号", "金额", "比例", "学号", "日期", "时刻", "备注"],
        [
            "1",
            "1,234.50",
            "25.3%",
            "00007",
            "2021-10-25",
            "2021-10-25 09:30:00",
            "TRUE",
        ],
        ["2", "0.3", "100.0%", "00012", "", "", "合计"],
    ]
    assert document.warnings == ()
    assert blocks.kinds(document) == ["Table"]


def test_several_sheets_get_headings_and_blank_ends_go(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "预算"
    first["B3"] = "收入"
    first["B5"] = "支出"
    first["H90"] = " "
    second = book.create_sheet("决算")
    second["A1"] = "合计"
    book.create_sheet("空表")
    document = read_document(save(book, tmp_path))
    assert blocks.headings(document) == [(2, "预算"), (2, "决算")]
    assert [table.rows for table in blocks.tables(document)] == [
        [["", "收入"], ["", ""], ["", "支出"]],
        [["合计"]],
    ]


def test_what_is_hidden_stays_out(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["姓名", "身份证号", "奖项"],
        ["张三", "110", "一等"],
        ["李四", "120", "二等"],
    ):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    for state in ("hidden", "veryHidden"):
        extra = book.create_sheet(f"底稿{state}")
        extra["A1"] = "内部"
        extra.sheet_state = state
    document = read_document(save(book, tmp_path))
    assert [t.rows for t in blocks.tables(document)] == [
        [["姓名", "奖项"], ["张三", "一等"]]
    ]
    assert blocks.codes(document) == ["hidden-left-out", "hidden-left-out"]
    assert document.warnings[0].params == {"sheets": 2}
    assert document.warnings[1].params == {"sheet": "Sheet", "rows": 1, "columns": 1}


def test_only_hidden_sheets_leave_nothing(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "内部"
    book.create_sheet("空")
    sheet.sheet_state = "hidden"
    document = read_document(save(book, tmp_path))
    assert document.blocks == ()
    assert document.is_document


def test_merged_and_uncalculated_cells_are_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "某某大学预算表"
    sheet.merge_cells("A1:C1")
    sheet["A2"] = 1
    sheet["B2"] = "=A2*2"
    document = read_document(save(book, tmp_path))
    assert blocks.tables(document)[0].rows == [["某某大学预算表"], ["1"]]
    assert blocks.codes(document) == ["merged-cells", "values-not-calculated"]


def test_a_large_table_is_cut_and_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(6):
        sheet.append([f"{row}-{column}" for column in range(5)])
    limits = ReadLimits(max_table_rows=4, max_table_columns=3)
    document = read_document(save(book, tmp_path), limits)
    (table,) = blocks.tables(document)
    assert (len(table.rows), len(table.rows[0])) == (4, 3)
    assert blocks.codes(document) == ["table-cut"]
    exact = ReadLimits(max_table_rows=6, max_table_columns=5)
    assert read_document(tmp_path / "表.xlsx", exact).warnings == ()


def test_more_sheets_than_are_taken(tmp_path: Path) -> None:
    book = Workbook()
    for n in range(3):
        book.create_sheet(f"第{n}页")["A1"] = n
    document = read_document(save(book, tmp_path), ReadLimits(max_sheets=2))
    assert [t.rows for t in blocks.tables(document)] == [[["0"]]]
    assert blocks.codes(document) == ["sheets-left-out"]


def test_a_sheet_may_claim_any_size(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "一格"
    path = save(book, tmp_path)
    claimed = sheet_xml(path, 'ref="A1:A1"', 'ref="A1:XFD1048576"')
    assert blocks.tables(read_document(claimed))[0].rows == [["一格"]]
    far = sheet_xml(path, '<row r="1"', '<row r="999999999"')
    assert read_document(far).blocks == ()


def test_a_broken_sheet_is_damaged(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 5
    path = save(book, tmp_path)
    for old, new in (("<v>5</v>", "<v>五</v>"), ('r="A1"', 'r="ZZZZZZ1"')):
        with pytest.raises(ReadError) as caught:
            read_document(sheet_xml(path, old, new))
        assert caught.value.code == "damaged"
