"""Archives: every file inside is read, whatever its maker called it."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest

from tests.negative_list.extractors.pdf_files import Sheet
from tests.negative_list.extractors.reading import read
from wagtail_disclosure.archives import MEBIBYTE
from wagtail_disclosure.negative_list.extractors.limits import ExtractLimits
from wagtail_disclosure.negative_list.screening.texts import (
    Problem,
    Readable,
    Role,
    Text,
)

LIST = "身份证号 110101199003070011"
SMALL = ExtractLimits(ratio_free_bytes=MEBIBYTE)


def zipped(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def tarred(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return stream.getvalue()


def bodies(found: list[Readable]) -> dict[tuple[str, ...], str]:
    return {
        t.member: t.text for t in found if isinstance(t, Text) and t.role is Role.BODY
    }


def problems(found: list[Readable]) -> list[tuple[str, tuple[str, ...]]]:
    return [(p.reason, p.member) for p in found if isinstance(p, Problem)]


def test_files_in_files() -> None:
    sheet = Sheet()
    sheet.line(700, "年度报告")
    content = zipped(
        **{
            "附件/名单.txt": LIST.encode("gb18030"),
            "附件/报告.pdf": sheet.bytes(),
            "内层.zip": zipped(**{"a.txt": "内层".encode()}),
        }
    )
    found = read("全部.zip", content)
    assert bodies(found) == {
        ("附件/名单.txt",): LIST,
        ("附件/报告.pdf",): "年度报告",
        ("内层.zip", "a.txt"): "内层",
    }
    assert not problems(found)


def test_names_that_windows_wrote_in_gbk() -> None:
    plain = zipped(**{"AAAAAAAA.txt": LIST.encode()})
    content = plain.replace(b"AAAAAAAA", "困难学生".encode("gbk"))
    found = read("a.zip", content)
    assert bodies(found) == {("困难学生.txt",): LIST}
    names = [t.text for t in found if isinstance(t, Text) and t.role is Role.FILE_NAME]
    assert names == ["困难学生.txt"]


def encrypted(content: bytes, name: bytes) -> bytes:
    """The archive with the mark of a password on one of its files."""
    made = bytearray(content)
    for mark, at, name_at in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        place = made.find(mark)
        while place >= 0:
            if made[place + name_at :].startswith(name):
                made[place + at] |= 1
            place = made.find(mark, place + 1)
    return bytes(made)


def test_a_password_on_one_file() -> None:
    content = zipped(**{"a.txt": b"secret", "b.txt": LIST.encode()})
    found = read("a.zip", encrypted(content, b"a.txt"))
    assert problems(found) == [("password-protected", ("a.txt",))]
    assert bodies(found) == {("b.txt",): LIST}


def test_a_broken_file_keeps_none_from_being_read() -> None:
    broken = zipped(**{"a.txt": LIST.encode(), "b.txt": "正文".encode()})
    place = broken.find(b"a.txt") + 5
    broken = broken[:place] + b"\xff" * 8 + broken[place + 8 :]
    found = read("a.zip", broken)
    assert problems(found) == [("damaged", ("a.txt",))]
    assert bodies(found) == {("b.txt",): "正文"}


def test_a_bomb() -> None:
    content = zipped(**{"a.txt": b"0" * (8 * MEBIBYTE), "b.txt": "正文".encode()})
    found = read("a.zip", content, SMALL)
    assert problems(found) == [("unpacks-too-large", ("a.txt",))]
    assert bodies(found) == {("b.txt",): "正文"}


def test_many_files_that_are_too_large_together() -> None:
    files = {f"{n}.txt": (str(n) * 900_000).encode() for n in range(9)}
    limits = ExtractLimits(max_unpacked_bytes=2 * MEBIBYTE)
    found = read("a.zip", zipped(**files), limits)
    assert len(bodies(found)) == 2
    assert {reason for reason, _member in problems(found)} == {"unpacks-too-large"}


def test_too_deep() -> None:
    content = zipped(**{"a.txt": LIST.encode()})
    for _ in range(5):
        content = zipped(**{"a.zip": content})
    [(reason, member)] = problems(read("a.zip", content))
    assert reason == "too-deep"
    assert len(member) == 5


def test_too_many_files() -> None:
    files = {f"{number}.txt": b"x" for number in range(9)}
    found = read("a.zip", zipped(**files), ExtractLimits(max_embedded=5))
    assert len(bodies(found)) == 5
    assert problems(found) == [("too-many-files", ())]


def test_a_large_file_inside() -> None:
    words = ("正文" * 40 + "\n").encode() * 60_000
    limits = ExtractLimits(max_ratio=100_000)
    found = read("a.zip", zipped(**{"a.txt": words}), limits)
    assert len(found) == 60_001


@pytest.mark.parametrize("part", ["[Content_Types].xml", "mimetype"])
def test_a_document_that_nobody_knows_is_not_an_archive(part: str) -> None:
    content = zipped(**{part: b"<a/>", "b.xml": b"<b>x</b>"})
    assert problems(read("a.vsdx", content)) == [("unknown-type", ())]


@pytest.mark.parametrize("content", [b"PK\x03\x04 nothing", b"nothing", b""])
def test_no_archive_at_all(content: bytes) -> None:
    assert problems(read("a.zip", content)) == [("damaged", ())]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_packed_files_of_unix(pack) -> None:
    content = pack(tarred(**{"附件/a.txt": LIST.encode(), "b.txt": "正文".encode()}))
    assert bodies(read("a.tar.gz", content)) == {
        ("a.tar", "附件/a.txt"): LIST,
        ("a.tar", "b.txt"): "正文",
    }
    assert bodies(read("名单.txt.gz", pack(LIST.encode()))) == {("名单.txt",): LIST}


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_bomb(pack) -> None:
    content = pack(b"0" * (8 * MEBIBYTE))
    assert problems(read("a.gz", content, SMALL)) == [("unpacks-too-large", ())]
    assert problems(read("a.gz", pack(LIST.encode())[:-9])) == [("damaged", ())]


def test_names_of_a_tar_in_gbk() -> None:
    plain = tarred(**{"AAAA.txt": LIST.encode()})
    made = bytearray(plain.replace(b"AAAA", "名单".encode("gbk")))
    made[148:156] = b" " * 8
    made[148:156] = f"{sum(made[:512]):06o}\0 ".encode()
    assert bodies(read("a.tar", bytes(made))) == {("名单.txt",): LIST}


@pytest.mark.parametrize(
    "head",
    [b"Rar!\x1a\x07\x01\0", b"7z\xbc\xaf\x27\x1c", b"\0\0\0\x20ftypisom", b"ID3\4"],
)
def test_types_that_nobody_reads_are_not_clean(head: bytes) -> None:
    assert problems(read("a.bin", head + b"\0" * 90)) == [("unknown-type", ())]
