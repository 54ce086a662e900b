"""The report “Checklist coverage” of Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem

from wagtail_disclosure.catalogue.admin.coverage_report import (
    ReportRow,
    can_see_coverage,
    count_of,
    report_rows,
)
from wagtail_disclosure.catalogue.admin.report_forms import CoverageFilterForm
from wagtail_disclosure.catalogue.public.statement import address_of
from wagtail_disclosure.registers.table_report import TableReportView

URL_NAME = "wagtail_disclosure_catalogue:coverage"


class CoverageReportView(TableReportView):
    template_name = "wagtail_disclosure/admin/coverage_report.html"
    page_title = gettext_lazy("Checklist coverage")
    header_icon = "list-ul"

    def is_permitted(self) -> bool:
        return can_see_coverage(self.request.user, on=self.today)

    def load(self) -> dict[str, Any]:
        user = self.request.user
        form = CoverageFilterForm(self.request.GET, user=user, on=self.today)
        rows = report_rows(user, on=self.today, chosen=form.chosen())
        return {"form": form, "rows": rows, "count": count_of(rows)}

    def columns(self) -> list[str]:
        return [
            _("Checklist"),
            _("No."),
            _("Item"),
            _("Responsible unit"),
            _("Period"),
            _("State"),
            _("Newest entry"),
            _("Published on"),
            _("Address"),
        ]

    def cells(self, row: ReportRow) -> list[Any]:
        return [
            row.checklist.title,
            row.item.number,
            row.item.title,
            row.item.lead_unit.name if row.item.lead_unit else "",
            row.period,
            row.state_label,
            row.newest.title if row.newest else "",
            row.table_row.updated_on,
            address_of(row.table_row, self.request),
        ]


class CoverageMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_see_coverage(request.user, on=timezone.localdate())


def coverage_menu_item() -> CoverageMenuItem:
    return CoverageMenuItem(
        gettext_lazy("Checklist coverage"),
        reverse(URL_NAME),
        icon_name="list-ul",
        order=700,
    )
