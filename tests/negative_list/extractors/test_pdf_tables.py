"""PDF: tables, drawn with rules or by wide gaps alone."""

from tests.negative_list.extractors.pdf_files import Sheet
from tests.negative_list.extractors.reading import bodies, read, tables
from wagtail_disclosure.negative_list.screening.passage_maker import PassageMaker

COLUMNS = (60, 120, 220, 400)
HEADINGS = ("序号", "姓名", "身份证号", "电话")
NUMBER = "110101199003070011"
EDGES = (50, 90, 130, 240, 320)


def ruled(sheet: Sheet, top: float, *rows: tuple[str, ...], height: float = 20) -> None:
    """Rows of a drawn table; a cell with a line break is set in two lines."""
    for number, row in enumerate(rows):
        y = top - height * number
        for left, right, cell in zip(EDGES, EDGES[1:], row, strict=False):
            sheet.rect(left, y - height, right - left, height, stroke=1, fill=0)
            for line, words in enumerate(cell.split("\n")):
                sheet.drawString(left + 2, y - 14 - 14 * line, words)


def test_a_number_that_is_wrapped_in_its_cell_is_one_number() -> None:
    sheet = Sheet()
    sheet.line(780, "拟录取名单")
    ruled(
        sheet,
        700,
        HEADINGS,
        ("1", "张三", "1101011990030\n70011", "计算机科\n学学院"),
        ("2", "李四", NUMBER, ""),
        height=36,
    )
    sheet.line(500, "研究生院")
    found = read("a.pdf", sheet.bytes())
    assert bodies(found) == ["拟录取名单", "研究生院"]
    assert tables(found) == [
        [
            list(HEADINGS),
            ["1", "张三", NUMBER, "计算机科学学院"],
            ["2", "李四", NUMBER, ""],
        ]
    ]


def test_cells_that_nearly_touch_are_two_where_a_rule_parts_them() -> None:
    sheet = Sheet()
    ruled(sheet, 700, ("一", "姓名三", "电话", "备注"), ("二", "欧阳三", "139", ""))
    [table] = tables(read("a.pdf", sheet.bytes()))
    assert table[1] == ["二", "欧阳三", "139", ""]


def test_an_empty_column_does_not_end_a_table() -> None:
    sheet = Sheet()
    ruled(sheet, 700, HEADINGS, ("1", "张三", NUMBER, "1"))
    sheet.next_page()
    ruled(sheet, 800, ("2", "李四", "", "2"), ("3", "王五", "", ""))
    pieces = labelled(sheet)
    assert pieces["王五"] == "姓名"
    assert pieces["李四"] == "姓名"


def test_a_number_that_the_end_of_a_page_parts_is_one_number() -> None:
    sheet = Sheet()
    ruled(sheet, 100, HEADINGS, ("1", "张三", "1101011990030", "1"))
    sheet.next_page()
    ruled(sheet, 800, ("", "", "70011", ""), ("2", "李四", NUMBER, "2"))
    _first, second = tables(read("a.pdf", sheet.bytes()))
    assert second == [["", "", NUMBER, ""], ["2", "李四", NUMBER, "2"]]


def test_numbers_of_two_rows_stay_two() -> None:
    sheet = Sheet()
    ruled(sheet, 100, HEADINGS, ("院", "张三", "13800001111", "1"))
    sheet.next_page()
    ruled(sheet, 800, ("", "李四", "13800002222", "2"), ("", "王五", "1", "3"))
    _first, second = tables(read("a.pdf", sheet.bytes()))
    assert second[0] == ["", "李四", "13800002222", "2"]


def test_a_frame_around_a_paragraph_is_no_table() -> None:
    sheet = Sheet()
    sheet.rect(40, 600, 500, 100, stroke=1, fill=0)
    sheet.line(660, "温馨提示")
    assert bodies(read("a.pdf", sheet.bytes())) == ["温馨提示"]


def labelled(sheet: Sheet) -> dict[str, str]:
    """The heading of each cell, as detectors see it."""
    found = read("a.pdf", sheet.bytes())
    passages = PassageMaker().passages(found)
    return {p.text: p.label for passage in passages for p in passage.pieces()}


def test_a_table_has_its_headings_on_every_page() -> None:
    sheet = Sheet()
    sheet.line(780, "拟录取名单")
    sheet.line(740, *HEADINGS, at=COLUMNS)
    sheet.line(720, "1", "张三", "110101199003070011", "13900001111", at=COLUMNS)
    sheet.drawString(290, 30, "1")
    sheet.next_page()
    sheet.line(780, "2", "李四", "110101199003070022", "13900001112", at=COLUMNS)
    sheet.line(760, "3", "王五", "110101199003070033", "13900001113", at=COLUMNS)
    found = read("a.pdf", sheet.bytes())
    pieces = [p for passage in PassageMaker().passages(found) for p in passage.pieces()]
    labelled = {p.text: p.label for p in pieces}
    assert labelled["110101199003070033"] == "身份证号"
    assert labelled["李四"] == "姓名"
    place = next(p.locator for p in pieces if p.text == "李四")
    assert place["page"] == 2


def test_an_empty_cell_leaves_the_others_in_their_columns() -> None:
    sheet = Sheet()
    sheet.line(740, *HEADINGS, at=COLUMNS)
    sheet.line(720, "1", "张三", "110101199003070011", "13900001111", at=COLUMNS)
    sheet.line(700, "2", "李四", "13900001112", at=(60, 120, 400))
    [table] = tables(read("a.pdf", sheet.bytes()))
    assert table[2] == ["2", "李四", "", "13900001112"]
