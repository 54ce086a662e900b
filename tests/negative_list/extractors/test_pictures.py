"""Pictures: what they tell beside what they show."""

import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

from tests.negative_list.extractors.pdf_files import scan
from tests.negative_list.extractors.reading import (
    bodies,
    problems,
    read,
    reasons,
    texts,
)
from wagtail_disclosure.negative_list.extractors.limits import ExtractLimits
from wagtail_disclosure.negative_list.screening.texts import Role, Text

NUMBER = "110101199003070011"


def photo(kind: str = "JPEG", *, size=(300, 200), mode="RGB", **options) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, size, 1).save(stream, kind, **options)
    return stream.getvalue()


def exif(tags=(), details=(), position=()) -> Image.Exif:
    made = Image.Exif()
    # Pillow writes nothing at all where the first part is empty.
    made.update({306: "2024:03:01 08:00:00", **dict(tags)})
    made.get_ifd(0x8769).update(details)
    made.get_ifd(0x8825).update(position)
    return made


SHANGHAI = {
    1: "N",
    2: (IFDRational(31), IFDRational(13), IFDRational(4944, 100)),
    3: "E",
    4: (IFDRational(121), IFDRational(28), IFDRational(2532, 100)),
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF"])
def test_the_position_of_a_photograph(kind: str) -> None:
    found = read("a.bin", photo(kind, exif=exif(position=SHANGHAI)))
    assert texts(found, Role.LOCATION) == ["31.2304, 121.4737"]
    assert not problems(found)


def test_south_and_west_are_negative() -> None:
    position = {**SHANGHAI, 1: "S", 3: "W"}
    found = read("a.jpg", photo(exif=exif(position=position)))
    assert texts(found, Role.LOCATION) == ["-31.2304, -121.4737"]


def test_author_and_device() -> None:
    made = exif(
        {315: "张三丰".encode(), 33432: "某某大学".encode("gbk"), 271: "HUAWEI"},
        {0xA431: "SN-0042", 0xA430: "李四".encode()},
    )
    made[272] = "Mate 60"
    found = read("a.jpg", photo(exif=made))
    assert texts(found, Role.AUTHOR) == ["张三丰", "某某大学", "李四"]
    devices = [
        t.text
        for t in found
        if isinstance(t, Text) and t.locator.get("property") == "device"
    ]
    assert devices == ["HUAWEI Mate 60", "SN-0042"]


def test_remarks_of_windows_and_of_cameras() -> None:
    made = exif(
        {0x9C9C: "内部资料".encode("utf-16-le"), 0x9C9D: "王五".encode("utf-16-le")},
        {0x9286: b"UNICODE\0" + "现场照片".encode("utf-16-le")},
    )
    found = read("a.jpg", photo(exif=made))
    assert {"内部资料", "现场照片"} <= set(texts(found, Role.PROPERTY))
    assert texts(found, Role.AUTHOR) == ["王五"]


def test_comments() -> None:
    comment = f"身份证号 {NUMBER}".encode("gb18030")
    found = read("a.jpg", photo(comment=comment))
    assert texts(found, Role.PROPERTY) == [f"身份证号 {NUMBER}"]
    found = read("a.gif", photo("GIF", mode="P", comment=comment))
    assert texts(found, Role.PROPERTY) == [f"身份证号 {NUMBER}"]


def test_words_that_a_png_carries() -> None:
    info = PngInfo()
    info.add_itxt("Author", "张三丰")
    info.add_itxt("Comment", "内部资料", zip=True)
    found = read("a.png", photo("PNG", pnginfo=info))
    assert texts(found, Role.AUTHOR) == ["张三丰"]
    assert texts(found, Role.PROPERTY) == ["内部资料"]


def test_xmp() -> None:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" aux:SerialNumber="00042">'
        "<dc:creator><rdf:Seq><rdf:li>张三丰</rdf:li></rdf:Seq></dc:creator>"
        "<dc:description><rdf:Alt><rdf:li>颁奖现场</rdf:li></rdf:Alt></dc:description>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    found = read("a.jpg", photo(xmp=packet.encode()))
    assert texts(found, Role.AUTHOR) == ["张三丰"]
    assert texts(found, Role.PROPERTY) == ["00042", "颁奖现场"]
    packet = '<!DOCTYPE a [<!ENTITY b "b">]>' + packet
    assert not texts(read("a.jpg", photo(xmp=packet.encode())), Role.AUTHOR)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_an_ordinary_photograph_gives_nothing(kind: str) -> None:
    assert read(f"a.{kind.lower()}", photo(kind)) == []


def test_a_picture_of_text_is_no_problem_without_ocr() -> None:
    stream = io.BytesIO()
    scan("身份证").save(stream, "PNG")
    assert read("a.png", stream.getvalue()) == []


def test_a_fax_is_a_scan() -> None:
    pages = [scan(text).convert("1") for text in ("一", "二")]
    stream = io.BytesIO()
    pages[0].save(stream, "TIFF", save_all=True, append_images=pages[1:])
    assert problems(read("a.tif", stream.getvalue())) == [
        ("scanned", {"page": 1}),
        ("scanned", {"page": 2}),
    ]


@pytest.mark.requires("ocr")
def test_words_in_a_picture_are_read_by_ocr() -> None:
    stream = io.BytesIO()
    scan("贫困生名单", f"身份证号：{NUMBER}").save(stream, "PNG")
    found = read("a.png", stream.getvalue(), ExtractLimits())
    assert any(NUMBER in words for words in bodies(found))


def test_a_picture_of_too_many_dots() -> None:
    size = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + size
    content = b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", zlib.crc32(chunk[4:]))
    content += struct.pack(">I", 100) + b"IDAT" + b"\0" * 200
    assert reasons(read("a.png", content)) == ["too-large"]
    found = read("a.jpg", photo(), ExtractLimits(max_pixels=10_000))
    assert reasons(found) == ["too-large"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_a_broken_picture_tells_is_told(kind: str) -> None:
    made = exif({0x9C9D: "王五".encode("utf-16-le")}, position=SHANGHAI)
    stream = io.BytesIO()
    scan("身份证").save(stream, kind, exif=made)
    found = read("a.bin", stream.getvalue()[:4_000])
    assert reasons(found) == ["damaged"]
    if kind == "JPEG":
        assert texts(found, Role.LOCATION) == ["31.2304, 121.4737"]


def test_no_picture_at_all() -> None:
    assert reasons(read("a.jpg", b"nothing")) == ["damaged"]
