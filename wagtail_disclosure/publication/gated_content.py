"""What the gate asks of a page or snippet: its files, its audience, its versions."""

from __future__ import annotations

import datetime
import uuid
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_disclosure.publication.files import (
    EntryFile,
    PublicFile,
    freeze_files,
    lost_file,
    public_file,
    unkept_file,
)
from wagtail_disclosure.publication.models import IndexNumber, PublishedVersion
from wagtail_disclosure.publication.published_content import PublishedContent
from wagtail_disclosure.publication.querysets import PublishedVersionQuerySet
from wagtail_disclosure.publication.taking_down import Ending


class GatedContent(models.Model):
    """The answers that a type under the gate may give differently."""

    entry_uuid = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    # The digest under which the row is public; empty while it is not.
    cleared_digest = models.CharField(
        max_length=64, blank=True, default="", editable=False
    )

    file_relations: ClassVar[tuple[str, ...]] = ()
    exclude_fields_in_copy = ["cleared_digest"]
    # Whether the values come from a revision: its files are the documents as they
    # are now. Those of a row are the frozen ones that the public reads.
    is_draft_content = False
    # Not by Wagtail at each save: see ``search_index``.
    search_auto_update = False
    # Why it is being taken down, while it is.
    ending: Ending | None = None

    class Meta:
        abstract = True

    # What becomes public

    def publication_obstacle(self) -> str | None:
        """Why this content must not become public, in words for its editor."""
        return None

    def review_obstacle(self) -> str | None:
        """What an approval could not publish, so that nobody is asked for one."""
        return self.publication_obstacle() or lost_file(self) or unkept_file(self)

    def audience_key(self) -> str:
        """Names who may read it; a change of it needs a new review."""
        return "public"

    def audience_name(self) -> str:
        """The audience in words, for who reviews."""
        return str(_("Public"))

    def filled_at_publication(self) -> frozenset[str]:
        """Names of fields whose present value publication itself has filled in."""
        return frozenset()

    def published_content(self) -> PublishedContent:
        """What the ledger keeps of this instance."""
        return PublishedContent.of_page(self)

    def index_number_tokens(self) -> dict[str, str]:
        """What fills ``{unit}`` and ``{class}``: keys ``unit`` and ``item_class``."""
        return {"unit": "", "item_class": ""}

    def get_files(self) -> list[EntryFile]:
        """All files of the page, in the order of its relations."""
        return [
            file
            for relation in self.file_relations
            for file in getattr(self, relation).all()
        ]

    def current_files(self) -> list[EntryFile]:
        """The files, with rows that follow from the content brought into line."""
        return self.get_files()

    def public_file(self, file: EntryFile) -> PublicFile:
        """What of a file's row would be, or is, public."""
        return public_file(file, is_draft=self.is_draft_content)

    def prepare_publication(self, *, at: datetime.datetime) -> None:
        """Fill what is known only now; runs before the row is written."""
        freeze_files(self)

    # What was public

    @property
    def published_versions(self) -> PublishedVersionQuerySet:
        """The versions that were public, the newest first."""
        source = self.alias_source() or self
        return PublishedVersion.objects.of_entry(source.entry_uuid).newest_first()

    def open_version(self) -> PublishedVersion | None:
        """The version that the public reads now."""
        return self.published_versions.open().first()

    @property
    def index_number(self) -> str:
        """The index number, empty before the first publication."""
        if hasattr(self, "known_index_number"):
            return self.known_index_number or ""
        source = self.alias_source() or self
        return IndexNumber.objects.by_entry([source]).get(source.entry_uuid, "")

    # Aliases

    def alias_source(self) -> Any:
        """The page that this alias shows, or None."""
        return self.alias_of.specific if self.is_alias() else None  # type: ignore[attr-defined]

    def is_alias(self) -> bool:
        """Only pages have aliases; a snippet under the gate has no such field."""
        return getattr(self, "alias_of_id", None) is not None
