"""Copying bytes into the private storage, named by their content."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.files.base import File

from wagtail_disclosure.conf import private_storage
from wagtail_disclosure.publication.models import FrozenFile


def sha256_of(file: File) -> str:
    """The digest of everything in the file, read from its start."""
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def freeze_document(document: Any) -> FrozenFile:
    """
    The frozen copy of what a Wagtail document holds at this moment.

    Raises ``OSError`` if the document's file cannot be read or storage is full.
    """
    with document.file.open("rb") as file:
        sha256 = sha256_of(file)
        frozen = FrozenFile.objects.filter(sha256=sha256).first()
        if frozen is None:
            frozen = FrozenFile(sha256=sha256, size=file.size)
            _store(frozen, file)
            frozen, __ = FrozenFile.objects.get_or_create(
                sha256=sha256, defaults={"size": frozen.size}
            )
        return frozen


def _store(frozen: FrozenFile, file: File) -> None:
    storage = private_storage()
    if storage.exists(frozen.path) and storage.size(frozen.path) == frozen.size:
        return
    # A copy that was cut off has the name but not the size.
    storage.delete(frozen.path)
    file.seek(0)
    storage.save(frozen.path, File(file, name=frozen.path))
