from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

if TYPE_CHECKING:
    from wagtail_disclosure.negative_list.results.models import (
        FindingAnswer,
        Screening,
    )


class ScreeningQuerySet(models.QuerySet):
    def by_content(
        self, digests: Iterable[str], *, rules_sha256: str
    ) -> Mapping[str, Screening]:
        """The screenings of these contents under these rules, by content digest."""
        rows: Iterable[Any] = self.filter(
            content_sha256__in=set(digests), rules_sha256=rules_sha256
        )
        return {row.content_sha256: row for row in rows}


class FindingAnswerQuerySet(models.QuerySet):
    def of(self, instance: models.Model) -> FindingAnswerQuerySet:
        content_type = ContentType.objects.get_for_model(instance)
        return self.filter(content_type=content_type, object_id=str(instance.pk))

    def by_fingerprint(self, instance: models.Model) -> Mapping[str, FindingAnswer]:
        rows: Iterable[Any] = self.of(instance).select_related(
            "answered_by", "legal_basis"
        )
        return {row.fingerprint: row for row in rows}
