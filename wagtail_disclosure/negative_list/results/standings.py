"""How many pages stand with the screener, in a fixed number of queries."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from wagtail_disclosure.negative_list.results.contents import Content
from wagtail_disclosure.negative_list.results.detection import current_detection
from wagtail_disclosure.negative_list.results.models import (
    FileReadByEye,
    FindingAnswer,
    ScreenedPage,
    Screening,
)
from wagtail_disclosure.negative_list.results.state import PageFinding, weighed
from wagtail_disclosure.negative_list.rule_sets import current_rules
from wagtail_disclosure.negative_list.screening.rules import Severity
from wagtail_disclosure.registers.models import InformationKind


class OpenState(StrEnum):
    """Why a page is not clear; what comes first here is said of it."""

    FAILED = "failed"
    RUNNING = "running"
    BLOCK = "block"
    WARN = "warn"


class PageKey(NamedTuple):
    """What is known of a page without its content."""

    pk: int
    revision_id: int | None
    content_type_id: int


@dataclass(frozen=True)
class Standing:
    """`state` is None for a page that was read to the end and has nothing open."""

    state: OpenState | None
    blocking: int = 0
    warning: int = 0
    screened_at: datetime.datetime | None = None
    # Of the latest draft.
    kind: InformationKind | None = None


def standings(pages: Iterable[PageKey]) -> Iterator[tuple[PageKey, Standing]]:
    """Each page with how its latest draft stands, under the rules as they are now."""
    noted = {row.pk: row for row in ScreenedPage.objects.select_related("kind")}
    known = _Known()
    for page in pages:
        row = noted.get(page.pk)
        if row is None or row.revision_id != page.revision_id:
            yield page, Standing(OpenState.RUNNING)
        else:
            yield page, known.standing(page, row)


class _Known:
    """All that is kept of screenings and answers, read once."""

    def __init__(self) -> None:
        screenings = Screening.objects.filter(rules_sha256=current_detection().sha256)
        self.runs = {
            digest: (status, finished_at)
            for digest, status, finished_at in screenings.values_list(
                "content_sha256", "status", "finished_at"
            )
        }
        # Most contents have no finding, and what they have may be long.
        self.findings: Mapping[str, Any] = dict(
            screenings.exclude(findings=[]).values_list("content_sha256", "findings")
        )
        self.answers = {
            (row.content_type_id, row.object_id, row.fingerprint): row
            for row in FindingAnswer.objects.only(
                "content_type", "object_id", "fingerprint", "verdict"
            )
        }
        self.eyes = {row.file_sha256: row for row in FileReadByEye.objects.all()}
        self.rules_of = current_rules()

    def standing(self, page: PageKey, row: ScreenedPage) -> Standing:
        runs = [self.runs.get(digest) for digest in row.contents]
        open_findings = [f for f in self._findings(page, row) if not f.is_settled]
        blocking = sum(f.severity is Severity.BLOCK for f in open_findings)
        warning = sum(f.severity is Severity.WARN for f in open_findings)
        finished = [run[1] for run in runs if run and run[1]]
        return Standing(
            state=_state(runs, blocking=blocking, warning=warning),
            blocking=blocking,
            warning=warning,
            screened_at=max(finished, default=None),
            kind=row.kind,
        )

    def _findings(self, page: PageKey, row: ScreenedPage) -> Iterator[PageFinding]:
        rules = self.rules_of(row.kind.code if row.kind else "")
        for digest in row.contents:
            found = self.findings.get(digest, ())
            for item in weighed(Content(digest), found, rules):
                key = (page.content_type_id, str(page.pk), item.finding.fingerprint)
                yield replace(
                    item,
                    answer=self.answers.get(key),
                    read_by_eye=self.eyes.get(digest),
                )


def _state(runs: list[Any], *, blocking: int, warning: int) -> OpenState | None:
    states = {run[0] if run else Screening.Status.RUNNING for run in runs}
    if Screening.Status.FAILED in states:
        return OpenState.FAILED
    if Screening.Status.RUNNING in states:
        return OpenState.RUNNING
    if blocking:
        return OpenState.BLOCK
    return OpenState.WARN if warning else None
