"""
The one seam through which content becomes public, whichever way it goes live.

Every way that Wagtail knows ends in ``save()`` of a live page, so the order of things
is kept here: refuse, freeze the files, write the row, draw the index number.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import COMMENTS_RELATION_NAME

from wagtail_disclosure.negative_list.content.tidying import tidy_page
from wagtail_disclosure.negative_list.results.tasks import queue_screening
from wagtail_disclosure.publication.files import (
    EntryFile,
    freeze_files,
    hide_files_of,
    number_files,
)
from wagtail_disclosure.publication.index_numbers import (
    allocate_index_number,
    lock_publications,
)
from wagtail_disclosure.publication.models import IndexNumber
from wagtail_disclosure.publication.refusal import PublicationRefused
from wagtail_disclosure.publication.scheduling import (
    PUBLISH_SCHEDULED,
    Refusal,
    cancel_refused_schedule,
)

# Wagtail writes these alone when it saves a draft, locks a page or renames a draft.
METADATA_FIELDS = frozenset(
    {
        "alias_of",
        "draft_title",
        "expired",
        "go_live_at",
        "expire_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "owner",
        "url_path",
        COMMENTS_RELATION_NAME,
    }
)


class ReviewedPageMixin(models.Model):
    """
    Puts a page type under the gate. Must be the first base of the class.

    A type with files names its child relations to ``EntryFile`` in
    ``file_relations``.
    """

    entry_uuid = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)

    file_relations: ClassVar[tuple[str, ...]] = ()
    exclude_fields_in_copy = ["entry_uuid"]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._writes_content(kwargs.get("update_fields")):
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            tidy_page(self)
            self._refuse_or_demote()
            number_files(self)
            hide_files_of(self)
            if not self.live:
                super().save(*args, **kwargs)
                return
            lock_publications()
            self.prepare_publication(at=self.first_published_at or timezone.now())
            super().save(*args, **kwargs)
            self._draw_index_number()

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        """Wagtail's loop over schedules ends at the first one that raises."""
        if kwargs.get("log_action") != PUBLISH_SCHEDULED:
            super().publish(revision, *args, **kwargs)  # type: ignore[misc]
            return
        try:
            with transaction.atomic():
                super().publish(revision, *args, **kwargs)  # type: ignore[misc]
        except Refusal as error:
            cancel_refused_schedule(self, revision, error)

    def publication_obstacle(self) -> str | None:
        """Why this content must not become public, in words for its editor."""
        return None

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

    def prepare_publication(self, *, at: datetime.datetime) -> None:
        """Fill what is known only now; runs before the row is written."""
        freeze_files(self)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        number_files(self)
        hide_files_of(self)
        tidy_page(self)
        revision = super().save_revision(*args, **kwargs)  # type: ignore[misc]
        queue_screening(self)
        return revision

    def with_content_json(self, content: dict[str, Any]) -> Self:
        page = super().with_content_json(content)  # type: ignore[misc]
        # A copied or reverted revision carries the UUID of where it came from.
        page.entry_uuid = self.entry_uuid
        return page

    @property
    def index_number(self) -> str:
        """The index number, empty before the first publication."""
        if hasattr(self, "known_index_number"):
            return self.known_index_number or ""
        return IndexNumber.objects.by_entry([self]).get(self.entry_uuid, "")

    def _writes_content(self, update_fields: Iterable[str] | None) -> bool:
        return update_fields is None or not METADATA_FIELDS.issuperset(update_fields)

    def _refuse_or_demote(self) -> None:
        if not self.live:
            return
        obstacle = self.publication_obstacle()
        if obstacle is None:
            return
        if self._state.adding or self._is_alias():
            # Copies and pages made in code are live by default; an alias must not
            # stop its source.
            self.live = False
            self.has_unpublished_changes = True
            self.live_revision = None
            self.first_published_at = None
            self.last_published_at = None
            return
        raise PublicationRefused(obstacle)

    def _is_alias(self) -> bool:
        """Only pages have aliases; a snippet under the gate has no such field."""
        return getattr(self, "alias_of_id", None) is not None

    def _draw_index_number(self) -> None:
        record = allocate_index_number(
            self.entry_uuid,
            at=timezone.localtime(self.first_published_at),
            **self.index_number_tokens(),
        )
        last = max((file.number or 0 for file in self.get_files()), default=0)
        if last > record.last_file_number:
            record.last_file_number = last
            record.save(update_fields=["last_file_number"])
