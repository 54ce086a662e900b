"""The side panel of Wagtail 8, which lets a page type have an editor of its own."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel

from wagtail_disclosure.negative_list.editor.side_panel import ScreenedEditView
from wagtail_disclosure.publication.editor.decisions import not_decided
from wagtail_disclosure.publication.editor.panel import (
    HEADING,
    MEDIA,
    TEMPLATE,
    standing_context,
)
from wagtail_disclosure.review.refusal import ReviewNotAllowed


class StandingSidePanel(BaseSidePanel):
    name = "disclosure-standing"
    title = HEADING
    template_name = TEMPLATE
    order = 340
    media = MEDIA

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        icon_name = "clipboard-list"
        aria_label = HEADING
        has_counter = False

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        return context | standing_context(self.object, self.request.user)


class ReviewedEditView(ScreenedEditView):
    """The editor with findings, state and history beside the form."""

    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()
        return MediaContainer([*panels, StandingSidePanel(self.page, self.request)])

    def perform_workflow_action(self) -> HttpResponseBase:
        """Somebody else may decide after the question whether it is allowed."""
        try:
            return super().perform_workflow_action()
        except ReviewNotAllowed as refusal:
            messages.error(self.request, not_decided(refusal))
            return self.redirect_and_remain()
