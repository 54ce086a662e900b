"""
The list as a workbook per school year: 清单事项公开情况表.

The annual report ends with this table (教办函〔2014〕23号, point 3).
"""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wagtail_disclosure.catalogue.public.checklist_table import (
    TableRow,
    checklist_table,
)
from wagtail_disclosure.registers.table_report import XLSX
from wagtail_disclosure.tabular import write_xlsx


def statement_response(
    checklist: Any, request: HttpRequest, *, period: str
) -> HttpResponse:
    """The workbook of one school year, by default of what is expected now."""
    table = checklist_table(checklist, period=period)
    title = _("Disclosure of listed items")
    header = [
        _("No."),
        _("Category"),
        _("Item"),
        _("Responsible unit"),
        _("Time limit"),
        _("State"),
        _("Period"),
        _("Updated on"),
        _("Address"),
    ]
    workbook = io.BytesIO()
    write_xlsx(
        header,
        (_cells(row, request) for row in table.rows),
        workbook,
        title=table.period or title,
    )
    response = HttpResponse(workbook.getvalue(), content_type=XLSX)
    name = f"{title} {table.period}".strip()
    response["Content-Disposition"] = (
        f"attachment; filename=\"statement.xlsx\"; filename*=UTF-8''{quote(name)}.xlsx"
    )
    return response


def _cells(row: TableRow, request: HttpRequest) -> list[Any]:
    coverage = row.coverage
    return [
        row.item.number,
        row.category.title,
        row.item.title,
        row.item.lead_unit.name if row.item.lead_unit else "",
        row.item.time_limit,
        row.state_label,
        # Of what is due or missing, the period alone would give it away.
        coverage.period if row.state else "",
        row.updated_on,
        address_of(row, request),
    ]


def address_of(row: TableRow, request: HttpRequest) -> str:
    """Where the content of an item is read: the item itself, or the link elsewhere."""
    if row.content is None and row.link is not None:
        return row.link.url
    return row.item.get_full_url(request)
