"""What people do about findings."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_disclosure.actions import DisclosureAction, TransitionNotAllowed
from wagtail_disclosure.negative_list.results.models import (
    FileReadByEye,
    FindingAnswer,
    key_of,
)
from wagtail_disclosure.negative_list.results.state import (
    PageFinding,
    PageScreening,
    page_screening,
)
from wagtail_disclosure.negative_list.screening.rules import Severity
from wagtail_disclosure.negative_list.screening.stray_characters import without_stray
from wagtail_disclosure.registers.models import LegalBasis

LIFT_FINDING = "wagtail_disclosure.lift_finding"
LIFTING_VERDICTS = (
    FindingAnswer.Verdict.FALSE_ALARM,
    FindingAnswer.Verdict.LEGAL_BASIS,
)


class FindingAction(DisclosureAction):
    """Concerns one finding in the latest draft of a page."""

    instance: Page

    def __init__(
        self, page: Page, *, fingerprint: str, at: datetime.datetime, user: Any
    ) -> None:
        super().__init__(page, user=user)
        self.fingerprint = fingerprint
        self.at = at

    def is_permitted(self) -> bool:
        return self.instance.permissions_for_user(self.user).can_edit()

    def lock(self) -> Page:
        page: Any = super().lock()
        return page.specific

    def screening(self) -> PageScreening:
        return page_screening(self.instance.get_latest_revision_as_object())

    def finding(self) -> PageFinding:
        for item in self.screening().findings:
            if item.finding.fingerprint == self.fingerprint:
                return item
        raise TransitionNotAllowed(
            _("This finding is gone: the text has changed. Look at the new findings.")
        )

    def guard(self) -> None:
        self.found = self.finding()

    def log_data(self) -> dict[str, Any]:
        return {"rule": self.found.finding.rule}


class ExplainFindingAction(FindingAction):
    """The drafter says why what the screener warns of may stand there."""

    log_action = "wagtail_disclosure.finding.explain"

    def __init__(self, page: Page, *, reason: str, **kwargs: Any) -> None:
        super().__init__(page, **kwargs)
        self.reason = _tidied(reason)

    def guard(self) -> None:
        super().guard()
        if self.found.severity is not Severity.WARN:
            raise TransitionNotAllowed(
                _("Only a warning is answered with a reason; this finding is none.")
            )
        _require_reason(self.reason)

    def apply(self) -> FindingAnswer:
        return keep_explanation(
            self.instance, self.found, reason=self.reason, user=self.user, at=self.at
        )


class LiftFindingAction(FindingAction):
    """The confidentiality office lets through what would forbid publication."""

    log_action = "wagtail_disclosure.finding.lift"

    def __init__(
        self,
        page: Page,
        *,
        verdict: str,
        reason: str,
        legal_basis: LegalBasis | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(page, **kwargs)
        self.verdict = verdict
        self.reason = _tidied(reason)
        self.legal_basis = legal_basis

    def is_permitted(self) -> bool:
        return bool(self.user.has_perm(LIFT_FINDING))

    def guard(self) -> None:
        super().guard()
        if not self.found.is_liftable:
            raise TransitionNotAllowed(
                _(
                    "A secrecy mark cannot be lifted here. Take the text out, and "
                    "have the document declassified where it was classified."
                )
            )
        if self.verdict not in LIFTING_VERDICTS:
            raise TransitionNotAllowed(
                _("Say whether it is a false alarm or may be published by law.")
            )
        by_law = self.verdict == FindingAnswer.Verdict.LEGAL_BASIS
        if by_law and self.legal_basis is None:
            raise TransitionNotAllowed(_("Name the law that allows it."))
        _require_reason(self.reason)

    def apply(self) -> FindingAnswer:
        return _answer(
            self.instance,
            self.found,
            verdict=self.verdict,
            reason=self.reason,
            legal_basis=self.legal_basis,
            user=self.user,
            at=self.at,
        )


class ReadFileByEyeAction(FindingAction):
    """Somebody states that every page of an unreadable file was looked at."""

    log_action = "wagtail_disclosure.file.read_by_eye"

    def guard(self) -> None:
        super().guard()
        content = self.found.content
        if not (self.found.is_unreadable and content.is_file and content.sha256):
            raise TransitionNotAllowed(_("This finding is not about a file."))

    def apply(self) -> FileReadByEye:
        statement, _created = FileReadByEye.objects.get_or_create(
            file_sha256=self.found.content.sha256,
            defaults={
                "file_name": self.found.content.name[:255],
                "read_by": self.user,
                "read_at": self.at,
            },
        )
        return statement

    def log_data(self) -> dict[str, Any]:
        return {"file": self.found.content.sha256}


def _answer(
    page: Page,
    found: PageFinding,
    *,
    verdict: str,
    reason: str,
    user: Any,
    at: datetime.datetime,
    legal_basis: LegalBasis | None = None,
) -> FindingAnswer:
    answer, _created = FindingAnswer.objects.update_or_create(
        **key_of(page),
        fingerprint=found.finding.fingerprint,
        defaults={
            "rule": found.finding.rule,
            "verdict": verdict,
            "reason": reason,
            "legal_basis": legal_basis,
            "answered_by": user,
            "answered_at": at,
        },
    )
    return answer


def _tidied(reason: str) -> str:
    # A browser sends each end of a line as two characters.
    return without_stray(reason.replace("\r\n", "\n")).strip()


def keep_explanation(
    page: Page, found: PageFinding, *, reason: str, user: Any, at: datetime.datetime
) -> FindingAnswer:
    """Why what the screener warns of may stand there."""
    return _answer(
        page,
        found,
        verdict=FindingAnswer.Verdict.EXPLAINED,
        reason=reason,
        user=user,
        at=at,
    )


def _require_reason(reason: str) -> None:
    if not reason or "\0" in reason:
        raise TransitionNotAllowed(_("Give a reason; without one nothing is kept."))
    longest: Any = FindingAnswer._meta.get_field("reason").max_length
    if len(reason) > longest:
        raise TransitionNotAllowed(
            _("The reason is longer than %(limit)d characters.") % {"limit": longest}
        )
