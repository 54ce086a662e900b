"""Filters of the lists of this room."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail_disclosure.negative_list.choices import ReviewResult


class ReviewPointFilter(SimpleListFilter):
    title = _("looked for by")
    parameter_name = "looked_for"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("rules", _("Rules")), ("people", _("People only"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        model: Any = queryset.model
        points = model.objects.review_points().values("pk")
        if self.value() == "people":
            return queryset.filter(pk__in=points)
        if self.value() == "rules":
            return queryset.exclude(pk__in=points)
        return queryset


class StatusFilter(SimpleListFilter):
    """Expects the annotation ``status_code``."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(ReviewResult.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        if value not in ReviewResult.values:
            return queryset
        return queryset.filter(status_code=value)


class DueFilter(SimpleListFilter):
    title = _("review")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", pgettext_lazy("for review", "Due"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() != "yes":
            return queryset
        model: Any = queryset.model
        due = model.objects.due_for_review(on=timezone.localdate())
        return queryset.filter(pk__in=due.values("pk"))
