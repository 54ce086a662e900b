import csv
import datetime
import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal

import openpyxl
import pytest

from wagtail_disclosure.archives import ArchiveLimits
from wagtail_disclosure.tabular import (
    TABLE_ERROR_CODES,
    CellValue,
    Row,
    TableError,
    cell_text,
    read_rows,
    safe_cell,
    write_csv,
    write_xlsx,
)
from wagtail_disclosure.tabular.writing import sheet_title


def error(data: bytes, name: str = "a.csv", max_rows: int = 100) -> TableError:
    with pytest.raises(TableError) as caught:
        read_rows(data, name, max_rows=max_rows)
    assert caught.value.code in TABLE_ERROR_CODES
    return caught.value


def workbook(*rows: list[CellValue]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_as_offices_save_it(encoding: str, delimiter: str) -> None:
    lines = ("标题,文号", "关于奖学金的通知,校发〔2016〕118号")
    text = "\r\n".join(lines).replace(",", delimiter)
    table = read_rows(text.encode(encoding), "清单.CSV")
    assert table.header == ("标题", "文号")
    assert table.rows == (
        Row(2, {"标题": "关于奖学金的通知", "文号": "校发〔2016〕118号"}),
    )


def test_a_comma_within_cells_is_no_delimiter() -> None:
    table = read_rows(b"item\tunit\na,b,c\td;e\n", "a.csv")
    assert table.rows[0].cells == {"item": "a,b,c", "unit": "d;e"}


def test_rows_are_numbered_as_the_spreadsheet_shows_them() -> None:
    text = '\n标题,备注,\n\n甲,"两\n行"\n , \n乙\n'
    table = read_rows(text.encode(), "a.csv")
    assert table.header == ("标题", "备注")
    assert table.rows == (
        Row(4, {"标题": "甲", "备注": "两\n行"}),
        Row(6, {"标题": "乙", "备注": ""}),
    )
    cells: list[list[CellValue]] = [
        [],
        ["标题", "备注"],
        [],
        ["甲", 1.0],
        [None, " "],
        ["乙"],
    ]
    table = read_rows(workbook(*cells), "a.xlsx")
    assert table.rows == (
        Row(4, {"标题": "甲", "备注": "1"}),
        Row(6, {"标题": "乙", "备注": ""}),
    )


def test_the_first_visible_sheet_is_read() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["隐藏"])
    book.worksheets[0].sheet_state = "hidden"
    book.create_sheet("清单").append(["标题", "日期"])
    book.worksheets[1].append(["甲", datetime.date(2021, 10, 25)])
    table = read_rows(saved(book), "a.xlsx")
    assert table.rows == (Row(2, {"标题": "甲", "日期": "2021-10-25"}),)


@pytest.mark.parametrize(
    ("text", "code", "params"),
    [
        ("", "empty", {}),
        (" \n,,\n", "empty", {}),
        ("\n甲,,乙\n", "empty-header", {"row": 2, "column": 2}),
        ("甲,乙,甲\n", "duplicate-header", {"row": 1, "column": 3, "name": "甲"}),
        ("甲,乙\n1,2,3\n", "too-many-cells", {"row": 2, "cells": 3}),
        ('甲,乙\n1,"2\n', "damaged", {"line": 2}),
        ("甲\n" + "1\n" * 101, "too-many-rows", {"limit": 100}),
    ],
)
def test_bad_csv(text: str, code: str, params: dict[str, str | int]) -> None:
    found = error(text.encode())
    assert (found.code, found.params) == (code, params)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"\xff\xff\xff", "a.csv", "undecodable"),
        (b"a,b\n\0,1\n", "a.csv", "undecodable"),
        (b"PK\x03\x04" + bytes(50), "a.csv", "wrong-type"),
        (b"a,b\n", "a.xlsx", "wrong-type"),
        (b"PK\x03\x04" + bytes(50), "a.xlsx", "damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "a.xlsx", "password-protected"),
        (b"a,b\n", "a.xls", "unknown-type"),
        (b"a,b\n", "清单", "unknown-type"),
    ],
)
def test_bad_files(data: bytes, name: str, code: str) -> None:
    assert error(data, name).code == code


def test_a_workbook_that_unpacks_to_too_much() -> None:
    data = workbook(["标题"], ["甲"])
    limits = ArchiveLimits(max_unpacked_bytes=1000)
    with pytest.raises(TableError) as caught:
        read_rows(data, "a.xlsx", limits=limits)
    assert caught.value.code == "unpacks-too-large"


def test_entities_in_a_workbook() -> None:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["标题"]))) as source,
        zipfile.ZipFile(file, "w") as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = b'<!DOCTYPE x [<!ENTITY e "e">]>' + data
            target.writestr(name, data)
    assert error(file.getvalue(), "a.xlsx").code == "unsafe-xml"


FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\rtext",
    "\ttext",
    "  =1",
    "　=1",
    "\u00a0=1",
    "\ufeff=1",
    "\u200b=1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example","点此")',
    "-2+3+cmd|' /C calc'!A0",
    "+86 10 6609 6114",
    "-见附件",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_become_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "value",
    [
        "-5",
        "+5",
        "-1,234.50",
        "-5%",
        "-",
        "--",
        "2021-10-25",
        "10-20",
        "正文=1",
        "",
        5,
        -5.5,
    ],
)
def test_harmless_values_stay(value: str | int | float) -> None:
    assert safe_cell(value) == value


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "TRUE"),
        (datetime.date(2021, 10, 25), "2021-10-25"),
        (datetime.datetime.fromisoformat("2021-10-25 00:00"), "2021-10-25"),
        (datetime.datetime.fromisoformat("2021-10-25 09:30"), "2021-10-25 09:30:00"),
        (datetime.time(9, 30), "09:30:00"),
        (Decimal("-1.50"), "-1.5"),
        (float("nan"), ""),
        (float("inf"), ""),
    ],
)
def test_other_values_become_text(value: CellValue, cell: str) -> None:
    assert safe_cell(value) == cell


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1.0, "General", "1"),
        (100, "General", "100"),
        (0.1 + 0.2, "General", "0.3"),
        (110101199003078888, "0", "110101199003078888"),
        (1e20, "General", "100000000000000000000"),
        (1234.5, "#,##0.00", "1,234.50"),
        (0.253, "0.0%", "25.3%"),
        (2.5, "0", "3"),
        (-1.005, "0.00", "-1.01"),
        (10**18, "#,##0", "1000000000000000000"),
        (7, "000", "007"),
        (7.5, "000", "7.5"),
        (7, '0"人"', "7"),
    ],
)
def test_numbers_as_shown(value: float, number_format: str, text: str) -> None:
    assert cell_text(value, number_format) == text


def test_csv_goes_out_row_by_row_and_comes_back() -> None:
    def rows() -> Iterator[list[CellValue]]:
        yield ["=1+1", 5, None]
        yield ['含"引号",逗号\n换行', datetime.date(2021, 10, 25), "-5"]
        raise RuntimeError("not asked for yet")

    lines = write_csv(["标题", "值", "备注"], rows())
    data = b"".join(next(lines) for _ in range(3))
    assert data.startswith("\ufeff标题".encode())
    written = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert written[1] == ["'=1+1", "5", ""]
    table = read_rows(data, "a.csv")
    assert [list(row.cells.values()) for row in table.rows] == [
        ["=1+1", "5", ""],
        ['含"引号",逗号\n换行', "2021-10-25", "-5"],
    ]


def test_an_apostrophe_of_the_text_itself_stays() -> None:
    data = b"".join(write_csv(["标题"], [["'引'"], ["'"]]))
    assert [row.cells["标题"] for row in read_rows(data, "a.csv").rows] == ["'引'", "'"]


def test_xlsx_holds_no_formulas() -> None:
    file = io.BytesIO()
    rows: list[list[CellValue]] = [[text, 1] for text in FORMULAS]
    write_xlsx(["标题", "=2"], rows, file, title="公开事项清单")
    sheet = openpyxl.load_workbook(file).worksheets[0]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(FORMULAS)
    assert [cell.quotePrefix for cell in cells] == [True] * len(FORMULAS)
    assert [str(cell.value).strip() for cell in cells] == [t.strip() for t in FORMULAS]
    assert sheet["B1"].data_type == "s"
    assert sheet["B2"].data_type == "n"
    with zipfile.ZipFile(file) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_xlsx_is_made_to_be_read() -> None:
    file = io.BytesIO()
    rows: list[list[CellValue]] = [
        ["甲" * 20, 3, datetime.date(2021, 10, 25), "x" * 500],
        ["坏\x00字符", 12345678901234567, True, "x" * 40_000],
    ]
    write_xlsx(["标题", "序号", "日期", "备注"], rows, file, title="清单")
    sheet = openpyxl.load_workbook(file).worksheets[0]
    assert sheet.title == "清单"
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert not sheet["A2"].font.bold
    assert sheet.column_dimensions["A"].width == 42
    assert sheet.column_dimensions["B"].width == 19
    assert sheet.column_dimensions["D"].width == 60
    assert [cell.value for cell in sheet[2]][:3] == ["甲" * 20, 3, "2021-10-25"]
    last = [cell.value for cell in sheet[3]]
    assert last == ["坏字符", "12345678901234567", "TRUE", "x" * 32_767]


def test_xlsx_of_more_rows_than_are_measured_and_of_none() -> None:
    file = io.BytesIO()
    write_xlsx(["n"], ([n] for n in range(200)), file)
    table = read_rows(file.getvalue(), "a.xlsx")
    assert [row.cells["n"] for row in table.rows] == [str(n) for n in range(200)]
    file = io.BytesIO()
    write_xlsx(["n"], [], file)
    assert read_rows(file.getvalue(), "a.xlsx").rows == ()


@pytest.mark.parametrize(
    ("title", "accepted"),
    [
        ("清单", "清单"),
        ("a/b\\c*d?e:f[g]h", "a b c d e f g h"),
        ("长" * 40, "长" * 30),
        ("'引用'", "引用"),
        ("", "Sheet1"),
        ("\x00?*", "Sheet1"),
    ],
)
def test_sheet_titles(title: str, accepted: str) -> None:
    assert sheet_title(title) == accepted
