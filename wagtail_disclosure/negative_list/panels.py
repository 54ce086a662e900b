"""Panels of the admin's home page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from wagtail_disclosure.negative_list.report import due_rows
from wagtail_disclosure.registers.permissions import can_manage_catalogue

# How many rows the home page names.
SHOWN_ROWS = 10


class WithheldPanel(Component):
    """What my units withhold and have to look at again."""

    name = "disclosure_withheld"
    template_name = "wagtail_disclosure/negative_list/withheld_panel.html"
    order = 120

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        today = timezone.localdate()
        rows = list(due_rows(self.user, on=today))
        return context | {
            "rows": rows[:SHOWN_ROWS],
            "more": max(len(rows) - SHOWN_ROWS, 0),
            "is_office": can_manage_catalogue(self.user),
            "today": today,
        }


def add_withheld_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(WithheldPanel(request.user))
