"""The report “Withheld information due for review” of Wagtail's admin."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem

from wagtail_disclosure.negative_list.models import WithheldInformation
from wagtail_disclosure.negative_list.permissions import (
    can_see_withheld,
    visible_withheld,
)
from wagtail_disclosure.negative_list.querysets import WithheldInformationQuerySet
from wagtail_disclosure.registers.table_report import TableReportView

URL_NAME = "wagtail_disclosure_negative_list:withheld_due"


def due_rows(user: Any, *, on: datetime.date) -> WithheldInformationQuerySet:
    """What is due by that day and this person may review, the longest due first."""
    rows = visible_withheld(user, on=on).due_for_review(on=on)
    return rows.select_related("unit", "item", "legal_basis").order_by(
        "next_review_on", "pk"
    )


class WithheldReportView(TableReportView):
    template_name = "wagtail_disclosure/negative_list/withheld_report.html"
    page_title = gettext_lazy("Withheld information due for review")
    header_icon = "lock"

    def is_permitted(self) -> bool:
        return can_see_withheld(self.request.user, on=self.today)

    def load(self) -> dict[str, Any]:
        rows = due_rows(self.request.user, on=self.today)
        return {"rows": rows, "today": self.today}

    def columns(self) -> list[str]:
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

    def cells(self, row: WithheldInformation) -> list[Any]:
        return [
            row.title,
            row.unit.name,
            row.item.title,
            row.bases_in_words(),
            row.decided_on,
            row.decided_by,
            row.next_review_on,
            str(row.status.label),
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
