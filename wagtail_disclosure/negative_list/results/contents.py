"""The contents of a page, each named by its digest: its texts, and its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field
from typing import IO, Any

from django.core.cache import cache
from wagtail.models import Page

from wagtail_disclosure.negative_list.content.page_files import page_files
from wagtail_disclosure.negative_list.content.page_texts import page_texts
from wagtail_disclosure.negative_list.screening.texts import Readable

_CHUNK = 1024 * 1024
_DIGEST_SECONDS = 30 * 24 * 3600


@dataclass(frozen=True)
class Content:
    """One thing that is screened as a whole."""

    sha256: str
    # What people call it; empty for the page's own texts.
    name: str = ""
    texts: tuple[Readable, ...] = field(default=(), repr=False)
    # The document or image, if the content is a file.
    file: Any = None

    @property
    def is_file(self) -> bool:
        return self.file is not None


def page_contents(page: Page) -> list[Content]:
    """The page's own texts first, then its files."""
    texts = tuple(page_texts(page))
    own = Content(texts_sha256(texts), texts=texts)
    return [own, *(file_content(file) for file in page_files(page))]


def file_content(file: Any) -> Content:
    """A document or image as a content; unreadable storage makes an empty digest."""
    name = getattr(file, "filename", "") or str(file)
    return Content(file_sha256(file.file), name=name, file=file)


def texts_sha256(texts: Iterable[Readable]) -> str:
    """The digest of texts with everything that findings could depend on."""
    digest = hashlib.sha256()
    for text in texts:
        line = json.dumps(astuple(text), ensure_ascii=False, default=_plain)
        digest.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def _plain(value: Any) -> Any:
    return dict(value) if hasattr(value, "keys") else str(value)


def file_sha256(file: Any) -> str:
    """
    The digest of a stored file's bytes, empty if storage cannot give them.

    Storage names a replaced file anew, so name, size and time tell that it is the
    same one; the digest is not computed again as long as the cache remembers.
    """
    try:
        stamp = f"{file.size} {file.storage.get_modified_time(file.name).isoformat()}"
    except (OSError, NotImplementedError, ValueError):
        return ""
    named = hashlib.sha256(f"{file.name} {stamp}".encode()).hexdigest()
    key = f"wagtail_disclosure.sha256.{named}"
    known = cache.get(key)
    if known is None:
        known = _sha256(file)
        cache.set(key, known, _DIGEST_SECONDS)
    return known


def _sha256(file: Any) -> str:
    digest = hashlib.sha256()
    with file.storage.open(file.name, "rb") as stream:
        for chunk in _chunks(stream):
            digest.update(chunk)
    return digest.hexdigest()


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk
