"""Which document supersedes which: never itself, never in a circle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _


def find_succession_problem(entry: Any, superseded: Iterable[Any]) -> str | None:
    """What is wrong with an entry superseding these others, in words for its editor."""
    superseded = list(superseded)
    if entry.pk is None:
        return None
    if any(other.pk == entry.pk for other in superseded):
        return _("An entry cannot supersede itself.")
    for other in superseded:
        if entry.pk in _all_superseded_by(other):
            return _(
                "“%(title)s” already supersedes this entry, so this entry cannot "
                "supersede it."
            ) % {"title": other.title}
    return None


def _all_superseded_by(entry: Any) -> set[int]:
    from wagtail_disclosure.catalogue.pages.entry_rows import Supersession

    found: set[int] = set()
    waiting = {entry.pk}
    while waiting:
        rows = Supersession.objects.filter(page_id__in=waiting)
        below = set(rows.values_list("superseded_id", flat=True))
        waiting = below - found
        found |= below
    return found
