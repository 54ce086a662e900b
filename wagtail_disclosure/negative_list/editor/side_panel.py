"""The side panel of Wagtail 8, which lets a page type have an editor of its own."""

from __future__ import annotations

from typing import Any

from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.edit import EditView

from wagtail_disclosure.negative_list.editor.panel import (
    HEADING,
    MEDIA,
    TEMPLATE,
    findings_url,
)


class ScreeningSidePanel(BaseSidePanel):
    name = "screening"
    title = HEADING
    template_name = TEMPLATE
    order = 350
    media = MEDIA

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        icon_name = "warning"
        aria_label = HEADING
        has_counter = False

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        context["findings_url"] = findings_url(self.object)
        return context


class ScreenedEditView(EditView):
    """The editor with the findings beside the form."""

    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()
        return MediaContainer([*panels, ScreeningSidePanel(self.page, self.request)])
