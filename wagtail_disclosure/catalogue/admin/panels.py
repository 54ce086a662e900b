"""Panels of the admin's home page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from wagtail_disclosure.catalogue.admin.coverage_report import (
    ReportFilter,
    count_of,
    report_rows,
)
from wagtail_disclosure.catalogue.item_state import OPEN_STATES
from wagtail_disclosure.registers.permissions import (
    can_manage_catalogue,
    writable_units,
)

# How many open items the home page names.
SHOWN_ITEMS = 10


class CoveragePanel(Component):
    """The coverage of my units, and what is due or missing there."""

    name = "disclosure_coverage"
    template_name = "wagtail_disclosure/admin/coverage_panel.html"
    order = 110

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        today = timezone.localdate()
        is_office = can_manage_catalogue(self.user)
        unit_ids = None
        if not is_office:
            units = writable_units(self.user, on=today)
            unit_ids = frozenset(units.values_list("pk", flat=True))
        rows: list[Any] = []
        if is_office or unit_ids:
            chosen = ReportFilter(unit_ids=unit_ids)
            rows = report_rows(self.user, on=today, chosen=chosen)
        open_rows = [row for row in rows if row.state in OPEN_STATES]
        return context | {
            "rows": rows,
            "is_office": is_office,
            "count": count_of(rows),
            "open_rows": open_rows[:SHOWN_ITEMS],
            # The buttons in it are forms.
            "csrf_token": parent_context.get("csrf_token"),
            "more": max(len(open_rows) - SHOWN_ITEMS, 0),
        }


def add_coverage_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(CoveragePanel(request.user))
