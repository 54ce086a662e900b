from pathlib import Path

import pytest

from tests.importing.readers import blocks
from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.readers import read_document
from wagtail_disclosure.importing.readers.document import ReadError

NOTICE = "关于公布2021年奖学金名单的通知\n\n　　各学院：\n现将名单公布如下。\n"


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_decodes_what_offices_write(tmp_path: Path, encoding: str) -> None:
    document = read_document(write(tmp_path / "a.txt", NOTICE.encode(encoding)))
    assert blocks.paragraphs(document) == [
        "关于公布2021年奖学金名单的通知",
        "各学院：",
        "现将名单公布如下。",
    ]
    assert document.title == "关于公布2021年奖学金名单的通知"
    assert not document.is_document


def test_gb18030_reaches_beyond_gbk(tmp_path: Path) -> None:
    document = read_document(write(tmp_path / "a.txt", "𠮷林😀".encode("gb18030")))
    assert blocks.paragraphs(document) == ["𠮷林😀"]


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02\x03" * 50,
        "无标记".encode("utf-16-le"),
        bytes(range(1, 9)) * 20,
        b"\xff\xff\xff\xff",
        "断在中间".encode()[:-1],
    ],
    ids=["zeros", "utf-16 without mark", "controls", "no encoding", "cut"],
)
def test_what_is_no_text_is_undecodable(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(write(tmp_path / "a.txt", data))
    assert caught.value.code == "undecodable"


def test_only_blanks_is_empty(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(write(tmp_path / "a.txt", " \n　　\n\u00a0\n\ufeff\n".encode()))
    assert caught.value.code == "empty"


def test_indents_go_and_inner_spaces_stay(tmp_path: Path) -> None:
    text = "　　\u00a0\u00a0第一 行\u00a0\r\n \t\r\n\u3000第二行\r第三行"
    document = read_document(write(tmp_path / "a.txt", text.encode()))
    assert blocks.paragraphs(document) == ["第一 行", "第二行", "第三行"]


def test_markup_in_text_is_text(tmp_path: Path) -> None:
    text = "正文如下\n<script>alert(1)</script>\nA & B"
    document = read_document(write(tmp_path / "a.txt", text.encode()))
    assert blocks.html(document) == (
        "<p>正文如下</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>A &amp; B</p>"
    )


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("一、总体要求", 2),
        ("十二、附则", 2),
        ("第一章 总则", 2),
        ("第三节　监督", 3),
        ("（一）公开范围", 3),
        ("(三)主动公开信息的形式", 3),
        ("一、二年级学生共20人", None),
        ("（一）指导思想。深入贯彻", None),
        ("(三)坚持以“公开”强监督，丰富信息公开渠道。", None),
        ("一、" + "很长的标题" * 8, None),
        ("一、甲；", None),
        ("（一）学校章程；", None),
        ("（二）学校章程;　", None),
        ("(三)公开学校章程。”", None),
        ("（四）学校章程；以及", None),
        ("（五）落实到人.", None),
        ("1．学校章程；", None),
        ("1.加强领导", None),
        ("第一条 为了规范信息公开", None),
    ],
)
def test_headings_are_short_numbered_lines(
    tmp_path: Path, line: str, level: int | None
) -> None:
    document = read_document(write(tmp_path / "a.txt", line.encode()))
    assert blocks.headings(document) == ([(level, line)] if level else [])


def test_text_over_the_limit_is_refused_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ("字" * 60 + "\n").encode() * 2)
    with pytest.raises(ReadError) as caught:
        read_document(path, ReadLimits(max_characters=100))
    assert caught.value.code == "too-long"
    assert caught.value.params == {"limit": 100}
