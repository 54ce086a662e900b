"""What waits for a person: entries to review, and their own that came back."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, WorkflowState

from wagtail_disclosure.negative_list.results.models import ScreenedPage
from wagtail_disclosure.review.contributions import public_files
from wagtail_disclosure.review.models import (
    ConfidentialityReviewTask,
    Contribution,
    FileContribution,
    ReviewStep,
    ReviewTaskState,
)
from wagtail_disclosure.review.permissions import may_review, reviewed_unit_ids

# How many of each sort the home page names.
SHOWN_ROWS = 10


@dataclass(frozen=True)
class WaitingRow:
    """A page in review, or returned; ``at`` is since when."""

    page: Any
    at: Any
    unit: str = ""
    decision: ReviewStep | None = None

    @property
    def title(self) -> str:
        return str(self.page.get_admin_display_title())


def to_review(user: Any) -> list[WaitingRow]:
    """The oldest first, without what the person has worked on."""
    today = timezone.localdate()
    if not may_review(None, user, on=today):
        return []
    tasks = ConfidentialityReviewTask.objects.filter(active=True)
    if not user.is_superuser:
        tasks = tasks.filter(groups__in=user.groups.all())
    states = ReviewTaskState.objects.filter(
        status=ReviewTaskState.STATUS_IN_PROGRESS,
        task__in=tasks.values("pk"),
        workflow_state__base_content_type=_page_type(),
    )
    unit_ids = reviewed_unit_ids(user, on=today)
    if unit_ids is not None:
        states = states.filter(Q(unit_id__in=unit_ids) | Q(unit_id=None))
    related = states.select_related("workflow_state", "unit").order_by("started_at")
    rows = list(related)
    pages = _pages(row.workflow_state.object_id for row in rows)
    own = _worked_on(user, pages.values())
    return [
        WaitingRow(page, row.started_at, unit=str(row.unit or ""))
        for row in rows
        if (page := pages.get(int(row.workflow_state.object_id)))
        and page.entry_uuid not in own
    ]


def returned(user: Any) -> list[WaitingRow]:
    """What this person has submitted and a reviewer has returned, the newest first."""
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES,
        requested_by=user,
        base_content_type=_page_type(),
        current_task_state__task__content_type__in=_task_types(),
    ).select_related("current_task_state")
    rows = list(states.order_by("-current_task_state__finished_at"))
    pages = _pages(row.object_id for row in rows)
    decisions = _last_decisions(pages.values())
    return [
        WaitingRow(
            page,
            row.current_task_state.finished_at,
            decision=decisions.get(page.entry_uuid),
        )
        for row in rows
        if (page := pages.get(int(row.object_id)))
    ]


def _page_type() -> ContentType:
    return ContentType.objects.get_for_model(Page)


def _task_types() -> list[ContentType]:
    return [ContentType.objects.get_for_model(ConfidentialityReviewTask)]


def _pages(keys: Iterable[str]) -> dict[int, Any]:
    """As their own type, which has the UUID; texts are not needed."""
    pages = Page.objects.filter(pk__in={int(key) for key in keys})
    found = pages.defer_streamfields().specific()
    return {page.pk: page for page in found if hasattr(page, "entry_uuid")}


def _worked_on(user: Any, pages: Collection[Any]) -> set[uuid.UUID]:
    uuids = [page.entry_uuid for page in pages]
    rows = Contribution.objects.not_public_yet().filter(user=user, entry_uuid__in=uuids)
    return {*rows.values_list("entry_uuid", flat=True), *_brought_to(user, pages)}


def _brought_to(user: Any, pages: Collection[Any]) -> set[uuid.UUID]:
    """Entries with a file of this person that the public has not had yet."""
    brought = FileContribution.objects.filter(user=user)
    own = set(brought.values_list("file_sha256", flat=True))
    if not own:
        return set()
    uuids = {page.pk: page.entry_uuid for page in pages}
    drafts = ScreenedPage.objects.filter(pk__in=uuids).values_list("pk", "contents")
    found = {uuids[key]: own & set(contents) for key, contents in drafts}
    public = public_files(uuid for uuid, files in found.items() if files)
    return {uuid for uuid, files in found.items() if files - public[uuid]}


def _last_decisions(pages: Iterable[Any]) -> dict[uuid.UUID, ReviewStep]:
    uuids = [page.entry_uuid for page in pages]
    steps = ReviewStep.objects.filter(entry_uuid__in=uuids).order_by("decided_at", "pk")
    return {step.entry_uuid: step for step in steps}


class WaitingPanel(Component):
    """The home page's list of what waits for this person."""

    name = "disclosure_reviews"
    template_name = "wagtail_disclosure/review/waiting_panel.html"
    order = 105

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        waiting, back = to_review(self.user), returned(self.user)
        return context | {
            "to_review": waiting[:SHOWN_ROWS],
            "more": max(len(waiting) - SHOWN_ROWS, 0),
            "returned": back[:SHOWN_ROWS],
            "more_returned": max(len(back) - SHOWN_ROWS, 0),
        }


def add_waiting_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(WaitingPanel(request.user))
