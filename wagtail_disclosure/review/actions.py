"""Approving, declining and revoking."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Task

from wagtail_disclosure.actions import DisclosureAction, lock_row
from wagtail_disclosure.negative_list.content.page_files import page_files
from wagtail_disclosure.negative_list.results.actions import keep_explanation
from wagtail_disclosure.negative_list.results.contents import file_sha256
from wagtail_disclosure.negative_list.results.state import PageScreening
from wagtail_disclosure.negative_list.screening.rules import SEVERITY_ORDER
from wagtail_disclosure.registers.models import LegalBasis
from wagtail_disclosure.review.choices import (
    APPROVING,
    NEEDS_LEGAL_BASIS,
    Decision,
)
from wagtail_disclosure.review.contributions import name_of
from wagtail_disclosure.review.digest import DIGEST_VERSION, content_digest
from wagtail_disclosure.review.models import ReviewRecord, ReviewStep
from wagtail_disclosure.review.obstacles import check_approvable
from wagtail_disclosure.review.permissions import may_review
from wagtail_disclosure.review.refusal import ReviewNotAllowed
from wagtail_disclosure.review.review_tasks import steps_missing
from wagtail_disclosure.review.signals import review_approved, review_revoked

Answers = Iterable[tuple[str, str]]


class _ReviewAction(DisclosureAction):
    """A decision about the latest draft of a page."""

    instance: Any

    def __init__(
        self,
        page: Any,
        *,
        user: Any,
        decision: str,
        reason: str = "",
        legal_basis: LegalBasis | None = None,
        digest: str | None = None,
        task: Task | None = None,
        requested_at: datetime.datetime | None = None,
        at: datetime.datetime | None = None,
    ) -> None:
        super().__init__(page, user=user)
        self.decision = decision
        self.reason = reason.strip()
        self.legal_basis = legal_basis
        self.digest = digest
        self.task = task
        self.requested_at = requested_at
        self.at = at or timezone.now()

    def check(self) -> None:
        on = timezone.localdate(self.at)
        if self.user is None or not may_review(self.instance, self.user, on=on):
            raise ReviewNotAllowed("not-a-reviewer")

    def lock(self) -> Any:
        page: Any = super().lock()
        # A page comes back as its own type whatever it was given as.
        return getattr(page, "specific", page)

    def guard(self) -> None:
        if self.decision in NEEDS_LEGAL_BASIS and self.legal_basis is None:
            raise ReviewNotAllowed("no-legal-basis")
        self.draft = self.instance.get_latest_revision_as_object()

    def keep_step(self, **facts: Any) -> ReviewStep:
        unit = getattr(self.draft, "responsible_unit", None)
        return ReviewStep.objects.create(
            **_subject(self.draft),
            unit=unit,
            unit_name=str(unit or ""),
            revision=self.instance.latest_revision,
            task=self.task,
            digest=content_digest(self.draft),
            decision=self.decision,
            legal_basis=self.legal_basis,
            reason=self.reason,
            reviewer=self.user,
            reviewer_name=name_of(self.user),
            requested_at=self.requested_at,
            decided_at=self.at,
            **facts,
        )

    def log_data(self) -> dict[str, Any]:
        return {"decision": self.decision}


class ApproveReviewAction(_ReviewAction):
    """
    Somebody who did not write it says that it may become public.

    ``digest`` is what was looked at; None stands for the latest stored revision.
    ``answers`` are pairs of a finding's fingerprint and the reason why it may
    stand. Returns the ``ReviewRecord``, or None while another step is missing.
    Raises ``ReviewNotAllowed``.
    """

    log_action = "wagtail_disclosure.review.approve"

    def __init__(
        self,
        page: Any,
        *,
        user: Any,
        reason: str = "",
        digest: str | None = None,
        answers: Answers = (),
        at: datetime.datetime | None = None,
        decision: str = Decision.PUBLISH,
        points: Sequence[str] = (),
        **details: Any,
    ) -> None:
        super().__init__(
            page,
            user=user,
            decision=decision,
            reason=reason,
            digest=digest,
            at=at,
            **details,
        )
        self.answers: Mapping[str, str] = dict(answers)
        self.points = list(points)

    def guard(self) -> None:
        super().guard()
        if self.decision not in APPROVING:
            raise ReviewNotAllowed("not-a-decision")
        self.screening = check_approvable(
            self.draft, user=self.user, digest=self.digest, answers=self.answers
        )
        self.content_digest = content_digest(self.draft)
        if _valid_record(self.draft, self.content_digest) is not None:
            raise ReviewNotAllowed("already-approved")

    def apply(self) -> ReviewRecord | None:
        self._keep_answers()
        self.keep_step(points=self.points, findings=_counts(self.screening))
        if steps_missing(self.instance, self.draft.entry_uuid, self.content_digest):
            return None
        record = self._write_record()
        review_approved.send(sender=type(self.draft), record=record, page=self.draft)
        return record

    def _keep_answers(self) -> None:
        for item in self.screening.open_findings:
            reason = self.answers.get(item.finding.fingerprint, "").strip()
            if reason:
                keep_explanation(
                    self.instance, item, reason=reason, user=self.user, at=self.at
                )

    def _write_record(self) -> ReviewRecord:
        try:
            with transaction.atomic():
                record = ReviewRecord.objects.create(
                    **_subject(self.draft),
                    digest=self.content_digest,
                    digest_version=DIGEST_VERSION,
                    scope=str(getattr(self.draft, "scope", "")),
                    files=list(_files(self.draft)),
                    approved_at=self.at,
                )
        except IntegrityError as error:
            # Two people pressed the button at once, where rows cannot be locked.
            raise ReviewNotAllowed("already-approved") from error
        ReviewStep.objects.filter(
            entry_uuid=self.draft.entry_uuid,
            digest=self.content_digest,
            decision__in=APPROVING,
            record=None,
        ).update(record=record)
        return record


class DeclineReviewAction(_ReviewAction):
    """The reviewer returns an entry, or says that it must not be public."""

    log_action = "wagtail_disclosure.review.decline"

    def guard(self) -> None:
        super().guard()
        if self.decision in APPROVING or self.decision not in Decision.values:
            raise ReviewNotAllowed("not-a-decision")
        if not self.reason:
            raise ReviewNotAllowed("no-reason")
        if self.digest is not None and self.digest != content_digest(self.draft):
            raise ReviewNotAllowed("stale")

    def apply(self) -> ReviewStep:
        return self.keep_step()


class RevokeReviewAction(DisclosureAction):
    """A review turns out to be wrong: what it opened is closed at once."""

    instance: ReviewRecord
    log_action = "wagtail_disclosure.review.revoke"

    def __init__(
        self,
        record: ReviewRecord,
        *,
        user: Any,
        reason: str,
        at: datetime.datetime | None = None,
    ) -> None:
        super().__init__(record, user=user)
        self.reason = reason.strip()
        self.at = at or timezone.now()

    def check(self) -> None:
        on = timezone.localdate(self.at)
        page = subject_of(self.instance)
        if self.user is None or not may_review(page, self.user, on=on):
            raise ReviewNotAllowed("not-a-reviewer")

    def lock(self) -> Any:
        # What is being published on it at this moment is public first, then closed.
        page = subject_of(self.instance)
        if page is not None:
            lock_row(page)
        return super().lock()

    def guard(self) -> None:
        if not self.reason:
            raise ReviewNotAllowed("no-reason")
        if not self.instance.is_valid:
            raise ReviewNotAllowed("revoked")

    def apply(self) -> ReviewRecord:
        record = self.instance
        record.revoked_at = self.at
        record.revoked_by = self.user
        record.revoke_reason = self.reason
        record.save(update_fields=["revoked_at", "revoked_by", "revoke_reason"])
        review_revoked.send(
            sender=ReviewRecord, record=record, user=self.user, reason=self.reason
        )
        return record

    def subject_of_log(self) -> Any:
        return subject_of(self.instance) or self.instance


def subject_of(record: ReviewRecord | ReviewStep) -> Any:
    """The page or snippet that was reviewed, or None if it is gone."""
    model: Any = record.content_type.model_class()
    if model is None:
        return None
    return model._default_manager.filter(pk=record.object_id).first()


def _subject(draft: Any) -> dict[str, Any]:
    return {
        "entry_uuid": draft.entry_uuid,
        "content_type": ContentType.objects.get_for_model(draft),
        "object_id": str(draft.pk),
        "title": str(draft)[:255],
    }


def _valid_record(draft: Any, digest: str) -> ReviewRecord | None:
    records = ReviewRecord.objects.of_entry(draft.entry_uuid).valid()
    return records.filter(digest=digest).first()


def _files(draft: Any) -> Iterable[dict[str, Any]]:
    for file in page_files(draft):
        yield {
            "name": getattr(file, "filename", "") or str(file),
            "sha256": file_sha256(file.file),
            "size": file.file.size,
        }


def _counts(screening: PageScreening) -> dict[str, int]:
    counts = {s.value: len(screening.of_severity(s)) for s in SEVERITY_ORDER}
    return {name: count for name, count in counts.items() if count}
