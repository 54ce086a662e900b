"""For a site's own tests: gated pages on the ordinary way to the public."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from wagtail_disclosure.negative_list.results.state import page_screening
from wagtail_disclosure.review.actions import ApproveReviewAction
from wagtail_disclosure.review.models import Contribution
from wagtail_disclosure.review.refusal import ReviewNotAllowed


def approve_draft(
    page: Any, *, author: Any, reviewer: Any, at: datetime.datetime | None = None
) -> Any:
    """
    Save a draft, have it screened and approved; returns the revision.

    ``author`` saves, ``reviewer`` approves; both are users, and not the same one.
    What nobody is known to have written counts as the author's. Raises
    ``ReviewNotAllowed`` where the gate would, for example because of a finding; the
    reviewer needs no permission here.
    """
    revision = page.save_revision(user=author)
    Contribution.objects.of_entry(page.entry_uuid).of_nobody().update(user=author)
    page_screening(revision.as_object(), ensure=lambda: at or timezone.now())
    try:
        ApproveReviewAction(page, user=reviewer, at=at).execute(
            skip_permission_checks=True
        )
    except ReviewNotAllowed as refusal:
        if refusal.code != "already-approved":
            raise
    return revision


def publish_reviewed(
    page: Any,
    *,
    author: Any,
    reviewer: Any,
    change_note: str = "",
    at: datetime.datetime | None = None,
) -> Any:
    """
    ``approve_draft``, then publish it, and return the page refreshed.

    ``change_note`` is what the public reads about the change, from the second
    version on.
    """
    if change_note:
        page.change_note = change_note
    revision = approve_draft(page, author=author, reviewer=reviewer, at=at)
    revision.publish(user=reviewer, skip_permission_checks=True)
    return type(page)._default_manager.get(pk=page.pk)
