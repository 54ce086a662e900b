"""What gzip, bzip2 and xz have packed."""

from __future__ import annotations

import bz2
import gzip
import lzma
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

_CHUNK = 1 * MEBIBYTE
# What a file of xz may ask of memory.
_XZ_MEMORY = 128 * MEBIBYTE


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


class PackedExtractor(Extractor):
    """One file, which may be a tar."""

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
    return name.stem if file.suffix in PackedExtractor.suffixes else name.name
