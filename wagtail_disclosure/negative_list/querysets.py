from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce

from wagtail_disclosure.negative_list.choices import ReviewResult


class NegativeListItemQuerySet(models.QuerySet):
    def in_force(self, *, on: datetime.date) -> NegativeListItemQuerySet:
        """What holds on that day; an open end holds for ever."""
        return self.filter(
            models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=on),
            models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=on),
        )

    def public(self) -> NegativeListItemQuerySet:
        return self.filter(is_public=True)

    def review_points(self) -> NegativeListItemQuerySet:
        """What no rule looks for, so that a person has to."""
        return self.exclude(rules__is_active=True)


class WithheldInformationQuerySet(models.QuerySet):
    def with_status(self) -> WithheldInformationQuerySet:
        """Annotates ``status_code`` and ``opened_entry_id`` from the newest review."""
        reviews: Any = self.model._meta.get_field("reviews").related_model
        newest = reviews._default_manager.filter(
            information=models.OuterRef("pk")
        ).order_by("-reviewed_on", "-pk")
        return self.annotate(
            status_code=Coalesce(
                models.Subquery(newest.values("result")[:1]),
                models.Value(ReviewResult.STILL_WITHHELD.value),
            ),
            opened_entry_id=models.Subquery(newest.values("entry")[:1]),
        )

    def due_for_review(self, *, on: datetime.date) -> WithheldInformationQuerySet:
        """
        What has to be looked at again by that day.

        What was opened is not due any more, unless its entry is gone.
        """
        return (
            self.with_status()
            .filter(next_review_on__lte=on)
            .exclude(status_code=ReviewResult.NOW_PUBLIC, opened_entry_id__isnull=False)
        )


class ScreeningRuleQuerySet(models.QuerySet):
    def to_explain(self, codes: Iterable[str]) -> ScreeningRuleQuerySet:
        """Rules with the laws they rest on, without their long lists of words."""
        rules = self.filter(code__in=set(codes)).defer("keywords", "keyword_changes")
        return rules.select_related("item").prefetch_related("item__legal_bases__basis")

    def active(self) -> ScreeningRuleQuerySet:
        return self.filter(is_active=True)
