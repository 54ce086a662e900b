"""What may be opened of an Office file: a zip whose parts are XML."""

import lzma
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

MEBIBYTE = 1024 * 1024

_XML_SUFFIXES = (".xml", ".rels")
# Drawings often carry a document type, and nothing here parses them.
_DRAWING = ".svg"
_SNIFFED_BYTES = 64
_BLANKS = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"

_DAMAGE: tuple[type[Exception], ...] = (
    SAXException,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,  # a compression method that zipfile does not know
    EOFError,
    LookupError,  # a part that is not there, an encoding that nobody knows
    OSError,
    ValueError,
)


class FileProblem(Exception):
    """What is wrong with a file, as a stable code; the wording is the caller's."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value}" for key, value in self.params.items())
        return f"{self.code} ({details})" if details else self.code


class ArchiveError(FileProblem):
    pass


@dataclass(frozen=True)
class ArchiveLimits:
    """Bytes are counted as they would be after unpacking."""

    max_members: int = 10_000
    max_unpacked_bytes: int = 512 * MEBIBYTE
    # A part is parsed as a whole, and a tree takes many times the size of its XML.
    max_part_bytes: int = 64 * MEBIBYTE
    # Unpacked size over packed size; small files may compress better than that.
    max_ratio: int = 200
    ratio_free_bytes: int = 32 * MEBIBYTE
    max_part_depth: int = 256


class _DepthGuard(ContentHandler):
    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit
        self.depth = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        self.depth += 1
        if self.depth > self.limit:
            raise ArchiveError("damaged", reason="nesting")

    def endElement(self, name: str) -> None:
        self.depth -= 1


class CheckedArchive:
    """A zip that kept to the limits when it was opened. Use as a context."""

    def __init__(self, file: Path | IO[bytes], limits: ArchiveLimits) -> None:
        self.limits = limits
        try:
            self.zip = zipfile.ZipFile(file)
        except _DAMAGE as error:
            raise ArchiveError("damaged") from error
        try:
            _check_members(self.zip.infolist(), limits)
        except ArchiveError:
            self.zip.close()
            raise

    def __enter__(self) -> "CheckedArchive":
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.zip.close()

    def names(self) -> list[str]:
        return self.zip.namelist()

    def size(self, *names: str) -> int:
        """Unpacked bytes of those parts that are there."""
        present = set(names).intersection(self.names())
        return sum(self.zip.getinfo(name).file_size for name in present)

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        try:
            with self.zip.open(name) as member:
                yield member
        except DefusedXmlException:
            raise
        except _DAMAGE as error:
            raise ArchiveError("damaged", part=name) from error

    def read(self, name: str) -> bytes:
        with self.open(name) as member:
            return member.read()

    def check_xml(self) -> None:
        """Refuse document type declarations, entities and broken parts."""
        for name in self.names():
            # A part of any name can be declared to be the document.
            if not name.lower().endswith(_DRAWING) and self._is_xml(name):
                self._check_part(name)

    def _is_xml(self, name: str) -> bool:
        if name.lower().endswith(_XML_SUFFIXES):
            return True
        with self.open(name) as part:
            head = part.read(_SNIFFED_BYTES)
        return head.lstrip(_BLANKS).startswith(b"<")

    def _check_part(self, name: str) -> None:
        _check_part_size(self.zip.getinfo(name), self.limits)
        parser = make_parser()
        parser.forbid_dtd = True
        parser.setContentHandler(_DepthGuard(self.limits.max_part_depth))
        try:
            with self.open(name) as part:
                parser.parse(part)
        except DefusedXmlException as error:
            raise ArchiveError("unsafe-xml", part=name) from error


def _check_members(members: Iterable[zipfile.ZipInfo], limits: ArchiveLimits) -> None:
    members = list(members)
    if len(members) > limits.max_members:
        raise ArchiveError(
            "unpacks-too-large", members=len(members), limit=limits.max_members
        )
    if len({member.filename for member in members}) < len(members):
        # Two parts of one name: we could check one and a reader be shown the other.
        raise ArchiveError("damaged", reason="duplicate-part")
    if any(member.flag_bits & 0x1 for member in members):
        raise ArchiveError("password-protected")
    _check_sizes(members, limits)


def _check_sizes(members: list[zipfile.ZipInfo], limits: ArchiveLimits) -> None:
    # zipfile never unpacks more of a member than it declares, so this bounds it.
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > limits.max_unpacked_bytes:
        raise ArchiveError(
            "unpacks-too-large", bytes=unpacked, limit=limits.max_unpacked_bytes
        )
    if unpacked > limits.ratio_free_bytes and unpacked > packed * limits.max_ratio:
        raise ArchiveError("unpacks-too-large", bytes=unpacked, limit=limits.max_ratio)


def _check_part_size(part: zipfile.ZipInfo, limits: ArchiveLimits) -> None:
    if part.file_size > limits.max_part_bytes:
        raise ArchiveError(
            "unpacks-too-large",
            part=part.filename,
            bytes=part.file_size,
            limit=limits.max_part_bytes,
        )
