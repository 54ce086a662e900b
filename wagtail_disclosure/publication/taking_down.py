"""Ending what is public, by whichever way the page's row is written."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from wagtail_disclosure.publication.ledger import end
from wagtail_disclosure.publication.models import PublishedVersion


@dataclass(frozen=True)
class Ending:
    """Why the version that is public now ends; the gate writes it into the ledger."""

    kind: str
    reason: str = ""


def take_down(page: Any, *, kind: str, user: Any, reason: str = "") -> None:
    """
    Unpublish a gated page, as Wagtail does it, for this reason.

    Aliases follow. Nobody's permissions are asked: whoever calls this has.
    """
    action = UnpublishPageAction if isinstance(page, Page) else UnpublishAction
    page.ending = Ending(kind, reason)
    action = UnpublishPageAction if isinstance(page, Page) else UnpublishAction
    try:
        action(page, user=user).execute(skip_permission_checks=True)
    finally:
        page.ending = None


def end_without_page(
    version: PublishedVersion,
    *,
    kind: str,
    user: Any,
    reason: str = "",
    at: datetime.datetime | None = None,
) -> None:
    """Close a version whose page is gone, or was never taken down."""
    end(version, kind=kind, user=user, at=at or timezone.now(), reason=reason)


def page_of(version: PublishedVersion) -> Any:
    """The page or snippet as its own type, or None if it is gone."""
    model: Any = version.content_type.model_class()
    if model is None:
        return None
    return model._default_manager.filter(entry_uuid=version.entry_uuid).first()
