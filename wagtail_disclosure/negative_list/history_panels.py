"""Parts of forms that only show something."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel


class ReviewsPanel(Panel):
    """The reviews of withheld information, with what each came to."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_disclosure/negative_list/reviews_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["information"] = self.instance
            context["is_opened"] = self.instance.is_opened
            context["reviews"] = self.instance.reviews.select_related(
                "reviewed_by", "entry"
            )
            return context


class KeywordsPanel(Panel):
    """The keywords as a file, where the form cannot hold them."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_disclosure/negative_list/keywords_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.instance.keywords)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            name = "wagtail_disclosure_screeningrule_modeladmin_keywords"
            context["url"] = reverse(name, args=[self.instance.pk])
            context["count"] = len(self.instance.keyword_list)
            return context
