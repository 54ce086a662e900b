from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from tests.importing.readers import blocks
from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.readers import read_document
from wagtail_disclosure.importing.readers.document import ReadError


def writer(*, pages: int = 1, text: str = "", title: str = "") -> PdfWriter:
    made = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for _ in range(pages):
        page = made.add_blank_page(200, 200)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode())
        page[NameObject("/Contents")] = made._add_object(stream)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    if title:
        made.add_metadata({"/Title": title})
    return made


def save(made: PdfWriter, folder: Path) -> Path:
    path = folder / "a.pdf"
    with path.open("wb") as file:
        made.write(file)
    return path


def code(path: Path, limits: ReadLimits | None = None) -> str:
    with pytest.raises(ReadError) as caught:
        read_document(path, limits or ReadLimits())
    return caught.value.code


def test_the_file_is_the_document(tmp_path: Path) -> None:
    made = writer(text="Annual report", title="2021年信息公开年度报告")
    document = read_document(save(made, tmp_path))
    assert document.title == "2021年信息公开年度报告"
    assert document.is_document
    assert document.blocks == ()
    assert document.warnings == ()


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - 报告.doc",
        "无标题",
        "报告终稿.docx",
        "C:\\x\\报告",
        "文档1",
        "a",
    ],
)
def test_titles_that_a_program_left(tmp_path: Path, title: str) -> None:
    assert read_document(save(writer(text="x", title=title), tmp_path)).title == ""


def test_scanned_pages_are_told_and_kept(tmp_path: Path) -> None:
    document = read_document(save(writer(pages=3), tmp_path))
    assert document.is_document
    assert blocks.codes(document) == ["no-text"]
    assert document.warnings[0].params == {"pages": 3}


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_password_keeps_us_out(tmp_path: Path, algorithm: str) -> None:
    made = writer(text="secret")
    made.encrypt("密码", algorithm=algorithm)
    assert code(save(made, tmp_path)) == "password-protected"


def test_an_owner_password_only_restricts(tmp_path: Path) -> None:
    made = writer(text="Annual report")
    made.encrypt("", owner_password="owner", algorithm="RC4-128")
    assert read_document(save(made, tmp_path)).warnings == ()


def test_too_many_pages(tmp_path: Path) -> None:
    path = save(writer(pages=4), tmp_path)
    assert code(path, ReadLimits(max_pages=3)) == "too-many-pages"


def test_scripts_and_attachments_are_told(tmp_path: Path) -> None:
    made = writer(text="x")
    script = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert(1)"),
        }
    )
    made.root_object[NameObject("/OpenAction")] = made._add_object(script)
    made.add_attachment("内部.txt", b"text")
    document = read_document(save(made, tmp_path))
    assert set(blocks.codes(document)) == {"active-content", "attachments-in-original"}


def test_damage(tmp_path: Path) -> None:
    whole = save(writer(pages=3, text="x"), tmp_path).read_bytes()
    path = tmp_path / "damaged.pdf"
    for content in (
        b"%PDF-1.7\n",
        b"%PDF-1.7\n%%EOF",
        whole[:40],
        b"%PDF-" + b"\0" * 99,
    ):
        path.write_bytes(content)
        assert code(path) == "damaged"


def test_any_broken_byte_gives_a_document_or_an_error(tmp_path: Path) -> None:
    whole = save(writer(text="x", title="年度报告"), tmp_path).read_bytes()
    path = tmp_path / "broken.pdf"
    for position in range(8, len(whole), 7):
        path.write_bytes(whole[:position] + b"<" + whole[position + 1 :])
        try:
            assert read_document(path).is_document
        except ReadError as error:
            assert error.code in {"damaged", "password-protected"}


def test_a_page_tree_that_holds_itself(tmp_path: Path) -> None:
    path = tmp_path / "loop.pdf"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
        b"2 0 obj <</Type/Pages/Kids[2 0 R]/Count 1>> endobj\n"
        b"trailer <</Root 1 0 R/Size 3>>\n%%EOF"
    )
    assert code(path) == "damaged"
