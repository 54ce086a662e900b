"""The report “Open findings” of Wagtail's admin, and its panel on the home page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.components import Component

from wagtail_disclosure.catalogue.admin.open_findings import (
    FOR_THE_OFFICE,
    STATE_NAMES,
    FindingsReader,
    OpenRow,
    can_see_open_findings,
    open_rows,
)
from wagtail_disclosure.registers.table_report import TableReportView

URL_NAME = "wagtail_disclosure_catalogue:open_findings"
ROWS_PER_PAGE = 100
# How many entries the home page names.
SHOWN_ROWS = 10


class FindingsFilterForm(forms.Form):
    """Offers the units that have something open."""

    unit = forms.ChoiceField(label=gettext_lazy("Unit"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("State of screening"),
        required=False,
        choices=[
            ("", gettext_lazy("All")),
            *((state.value, name) for state, name in STATE_NAMES.items()),
        ],
    )

    def __init__(self, data: Any, *, rows: Iterable[OpenRow]) -> None:
        super().__init__(data)
        units = {str(row.unit_id): row.unit for row in rows if row.unit_id}
        field: Any = self.fields["unit"]
        field.choices = [("", _("All")), *units.items()]

    def chosen(self, rows: Iterable[OpenRow]) -> list[OpenRow]:
        """The rows asked for; what makes no sense is left out of the question."""
        self.is_valid()
        unit = self.cleaned_data.get("unit", "")
        state = self.cleaned_data.get("state", "")
        return [
            row
            for row in rows
            if (not unit or str(row.unit_id) == unit)
            and (not state or row.standing.state == state)
        ]


class FindingsReportView(TableReportView):
    template_name = "wagtail_disclosure/negative_list/findings_report.html"
    page_title = gettext_lazy("Open findings")
    header_icon = "warning"

    def is_permitted(self) -> bool:
        return self.reader.sees_any

    @cached_property
    def reader(self) -> FindingsReader:
        return FindingsReader(self.request.user, on=self.today)

    def load(self) -> dict[str, Any]:
        every_row = open_rows(self.reader)
        form = FindingsFilterForm(self.request.GET, rows=every_row)
        rows = form.chosen(every_row)
        page = WagtailPaginator(rows, ROWS_PER_PAGE).get_page(self.request.GET.get("p"))
        return {
            "form": form,
            "rows": rows,
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
        }

    def columns(self) -> list[str]:
        return [
            _("Entry"),
            _("Unit"),
            _("Kind"),
            _("State of screening"),
            _("Blocking"),
            _("To be explained"),
            _("Screened at"),
            _("Last editor"),
            _("Address"),
        ]

    def cells(self, row: OpenRow) -> list[Any]:
        screened_at = row.standing.screened_at
        findings = reverse("wagtail_disclosure_screening:page", args=[row.page.pk])
        return [
            row.title,
            row.unit,
            row.kind,
            row.state_label,
            row.standing.blocking,
            row.standing.warning,
            timezone.localtime(screened_at).replace(tzinfo=None) if screened_at else "",
            row.editor,
            self.request.build_absolute_uri(findings),
        ]


class FindingsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_see_open_findings(request.user, on=timezone.localdate())


def findings_menu_item() -> FindingsMenuItem:
    return FindingsMenuItem(
        gettext_lazy("Open findings"),
        reverse(URL_NAME),
        icon_name="warning",
        order=705,
    )


class FindingsPanel(Component):
    """What waits for the office; for people of a unit, what is open there."""

    name = "disclosure_findings"
    template_name = "wagtail_disclosure/negative_list/findings_panel.html"
    order = 115

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        reader = FindingsReader(self.user, on=timezone.localdate())
        rows = open_rows(reader)
        if reader.sees_all:
            rows = [row for row in rows if row.standing.state in FOR_THE_OFFICE]
        return context | {
            "rows": rows[:SHOWN_ROWS],
            "more": max(len(rows) - SHOWN_ROWS, 0),
            "is_office": reader.sees_all,
        }


def add_findings_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(FindingsPanel(request.user))
