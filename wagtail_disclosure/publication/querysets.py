from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import models


class IndexNumberQuerySet(models.QuerySet):
    def by_entry(self, entries: Iterable[Any]) -> dict[uuid.UUID, str]:
        """The numbers of many entries at once; entries without one are left out."""
        uuids = {entry.entry_uuid for entry in entries}
        return dict(
            self.filter(entry_uuid__in=uuids).values_list("entry_uuid", "number")
        )


class AttachmentCollectionQuerySet(models.QuerySet):
    def closes(self, collection: Any) -> bool:
        """Whether this collection, or one above it, is closed."""
        paths = self.values_list("collection__path", flat=True)
        return any(collection.path.startswith(path) for path in paths)


class PublishedVersionQuerySet(models.QuerySet):
    def of_entry(self, entry_uuid: uuid.UUID) -> PublishedVersionQuerySet:
        return self.filter(entry_uuid=entry_uuid)

    def open(self) -> PublishedVersionQuerySet:
        """What the public reads now."""
        return self.filter(ended_at__isnull=True)

    def newest_first(self) -> PublishedVersionQuerySet:
        return self.order_by("-number")

    def of_row(self) -> PublishedVersionQuerySet:
        """For a subquery over a gated model: the open version of the row's values."""
        return self.open().filter(
            entry_uuid=models.OuterRef("entry_uuid"),
            digest=models.OuterRef("cleared_digest"),
            title=models.OuterRef("title"),
        )


class WithdrawalQuerySet(models.QuerySet):
    def in_force(self, entry_uuid: uuid.UUID) -> Any:
        """The withdrawal that keeps an entry down now, or None."""
        rows = self.filter(entry_uuid=entry_uuid, restored_at__isnull=True)
        return rows.select_related("version").first()

    def end(self, entry_uuid: uuid.UUID, *, user: Any, at: datetime.datetime) -> None:
        """The entry is public again, or may be."""
        rows = self.filter(entry_uuid=entry_uuid, restored_at__isnull=True)
        rows.update(restored_at=at, restored_by=user)
