"""The report “Checklist coverage” of Wagtail's admin."""

from __future__ import annotations

import io
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button

from wagtail_disclosure.catalogue.admin.coverage_report import (
    ReportRow,
    can_see_coverage,
    count_of,
    report_rows,
)
from wagtail_disclosure.catalogue.admin.report_forms import CoverageFilterForm
from wagtail_disclosure.catalogue.public.statement import XLSX, address_of
from wagtail_disclosure.tabular import write_csv, write_xlsx

URL_NAME = "wagtail_disclosure_catalogue:coverage"


class CoverageReportView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "wagtail_disclosure/admin/coverage_report.html"
    page_title = gettext_lazy("Checklist coverage")
    header_icon = "list-ul"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.today = timezone.localdate()
        if not can_see_coverage(request.user, on=self.today):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = CoverageFilterForm(request.GET, user=request.user, on=self.today)
        rows = report_rows(request.user, on=self.today, chosen=form.chosen())
        export = request.GET.get("export")
        if export == "xlsx":
            return _xlsx(rows, request)
        if export == "csv":
            return _csv(rows, request)
        context = self.get_context_data(
            form=form, rows=rows, count=count_of(rows), **kwargs
        )
        return self.render_to_response(context)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @property
    def header_more_buttons(self) -> list[Button]:
        return [
            Button(_("Download XLSX"), self._export_url("xlsx"), icon_name="download"),
            Button(_("Download CSV"), self._export_url("csv"), icon_name="download"),
        ]

    def _export_url(self, export: str) -> str:
        query = self.request.GET.copy()
        query["export"] = export
        return f"{self.request.path}?{query.urlencode()}"


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


def _header() -> list[str]:
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


def _cells(row: ReportRow, request: HttpRequest) -> list[Any]:
    return [
        row.checklist.title,
        row.item.number,
        row.item.title,
        row.item.lead_unit.name if row.item.lead_unit else "",
        row.period,
        row.state_label,
        row.newest.title if row.newest else "",
        row.table_row.updated_on,
        address_of(row.table_row, request),
    ]


def _csv(rows: list[ReportRow], request: HttpRequest) -> StreamingHttpResponse:
    lines = write_csv(_header(), (_cells(row, request) for row in rows))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    return _named(response, "csv")


def _xlsx(rows: list[ReportRow], request: HttpRequest) -> HttpResponse:
    file = io.BytesIO()
    cells = (_cells(row, request) for row in rows)
    write_xlsx(_header(), cells, file, title=_("Checklist coverage"))
    return _named(HttpResponse(file.getvalue(), content_type=XLSX), "xlsx")


def _named(response: Any, suffix: str) -> Any:
    name = f"{_('Checklist coverage')}.{suffix}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
