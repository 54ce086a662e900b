"""Filters of the lists: what holds today."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class InForceFilter(SimpleListFilter):
    """For registers whose querysets know what is ``in_force`` on a day."""

    title = _("in force")
    parameter_name = "in_force"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("In force today")), ("no", _("Not in force today"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in ("yes", "no"):
            return queryset
        model: Any = queryset.model
        holding = model.objects.in_force(on=timezone.localdate()).values("pk")
        if self.value() == "yes":
            return queryset.filter(pk__in=holding)
        return queryset.exclude(pk__in=holding)
