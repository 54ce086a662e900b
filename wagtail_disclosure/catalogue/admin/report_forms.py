from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail_disclosure.catalogue.admin.coverage_report import OPEN, ReportFilter
from wagtail_disclosure.catalogue.choices import ITEM_STATES
from wagtail_disclosure.catalogue.pages.checklists import ChecklistPage
from wagtail_disclosure.catalogue.pages.items import ChecklistItemPage
from wagtail_disclosure.periods import PeriodType, period_on
from wagtail_disclosure.registers.models import ResponsibleUnit
from wagtail_disclosure.registers.permissions import (
    can_manage_catalogue,
    writable_units,
)
from wagtail_disclosure.row_keys import RowChoiceField

MINE = "mine"
OFFERED_PERIODS = 6


class CoverageFilterForm(forms.Form):
    """The filters of the report; people of units see their own items first."""

    checklist = RowChoiceField(
        label=_("Checklist"),
        queryset=ChecklistPage.objects.live().order_by("path"),
        required=False,
        empty_label=_("All"),
    )
    unit = forms.ChoiceField(label=_("Responsible unit"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    period = forms.ChoiceField(label=_("School year"), required=False)

    def __init__(self, data: Any, *, user: Any, on: datetime.date) -> None:
        self.own_unit_ids = frozenset(
            writable_units(user, on=on).values_list("pk", flat=True)
        )
        is_office = can_manage_catalogue(user)
        values = data.dict()
        values.setdefault("unit", "" if is_office else MINE)
        super().__init__(values)
        units = ResponsibleUnit.objects.internal().filter(lead_items__isnull=False)
        mine = [] if is_office else [(MINE, _("My units"))]
        named = [(str(unit.pk), unit.name) for unit in units.distinct()]
        _offer(self, "unit", [("", _("All")), *mine, *named])
        states = [(state.value, label) for state, label in ITEM_STATES.items()]
        _offer(self, "state", [("", _("All")), (OPEN, _("Due or missing")), *states])
        years = [(key, key) for key in _school_years(on)]
        _offer(self, "period", [("", _("What is expected now")), *years])

    def chosen(self) -> ReportFilter:
        """What is asked for; what makes no sense is left out."""
        self.is_valid()
        data = self.cleaned_data
        checklist, unit = data.get("checklist"), data.get("unit", "")
        unit_ids = None
        if unit == MINE:
            unit_ids = self.own_unit_ids
        elif unit:
            unit_ids = frozenset({int(unit)})
        return ReportFilter(
            checklist_id=checklist.pk if checklist else None,
            unit_ids=unit_ids,
            state=data.get("state", ""),
            period=data.get("period", ""),
        )


class ConfirmNothingForm(forms.Form):
    period = forms.ChoiceField(label=_("Period"))
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("How it is known; not shown to the public."),
    )

    def __init__(
        self, *args: Any, item: ChecklistItemPage, on: datetime.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "period", [(key, key) for key in _periods_of(item, on)])


def _offer(form: forms.Form, name: str, choices: list[tuple[str, Any]]) -> None:
    field: Any = form.fields[name]
    field.choices = choices


def _periods_of(item: ChecklistItemPage, on: datetime.date) -> list[str]:
    return _with_earlier(period_on(item.rule.period_type, on))


def _school_years(on: datetime.date) -> list[str]:
    return _with_earlier(period_on(PeriodType.SCHOOL_YEAR, on))


def _with_earlier(period: Any) -> list[str]:
    keys: list[str] = []
    while period is not None and len(keys) < OFFERED_PERIODS:
        keys.append(period.key)
        period = period.previous()
    return keys
