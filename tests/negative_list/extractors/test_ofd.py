"""OFD (GB/T 33190): pages, and everything else in the package."""

import io

import pytest

from tests.negative_list.extractors.ofd_files import (
    HEAD,
    NAMESPACE,
    Ofd,
    filled,
    line,
    page,
    part,
    picture,
    text_object,
)
from tests.negative_list.extractors.pdf_files import scan
from tests.negative_list.extractors.reading import (
    bodies,
    problems,
    read,
    reasons,
    tables,
    texts,
)
from wagtail_disclosure.negative_list.extractors.limits import ExtractLimits
from wagtail_disclosure.negative_list.screening.texts import Role, Text

NUMBER = "110101199003070011"
IMAGE = (
    '<ofd:MultiMedias><ofd:MultiMedia ID="70" Type="Image" Format="PNG">'
    "<ofd:MediaFile>image_70.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>"
)


def test_pages_lines_and_tables() -> None:
    rows = [("姓名", "身份证号"), ("张三", NUMBER)]
    table = [
        text_object(cell, x, 60 + 8 * number)
        for number, row in enumerate(rows)
        for x, cell in zip((30, 80), row, strict=True)
    ]
    found = read(
        "a.ofd",
        Ofd(
            [[text_object("拟录取名单", 30, 40), *table], [text_object("二", 30, 40)]]
        ).content(),
    )
    assert bodies(found) == ["拟录取名单", "二"]
    assert tables(found) == [[list(row) for row in rows]]
    place = next(t.locator for t in found if isinstance(t, Text) and t.text == "二")
    assert place == {"page": 2, "line": 1}


def test_cells_with_rules_around_them() -> None:
    rules = [line(30, 60 + 14 * n, 90, 0) for n in range(3)]
    rules += [line(x, 60, 0, 28) for x in (30, 50, 120)]
    cells = [
        text_object("姓名", 31, 62),
        text_object("身份证号", 51, 62),
        text_object("张三", 31, 76),
        text_object("11010119900", 51, 75),
        text_object("3070011", 51, 80),
    ]
    found = read("a.ofd", Ofd([[*rules, *cells]]).content())
    assert tables(found) == [[["姓名", "身份证号"], ["张三", NUMBER]]]


def test_the_template_of_a_page_belongs_to_it() -> None:
    made = Ofd([[text_object("正文", 30, 60)]], template=text_object("机密★", 30, 20))
    assert bodies(read("a.ofd", made.content())) == ["机密★", "正文"]


def test_properties() -> None:
    info = (
        "<ofd:Title>年度报告</ofd:Title><ofd:Author>张三丰</ofd:Author>"
        "<ofd:Keywords><ofd:Keyword>信息公开</ofd:Keyword></ofd:Keywords>"
        '<ofd:CustomDatas><ofd:CustomData Name="密级">秘密</ofd:CustomData>'
        "</ofd:CustomDatas>"
    )
    found = read("a.ofd", Ofd([[text_object("正文", 30, 60)]], info=info).content())
    assert texts(found, Role.AUTHOR) == ["张三丰"]
    assert texts(found, Role.PROPERTY) == ["年度报告", "信息公开", "秘密"]


def test_annotations_tags_outlines_and_attachments() -> None:
    made = Ofd(
        [[text_object("正文", 30, 60)]],
        more=(
            '<ofd:Outlines><ofd:OutlineElem Title="第一章"/></ofd:Outlines>'
            "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
            "<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>"
            "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>"
        ),
        parts={
            "Doc_0/Annots/Annotations.xml": part(
                "Annotations",
                '<ofd:Page PageID="10">'
                "<ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>",
            ),
            "Doc_0/Annots/Page_0/Annotation.xml": part(
                "PageAnnot",
                '<ofd:Annot ID="1" Type="Stamp" Creator="李四"><ofd:Remark>请核实'
                '</ofd:Remark><ofd:Appearance Boundary="0 0 9 9">'
                f"{text_object('仅供内部', 1, 1)}</ofd:Appearance></ofd:Annot>",
            ),
            "Doc_0/Tags/CustomTags.xml": part(
                "CustomTags",
                '<ofd:CustomTag TypeID="0"><ofd:FileLoc>Tag_0.xml</ofd:FileLoc>'
                "</ofd:CustomTag>",
            ),
            "Doc_0/Tags/Tag_0.xml": "<公文体><密级>秘密</密级></公文体>",
            "Doc_0/Attachs/Attachments.xml": part(
                "Attachments",
                '<ofd:Attachment ID="1" Name="名单" Format="txt">'
                "<ofd:FileLoc>Attach_0.txt</ofd:FileLoc></ofd:Attachment>",
            ),
            "Doc_0/Attachs/Attach_0.txt": f"身份证号 {NUMBER}".encode("gb18030"),
        },
    )
    found = read("a.ofd", made.content())
    assert texts(found, Role.COMMENT, "annotation") == ["请核实", "仅供内部"]
    assert texts(found, Role.AUTHOR) == ["张三丰", "李四"]
    assert "秘密" in texts(found, Role.PROPERTY)
    assert texts(found, Role.HEADING) == ["第一章"]
    assert texts(found, hidden="embedded-file") == ["名单"]
    inner = [t for t in found if isinstance(t, Text) and t.member == ("名单.txt",)]
    assert inner[-1].text == f"身份证号 {NUMBER}"
    assert not problems(found)


def test_what_readers_do_not_see() -> None:
    made = Ofd(
        [
            [
                filled(30, 40, 60, 6, "0 0 128"),
                text_object("白字表头", 32, 41, color="255 255 255"),
                text_object("白纸白字", 32, 61, color="255 255 255"),
                text_object(NUMBER, 32, 81),
                filled(30, 80, 90, 8),
                text_object("隐藏对象", 32, 101, more='Visible="false"'),
                text_object("极小", 32, 121, size=0.1),
            ]
        ]
    )
    found = read("a.ofd", made.content())
    assert bodies(found) == ["白字表头"]
    assert texts(found, hidden="white-text") == ["白纸白字"]
    assert texts(found, hidden="covered") == [NUMBER]
    assert texts(found, hidden="hidden-text") == ["隐藏对象"]
    assert texts(found, hidden="zero-size") == ["极小"]


def test_pages_that_were_left_behind() -> None:
    made = Ofd(
        [[text_object("正文", 30, 60)]],
        parts={"Doc_0/Pages/Page_9/Content.xml": page(text_object("旧稿", 30, 60))},
    )
    assert texts(read("a.ofd", made.content()), hidden="hidden-text") == ["旧稿"]


def test_paths_from_the_root_and_in_other_spelling() -> None:
    made = Ofd([[]]).content()
    moved = Ofd([[text_object("正文", 30, 60)]])
    moved.parts["OFD.xml"] = (
        f"{HEAD}<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocInfo/>"
        "<ofd:DocRoot>/doc_0\\Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )
    assert bodies(read("a.ofd", moved.content())) == ["正文"]
    assert bodies(read("a.ofd", made)) == []


def png() -> bytes:
    stream = io.BytesIO()
    scan("拟录取名单", f"身份证号：{NUMBER}").save(stream, "PNG")
    return stream.getvalue()


SCANNED = Ofd(
    [[picture(0, 0, 210, 297)], [text_object("正文", 30, 60)]],
    resources=IMAGE,
    parts={"Doc_0/Res/image_70.png": png()},
)


def test_a_scanned_page_is_not_read() -> None:
    assert problems(read("a.ofd", SCANNED.content())) == [("scanned", {"page": 1})]


@pytest.mark.requires("ocr")
def test_a_scanned_page_is_read_by_ocr() -> None:
    found = read("a.ofd", SCANNED.content(), ExtractLimits())
    assert any(NUMBER in words for words in bodies(found))
    assert not problems(found)


def test_too_many_pages() -> None:
    made = Ofd([[text_object(f"第{n}页", 30, 60)] for n in (1, 2, 3)])
    found = read("a.ofd", made.content(), ExtractLimits(max_pages=2))
    assert bodies(found) == ["第1页", "第2页"]
    assert reasons(found) == ["too-many-pages"]


def test_an_entity_is_refused_and_the_other_pages_are_read() -> None:
    attack = (
        '<!DOCTYPE a [<!ENTITY b "bbbb">]>' + part("Page", "&b;").partition("\n")[2]
    )
    made = Ofd([[text_object("正文", 30, 60)], []])
    made.parts["Doc_0/Pages/Page_1/Content.xml"] = attack
    found = read("a.ofd", made.content())
    assert bodies(found) == ["正文"]
    assert problems(found) == [("unsafe-xml", {"page": 2})]


def test_damage() -> None:
    whole = Ofd([[text_object("正文", 30, 60)]])
    assert reasons(read("a.ofd", b"PK\x03\x04 nothing")) == ["damaged"]
    whole.parts["Doc_0/Document.xml"] = "<ofd:Document>"
    assert "damaged" in reasons(read("a.ofd", whole.content()))
    page_lost = Ofd([[text_object("正文", 30, 60)]])
    page_lost.parts["Doc_0/Pages/Page_0/Content.xml"] = "<broken"
    assert problems(read("a.ofd", page_lost.content())) == [("damaged", {"page": 1})]


def test_an_encrypted_package() -> None:
    made = Ofd([[text_object("正文", 30, 60)]])
    made.parts["Encryptions.xml"] = part("Encryptions", "")
    assert reasons(read("a.ofd", made.content())) == ["password-protected"]


def test_content_counts_and_not_the_name() -> None:
    content = Ofd([[text_object("正文", 30, 60)]]).content()
    assert bodies(read("a.zip", content)) == ["正文"]
