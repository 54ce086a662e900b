"""XMP: the description that pictures and PDF carry, as XML."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from wagtail_disclosure.negative_list.screening.texts import Role

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
# Numbers and dates by which programs keep house: they say nothing of a person.
_HOUSEKEEPING = (
    "http://ns.adobe.com/xap/1.0/mm/",
    "http://ns.adobe.com/xap/1.0/sType/",
    "http://ns.adobe.com/xap/1.0/t/",
    "http://ns.adobe.com/camera-raw-settings/",
    "http://ns.adobe.com/tiff/1.0/",
    "http://www.aiim.org/pdfa/ns/",
    "http://www.w3.org/XML/1998/namespace",
    _RDF,
    "adobe:ns:meta/",
)
_EXIF = "http://ns.adobe.com/exif/1.0/"
_AUTHORS = frozenset(
    {
        *("creator", "Author", "Artist", "OwnerName", "CameraOwnerName", "rights"),
        *("CreatorContactInfo", "AuthorsPosition", "CaptionWriter", "Credit"),
        *("contributor", "publisher", "PersonInImage", "Owner", "Copyright"),
    }
)
_DEVICES = frozenset(
    {"SerialNumber", "BodySerialNumber", "LensSerialNumber", "Make", "Model"}
)
_POSITIONS = frozenset({"GPSLatitude", "GPSLongitude", "Location", "GPSDestLatitude"})
_DATES = ("Date", "date", "DateTimeOriginal", "Thumbnails", "format")
_MAX_BYTES = 8 * 1024 * 1024


def xmp_properties(packet: bytes) -> Iterator[tuple[str, Role, str]]:
    """Name, role and value of each property that may say something."""
    root = _parsed(packet)
    if root is None:
        return
    for name, value in _values(root, ""):
        role = _role_of(name)
        if value.strip() and role:
            # Of a device any property counts as one: a serial number, a name.
            place = "device" if name in _DEVICES else name
            yield place, role, value.strip()


def _role_of(name: str) -> Role | None:
    if name in _AUTHORS:
        return Role.AUTHOR
    if name in _POSITIONS:
        return Role.LOCATION
    if not name or name.endswith(_DATES):
        return None
    return Role.PROPERTY


def _values(element: Element, name: str) -> Iterator[tuple[str, str]]:
    """Leaves and attributes, each with the nearest name that means something."""
    name = _meaning(element.tag, name)
    for key, value in element.attrib.items():
        if _meaning(key, ""):
            yield _meaning(key, ""), value
    if len(element) == 0 and element.text:
        yield name, element.text
    for child in element:
        yield from _values(child, name)


def _meaning(tag: str, otherwise: str) -> str:
    space, _, local = tag.removeprefix("{").rpartition("}")
    if space == _RDF or not space:
        return otherwise
    if space == "http://ns.adobe.com/tiff/1.0/" or space == _EXIF:
        wanted = _AUTHORS | _DEVICES | _POSITIONS | {"UserComment", "ImageDescription"}
        return local if local in wanted else ""
    return "" if space.startswith(_HOUSEKEEPING) else local


def words_of_xml(content: bytes) -> Iterator[str]:
    """Everything written between the tags of some XML; nothing if it is broken."""
    root = _parsed(content)
    if root is not None:
        yield from (words.strip() for words in root.itertext() if words.strip())


def _parsed(packet: bytes) -> Element | None:
    start, end = packet.find(b"<"), packet.rfind(b">")
    if start < 0 or end - start > _MAX_BYTES:
        return None
    try:
        root: Element = fromstring(packet[start : end + 1], forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return None
    return root
