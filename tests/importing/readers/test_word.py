from pathlib import Path

import pytest

from tests.importing.readers import blocks
from tests.importing.readers.files import (
    W,
    cell,
    level,
    numbered,
    numbering,
    paragraph,
    png,
    run,
    styles,
    table,
    word_parts,
    write_word,
    write_zip,
)
from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.readers import read_document
from wagtail_disclosure.importing.readers.document import Picture, ReadError

PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/'
    'drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="p" descr="校徽"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/'
    '2006/picture"><pic:blipFill><a:blip r:embed="p1"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def test_order_of_the_document(tmp_path: Path) -> None:
    body = (
        paragraph("学校章程", style="a")
        + paragraph("总则", style="1")
        + paragraph("为了规范办学。")
        + table(cell("学院") + cell("人数"), cell("理学院") + cell("20"))
        + PICTURE
        + paragraph("以上。")
    )
    parts = word_parts(body, styles=styles(a="Title", **{"1": "heading 1"}))
    parts["word/media/image1.png"] = png()
    document = read_document(write_zip(tmp_path / "章程.docx", parts))
    assert document.title == "学校章程"
    assert document.is_document
    assert blocks.kinds(document) == [
        "Heading",
        "RichText",
        "Table",
        "Picture",
        "RichText",
    ]
    assert blocks.headings(document) == [(2, "总则")]
    (found,) = blocks.tables(document)
    assert found.rows == [["学院", "人数"], ["理学院", "20"]]
    assert found.first_row_is_header
    picture = document.blocks[3]
    assert isinstance(picture, Picture)
    assert (picture.name, picture.alt) == ("picture-1.png", "校徽")
    assert (picture.data, picture.content_type) == (png(), "image/png")
    assert document.warnings == ()


@pytest.mark.parametrize("name", ["heading 2", "Heading 2", "标题 2", "标题2"])
def test_heading_styles_under_their_chinese_names(tmp_path: Path, name: str) -> None:
    body = paragraph("组织机构", style="x2") + paragraph("正文在此。")
    path = write_word(tmp_path / "a.docx", body, styles=styles(x2=name))
    assert blocks.headings(read_document(path)) == [(2, "组织机构")]


def test_title_by_its_wording(tmp_path: Path) -> None:
    body = (
        paragraph("某某大学文件")
        + paragraph("关于印发《办法》的通知")
        + paragraph("现予印发。")
    )
    document = read_document(write_word(tmp_path / "a.docx", body))
    assert document.title == "关于印发《办法》的通知"
    assert blocks.paragraphs(document)[0] == "某某大学文件"


def test_merged_cells_stand_in_their_first_place(tmp_path: Path) -> None:
    wide = '<w:gridSpan w:val="2"/>'
    top, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell("类别") + cell("公开事项", wide),
        cell("财务", top) + cell("预算") + cell("3"),
        cell("", below) + cell("决算") + cell("4"),
    )
    document = read_document(write_word(tmp_path / "a.docx", body))
    (found,) = blocks.tables(document)
    assert found.rows == [
        ["类别", "公开事项", ""],
        ["财务", "预算", "3"],
        ["", "决算", "4"],
    ]
    assert blocks.codes(document) == ["merged-cells"]


def test_emphasis_and_markup_in_text(tmp_path: Path) -> None:
    body = f"<w:p>{run('注意', '<w:b/>')}{run('&lt;b&gt; &amp; 其他')}</w:p>"
    document = read_document(write_word(tmp_path / "a.docx", body))
    assert blocks.html(document) == "<p><b>注意</b>&lt;b&gt; &amp; 其他</p>"


ARTICLES = numbering(
    level(0, "chineseCountingThousand", "第%1章")
    + level(1, "chineseCountingThousand", "第%2条")
    + level(2, "decimal", "%3）", '<w:suff w:val="nothing"/>')
)


def test_numbers_that_word_counts_are_written_out(tmp_path: Path) -> None:
    body = (
        numbered("总则", 1, 0, style="1")
        + numbered("目的", 1, 1)
        + numbered("甲项", 1, 2)
        + numbered("乙项", 1, 2)
        + numbered("范围", 1, 1)
        + numbered("附则", 1, 0, style="1")
        + numbered("施行", 1, 1)
    )
    path = write_word(
        tmp_path / "a.docx", body, numbering=ARTICLES, styles=styles(**{"1": "标题 1"})
    )
    document = read_document(path)
    assert document.title == "第一章　总则"
    assert blocks.headings(document) == [(2, "第二章　附则")]
    assert blocks.paragraphs(document) == [
        "第一条　目的",
        "1）甲项",
        "2）乙项",
        "第二条　范围",
        "第一条　施行",
    ]
    assert blocks.codes(document) == ["numbering-written-out"]


def test_a_plain_list_stays_a_list(tmp_path: Path) -> None:
    plain = numbering(level(0, "decimal", "%1."), level(0, "bullet", "•"))
    body = (
        numbered("一项", 1)
        + numbered("二项", 1)
        + paragraph("另有：")
        + numbered("圆点", 2)
    )
    document = read_document(write_word(tmp_path / "a.docx", body, numbering=plain))
    assert blocks.html(document) == (
        "<ol><li>一项</li><li>二项</li></ol><p>另有：</p><ul><li>圆点</li></ul>"
    )
    assert document.warnings == ()


def test_a_list_that_goes_on_after_a_paragraph_keeps_its_numbers(
    tmp_path: Path,
) -> None:
    plain = numbering(level(0, "decimal", "%1."))
    body = numbered("一项", 1) + paragraph("说明。") + numbered("二项", 1)
    document = read_document(write_word(tmp_path / "a.docx", body, numbering=plain))
    assert blocks.paragraphs(document) == ["1. 一项", "说明。", "2. 二项"]


def test_two_lists_of_one_pattern_and_a_restart(tmp_path: Path) -> None:
    pattern = level(0, "decimal", "（%1）")
    restart = (
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    lists = numbering(pattern).replace("</w:numbering>", restart)
    body = "".join(numbered("项", list_id) for list_id in (1, 2, 1, 3, 3, 9, 0))
    document = read_document(write_word(tmp_path / "a.docx", body, numbering=lists))
    assert blocks.paragraphs(document) == [
        "（1）项",
        "（2）项",
        "（3）项",
        "（1）项",
        "（2）项",
        "项",
        "项",
    ]


def test_numbers_that_come_with_a_style(tmp_path: Path) -> None:
    lists = numbering(
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="a"/>')
        + level(1, "chineseCounting", "%1.%2", '<w:pStyle w:val="b"/><w:isLgl/>'),
        '<w:numStyleLink w:val="l"/>',
    )
    place = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    found = styles(a="标题 2", b="正文条", c="子样式", l="列表样式")
    found = found.replace("</w:style>", place, 2).replace(
        '<w:name w:val="子样式"/>', '<w:basedOn w:val="a"/><w:basedOn w:val="c"/>'
    )
    found = found.replace(
        '"paragraph" w:styleId="l"><w:name w:val="列表样式"/></w:style>',
        f'"numbering" w:styleId="l">{place}',
    )
    body = (
        paragraph("甲", style="a")
        + paragraph("乙", style="b")
        + paragraph("丙", style="c")
        + numbered("丁", 2)
        + paragraph("", style="a")
        + paragraph("戊", style="a")
    )
    path = write_word(tmp_path / "a.docx", body, numbering=lists, styles=found)
    document = read_document(path)
    assert blocks.headings(document) == [(2, "一、甲"), (2, "五、戊")]
    assert blocks.paragraphs(document) == ["1.1 乙", "二、丙", "三、丁"]


def test_line_breaks_and_paragraphs_in_cells(tmp_path: Path) -> None:
    broken = "<w:tc><w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>"
    body = table(cell("项目") + cell("说明"), f"{broken}{paragraph('丙')}</w:tc>")
    document = read_document(write_word(tmp_path / "a.docx", body))
    assert blocks.tables(document)[0].rows[1] == ["甲\n乙\n丙", ""]


def test_the_strict_vocabulary_is_read_alike(tmp_path: Path) -> None:
    secret = run("内部", "<w:vanish/>")
    parts = word_parts(f"<w:p>{run('公开。')}{secret}</w:p>")
    strict = str(parts["word/document.xml"]).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    path = write_zip(tmp_path / "a.docx", parts | {"word/document.xml": strict})
    assert blocks.paragraphs(read_document(path)) == ["公开。"]


def test_too_much_for_the_converter(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", paragraph("字" * 1000))
    with pytest.raises(ReadError) as caught:
        read_document(path, ReadLimits(max_word_bytes=1000))
    assert caught.value.code == "unpacks-too-large"
    assert caught.value.params["part"] == "word/document.xml"


def test_hidden_text_stays_out(tmp_path: Path) -> None:
    secret = run("内部联系人张三", "<w:vanish/>")
    shown = run("完。", '<w:vanish w:val="0"/>')
    body = f"<w:p>{run('公开内容。')}{secret}{shown}</w:p>"
    document = read_document(write_word(tmp_path / "a.docx", body))
    assert blocks.paragraphs(document) == ["公开内容。完。"]
    assert blocks.codes(document) == ["hidden-left-out"]


def test_notes_and_boxes(tmp_path: Path) -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{paragraph("脚注。")}'
        "</w:footnote></w:footnotes>"
    )
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>'
        '<w:checked w:val="{}"/></w:checkBox></w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = f"<w:p>{run('正文')}{reference}{box.format(1)}{box.format(0)}</w:p>"
    document = read_document(write_word(tmp_path / "a.docx", body, footnotes=notes))
    assert blocks.html(document) == (
        "<p>正文<sup>[1]</sup>☑☐</p><ol><li>脚注。</li></ol>"
    )


def test_what_cannot_be_converted_is_told(tmp_path: Path) -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    body = f'<w:p>{run("公式")}<m:oMath xmlns:m="{math}"/></w:p><w:altChunk/>'
    document = read_document(write_word(tmp_path / "a.docx", body))
    assert [(w.code, w.params) for w in document.warnings] == [
        ("not-converted", {"kind": "equation"}),
        ("not-converted", {"kind": "imported-file"}),
    ]


def test_changes_and_comments_are_told(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>旧词</w:delText></w:r></w:del>"
    body = f"<w:p><w:ins>{run('新词')}</w:ins>{deleted}</w:p>"
    comments = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="1">'
        f"{paragraph('请核实')}</w:comment></w:comments>"
    )
    document = read_document(write_word(tmp_path / "a.docx", body, comments=comments))
    assert blocks.paragraphs(document) == ["新词"]
    assert blocks.codes(document) == ["tracked-changes", "comments-in-original"]


def test_a_style_map_of_the_file_cannot_drop_text(tmp_path: Path) -> None:
    parts = word_parts(paragraph("公开内容。"))
    parts["mammoth/style-map"] = "p => !"
    document = read_document(write_zip(tmp_path / "a.docx", parts))
    assert blocks.paragraphs(document) == ["公开内容。"]


def test_pictures_that_browsers_do_not_show(tmp_path: Path) -> None:
    parts = word_parts(PICTURE + paragraph("正文。"))
    parts["word/media/image1.png"] = b"\x01\x00\x00\x00 an old metafile"
    document = read_document(write_zip(tmp_path / "a.docx", parts))
    assert blocks.kinds(document) == ["RichText"]
    assert blocks.codes(document) == ["picture-left-out"]


def test_a_picture_that_is_not_in_the_file(tmp_path: Path) -> None:
    document = read_document(write_word(tmp_path / "a.docx", PICTURE))
    assert document.blocks == ()
    assert blocks.codes(document) == ["picture-left-out"]


def test_a_long_table_is_cut_and_told(tmp_path: Path) -> None:
    body = table(*(cell(str(n)) + cell("值") for n in range(6)))
    path = write_word(tmp_path / "a.docx", body)
    document = read_document(path, ReadLimits(max_table_rows=4))
    assert len(blocks.tables(document)[0].rows) == 4
    assert blocks.codes(document) == ["table-cut"]


def test_an_empty_document_is_still_an_attachment(tmp_path: Path) -> None:
    document = read_document(write_word(tmp_path / "a.docx", paragraph("")))
    assert document.is_document
    assert document.blocks == ()


@pytest.mark.parametrize(
    "text",
    [
        "（一）剽窃、抄袭、侵占他人学术成果；",
        "(二)未经批准连续两周未参加教学活动的。",
        "1. 休学期满未提出复学申请的;",
        "2．各单位“公开为常态”。）",
        "（3）伪造科研数据；",
    ],
)
def test_items_of_an_article_are_no_headings(tmp_path: Path, text: str) -> None:
    body = (
        paragraph("第一章 总则", style="2")
        + paragraph(text, style="3")
        + paragraph("（四）监督", style="3")
        + paragraph("3.1 监督", style="3")
    )
    names = styles(**{"2": "heading 2", "3": "heading 3"})
    read = read_document(write_word(tmp_path / "a.docx", body, styles=names))
    assert [heading for _, heading in blocks.headings(read)] == [
        "第一章 总则",
        "（四）监督",
        "3.1 监督",
    ]
    assert blocks.paragraphs(read) == [text]
