"""Where the files of a closed collection lie: in folders that nobody can guess."""

from __future__ import annotations

import posixpath
import re
import secrets
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction

from wagtail_disclosure.publication.models import AttachmentCollection

# Of 24 random bytes.
_RANDOM_FOLDER = re.compile(r"[\w-]{32}", re.ASCII)


def hidden_name(name: str) -> str:
    """The name of a file, in a new random folder."""
    return posixpath.join(secrets.token_urlsafe(24), posixpath.basename(name))


def lies_hidden(name: str) -> bool:
    folder = posixpath.basename(posixpath.dirname(name))
    return _RANDOM_FOLDER.fullmatch(folder) is not None


def hide_files(documents: Iterable[Any]) -> None:
    """
    Move the stored files of closed documents that lie where they can be guessed.

    For documents that came into the collection by a way that saves no document:
    Wagtail's bulk action, ``QuerySet.update()``, a collection that was moved.
    """
    for document in documents:
        if document.file and not lies_hidden(document.file.name):
            hide_file(document)


def hide_file(document: Any) -> None:
    """Copy, point the document at the copy, and delete the original on commit."""
    if not AttachmentCollection.objects.closes(document.collection):
        return
    storage, old = document.file.storage, document.file.name
    try:
        with storage.open(old, "rb") as content:
            wanted = posixpath.join(posixpath.dirname(old), hidden_name(old))
            length = document.file.field.max_length
            new = storage.save(wanted, content, max_length=length)
    except FileNotFoundError:
        # Nothing lies there that could be guessed.
        return
    rows = type(document)._base_manager
    if not rows.filter(pk=document.pk, file=old).update(file=new):
        # Somebody was faster.
        storage.delete(new)
        document.refresh_from_db(fields=["file"])
        return
    document.file.name = new
    transaction.on_commit(partial(_delete_unused, rows, storage, old), robust=True)


def _delete_unused(rows: Any, storage: Any, name: str) -> None:
    if not rows.filter(file=name).exists():
        storage.delete(name)
