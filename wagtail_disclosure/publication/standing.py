"""How far the newest draft of a page is on its way to the public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail_disclosure.negative_list.results.state import page_screening
from wagtail_disclosure.publication.gate import clearance
from wagtail_disclosure.publication.models import PublishedVersion, Withdrawal
from wagtail_disclosure.review.digest import content_digest
from wagtail_disclosure.review.models import Contribution, ReviewRecord, ReviewStep


class Stage(StrEnum):
    """The stages of a text, in the order of the way."""

    DRAFT = "draft"
    SCREENED = "screened"
    IN_REVIEW = "in-review"
    CLEARED = "cleared"
    PUBLIC = "public"


STAGE_NAMES = {
    Stage.DRAFT: _("Draft"),
    Stage.SCREENED: _("Screened"),
    Stage.IN_REVIEW: _("In review"),
    Stage.CLEARED: _("Cleared"),
    Stage.PUBLIC: _("Public"),
}


@dataclass(frozen=True)
class ReachedStage:
    stage: Stage
    is_reached: bool
    is_current: bool

    @property
    def name(self) -> str:
        return str(STAGE_NAMES[self.stage])


@dataclass
class Standing:
    """For one page under the gate, whatever revision the instance given holds."""

    page: Any

    @cached_property
    def draft(self) -> Any:
        stored = type(self.page)._default_manager.get(pk=self.page.pk)
        return stored.get_latest_revision_as_object()

    @cached_property
    def version(self) -> PublishedVersion | None:
        """What the public reads now."""
        return self.page.open_version()

    @cached_property
    def withdrawal(self) -> Withdrawal | None:
        return Withdrawal.objects.in_force(self.page.entry_uuid)

    @cached_property
    def current(self) -> Stage:
        digest = content_digest(self.draft)
        if self.version is not None and self.version.digest == digest:
            return Stage.PUBLIC
        if clearance(self.draft).ok:
            return Stage.CLEARED
        if getattr(self.page, "workflow_in_progress", False):
            return Stage.IN_REVIEW
        if page_screening(self.draft).is_clear:
            return Stage.SCREENED
        return Stage.DRAFT

    @property
    def stages(self) -> list[ReachedStage]:
        order = list(Stage)
        reached = order.index(self.current)
        return [
            ReachedStage(stage, place <= reached, place == reached)
            for place, stage in enumerate(order)
        ]

    @cached_property
    def is_returned(self) -> bool:
        state = getattr(self.page, "current_workflow_state", None)
        return state is not None and state.status == state.STATUS_NEEDS_CHANGES

    @cached_property
    def steps(self) -> Sequence[ReviewStep]:
        """Every decision about the entry, the newest first."""
        steps = ReviewStep.objects.filter(entry_uuid=self.page.entry_uuid)
        related = steps.select_related("record__revoked_by", "legal_basis")
        return list(related.order_by("-decided_at", "-pk"))

    @cached_property
    def revocable(self) -> Sequence[ReviewRecord]:
        """Records that still open the gate for some text of the entry."""
        records = ReviewRecord.objects.of_entry(self.page.entry_uuid).valid()
        return list(records.order_by("-approved_at", "-pk"))

    @cached_property
    def _contributions(self) -> Sequence[Contribution]:
        entries = Contribution.objects.of_entry(self.page.entry_uuid)
        return list(entries.not_public_yet().select_related("user").order_by("pk"))

    @property
    def contributors(self) -> list[str]:
        """Names of who has worked on it since it was last public."""
        names = (row.user_name for row in self._contributions)
        return list(dict.fromkeys(name for name in names if name))

    @property
    def has_unknown_author(self) -> bool:
        return any(
            row.user_id is None and not row.user_name for row in self._contributions
        )
