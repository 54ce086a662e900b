"""A file that a person hands in becomes a draft, or part of one."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail_disclosure.actions import DisclosureAction, TransitionNotAllowed
from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.catalogue.pages.entry_rows import Attachment
from wagtail_disclosure.catalogue.validators import clean_title
from wagtail_disclosure.importing.kept_files import FileKeeper
from wagtail_disclosure.importing.limits import DEFAULT_LIMITS, ReadLimits
from wagtail_disclosure.importing.readers import FILE_TYPES, read_document
from wagtail_disclosure.importing.readers.document import (
    ReadDocument,
    ReadError,
)
from wagtail_disclosure.importing.stream_data import to_stream_data
from wagtail_disclosure.publication.closed_collection import closed_collection
from wagtail_disclosure.registers.permissions import can_write_for_unit

_LONGEST_TITLE = 255


@dataclass(frozen=True)
class HandedIn:
    """A file as a person handed it in, read; ``original`` only if it is to be kept."""

    document: ReadDocument
    name: str
    original: File | None = None

    @property
    def title(self) -> str:
        title = clean_title(self.document.title) or clean_title(Path(self.name).stem)
        return title[:_LONGEST_TITLE]

    def blocks(self) -> Counter[str]:
        """How many blocks of each kind came in, by class name."""
        return Counter(type(block).__name__ for block in self.document.blocks)


def read_upload(
    upload: File, *, keep_original: bool, limits: ReadLimits = DEFAULT_LIMITS
) -> HandedIn:
    """The upload, read. Raises ``ReadError``; too large a file is not even copied."""
    name = Path(upload.name or "").name
    suffix = Path(name).suffix.lower()
    if suffix not in FILE_TYPES:
        raise ReadError("unknown-type", suffix=suffix)
    if upload.size > limits.max_bytes:
        raise ReadError("too-large", bytes=upload.size, limit=limits.max_bytes)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"upload{suffix}"
        upload.seek(0)
        with path.open("wb") as copy:
            shutil.copyfileobj(upload, copy)
        document = read_document(path, limits)
    keeps = keep_original and document.is_document
    return HandedIn(document, name, upload if keeps else None)


class _FromFileAction(DisclosureAction):
    log_action = "wagtail_disclosure.read_file"
    instance: Any

    def __init__(self, instance: models.Model, *, user: Any, file: HandedIn) -> None:
        super().__init__(instance, user=user)
        self.file = file

    def log_data(self) -> dict[str, Any]:
        return {"name": self.file.name}

    def fill(self, entry: DisclosurePage, *, replace: bool) -> None:
        keeper = FileKeeper(closed_collection(), self.user)
        read = to_stream_data(
            self.file.document, title=entry.title, picture=keeper.keep_picture
        )
        kept = [] if replace else list(entry.body.raw_data)
        entry.body = [*kept, *read]
        if self.file.original is not None:
            document = keeper.keep_file(self.file.original, self.file.name)
            entry.attachments.add(Attachment(document=document))


class FillEntryFromFileAction(_FromFileAction):
    """Fill the body of an entry from a file, as a new revision of its draft."""

    def __init__(
        self, instance: models.Model, *, user: Any, file: HandedIn, replace: bool
    ) -> None:
        super().__init__(instance, user=user, file=file)
        self.replace = replace

    def is_permitted(self) -> bool:
        return self.instance.permissions_for_user(self.user).can_edit()

    def guard(self) -> None:
        refuse_locked(self.instance, self.user)

    def apply(self) -> DisclosurePage:
        draft = self.instance.get_latest_revision_as_object()
        self.fill(draft, replace=self.replace)
        if not draft.live:
            # As in the editor: the row of a draft follows its newest revision.
            draft.save()
        draft.save_revision(user=self.user, log_action=True, clean=False)
        return draft


class CreateEntryFromFileAction(_FromFileAction):
    """Create a draft below an item, column or section from a file."""

    def __init__(
        self, instance: models.Model, *, user: Any, file: HandedIn, unit: Any
    ) -> None:
        super().__init__(instance, user=user, file=file)
        self.unit = unit

    def is_permitted(self) -> bool:
        return (
            self.instance.permissions_for_user(self.user).can_add_subpage()
            and DisclosurePage.can_create_at(self.instance)
            and can_write_for_unit(self.user, self.unit.pk, on=timezone.localdate())
        )

    def apply(self) -> DisclosurePage:
        entry = DisclosurePage(
            title=self.file.title,
            responsible_unit=self.unit,
            owner=self.user,
            locale=self.instance.locale,
            live=False,
        )
        entry.slug = entry.lasting_slug(on=timezone.localdate())
        self.fill(entry, replace=True)
        self.instance.add_child(instance=entry)
        entry.save_revision(user=self.user, log_action=True, clean=False)
        return entry


def refuse_locked(page: Any, user: Any) -> None:
    """Raise ``TransitionNotAllowed`` if the page must not be changed at this moment."""
    if page.alias_of_id:
        raise TransitionNotAllowed(_("This page repeats another one; change that one."))
    if page.permissions_for_user(user).page_locked():
        raise TransitionNotAllowed(
            _("The page is locked, so nothing was taken in. Have it unlocked first.")
        )
