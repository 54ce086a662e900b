"""Keeping of what a page's latest draft consists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail_disclosure.negative_list.results.contents import Content
from wagtail_disclosure.negative_list.results.models import ScreenedPage
from wagtail_disclosure.registers.models import InformationKind


def kind_of(page: Any) -> InformationKind | None:
    """The kind of information, of pages that have one; others call other things so."""
    kind = getattr(page, "kind", None)
    return kind if isinstance(kind, InformationKind) else None


def note_contents(draft: Any, contents: Iterable[Content]) -> None:
    """Keep what the latest draft of a page consists of."""
    ScreenedPage.objects.update_or_create(
        page_id=draft.pk, defaults=_noted(draft, contents)
    )


def is_noted(draft: Any, contents: Iterable[Content]) -> bool:
    """Whether what is kept is this draft; a file may have been replaced since."""
    row = ScreenedPage.objects.filter(pk=draft.pk).values(*_NOTED).first()
    kind = kind_of(draft)
    noted = _noted(draft, contents)
    return row == noted | {"kind": kind.pk if kind else None}


_NOTED = ("revision_id", "contents", "kind")


def _noted(draft: Any, contents: Iterable[Content]) -> dict[str, Any]:
    return {
        "revision_id": draft.latest_revision_id,
        "contents": [content.sha256 for content in contents],
        "kind": kind_of(draft),
    }
