"""Which pictures a body may hold, told by their bytes."""

import base64
import binascii
import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import filetype

from wagtail_disclosure.importing.readers.builder import BlockBuilder
from wagtail_disclosure.importing.readers.document import Picture

_SHOWN_BY_BROWSERS = ("image/png", "image/jpeg", "image/gif", "image/webp")
_DATA_ADDRESS = re.compile(r"data:image/[a-z.+-]+;base64,", re.IGNORECASE)


def accepted(builder: BlockBuilder, data: bytes, name: str, alt: str) -> Picture | None:
    """The picture, or None with a warning."""
    kind = filetype.guess(data[:512])
    limits = builder.limits
    if (
        kind is None
        or kind.mime not in _SHOWN_BY_BROWSERS
        or len(data) > limits.max_picture_bytes
        or builder.pictures >= limits.max_pictures
    ):
        builder.warn("picture-left-out", name=name)
        return None
    stem = PurePosixPath(name).stem or "picture"
    return Picture(f"{stem}.{kind.extension}", data, alt, kind.mime)


class PageFolder:
    """Pictures that a saved web page keeps beside itself, or within."""

    def __init__(self, builder: BlockBuilder, page: Path) -> None:
        self.builder = builder
        self.folder = page.parent.resolve()

    def picture(self, source: str, alt: str) -> Picture | None:
        if _DATA_ADDRESS.match(source):
            return self._embedded(source, alt)
        data = self._beside(source)
        name = PurePosixPath(unquote(source).partition("?")[0]).name
        if data is None:
            self.builder.warn("picture-left-out", name=name)
            return None
        return accepted(self.builder, data, name, alt)

    def _embedded(self, source: str, alt: str) -> Picture | None:
        try:
            data = base64.b64decode(source.partition(",")[2])
        except binascii.Error:
            data = b""
        return accepted(self.builder, data, "picture", alt)

    def _beside(self, source: str) -> bytes | None:
        """The bytes of a picture in the page's folder or below, nowhere else."""
        if ":" in source or source.startswith(("/", "\\")):
            return None
        try:
            path = (self.folder / unquote(source)).resolve()
            if not path.is_relative_to(self.folder) or not path.is_file():
                return None
            if path.stat().st_size > self.builder.limits.max_picture_bytes:
                return None
            return path.read_bytes()
        except (OSError, ValueError):
            return None
