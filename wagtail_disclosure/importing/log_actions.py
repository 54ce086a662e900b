from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter


def register_import_actions(actions: Any) -> None:
    """What a page's history says of files that were taken in."""

    @actions.register_action("wagtail_disclosure.read_file")
    class ReadFileFormatter(LogFormatter):
        label = _("Take in a file")

        def format_message(self, log_entry: Any) -> str:
            return str(
                _("Took in the file %(name)s")
                % {"name": log_entry.data.get("name", "")}
            )
