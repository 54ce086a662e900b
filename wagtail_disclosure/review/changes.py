"""What of a text is new, in the words of its form."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page


def changed_fields(public: Any, draft: Any) -> list[str]:
    """Labels of the fields and rows of a page that differ; the form's order."""
    if not isinstance(public, Page):
        return []
    panel = public.get_edit_handler().get_bound_panel(
        instance=public, request=None, form=None
    )
    comparisons = [compare(public, draft) for compare in panel.get_comparison()]
    return [str(each.field_label()) for each in comparisons if each.has_changed()]
