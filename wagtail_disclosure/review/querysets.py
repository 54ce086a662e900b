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

    def along_with(self, contribution: Any) -> ContributionQuerySet:
        """It and what led to it since the publication before."""
        return self.of_entry(contribution.entry_uuid).filter(
            public_record=contribution.public_record, pk__lte=contribution.pk
        )
