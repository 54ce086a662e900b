"""What a row's files hold: the body, and the files that are kept beside it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.manifest import ManifestRow, RowError, inside_folder
from wagtail_disclosure.importing.messages import describe
from wagtail_disclosure.importing.readers import read_document
from wagtail_disclosure.importing.readers.document import (
    ReadDocument,
    ReadError,
    ReadWarning,
)

NO_DOCUMENT = ReadDocument(title="", blocks=(), warnings=(), is_document=False)


@dataclass(frozen=True)
class Digests:
    """``whole`` changes with a cell, or a byte of any file; ``own`` is of one file."""

    whole: str
    own: str = ""


@dataclass(frozen=True)
class Content:
    """The read file of a row."""

    document: ReadDocument
    attachments: tuple[Path, ...]
    digests: Digests
    # The row's own file, where it is kept beside the body.
    original: Path | None = None

    @property
    def warnings(self) -> tuple[ReadWarning, ...]:
        return self.document.warnings


def content_paths(row: ManifestRow, folder: Path) -> tuple[Path | None, list[Path]]:
    """The row's own file, if it has one, and its attachments; raises ``RowError``."""
    own = None
    if not row.is_external:
        own = inside_folder(folder, row.path, column="path")
    attached = [
        inside_folder(folder, name, column="attachments") for name in row.attachments
    ]
    return own, attached


def digests_of(row: ManifestRow, folder: Path, *, limits: ReadLimits) -> Digests:
    """
    The digests of the row and of the bytes of all its files.

    Raises ``RowError`` for a file that is missing, empty or too large.
    """
    own, attached = content_paths(row, folder)
    whole = hashlib.sha256(row.digest.encode())
    own_digest = _digest_of_file("path", own, limits) if own else None
    if own_digest:
        whole.update(own_digest.digest())
    for path in attached:
        whole.update(_digest_of_file("attachments", path, limits).digest())
    return Digests(whole.hexdigest(), own_digest.hexdigest() if own_digest else "")


def _digest_of_file(column: str, path: Path, limits: ReadLimits) -> Any:
    _check_file(column, path, limits)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256")


def read_content(
    row: ManifestRow, folder: Path, *, digests: Digests, limits: ReadLimits
) -> Content:
    """The files of a row, read. Raises ``RowError`` if one cannot be."""
    own, attached = content_paths(row, folder)
    document, original = NO_DOCUMENT, None
    if own is not None:
        try:
            document = read_document(own, limits)
        except ReadError as error:
            raise RowError("path", describe(error.code, error.params)) from error
        if document.is_document:
            original = own
            attached = [own, *(path for path in attached if path != own)]
    return Content(document, tuple(attached), digests, original)


def _check_file(column: str, path: Path, limits: ReadLimits) -> None:
    try:
        size = path.stat().st_size if path.is_file() else None
    except OSError:
        size = None
    if size is None:
        raise RowError(
            column, _("The file %(name)s is not there.") % {"name": path.name}
        )
    if size == 0:
        raise RowError(column, _("The file %(name)s is empty.") % {"name": path.name})
    if size > limits.max_bytes:
        raise RowError(
            column,
            _("The file %(name)s has %(size)d MB; at most %(limit)d MB are taken in.")
            % {
                "name": path.name,
                "size": size >> 20,
                "limit": limits.max_bytes >> 20,
            },
        )
