"""A cleaned workbook, as its reader opens it and as somebody searches it."""

import io
import re

import openpyxl
import pytest

from tests.negative_list.cleaning.office_files import (
    changed,
    everything,
    opened,
    parts,
    with_part,
    workbook_file,
)
from tests.negative_list.cleaning.workbooks import SECRET, SHEET, cleaned, values
from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.cleaning.clean import clean


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_go(state):
    def fill(book):
        book.active.title = "名单"
        book.active["A1"] = "甲"
        book.create_sheet(SECRET, 0)["A1"] = SECRET
        book.worksheets[0].sheet_state = state
        book.create_sheet("说明")["A1"] = "乙"
        book.active = 2

    data = cleaned(fill)
    assert opened(data).sheetnames == ["名单", "说明"]
    assert opened(data).active.title == "说明"
    assert len([name for name in parts(data) if "worksheets/sheet" in name]) == 2


def test_hidden_rows_and_columns_are_emptied_and_the_others_stay_where_they_are():
    def fill(book):
        sheet = book.active
        sheet.append(["姓名", "身份证号", "班级"])
        sheet.append(["张三", SECRET, "一班"])
        sheet.append([SECRET, SECRET, SECRET])
        sheet.append(["李四", SECRET, "二班"])
        sheet["B1"] = SECRET
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[3].hidden = True

    data = cleaned(fill)
    assert values(data) == [
        ["姓名", None, "班级"],
        ["张三", None, "一班"],
        [None, None, None],
        ["李四", None, "二班"],
    ]
    sheet = opened(data).active
    assert sheet.row_dimensions[3].hidden
    assert sheet.column_dimensions["B"].hidden


def test_rows_and_columns_without_size_are_hidden_too():
    def fill(book):
        sheet = book.active
        sheet["A1"] = "甲"
        sheet["B1"] = SECRET
        sheet["A2"] = SECRET
        sheet.column_dimensions["B"].width = 0
        sheet.row_dimensions[2].height = 0

    assert values(cleaned(fill))[0][0] == "甲"


def test_a_title_over_hidden_columns_moves_to_where_it_is_seen():
    def fill(book):
        sheet = book.active
        sheet["A1"] = "拟录取名单"
        sheet.merge_cells("A1:C1")
        sheet["A2"], sheet["B2"] = SECRET, "甲"
        sheet.column_dimensions["A"].hidden = True

    sheet = opened(cleaned(fill)).active
    assert sheet["B1"].value == "拟录取名单"
    assert [str(area) for area in sheet.merged_cells.ranges] == ["B1:C1"]


def test_a_title_over_a_hidden_row_moves_down():
    def fill(book):
        sheet = book.active
        sheet["A1"] = "一班"
        sheet.merge_cells("A1:A3")
        sheet["B1"], sheet["B2"], sheet["B3"] = SECRET, "甲", "乙"
        sheet.row_dimensions[1].hidden = True

    sheet = opened(cleaned(fill)).active
    assert sheet["A2"].value == "一班"
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A2:A3"]


def test_cells_are_not_merged_any_more_when_one_of_them_is_left():
    def fill(book):
        sheet = book.active
        sheet["A1"] = "一班"
        sheet.merge_cells("A1:B1")
        sheet.column_dimensions["A"].hidden = True

    sheet = opened(cleaned(fill)).active
    assert sheet["B1"].value == "一班"
    assert not sheet.merged_cells.ranges


def computed(xml):
    """As an office program saves it: each formula with its value."""
    return xml.replace(b"</f><v/>", b"</f><v>3</v>").replace(
        b"</f><v></v>", b"</f><v>3</v>"
    )


def test_formulas_become_their_values():
    def fill(book):
        book.active["A1"] = "=Data!A1+1"
        book.create_sheet("Data")["A1"] = 2

    data = cleaned(fill, **{SHEET: computed})
    assert values(data) == [[3]]
    assert "Data!A1" not in everything(data)


def test_formulas_that_nothing_has_computed_are_refused():
    def fill(book):
        book.active["A1"] = "=1+1"

    def without_values(xml):
        return re.sub(rb"</f><v */>|</f><v></v>", b"</f>", xml)

    data = changed(workbook_file(fill), {SHEET: without_values})
    with pytest.raises(FileProblem) as raised:
        clean(data)
    assert raised.value.params["reason"] == "no-values"


def test_a_picture_in_a_cell_of_wps_stays():
    def fill(book):
        book.active["A1"] = '=_xlfn.DISPIMG("ID_1",1)'

    data = cleaned(fill)
    assert "DISPIMG" in opened(data).active["A1"].value


def test_properties_are_emptied():
    def fill(book):
        book.active["A1"] = "甲"
        book.properties.creator = SECRET
        book.properties.title = SECRET

    cleaned(fill)


def test_cells_and_their_formats_stay_byte_for_byte():
    def fill(book):
        sheet = book.active
        sheet["A1"], sheet["A2"] = "甲", 0.25
        sheet["A2"].number_format = "0.0%"
        sheet["A1"].font = openpyxl.styles.Font(bold=True, color="FF0000")
        sheet.freeze_panes = "A2"
        book.properties.creator = SECRET

    before, after = parts(workbook_file(fill)), parts(cleaned(fill))
    for name in (SHEET, "xl/styles.xml", "xl/theme/theme1.xml"):
        assert after[name] == before[name]


def test_a_workbook_with_nothing_to_see_is_refused():
    def hide(xml):
        return xml.replace(b'state="visible"', b'state="hidden"')

    data = changed(
        workbook_file(lambda book: book.active.append(["甲"])),
        {"xl/workbook.xml": hide},
    )
    with pytest.raises(FileProblem) as raised:
        clean(data)
    assert raised.value.params["reason"] == "nothing-visible"


def test_what_is_shown_of_something_that_has_to_go_is_refused():
    """Nobody can say what a program of its own would show of it."""
    data = with_part(
        workbook_file(lambda book: book.active.append(["甲"])),
        SHEET,
        "xl/other.xml",
        b"<a/>",
        "somethingNew",
        "application/xml",
    )
    data = changed(
        data,
        {
            SHEET: lambda xml: xml.replace(
                b"</worksheet>",
                b'<a:new xmlns:a="urn:a" xmlns:r="http://schemas.openxmlformats.org/'
                b'officeDocument/2006/relationships" r:id="rIdX"/></worksheet>',
            )
        },
    )
    with pytest.raises(FileProblem) as raised:
        clean(data)
    assert raised.value.params["reason"] == "entangled"


def test_a_workbook_with_macros_is_refused():
    data = changed(
        workbook_file(lambda book: book.active.append(["甲"])),
        {
            "[Content_Types].xml": lambda xml: xml.replace(
                b"openxmlformats-officedocument.spreadsheetml.sheet.main",
                b"ms-excel.sheet.macroEnabled.main",
            )
        },
    )
    with pytest.raises(FileProblem) as raised:
        clean(data)
    assert raised.value.code == "unknown-type"


def test_a_file_on_disk_is_cleaned_like_bytes(tmp_path):
    data = workbook_file(lambda book: book.active.append(["甲"]))
    path = tmp_path / "名单.xlsx"
    path.write_bytes(data)
    assert clean(path) == clean(data)
    assert openpyxl.load_workbook(io.BytesIO(clean(path))).active["A1"].value == "甲"
