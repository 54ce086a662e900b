"""What the reports of the admin have in common: a table to read and to download."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button

from wagtail_disclosure.tabular import write_csv, write_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class TableReportView(WagtailAdminTemplateMixin, TemplateView):
    """A report for those who may see it: Wagtail itself asks nobody."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.today = timezone.localdate()
        if not self.is_permitted():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def is_permitted(self) -> bool:
        raise NotImplementedError

    def load(self) -> dict[str, Any]:
        """The context of the page, with the chosen rows as ``rows``."""
        raise NotImplementedError

    def columns(self) -> list[str]:
        """The headings of the download."""
        raise NotImplementedError

    def cells(self, row: Any) -> Sequence[Any]:
        """A row of the download."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        context = self.load()
        export = request.GET.get("export")
        if export == "xlsx":
            return self._xlsx(context["rows"])
        if export == "csv":
            return self._csv(context["rows"])
        return self.render_to_response(self.get_context_data(**context, **kwargs))

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

    def _csv(self, rows: Iterable[Any]) -> StreamingHttpResponse:
        # Made before the answer is sent: by then the reader's language is not set.
        lines = list(write_csv(self.columns(), (self.cells(row) for row in rows)))
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        return self._named(response, "csv")

    def _xlsx(self, rows: Iterable[Any]) -> HttpResponse:
        file = io.BytesIO()
        cells = (self.cells(row) for row in rows)
        write_xlsx(self.columns(), cells, file, title=str(self.page_title))
        return self._named(HttpResponse(file.getvalue(), content_type=XLSX), "xlsx")

    def _named(self, response: Any, suffix: str) -> Any:
        name = f"{self.page_title}.{suffix}"
        response["Content-Disposition"] = content_disposition_header(True, name)
        return response
