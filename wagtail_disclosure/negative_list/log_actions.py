"""What the room writes into Wagtail's log."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from wagtail_disclosure.negative_list.choices import ReviewResult


def register_negative_list_actions(actions: Any) -> None:
    """What people did about findings and about withheld information."""
    actions.register_action(
        "wagtail_disclosure.finding.explain",
        _("Explain finding"),
        _("A finding of the screener was explained"),
    )
    actions.register_action(
        "wagtail_disclosure.finding.lift",
        _("Lift finding"),
        _("A finding that forbids publication was lifted"),
    )
    actions.register_action(
        "wagtail_disclosure.finding.mask",
        _("Mask finding"),
        _("A value that the screener found was masked"),
    )
    actions.register_action(
        "wagtail_disclosure.file.clean",
        _("Clean file"),
        _("A cleaned copy of a file was made"),
    )
    actions.register_action(
        "wagtail_disclosure.file.read_by_eye",
        _("Check file by eye"),
        _("Every page of a file was checked by eye"),
    )

    @actions.register_action("wagtail_disclosure.review_withheld")
    class ReviewFormatter(LogFormatter):
        label = _("Review withheld information")

        def format_message(self, log_entry: Any) -> str:
            code = log_entry.data.get("result", "")
            result = dict(ReviewResult.choices).get(code, code)
            return str(_("Reviewed: %(result)s")) % {"result": result}

    @actions.register_action("wagtail_disclosure.open_withheld")
    class OpenFormatter(LogFormatter):
        label = _("Open withheld information")

        def format_message(self, log_entry: Any) -> str:
            title = log_entry.data.get("entry", "")
            return str(_("Opened as the draft “%(title)s”")) % {"title": title}
