"""Archives of Unix: tar, and what gzip, bzip2 and xz have packed."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, ClassVar

from wagtail_disclosure.archives import MEBIBYTE, FileProblem
from wagtail_disclosure.negative_list.extractors.extractor import (
    Extractor,
    Reading,
    SourceFile,
)
from wagtail_disclosure.negative_list.screening.texts import Readable
from wagtail_disclosure.tabular.decoding import decode

_CHUNK = 1 * MEBIBYTE
# What a file of xz may ask of memory.
_XZ_MEMORY = 128 * MEBIBYTE
_MARK_AT, _MARK = 257, b"ustar"


def _gzip_chunks(stream: IO[bytes]) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=stream) as source:
        yield from iter(lambda: source.read(_CHUNK), b"")


def _bzip2_chunks(stream: IO[bytes]) -> Iterator[bytes]:
    with bz2.BZ2File(stream) as source:
        yield from iter(lambda: source.read(_CHUNK), b"")


def _xz_chunks(stream: IO[bytes]) -> Iterator[bytes]:
    unpacker = lzma.LZMADecompressor(memlimit=_XZ_MEMORY)
    while not unpacker.eof:
        data = stream.read(_CHUNK) if unpacker.needs_input else b""
        if unpacker.needs_input and not data:
            raise EOFError
        yield unpacker.decompress(data, _CHUNK)


_UNPACKERS: dict[bytes, Callable[[IO[bytes]], Iterator[bytes]]] = {
    b"\x1f\x8b\x08": _gzip_chunks,
    b"BZh": _bzip2_chunks,
    b"\xfd7zXZ\0": _xz_chunks,
}
_UNPACKED_SUFFIXES = {"tgz": "tar", "tbz2": "tar", "txz": "tar"}


class CompressedExtractor(Extractor):
    """One file that was packed, perhaps a tar."""

    suffixes: ClassVar[frozenset[str]] = frozenset(
        {"gz", "tgz", "bz2", "tbz2", "xz", "txz"}
    )

    def recognises(self, file: SourceFile) -> bool:
        return file.head.startswith(tuple(_UNPACKERS))

    def extract(self, file: SourceFile, reading: Reading) -> Iterator[Readable]:
        found = (u for mark, u in _UNPACKERS.items() if file.head.startswith(mark))
        unpacker = next(found, None)
        if unpacker is None:
            raise FileProblem("damaged")
        with tempfile.TemporaryDirectory(prefix="disclosure-gz-") as folder:
            path = Path(folder) / "content"
            with file.open() as stream:
                _unpack(unpacker(stream), path, file.size, reading)
            yield from reading.embedded(_inner_name(file), path)


def _unpack(chunks: Iterator[bytes], path: Path, packed: int, reading: Reading) -> None:
    limits = reading.limits
    size = 0
    with path.open("wb") as target:
        for chunk in chunks:
            reading.spend()
            size += len(chunk)
            left = limits.max_unpacked_bytes - reading.budget.unpacked
            is_bomb = (
                size > limits.ratio_free_bytes and size > packed * limits.max_ratio
            )
            if is_bomb or size > left:
                raise FileProblem("unpacks-too-large", bytes=size)
            if size > limits.max_bytes:
                raise FileProblem("too-large", bytes=size)
            target.write(chunk)


def _inner_name(file: SourceFile) -> str:
    name = PurePosixPath(file.name.replace("\\", "/"))
    if file.suffix in _UNPACKED_SUFFIXES:
        return name.with_suffix(f".{_UNPACKED_SUFFIXES[file.suffix]}").name
    return name.stem if file.suffix in CompressedExtractor.suffixes else name.name


class TarExtractor(Extractor):
    suffixes: ClassVar[frozenset[str]] = frozenset({"tar"})

    def recognises(self, file: SourceFile) -> bool:
        return file.head[_MARK_AT : _MARK_AT + len(_MARK)] == _MARK

    def extract(self, file: SourceFile, reading: Reading) -> Iterator[Readable]:
        try:
            # Names in GBK come as lone surrogates, which lead back to their bytes.
            with (
                file.open() as stream,
                tarfile.open(fileobj=stream, mode="r|", encoding="utf-8") as archive,
            ):
                yield from _members(archive, reading)
        except tarfile.TarError as error:
            raise FileProblem("damaged") from error


def _members(archive: tarfile.TarFile, reading: Reading) -> Iterator[Readable]:
    for count, member in enumerate(archive, start=1):
        reading.spend()
        if count > reading.limits.max_members:
            raise FileProblem("too-many-files", limit=reading.limits.max_members)
        source = archive.extractfile(member) if member.isfile() else None
        if source is None:
            continue
        name = _name(member.name)
        if member.size > reading.limits.max_bytes:
            yield reading.within(name).problem("too-large")
            continue
        yield from reading.embedded(name, source.read())


def _name(name: str) -> str:
    """The name as it was written, in UTF-8 or GBK."""
    try:
        return decode(name.encode("utf-8", "surrogateescape"))
    except UnicodeDecodeError:
        return name
