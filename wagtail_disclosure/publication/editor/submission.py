"""What the editor hears at once, not days later from a reviewer."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from wagtail_disclosure.negative_list.results.state import page_screening
from wagtail_disclosure.negative_list.screening.rules import Severity
from wagtail_disclosure.publication.gate import ReviewedPageMixin

_BUTTONS = frozenset({"action-submit", "action-restart-workflow"})


def say_what_blocks(request: HttpRequest, page: Any) -> None:
    """Nobody can approve what holds a finding that forbids publication."""
    if not isinstance(page, ReviewedPageMixin) or not _BUTTONS & request.POST.keys():
        return
    draft = page.get_latest_revision_as_object()  # type: ignore[attr-defined]
    screening = page_screening(draft)
    found = screening.of_severity(Severity.BLOCK)
    count = sum(not item.is_settled for item in found)
    if not count:
        return
    message = ngettext(
        "%(count)s finding in “%(title)s” forbids publication. Nobody can approve "
        "it before this is settled: cancel the workflow and put it right.",
        "%(count)s findings in “%(title)s” forbid publication. Nobody can approve "
        "it before they are settled: cancel the workflow and put it right.",
        count,
    ) % {"count": count, "title": draft.get_admin_display_title()}
    address = reverse("wagtail_disclosure_screening:page", args=[page.pk])
    messages.warning(
        request, message, buttons=[messages.button(address, _("See the findings"))]
    )
