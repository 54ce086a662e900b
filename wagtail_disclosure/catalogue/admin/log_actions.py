from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from wagtail_disclosure.catalogue.scope_change import ChangeScopeAction


def register_catalogue_actions(actions: Any) -> None:
    """What an item's history says of confirmations."""

    @actions.register_action("wagtail_disclosure.confirm_nothing")
    class ConfirmFormatter(LogFormatter):
        label = _("Confirm that there is nothing to publish")

        def format_message(self, log_entry: Any) -> str:
            return _about(
                _("Confirmed that there is nothing to publish for %(period)s"),
                log_entry,
            )

    @actions.register_action("wagtail_disclosure.withdraw_confirmation")
    class WithdrawFormatter(LogFormatter):
        label = _("Withdraw a confirmation")

        def format_message(self, log_entry: Any) -> str:
            message = _("Withdrew that there is nothing to publish for %(period)s")
            return _about(message, log_entry)

    @actions.register_action(ChangeScopeAction.log_action)
    class ChangeScopeFormatter(LogFormatter):
        label = _("Change the audience")

        def format_message(self, log_entry: Any) -> str:
            message = _("Changed the audience from %(from)s to %(to)s: %(reason)s")
            names = ("from", "to", "reason")
            return str(message) % {name: log_entry.data.get(name, "") for name in names}


def _about(message: Any, log_entry: Any) -> str:
    return str(message) % {"period": log_entry.data.get("period", "")}
