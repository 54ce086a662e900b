"""Editors with findings and state beside the form, where Wagtail has room for it."""

from __future__ import annotations

from typing import Any

from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.catalogue.pages.negative_list import NegativeListPage
from wagtail_disclosure.negative_list.editor.panel import HAS_SIDE_PANELS


def screened_viewsets() -> list[Any]:
    """Viewsets for the hook ``register_admin_viewset``; none before Wagtail 8."""
    if not HAS_SIDE_PANELS:
        return []
    from wagtail.admin.viewsets.pages import PageViewSet

    from wagtail_disclosure.publication.editor.side_panel import ReviewedEditView

    class EntryViewSet(PageViewSet):
        model = DisclosurePage
        edit_view_class = ReviewedEditView

    class NegativeListViewSet(PageViewSet):
        model = NegativeListPage
        edit_view_class = ReviewedEditView

    return [
        EntryViewSet("disclosure_entries"),
        NegativeListViewSet("disclosure_negative_list"),
    ]
