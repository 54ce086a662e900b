"""What the public page of an entry shows besides the entry itself."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from wagtail.models import Page


def entry_context(entry: Any) -> dict[str, Any]:
    """Other pages that the entry names, or that name it, as they are now."""
    return {
        "further_places": _further_places(entry),
        **_related_entries(entry),
    }


def _related_entries(entry: Any) -> dict[str, Any]:
    """What anybody may read of the entries that this one names, or that name it."""
    model = type(entry)
    supersedes = {row.superseded_id for row in entry.supersessions.all()}
    superseded_by: set[int] = set()
    interpretations: set[int] = set()
    # The preview of a new entry has no key yet.
    if entry.pk:
        naming = model.objects.filter(
            Q(supersessions__superseded=entry) | Q(interprets=entry)
        )
        rows = naming.order_by().values_list(
            "pk", "interprets", "supersessions__superseded"
        )
        for pk, interpreted, superseded in rows:
            if interpreted == entry.pk:
                interpretations.add(pk)
            if superseded == entry.pk:
                superseded_by.add(pk)
    named = {*supersedes, *superseded_by, *interpretations, entry.interprets_id} - {
        None
    }
    visible = (
        list(model.objects.publicly_visible().filter(pk__in=named).newest_first())
        if named
        else []
    )
    return {
        "supersedes": [other for other in visible if other.pk in supersedes],
        "superseded_by": [other for other in visible if other.pk in superseded_by],
        "interprets": next((o for o in visible if o.pk == entry.interprets_id), None),
        "interpretations": [other for other in visible if other.pk in interpretations],
    }


def _further_places(entry: Any) -> list[Any]:
    pks = [row.place_id for row in entry.further_places.all()]
    return list(Page.objects.filter(pk__in=pks).live().public()) if pks else []
