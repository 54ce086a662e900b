"""What a file is by its content, whatever its name says."""

import re
from pathlib import Path

from wagtail_disclosure.archives import CheckedArchive
from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.readers.document import ReadError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PDF = b"%PDF-"
_BINARY = (
    _OLE,
    *_ZIP,
    _PDF,
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
)
_HEAD_BYTES = 4096
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_TAG = re.compile(rb"<[a-z!/][^<>]*>", re.IGNORECASE)
# The names of streams in old Office files, as their directory writes them.
_OLD_FORMATS = ("WordDocument", "Workbook", "Book", "PowerPoint Document")
_ENCRYPTED = "EncryptedPackage"
_MAIN_PARTS = {
    "docx": b"wordprocessingml.document.main+xml",
    "xlsx": b"spreadsheetml.sheet.main+xml",
}


def check_text(path: Path) -> None:
    head = _head(path)
    if head.startswith(_BINARY) or _MARKUP.search(_without_zeros(head)[:512]):
        raise ReadError("wrong-type", expected="txt")


def check_html(path: Path) -> None:
    head = _head(path)
    if head.startswith(_BINARY) or not _TAG.search(_without_zeros(path.read_bytes())):
        raise ReadError("wrong-type", expected="html")


def check_pdf(path: Path) -> None:
    # Some printers write lines of their own first; readers accept that.
    if _PDF not in _head(path)[:1024]:
        raise ReadError("wrong-type", expected="pdf")


def check_office(path: Path, kind: str, limits: ReadLimits) -> None:
    head = _head(path)
    if head.startswith(_OLE):
        raise _ole_problem(path, kind)
    if not head.startswith(_ZIP):
        raise ReadError("wrong-type", expected=kind)
    with CheckedArchive(path, limits) as archive:
        if "[Content_Types].xml" not in archive.names():
            raise ReadError("wrong-type", expected=kind)
        if _MAIN_PARTS[kind] not in archive.read("[Content_Types].xml"):
            raise ReadError("wrong-type", expected=kind)


def _ole_problem(path: Path, kind: str) -> ReadError:
    content = path.read_bytes()
    is_old = any(_stream_name(name) in content for name in _OLD_FORMATS)
    if is_old and _stream_name(_ENCRYPTED) not in content:
        return ReadError("wrong-type", expected=kind)
    return ReadError("password-protected")


def _stream_name(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD_BYTES)


def _without_zeros(data: bytes) -> bytes:
    """UTF-16 markup as plain ASCII, near enough to look for tags."""
    return data.replace(b"\0", b"")
