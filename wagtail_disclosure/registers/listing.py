"""The list of a register, and its export as a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from wagtail_modeladmin.views import IndexView

from wagtail_disclosure.tabular import CellValue, write_csv, write_xlsx


class RegisterIndexView(IndexView):
    """Lists and exports what the filters leave over."""

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except IncorrectLookupParameters:
            return redirect(self.index_url)

    def get_filters(self, request: HttpRequest) -> tuple[Any, bool, dict, bool]:
        specs, has_filters, __, use_distinct = super().get_filters(request)
        # Otherwise the address could ask for anything that is related to a row, such
        # as how the password hash of a member begins.
        return specs, has_filters, {}, use_distinct

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        buttons = self.model_admin.extra_buttons(self.request)
        return super().get_context_data(extra_buttons=buttons, **kwargs)

    def get_filename(self) -> str:
        return f"{self.model_name}-{timezone.localdate().isoformat()}"

    def export_header(self) -> list[str]:
        return [self.model_admin.export_heading(name) for name in self.list_export]

    def export_rows(self, queryset: QuerySet) -> Iterator[list[CellValue]]:
        for row in queryset.iterator(chunk_size=500):
            yield [
                self.model_admin.export_value(row, name) for name in self.list_export
            ]

    def write_csv_response(self, queryset: QuerySet) -> HttpResponse:
        name = f"{self.get_filename()}.csv"
        # Not streamed: by then the language of the reader is no longer set.
        lines = write_csv(self.export_header(), self.export_rows(queryset))
        return HttpResponse(
            b"".join(lines),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def write_xlsx_response(self, queryset: QuerySet) -> FileResponse:
        file = io.BytesIO()
        title = self.verbose_name_plural
        write_xlsx(self.export_header(), self.export_rows(queryset), file, title=title)
        file.seek(0)
        return FileResponse(
            file, as_attachment=True, filename=f"{self.get_filename()}.xlsx"
        )
