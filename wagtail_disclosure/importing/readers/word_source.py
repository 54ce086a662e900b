"""A Word file as its reader would see it, before it is converted."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from wagtail_disclosure.archives import CheckedArchive
from wagtail_disclosure.importing.readers.builder import BlockBuilder


@contextmanager
def prepared(archive: CheckedArchive, builder: BlockBuilder) -> Iterator[IO[bytes]]:
    with open(archive.zip.filename or "", "rb") as f:
        yield f
