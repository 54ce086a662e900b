"""The review tasks that a page still has to pass with one content."""

from __future__ import annotations

import uuid
from typing import Any

from wagtail_disclosure.review.choices import APPROVING


def steps_missing(page: Any, entry_uuid: uuid.UUID, digest: str) -> int:
    """
    How many more approvals of this content the page's workflow asks for.

    A page without a workflow of ours needs one.
    """
    from wagtail_disclosure.review.models import ConfidentialityReviewTask, ReviewStep

    workflow = page.get_workflow() if hasattr(page, "get_workflow") else None
    state = getattr(page, "current_workflow_state", None)
    if state is not None:
        workflow = state.workflow
    needed = 1
    if workflow is not None:
        tasks = ConfidentialityReviewTask.objects.filter(
            workflow_tasks__workflow=workflow, active=True
        )
        needed = max(1, tasks.count())
    approved = ReviewStep.objects.filter(
        entry_uuid=entry_uuid, digest=digest, decision__in=APPROVING, record=None
    )
    return max(0, needed - approved.values("reviewer_id").distinct().count())
