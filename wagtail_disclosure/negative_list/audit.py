"""What stands on a site now that must not: every page and file of any type."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.db import models
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from wagtail_disclosure.negative_list.finding_words import finding_name
from wagtail_disclosure.negative_list.places import place_in_words
from wagtail_disclosure.negative_list.results.contents import Content, file_content
from wagtail_disclosure.negative_list.results.models import Screening
from wagtail_disclosure.negative_list.results.screened_pages import note_contents
from wagtail_disclosure.negative_list.results.screenings import ensure_screened
from wagtail_disclosure.negative_list.results.state import (
    PageFinding,
    Progress,
    content_findings,
    page_screening,
)

# Pages are read in stretches, so that a large site does not have to fit in memory.
_STRETCH = 200


@dataclass(frozen=True)
class AuditRow:
    """One finding on the site; `kind` is "page", "document" or "image"."""

    severity: str
    rule: str
    aspect: str
    name: str
    kind: str
    id: str
    title: str
    address: str
    file: str
    place: str
    excerpt: str
    is_settled: bool

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


class SiteAudit:
    """
    Screens every live page, then every document and image that no page uses.

    What has been screened before under the same rules is not read again, so an audit
    that was broken off goes on where it stopped. `clock` gives the present time.
    """

    def __init__(
        self, *, clock: Callable[[], datetime.datetime], include_drafts: bool = False
    ) -> None:
        self.clock = clock
        self.pages = Page.objects.all() if include_drafts else Page.objects.live()
        # Above the sites there is a root that nobody reads.
        self.pages = self.pages.filter(depth__gt=1).order_by("pk")
        self.include_drafts = include_drafts
        self.file_models = [get_document_model(), get_image_model()]
        self.used: set[tuple[type[models.Model], Any]] = set()

    def __len__(self) -> int:
        files = sum(model._default_manager.count() for model in self.file_models)
        return self.pages.count() + files

    def rows(self, tick: Callable[[], Any]) -> Iterator[AuditRow]:
        """Findings as they come up; `tick` is called for each page and file."""
        for page in self._specific_pages():
            yield from self._page_rows(page)
            tick()
        for model in self.file_models:
            for file in model._default_manager.order_by("pk").iterator():
                if (model, file.pk) not in self.used:
                    yield from self._file_rows(file)
                tick()

    def _specific_pages(self) -> Iterator[Page]:
        last = 0
        while stretch := list(self.pages.filter(pk__gt=last).specific()[:_STRETCH]):
            yield from stretch
            last = stretch[-1].pk

    def _page_rows(self, page: Any) -> Iterator[AuditRow]:
        shown = page.get_latest_revision_as_object() if self.include_drafts else page
        screening = page_screening(shown, ensure=self.clock)
        if self.include_drafts:
            note_contents(shown, screening.contents)
        for content in screening.contents:
            if content.is_file:
                self.used.add((type(content.file), content.file.pk))
        about = {
            "kind": "page",
            "id": str(page.pk),
            "title": page.title,
            "address": page.get_full_url() or "",
        }
        if screening.progress is not Progress.DONE:
            yield _broken(screening.progress, about)
        for item in screening.findings:
            yield _row(item, about, model=type(page))

    def _file_rows(self, file: Any) -> Iterator[AuditRow]:
        content: Content = file_content(file)
        screening = ensure_screened(content, at=self.clock())
        about = {
            "kind": file._meta.model_name,
            "id": str(file.pk),
            "title": file.title,
            "address": "",
        }
        if screening.status != Screening.Status.DONE:
            yield _broken(Progress(screening.status), about)
        for item in content_findings(content, screening):
            yield _row(item, about)


def _broken(progress: Progress, about: dict[str, str]) -> AuditRow:
    """A run that has not ended well: nobody may take the page for clean."""
    return AuditRow(
        severity="block",
        rule="unreadable",
        aspect=str(progress),
        name=finding_name("unreadable", "unreadable", str(progress)),
        file="",
        place="",
        excerpt="",
        is_settled=False,
        **about,
    )


def _row(
    item: PageFinding, about: dict[str, str], model: type[models.Model] | None = None
) -> AuditRow:
    finding = item.finding
    return AuditRow(
        severity=str(item.severity),
        rule=finding.rule,
        aspect=finding.aspect,
        name=finding_name(finding.rule, item.detector, finding.aspect),
        file=item.content.name,
        place=place_in_words(finding.locator, finding.member, model=model),
        excerpt=finding.excerpt,
        is_settled=item.is_settled,
        **about,
    )
