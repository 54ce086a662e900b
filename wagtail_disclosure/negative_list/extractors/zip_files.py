"""Zip: every file inside, under the name that its maker saw."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from wagtail_disclosure.archives import MEBIBYTE, FileProblem
from wagtail_disclosure.negative_list.extractors.extractor import (
    Extractor,
    Reading,
    SourceFile,
)
from wagtail_disclosure.negative_list.screening.texts import Readable
from wagtail_disclosure.tabular.decoding import decode

_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_IS_UTF_8 = 0x800
_IS_ENCRYPTED = 0x1
# Larger files inside are unpacked to disk.
_IN_MEMORY = 8 * MEBIBYTE
# Documents of other programs that are zips: their XML says nothing as it stands.
_PACKAGE_PARTS = ("[Content_Types].xml", "mimetype", "OFD.xml")
_CHUNK = 1 * MEBIBYTE


class ZipExtractor(Extractor):
    """
    Archives that people packed, not documents that happen to be zips.

    A document that no other extractor knows stays of unknown type, because its parts
    make no sense one by one.
    """

    suffixes = frozenset({"zip"})
    is_last_resort = True

    def recognises(self, file: SourceFile) -> bool:
        if not file.head.startswith(_MARKS):
            return False
        try:
            with file.open() as stream, zipfile.ZipFile(stream) as archive:
                names = set(archive.namelist())
        except Exception:  # noqa: BLE001
            # What is damaged is told when it is read.
            return file.suffix in self.suffixes
        return names.isdisjoint(_PACKAGE_PARTS)

    def extract(self, file: SourceFile, reading: Reading) -> Iterator[Readable]:
        try:
            with file.open() as stream, zipfile.ZipFile(stream) as archive:
                yield from _members(archive, reading)
        except (zipfile.BadZipFile, zipfile.LargeZipFile) as error:
            raise FileProblem("damaged") from error


def _members(archive: zipfile.ZipFile, reading: Reading) -> Iterator[Readable]:
    members = archive.infolist()
    if len(members) > reading.limits.max_members:
        raise FileProblem("too-many-files", limit=reading.limits.max_members)
    for member in members:
        reading.spend()
        name = name_of(member)
        if member.is_dir():
            continue
        if problem := _problem(member, reading):
            yield reading.within(name).problem(problem)
            continue
        yield from _member(archive, member, name, reading)


def _problem(member: zipfile.ZipInfo, reading: Reading) -> str:
    limits = reading.limits
    if member.flag_bits & _IS_ENCRYPTED:
        return "password-protected"
    # zipfile never unpacks more of a member than it declares, so this bounds it.
    left = limits.max_unpacked_bytes - reading.budget.unpacked
    size, packed = member.file_size, member.compress_size
    is_bomb = size > limits.ratio_free_bytes and size > packed * limits.max_ratio
    if is_bomb or size > left:
        return "unpacks-too-large"
    return "too-large" if size > limits.max_bytes else ""


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, reading: Reading
) -> Iterator[Readable]:
    try:
        if member.file_size <= _IN_MEMORY:
            content = archive.read(member)
        else:
            yield from _unpacked(archive, member, name, reading)
            return
    except FileProblem:
        raise
    except Exception:  # noqa: BLE001
        # One broken file does not keep the others from being read.
        yield reading.within(name).problem("damaged")
        return
    yield from reading.embedded(name, content)


def _unpacked(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, reading: Reading
) -> Iterator[Readable]:
    with tempfile.TemporaryDirectory(prefix="disclosure-zip-") as folder:
        path = Path(folder) / "member"
        with archive.open(member) as source, path.open("wb") as target:
            while chunk := source.read(_CHUNK):
                target.write(chunk)
                reading.spend()
        yield from reading.embedded(name, path)


def name_of(member: zipfile.ZipInfo) -> str:
    """The name as it was written: Windows in China writes GBK and does not say so."""
    if member.flag_bits & _IS_UTF_8:
        return member.filename
    try:
        return decode(member.orig_filename.encode("cp437")).replace("\\", "/")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return member.filename
