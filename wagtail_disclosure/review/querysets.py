from __future__ import annotations

import uuid
from typing import Any

from django.db import models


class ReviewRecordQuerySet(models.QuerySet):
    def valid(self) -> ReviewRecordQuerySet:
        """Not revoked."""
        return self.filter(revoked_at__isnull=True)

    def of_entry(self, entry_uuid: uuid.UUID) -> ReviewRecordQuerySet:
        return self.filter(entry_uuid=entry_uuid)


class ContributionQuerySet(models.QuerySet):
    def of_entry(self, entry_uuid: uuid.UUID) -> ContributionQuerySet:
        return self.filter(entry_uuid=entry_uuid)

    def not_public_yet(self) -> ContributionQuerySet:
        """What was contributed since the entry was last public."""
        return self.filter(public_record__isnull=True)

    def of_nobody(self) -> ContributionQuerySet:
        """What nobody is known to have written; an account that went has a name."""
        return self.filter(user=None, user_name="")

    def newest_and_last_with(self, digest: str) -> tuple[Any, Any]:
        """Of one entry: its newest contribution, and the last with this content."""
        newest = self.order_by("-pk").values("pk")[:1]
        rows: list[Any] = list(
            self.filter(
                models.Q(digest=digest) | models.Q(pk=models.Subquery(newest))
            ).order_by("-pk")[:2]
        )
        same = (row for row in rows if row.digest == digest)
        return (rows[0] if rows else None), next(same, None)

    def along_with(self, contribution: Any) -> ContributionQuerySet:
        """It and what led to it since the publication before."""
        return self.of_entry(contribution.entry_uuid).filter(
            public_record=contribution.public_record, pk__lte=contribution.pk
        )
