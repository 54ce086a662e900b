"""What a reviewer has before them: one content of one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wagtail.models import Page

from wagtail_disclosure.negative_list.content.page_files import page_files
from wagtail_disclosure.negative_list.editor.presentation import (
    FindingGroup,
    ShownFinding,
    present,
)
from wagtail_disclosure.negative_list.results.contents import file_sha256
from wagtail_disclosure.negative_list.results.state import (
    PageScreening,
    Progress,
    page_screening,
)
from wagtail_disclosure.negative_list.results.tasks import ask_for_screening
from wagtail_disclosure.negative_list.screening.rules import Severity
from wagtail_disclosure.review.changes import changed_fields
from wagtail_disclosure.review.digest import content_digest
from wagtail_disclosure.review.obstacles import check_approvable
from wagtail_disclosure.review.refusal import ReviewNotAllowed


@dataclass(frozen=True)
class ReviewedFile:
    """A file as the reviewer reads it: named by what it holds."""

    name: str
    size: int
    sha256: str


@dataclass
class ReviewSubject:
    """The latest draft of a page, for one reviewer."""

    page: Any
    user: Any

    @cached_property
    def draft(self) -> Any:
        return self.page.get_latest_revision_as_object()

    @cached_property
    def digest(self) -> str:
        return content_digest(self.draft)

    @property
    def scope_name(self) -> str:
        return self.draft.audience_name()

    @property
    def is_page(self) -> bool:
        return isinstance(self.page, Page)

    @cached_property
    def screening(self) -> PageScreening:
        found = page_screening(self.draft)
        if found.progress is Progress.RUNNING and self.is_page:
            # Rules may have changed since the draft was saved.
            ask_for_screening(self.page.pk)
            found = page_screening(self.draft)
        return found

    @cached_property
    def groups(self) -> list[FindingGroup]:
        return present(self.draft, self.screening)

    @property
    def to_explain(self) -> list[ShownFinding]:
        """What the reviewer can answer instead of the drafter."""
        return [
            shown
            for group in self.groups
            if group.severity is Severity.WARN
            for shown in group.findings
            if not shown.item.is_settled
        ]

    @property
    def blocking(self) -> list[ShownFinding]:
        return [
            shown
            for group in self.groups
            if group.severity is Severity.BLOCK
            for shown in group.findings
            if not shown.item.is_settled
        ]

    @property
    def settled(self) -> list[ShownFinding]:
        return [
            shown
            for group in self.groups
            for shown in group.findings
            if shown.item.is_settled
        ]

    @cached_property
    def files(self) -> list[ReviewedFile]:
        found = []
        for file in page_files(self.draft):
            sha256 = file_sha256(file.file)
            name = getattr(file, "filename", "") or str(file)
            # A file that is lost has neither content nor size.
            size = file.file.size if sha256 else 0
            found.append(ReviewedFile(name, size, sha256))
        return found

    @cached_property
    def changes(self) -> Sequence[str]:
        """Labels of what differs from what is public; empty if nothing is public."""
        return changed_fields(self.page, self.draft) if self.page.live else ()

    @cached_property
    def refusal(self) -> ReviewNotAllowed | None:
        """Why this person cannot approve it, whatever they answer."""
        self.screening  # noqa: B018 (asks for what has not been screened yet)
        answers = {shown.item.finding.fingerprint: "-" for shown in self.to_explain}
        try:
            check_approvable(self.draft, user=self.user, digest=None, answers=answers)
        except ReviewNotAllowed as refusal:
            return refusal
        return None

    def check(self, data: Mapping[str, Any]) -> None:
        """Raise ``ReviewNotAllowed`` if the form's data cannot be an approval."""
        check_approvable(
            self.draft,
            user=self.user,
            digest=data["digest"],
            answers=data["answers"],
        )
