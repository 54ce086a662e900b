"""What stands in the way of an approval, asked by the form and by the action."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail_disclosure.negative_list.results.state import (
    PageScreening,
    Progress,
    page_screening,
)
from wagtail_disclosure.negative_list.screening.rules import Severity
from wagtail_disclosure.review.contributions import contributors, has_unknown_author
from wagtail_disclosure.review.digest import content_digest
from wagtail_disclosure.review.models import ReviewStep
from wagtail_disclosure.review.refusal import ReviewNotAllowed


def check_approvable(
    draft: Any,
    *,
    user: Any,
    digest: str | None,
    answers: Mapping[str, str],
) -> PageScreening:
    """
    Raise ``ReviewNotAllowed`` if this person cannot approve this content now.

    ``digest`` is what the reviewer has looked at, or None; ``answers`` are the
    reviewer's reasons for findings, by fingerprint.
    """
    current = content_digest(draft)
    if digest is not None and digest != current:
        raise ReviewNotAllowed("stale")
    if getattr(draft, "is_scope_undecided", False):
        raise ReviewNotAllowed("scope-undecided")
    obstacle = draft.review_obstacle()
    if obstacle is not None:
        raise ReviewNotAllowed("unpublishable", obstacle)
    screening = page_screening(draft)
    _check_screening(screening, answers)
    check_four_eyes(draft, user=user, digest=current)
    return screening


def check_four_eyes(draft: Any, *, user: Any, digest: str) -> None:
    """Raise if the person wrote it, or if nobody knows who did."""
    if user.pk in contributors(draft):
        raise ReviewNotAllowed("contributor")
    if has_unknown_author(draft):
        raise ReviewNotAllowed("unknown-author")
    steps = ReviewStep.objects.filter(
        entry_uuid=draft.entry_uuid, digest=digest, record=None, reviewer=user
    )
    if any(step.is_approval for step in steps):
        raise ReviewNotAllowed("second-step")


def _check_screening(screening: PageScreening, answers: Mapping[str, str]) -> None:
    if screening.progress is Progress.FAILED:
        raise ReviewNotAllowed("screening-failed")
    if screening.progress is Progress.RUNNING:
        raise ReviewNotAllowed("screening-pending")
    for item in screening.open_findings:
        if item.severity is Severity.BLOCK:
            raise ReviewNotAllowed("blocked")
        if not answers.get(item.finding.fingerprint, "").strip():
            raise ReviewNotAllowed("unexplained")
