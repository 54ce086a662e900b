from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from wagtail_disclosure.publication.actions import (
    RestoreEntryAction,
    WithdrawEntryAction,
)
from wagtail_disclosure.publication.scheduling import REFUSE_SCHEDULE


def register_publication_actions(actions: Any) -> None:
    """What a page's history says of schedules that were refused."""

    @actions.register_action(REFUSE_SCHEDULE)
    class RefuseScheduleFormatter(LogFormatter):
        label = _("Cancel a schedule that was refused")

        def format_message(self, log_entry: Any) -> str:
            return str(_("Not published as scheduled: %(reason)s")) % {
                "reason": log_entry.data.get("reason", "")
            }

    actions.register_action(
        WithdrawEntryAction.log_action, _("Take down"), _("Took the entry down")
    )
    actions.register_action(
        RestoreEntryAction.log_action, _("Restore"), _("Brought the entry back")
    )
