"""EXIF, IPTC, XMP and comments of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PIL import ExifTags, Image, IptcImagePlugin

from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.extractors.xmp import xmp_properties
from wagtail_disclosure.negative_list.screening.texts import Readable, Role, Text
from wagtail_disclosure.tabular.decoding import decode

_Tag = ExifTags.Base
_AUTHORS = (_Tag.Artist, _Tag.Copyright, _Tag.CameraOwnerName, 0x9C9D)
_DEVICE = (_Tag.Make, _Tag.Model)
# Numbers that only one camera has.
_SERIALS = (_Tag.BodySerialNumber, _Tag.LensSerialNumber, 0xC62F)
_WORDS = {
    _Tag.ImageDescription: "description",
    _Tag.UserComment: "comment",
    _Tag.HostComputer: "host-computer",
    _Tag.DocumentName: "document-name",
    0x9C9B: "title",
    0x9C9C: "comment",
    0x9C9E: "keywords",
    0x9C9F: "subject",
}
# Written by Windows: UTF-16 without a mark.
_WINDOWS = range(0x9C9B, 0x9CA0)
_IPTC_AUTHORS = {(2, 80): "by-line", (2, 110): "credit", (2, 116): "copyright"}
_IPTC_WORDS = {
    (2, 5): "title",
    (2, 25): "keywords",
    (2, 105): "headline",
    (2, 118): "contact",
    (2, 120): "caption",
    (2, 122): "writer",
}
_IPTC_PLACES = {(2, 90): "city", (2, 92): "sublocation"}
_COMMENT_MARKS = (b"ASCII\0\0\0", b"UNICODE\0", b"JIS\0\0\0\0\0", b"\0" * 8)
_MAX_CHARACTERS = 1_000_000


def metadata_of(image: Image.Image, reading: Reading) -> Iterator[Readable]:
    """Everything that a picture says in words, or by its position."""
    told = set()
    for name, role, value in _properties(image):
        value = value.strip(" \0\t\r\n")[:_MAX_CHARACTERS]
        if value and (role, value) not in told:
            told.add((role, value))
            yield _text(reading, name, role, value)


def _text(reading: Reading, name: str, role: Role, value: str) -> Text:
    return reading.text(value, {"property": name}, role)


def _properties(image: Image.Image) -> Iterator[tuple[str, Role, str]]:
    exif = image.getexif()
    details = exif.get_ifd(ExifTags.IFD.Exif)
    yield from _exif({**exif, **details})
    if position := _position(exif.get_ifd(ExifTags.IFD.GPSInfo)):
        yield "position", Role.LOCATION, position
    yield from _iptc(image)
    packet = image.info.get("xmp") or exif.get(0x02BC) or b""
    if isinstance(packet, str):
        packet = packet.encode()
    yield from xmp_properties(bytes(packet))
    yield from _remarks(image)


def _exif(tags: dict[int, Any]) -> Iterator[tuple[str, Role, str]]:
    for tag in _AUTHORS:
        yield "author", Role.AUTHOR, _words(tag, tags.get(tag))
    device = " ".join(filter(None, (_words(tag, tags.get(tag)) for tag in _DEVICE)))
    yield "device", Role.PROPERTY, device
    for tag in _SERIALS:
        yield "device", Role.PROPERTY, _words(tag, tags.get(tag))
    for tag, name in _WORDS.items():
        yield name, Role.PROPERTY, _words(tag, tags.get(tag))


def _words(tag: int, value: object) -> str:
    """A value of EXIF, in whatever encoding it was written."""
    if value is None:
        return ""
    if isinstance(value, tuple) and all(isinstance(v, int) for v in value):
        value = bytes(v & 0xFF for v in value)
    if isinstance(value, str):
        # Pillow takes bytes for Latin letters; Chinese programs write others.
        try:
            value = value.encode("latin-1")
        except UnicodeEncodeError:
            return str(value)
    if not isinstance(value, bytes):
        return str(value)
    if tag in _WINDOWS:
        return value.decode("utf-16-le", "replace")
    if value.startswith(b"UNICODE\0"):
        encoding = "utf-16-be" if value[8:9] == b"\0" else "utf-16-le"
        return value[8:].decode(encoding, "replace")
    if value.startswith(_COMMENT_MARKS):
        value = value[8:]
    return _decoded(value.strip(b"\0"))


def _decoded(value: bytes) -> str:
    try:
        return decode(value)
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _position(tags: dict[int, Any]) -> str:
    """Latitude and longitude in degrees; empty where there is none."""
    latitude = _degrees(tags.get(ExifTags.GPS.GPSLatitude))
    longitude = _degrees(tags.get(ExifTags.GPS.GPSLongitude))
    if latitude is None or longitude is None or not (latitude or longitude):
        return ""
    if _is_negative(tags.get(ExifTags.GPS.GPSLatitudeRef), "S"):
        latitude = -latitude
    if _is_negative(tags.get(ExifTags.GPS.GPSLongitudeRef), "W"):
        longitude = -longitude
    return f"{latitude:.4f}, {longitude:.4f}"


def _degrees(value: Any) -> float | None:
    try:
        degrees, minutes, seconds = (float(part) for part in value)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    found = degrees + minutes / 60 + seconds / 3600
    return found if found == found and abs(found) <= 180 else None


def _is_negative(reference: object, letter: str) -> bool:
    return _words(0, reference).upper().startswith(letter)


def _iptc(image: Image.Image) -> Iterator[tuple[str, Role, str]]:
    try:
        found = IptcImagePlugin.getiptcinfo(image) or {}  # type: ignore[arg-type]
    except (SyntaxError, ValueError, KeyError, OSError):
        return
    for names, role in (
        (_IPTC_AUTHORS, Role.AUTHOR),
        (_IPTC_WORDS, Role.PROPERTY),
        (_IPTC_PLACES, Role.LOCATION),
    ):
        for key, name in names.items():
            values = found.get(key, [])
            for value in values if isinstance(values, list) else [values]:
                yield name, role, _decoded(value)


def _remarks(image: Image.Image) -> Iterator[tuple[str, Role, str]]:
    """Comments of JPEG and GIF, and the words that PNG carries by keyword."""
    remarks = dict(getattr(image, "text", {}))
    if "comment" in image.info:
        remarks["comment"] = image.info["comment"]
    for key, value in remarks.items():
        words = _words(0, value)
        if key == "XML:com.adobe.xmp":
            yield from xmp_properties(words.encode("utf-8", "surrogatepass"))
        elif key.lower() in ("author", "artist", "copyright"):
            yield key.lower(), Role.AUTHOR, words
        else:
            yield key.lower(), Role.PROPERTY, words
