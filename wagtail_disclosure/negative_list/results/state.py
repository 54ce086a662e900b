"""How a page stands with the screener, for one person to read or a rule to ask."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from wagtail_disclosure.negative_list.results.contents import Content, page_contents
from wagtail_disclosure.negative_list.results.detection import current_detection
from wagtail_disclosure.negative_list.results.models import (
    FileReadByEye,
    FindingAnswer,
    Screening,
)
from wagtail_disclosure.negative_list.results.screened_pages import kind_of
from wagtail_disclosure.negative_list.results.screenings import ensure_screened
from wagtail_disclosure.negative_list.results.stored_findings import StoredFinding
from wagtail_disclosure.negative_list.rule_sets import rules_for
from wagtail_disclosure.negative_list.screening.rules import SEVERITY_ORDER, Severity
from wagtail_disclosure.negative_list.screening.screen import UNREADABLE, RuleSet
from wagtail_disclosure.registers.models import InformationKind

Clock = Callable[[], datetime.datetime]

SECRECY_MARKING = "secrecy-marking"


class Progress(StrEnum):
    """Failed beats running beats done: only "done" may ever look clean."""

    DONE = "done"
    RUNNING = "running"
    FAILED = "failed"


@dataclass(frozen=True)
class PageFinding:
    """One finding of a page as it weighs for it, with what was answered."""

    finding: StoredFinding
    severity: Severity
    content: Content
    # The built-in detector of the rule, if it has one.
    detector: str = ""
    answer: FindingAnswer | None = None
    read_by_eye: FileReadByEye | None = None

    @property
    def is_settled(self) -> bool:
        if self.read_by_eye is not None and self.is_unreadable:
            return True
        if self.answer is None:
            return self.severity is Severity.NOTE
        if self.severity is Severity.BLOCK:
            return self.is_liftable and (
                self.answer.verdict != FindingAnswer.Verdict.EXPLAINED
            )
        return True

    @property
    def is_unreadable(self) -> bool:
        return self.detector == UNREADABLE

    @property
    def is_liftable(self) -> bool:
        """A secrecy mark is lifted where secrets are kept, not here."""
        return self.detector != SECRECY_MARKING


@dataclass(frozen=True)
class PageScreening:
    """The screening of everything that a page would publish."""

    progress: Progress
    findings: Sequence[PageFinding]
    contents: Sequence[Content] = ()

    def of_severity(self, severity: Severity) -> list[PageFinding]:
        return [item for item in self.findings if item.severity is severity]

    @property
    def open_findings(self) -> list[PageFinding]:
        return [item for item in self.findings if not item.is_settled]

    @property
    def is_clear(self) -> bool:
        """Whether everything was read, and nothing found is left unanswered."""
        return self.progress is Progress.DONE and not self.open_findings


def page_screening(page: Any, *, ensure: Clock | None = None) -> PageScreening:
    """
    How the content of the instance given stands, under the rules as they are now.

    What has not been screened yet counts as running; with ``ensure``, a clock, it is
    screened here.
    """
    contents = page_contents(page)
    if ensure is None:
        screenings = Screening.objects.by_content(
            [content.sha256 for content in contents],
            rules_sha256=current_detection().sha256,
        )
        found = [screenings.get(content.sha256) for content in contents]
    else:
        found = [ensure_screened(content, at=ensure()) for content in contents]
    kind = kind_of(page)
    findings = [
        finding
        for content, screening in zip(contents, found, strict=True)
        if screening is not None
        for finding in content_findings(content, screening, kind=kind)
    ]
    findings.sort(key=lambda item: SEVERITY_ORDER.index(item.severity))
    return PageScreening(_progress(found), _with_answers(page, findings), contents)


def _progress(screenings: Sequence[Screening | None]) -> Progress:
    states = {s.status if s else Screening.Status.RUNNING for s in screenings}
    if Screening.Status.FAILED in states:
        return Progress.FAILED
    if Screening.Status.RUNNING in states:
        return Progress.RUNNING
    return Progress.DONE


def content_findings(
    content: Content, screening: Screening, *, kind: InformationKind | None = None
) -> list[PageFinding]:
    """What was found in one content, as it weighs for a kind of information."""
    return _with_eyes(weighed(content, screening.findings, rules_for(kind)))


def weighed(
    content: Content, findings: Iterable[Mapping[str, Any]], rules: RuleSet
) -> list[PageFinding]:
    """Stored findings as they weigh under these rules; nobody has answered them yet."""
    found = []
    for data in findings:
        finding = StoredFinding.from_json(data)
        rule = rules.rules.get(finding.rule)
        # A rule that has been taken away since says nothing any more; what could
        # not be read stays unread, whatever the rules say.
        if rule is None and finding.rule != UNREADABLE:
            continue
        severity = rule.weigh(finding.aspect) if rule else Severity.BLOCK
        if severity is not Severity.OFF:
            detector = rule.detector if rule else UNREADABLE
            found.append(PageFinding(finding, severity, content, detector))
    return found


def _with_eyes(findings: list[PageFinding]) -> list[PageFinding]:
    """With the statements that somebody has looked at an unreadable file."""
    digests = {item.content.sha256 for item in findings if item.is_unreadable}
    if not digests:
        return findings
    statements = FileReadByEye.objects.filter(file_sha256__in=digests)
    read = {row.file_sha256: row for row in statements}
    return [
        replace(item, read_by_eye=read.get(item.content.sha256)) for item in findings
    ]


def _with_answers(page: Any, findings: list[PageFinding]) -> list[PageFinding]:
    if not findings:
        return findings
    answers = FindingAnswer.objects.by_fingerprint(page)
    return [
        replace(item, answer=answers.get(item.finding.fingerprint)) for item in findings
    ]
