"""Filters of the lists."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail_disclosure.registers.models import ResponsibleUnit
from wagtail_disclosure.row_keys import parse_row_key


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


class UnitFilter(SimpleListFilter):
    """
    By the units that occur in the list.

    Django's own filter for foreign keys asks ``django.contrib.admin`` for its site,
    and fails where that app is not installed.
    """

    title = _("unit")
    parameter_name = "unit"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        occurring = model_admin.model._base_manager.values("unit")
        units = ResponsibleUnit.objects.filter(pk__in=occurring)
        return [(str(unit.pk), unit.name) for unit in units]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        key = parse_row_key(self.value())
        return queryset if key is None else queryset.filter(unit=key)
