"""What must be refused, whatever the suffix promises."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.importing.readers.files import (
    OLE_MAGIC,
    add_zeros,
    paragraph,
    png,
    word_parts,
    write_word,
    write_zip,
)
from wagtail_disclosure.archives import MEBIBYTE
from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.readers import FILE_TYPES, read_document
from wagtail_disclosure.importing.readers.document import ERROR_CODES, ReadError

SUFFIXES = sorted(FILE_TYPES)
OFFICE = [".docx", ".xlsx"]


def error(path: Path, limits: ReadLimits | None = None) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_document(path, limits or ReadLimits())
    assert caught.value.code in ERROR_CODES
    return caught.value


def office(folder: Path, suffix: str) -> Path:
    path = folder / f"a{suffix}"
    if suffix == ".docx":
        return write_word(path, paragraph("正文"))
    book = Workbook()
    book.worksheets[0]["A1"] = "正文"
    book.save(path)
    return path


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_missing(tmp_path: Path, suffix: str) -> None:
    assert error(tmp_path / f"没有{suffix}").code == "missing"
    (tmp_path / f"folder{suffix}").mkdir()
    assert error(tmp_path / f"folder{suffix}").code == "missing"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_empty(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"空{suffix}"
    path.touch()
    assert error(path).code == "empty"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_over_the_limit(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"大{suffix}"
    with path.open("wb") as file:
        file.truncate(101 * MEBIBYTE)
    found = error(path)
    assert found.code == "too-large"
    assert found.params["bytes"] == 101 * MEBIBYTE
    assert str(found).startswith("too-large (bytes=")


@pytest.mark.parametrize(
    "name", ["a.doc", "a.wps", "a.docm", "a.exe", "noticeless", "a.txt.zip"]
)
def test_unknown_type(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    assert error(path).code == "unknown-type"


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "content",
    [png(), b"MZ\x90\0\x03", b"Rar!\x1a\x07\0", b"7z\xbc\xaf\x27\x1c"],
    ids=["picture", "program", "rar", "7z"],
)
def test_a_suffix_that_lies(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content + bytes(200))
    assert error(path).code in {"wrong-type", "undecodable"}


def test_every_type_under_every_other_suffix(tmp_path: Path) -> None:
    contents = {
        ".html": "<!DOCTYPE html><html><body>正文</body></html>".encode(),
        ".pdf": b"%PDF-1.7\n%%EOF",
        ".docx": office(tmp_path, ".docx").read_bytes(),
        ".xlsx": office(tmp_path, ".xlsx").read_bytes(),
    }
    for kind, content in contents.items():
        for suffix in {*SUFFIXES} - {kind, ".htm"}:
            path = tmp_path / f"lie{suffix}"
            path.write_bytes(content)
            assert error(path).code == "wrong-type", (kind, suffix)


def test_text_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("没有标签，1 < 2", "utf-8")
    assert error(path).code == "wrong-type"


def test_macros_are_another_type(tmp_path: Path) -> None:
    parts = word_parts(paragraph("正文"))
    types = str(parts["[Content_Types].xml"])
    parts["[Content_Types].xml"] = types.replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.ms-word.document.macroEnabled",
    )
    assert error(write_zip(tmp_path / "a.docx", parts)).code == "wrong-type"


@pytest.mark.parametrize("suffix", OFFICE)
def test_an_encrypted_office_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(OLE_MAGIC + bytes(504) + "EncryptedPackage".encode("utf-16-le"))
    assert error(path).code == "password-protected"


@pytest.mark.parametrize(
    ("suffix", "stream"), [(".docx", "WordDocument"), (".xlsx", "Workbook")]
)
def test_an_old_office_file_renamed(tmp_path: Path, suffix: str, stream: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(OLE_MAGIC + bytes(504) + f"{stream}\0".encode("utf-16-le"))
    assert error(path).code == "wrong-type"


@pytest.mark.parametrize("suffix", OFFICE)
def test_cut_and_scribbled_archives(tmp_path: Path, suffix: str) -> None:
    whole = office(tmp_path, suffix).read_bytes()
    path = tmp_path / f"damaged{suffix}"
    for content in (whole[:-30], whole[: len(whole) // 2], b"PK\x03\x04" + bytes(99)):
        path.write_bytes(content)
        assert error(path).code == "damaged"


@pytest.mark.parametrize("suffix", OFFICE)
def test_any_broken_byte_gives_a_document_or_an_error(
    tmp_path: Path, suffix: str
) -> None:
    whole = office(tmp_path, suffix).read_bytes()
    path = tmp_path / f"broken{suffix}"
    for position in range(4, len(whole), 41):
        path.write_bytes(whole[:position] + b"\xa5" + whole[position + 1 :])
        try:
            assert read_document(path).is_document
        except ReadError as caught:
            assert caught.code in ERROR_CODES


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "_rels/.rels"]
)
def test_broken_xml(tmp_path: Path, part: str) -> None:
    parts = word_parts(paragraph("正文"))
    parts[part] = "<w:document>"
    assert error(write_zip(tmp_path / "a.docx", parts)).code == "damaged"


def test_a_document_without_its_main_part(tmp_path: Path) -> None:
    parts = word_parts(paragraph("正文"))
    del parts["word/document.xml"]
    assert error(write_zip(tmp_path / "a.docx", parts)).code == "damaged"


@pytest.mark.parametrize("suffix", OFFICE)
def test_gigabytes_from_a_small_file(tmp_path: Path, suffix: str) -> None:
    path = office(tmp_path, suffix)
    add_zeros(path, "word/media/image1.bmp", 1024 * MEBIBYTE)
    assert path.stat().st_size < 2 * MEBIBYTE
    found = error(path)
    assert found.code == "unpacks-too-large"
    assert int(found.params["bytes"]) > 1024 * MEBIBYTE


def test_a_suspicious_ratio_and_a_huge_part(tmp_path: Path) -> None:
    path = office(tmp_path, ".docx")
    add_zeros(path, "word/media/image1.bmp", 40 * MEBIBYTE)
    assert error(path).code == "unpacks-too-large"
    large = ReadLimits(max_ratio=10_000)
    assert read_document(path, large).is_document
    add_zeros(path, "word/big.xml", 2 * MEBIBYTE)
    found = error(path, ReadLimits(max_ratio=10_000, max_part_bytes=MEBIBYTE))
    assert (found.code, found.params["part"]) == ("unpacks-too-large", "word/big.xml")


def test_too_many_members(tmp_path: Path) -> None:
    parts = word_parts(paragraph("正文"))
    parts |= {f"word/media/{n}.png": b"" for n in range(30)}
    path = write_zip(tmp_path / "a.docx", parts)
    assert error(path, ReadLimits(max_members=20)).code == "unpacks-too-large"


def test_two_parts_of_one_name(tmp_path: Path) -> None:
    path = office(tmp_path, ".docx")
    with pytest.warns(UserWarning), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/document.xml", "<other/>")
    assert error(path).code == "damaged"


BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "哈">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><l>&i;</l>"
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


@pytest.mark.parametrize("xml", [BILLION_LAUGHS, EXTERNAL], ids=["laughs", "external"])
@pytest.mark.parametrize(
    ("suffix", "part"),
    [
        (".docx", "word/document.xml"),
        (".docx", "word/styles.xml"),
        (".docx", "word/hidden.bin"),
        (".xlsx", "xl/sharedStrings.xml"),
        (".xlsx", "xl/worksheets/sheet1.xml"),
        (".xlsx", "docProps/other.dat"),
    ],
)
def test_entities(tmp_path: Path, suffix: str, part: str, xml: str) -> None:
    whole = office(tmp_path, suffix)
    with zipfile.ZipFile(whole) as archive:
        parts: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    parts[part] = xml
    found = error(write_zip(tmp_path / f"b{suffix}", parts))
    assert (found.code, found.params) == ("unsafe-xml", {"part": part})


def test_endless_nesting(tmp_path: Path) -> None:
    body = "<w:p>" * 5000 + "</w:p>" * 5000
    assert error(write_word(tmp_path / "a.docx", body)).code == "damaged"
