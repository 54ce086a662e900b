"""What the room writes into Wagtail's log."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _


def register_negative_list_actions(actions: Any) -> None:
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
        "wagtail_disclosure.file.read_by_eye",
        _("Check file by eye"),
        _("Every page of a file was checked by eye"),
    )
