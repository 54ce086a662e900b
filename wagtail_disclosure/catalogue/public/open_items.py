"""Who is told which items are due or missing."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from wagtail_disclosure.conf import disclosure_settings


class OpenItems(StrEnum):
    """To whom what is due or missing is shown."""

    NOBODY = "nobody"
    STAFF = "staff"
    EVERYBODY = "everybody"

    @property
    def is_shown(self) -> bool:
        return self != OpenItems.NOBODY

    @property
    def is_for_staff(self) -> bool:
        """The reader sees what the public does not, and has to be told so."""
        return self == OpenItems.STAFF


def open_items_for(user: Any = None) -> OpenItems:
    """What this reader is shown; without one, what everybody is."""
    if disclosure_settings.SHOW_OPEN_ITEMS:
        return OpenItems.EVERYBODY
    if user is not None and user.has_perm("wagtailadmin.access_admin"):
        return OpenItems.STAFF
    return OpenItems.NOBODY
