"""Where the editor's form shows the findings: a side panel, or a tab on 7.4."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import VERSION
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static

HAS_SIDE_PANELS = VERSION >= (8, 0)
HEADING = _("Screening")
TEMPLATE = "wagtail_disclosure/negative_list/screening_panel.html"
MEDIA = forms.Media(
    css={"all": [versioned_static("wagtail_disclosure/css/screening.css")]},
    js=[versioned_static("wagtail_disclosure/js/screening.js")],
)


def findings_url(page: Any) -> str:
    """Where the list of findings comes from; empty for a page not saved yet."""
    if not page.pk:
        return ""
    return reverse("wagtail_disclosure_screening:findings", args=[page.pk])


class ScreeningPanel(Panel):
    """The findings as a tab of the form; it has no field of its own."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": HEADING, **kwargs})

    class BoundPanel(Panel.BoundPanel):
        template_name = TEMPLATE
        media = MEDIA

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            context["findings_url"] = findings_url(self.instance)
            return context
