"""Documents of the closed collection, made from what was read."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.files.base import ContentFile, File
from wagtail.documents import get_document_model
from wagtail.models import Collection

from wagtail_disclosure.importing.readers.document import Picture


class FileKeeper:
    """Puts files into one collection for one person."""

    def __init__(self, collection: Collection, user: Any) -> None:
        self.collection = collection
        self.user = user

    def keep_picture(self, picture: Picture) -> Any:
        """The picture as a document; the same bytes are kept once."""
        # Wagtail keeps SHA-1 of its documents.
        file_hash = hashlib.sha1(picture.data, usedforsecurity=False).hexdigest()
        known = get_document_model().objects.filter(
            collection=self.collection, file_hash=file_hash
        )
        return known.first() or self._keep(
            ContentFile(picture.data, name=picture.name),
            title=picture.alt or picture.name,
            file_hash=file_hash,
        )

    def keep_file(self, file: File, name: str) -> Any:
        file.seek(0)
        digest = hashlib.sha1(usedforsecurity=False)
        for chunk in file.chunks():
            digest.update(chunk)
        file.seek(0)
        return self._keep(
            File(file, name=name),
            title=name.rpartition(".")[0] or name,
            file_hash=digest.hexdigest(),
        )

    def _keep(self, file: File, *, title: str, file_hash: str) -> Any:
        document = get_document_model()(
            title=title[:255],
            collection=self.collection,
            uploaded_by_user=self.user,
            file=file,
            file_size=file.size,
            file_hash=file_hash,
        )
        document.save()
        return document
