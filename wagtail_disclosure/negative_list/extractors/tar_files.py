"""Tar, the archive of Unix."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import ClassVar

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.extractors.extractor import (
    Extractor,
    Reading,
    SourceFile,
)
from wagtail_disclosure.negative_list.screening.texts import Readable
from wagtail_disclosure.tabular.decoding import decode

_MARK_AT, _MARK = 257, b"ustar"


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
