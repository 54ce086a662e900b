"""The files that belong to an entry, each under an address of its own."""

from __future__ import annotations

import logging
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents import get_document_model_string

from wagtail_disclosure.negative_list.results.contents import file_sha256
from wagtail_disclosure.publication.freezing import freeze_document
from wagtail_disclosure.publication.hiding import hide_files
from wagtail_disclosure.publication.models import FrozenFile, IndexNumber
from wagtail_disclosure.publication.refusal import PublicationRefused

logger = logging.getLogger(__name__)


class EntryFile(models.Model):
    """
    A document as part of an entry, served at ``files/<number>/``.

    Subclasses add a ``ParentalKey`` called ``page``.
    """

    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=gettext_lazy("file"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    number = models.PositiveIntegerField(null=True, editable=False)
    frozen_file = models.ForeignKey(
        FrozenFile,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    filename = models.CharField(max_length=255, blank=True, editable=False)
    # As readers see it: the document may be renamed meanwhile.
    public_title = models.CharField(max_length=255, blank=True, editable=False)

    class Meta:
        abstract = True


# Title, file name and SHA-256: what of a file the public reads.
PublicFile = tuple[str, str, str]


def public_file(file: EntryFile, *, is_draft: bool) -> PublicFile:
    """
    What of a file's row would be public, or is.

    Of a draft, the document as it is now. Of a row, the copy that was frozen for it,
    whatever has become of the document.
    """
    is_frozen = file.frozen_file_id and not is_draft
    document = None if is_frozen else file.document
    if document is None:
        frozen = file.frozen_file
        return (file.public_title, file.filename, frozen.sha256 if frozen else "")
    return (
        shown_title(file),
        document.filename,
        file_sha256(document.file),
    )


def shown_title(file: EntryFile) -> str:
    """The title that readers see; a picture of the body shows none."""
    if not hasattr(file, "title"):
        return ""
    return file.title or (file.document.title if file.document else "")


def number_files(page: Any) -> None:
    """Give every file of the page that has no number the next free one."""
    files = page.current_files()
    if all(file.number for file in files):
        return
    last = max((file.number or 0 for file in files), default=0)
    known = IndexNumber.objects.filter(entry_uuid=page.entry_uuid).first()
    if known is not None:
        last = max(last, known.last_file_number)
    for file in files:
        if not file.number:
            last += 1
            file.number = last


def hide_files_of(page: Any) -> None:
    """A file that is used here lies where nobody can guess it, however it came."""
    documents = (file.document for file in page.get_files())
    hide_files(document for document in documents if document is not None)


def lost_file(page: Any) -> str | None:
    """Which file of a draft cannot be read, in words; or None."""
    if not page.is_draft_content:
        return None
    for file in page.get_files():
        if file.document is not None and not file_sha256(file.document.file):
            return _(
                "The file of “%(title)s” is not there any more. Upload it again."
            ) % {"title": file.document.title}
    return None


def unkept_file(page: Any) -> str | None:
    """
    Which file of a draft the storage has no room for, in words; or None.

    Tried here, by who can still be told: the others are kept already when the page
    is published.
    """
    for file in page.get_files():
        if file.document is None or not page.is_draft_content:
            continue
        sha256 = file_sha256(file.document.file)
        # What is lost, ``lost_file`` says.
        if not sha256 or FrozenFile.objects.filter(sha256=sha256).exists():
            continue
        try:
            freeze_document(file.document)
        except OSError:
            logger.exception("The private storage takes no file")
            return _(
                "The file of “%(title)s” could not be stored for the public; the "
                "storage may be full. Nothing was lost. Tell the administrator of the "
                "site, and try again."
            ) % {"title": file.document.title}
    return None


def freeze_files(page: Any) -> None:
    """
    Copy what the page's documents hold now, for the public to read.

    A file whose document was deleted or lost keeps the copy it had. Raises
    ``PublicationRefused`` if a document cannot be read, or is not what was reviewed.
    """
    for file in page.get_files():
        if file.document is None or (file.frozen_file_id and not page.is_draft_content):
            continue
        reviewed = file_sha256(file.document.file)
        try:
            frozen = freeze_document(file.document)
        except FileNotFoundError as error:
            if file.frozen_file_id:
                continue
            raise PublicationRefused(lost_file(page) or "") from error
        if frozen.sha256 != reviewed:
            raise PublicationRefused(
                _(
                    "The file of “%(title)s” has just been replaced. Submit the text "
                    "for review again."
                )
                % {"title": file.document.title}
            )
        file.frozen_file = frozen
        file.filename = file.document.filename
        file.public_title = shown_title(file)
