"""The way to the findings for who does not edit the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from wagtail.admin.widgets import Button
from wagtail.models import Page

from wagtail_disclosure.negative_list.editor.panel import HEADING
from wagtail_disclosure.negative_list.results.actions import LIFT_FINDING


def listing_buttons(
    page: Page, user: Any, next_url: str | None = None
) -> Iterator[Button]:
    if not page.is_root() and user.has_perm(LIFT_FINDING):
        yield Button(
            HEADING,
            reverse("wagtail_disclosure_screening:page", args=[page.pk]),
            icon_name="warning",
            priority=65,
        )
