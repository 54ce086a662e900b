"""The report “Withheld information due for review” of Wagtail's admin."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
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

from wagtail_disclosure.negative_list.models import WithheldInformation
from wagtail_disclosure.negative_list.permissions import (
    can_see_withheld,
    visible_withheld,
)
from wagtail_disclosure.negative_list.querysets import WithheldInformationQuerySet
from wagtail_disclosure.tabular import write_csv, write_xlsx

URL_NAME = "wagtail_disclosure_negative_list:withheld_due"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def due_rows(user: Any, *, on: datetime.date) -> WithheldInformationQuerySet:
    """What is due by that day and this person may review, the longest due first."""
    rows = visible_withheld(user, on=on).due_for_review(on=on)
    return rows.select_related("unit", "item", "legal_basis").order_by(
        "next_review_on", "pk"
    )


class WithheldReportView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "wagtail_disclosure/negative_list/withheld_report.html"
    page_title = gettext_lazy("Withheld information due for review")
    header_icon = "lock"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.today = timezone.localdate()
        if not can_see_withheld(request.user, on=self.today):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        rows = due_rows(request.user, on=self.today)
        export = request.GET.get("export")
        if export == "xlsx":
            return _xlsx(rows)
        if export == "csv":
            return _csv(rows)
        context = self.get_context_data(rows=rows, today=self.today, **kwargs)
        return self.render_to_response(context)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @property
    def header_more_buttons(self) -> list[Button]:
        path = self.request.path
        return [
            Button(_("Download XLSX"), f"{path}?export=xlsx", icon_name="download"),
            Button(_("Download CSV"), f"{path}?export=csv", icon_name="download"),
        ]


class WithheldMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_see_withheld(request.user, on=timezone.localdate())


def withheld_menu_item() -> WithheldMenuItem:
    return WithheldMenuItem(
        gettext_lazy("Withheld information due for review"),
        reverse(URL_NAME),
        icon_name="lock",
        order=710,
    )


def _header() -> list[str]:
    return [
        _("Title"),
        _("Unit"),
        _("Negative list item"),
        _("Bases in law"),
        _("Decided on"),
        _("Decided by"),
        _("Next review"),
        _("State"),
    ]


def _cells(rows: Iterable[WithheldInformation]) -> Iterable[list[Any]]:
    for row in rows:
        yield [
            row.title,
            row.unit.name,
            row.item.title,
            row.bases_in_words(),
            row.decided_on,
            row.decided_by,
            row.next_review_on,
            str(row.status.label),
        ]


def _csv(rows: Iterable[WithheldInformation]) -> StreamingHttpResponse:
    # Made before the answer is sent: by then the reader's language is not set.
    lines = list(write_csv(_header(), _cells(rows)))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    return _named(response, "csv")


def _xlsx(rows: Iterable[WithheldInformation]) -> HttpResponse:
    file = io.BytesIO()
    write_xlsx(_header(), _cells(rows), file, title=_("Withheld information"))
    return _named(HttpResponse(file.getvalue(), content_type=XLSX), "xlsx")


def _named(response: Any, suffix: str) -> Any:
    name = f"{_('Withheld information due for review')}.{suffix}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
