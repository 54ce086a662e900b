"""What set-up wrote last, kept in Wagtail's log entries beside who did what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from wagtail_disclosure.catalogue.setup.comparison import Values

NAME = "disclosure_setup"


@dataclass(frozen=True)
class Written:
    """The values of one thing as set-up wrote them, and the thing's primary key."""

    pk: Any
    values: Values


class Memory:
    """Log entries outlive what they tell of, so a deletion is noticed, too."""

    def __init__(self) -> None:
        self._written: dict[str, Written] = {}
        self._read(PageLogEntry, "page_id")
        self._read(ModelLogEntry, "object_id")

    def _read(self, model: Any, pk_field: str) -> None:
        entries = model.objects.filter(**{f"data__{NAME}__isnull": False})
        rows = entries.order_by("timestamp", "pk").values_list(pk_field, "data")
        for pk, data in rows:
            note = data[NAME]
            self._written[note["key"]] = Written(pk=pk, values=note["values"])

    def written(self, key: str) -> Written | None:
        return self._written.get(key)

    def remember(self, instance: Any, key: str, values: Values, *, action: str) -> None:
        """Log the action with the values written; nobody is its user."""
        log(
            instance=instance,
            action=action,
            data={NAME: {"key": key, "values": values}},
            content_changed=True,
        )
        self._written[key] = Written(pk=instance.pk, values=values)
