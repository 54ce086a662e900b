"""Which entries wait because of what the screener found, and who may know."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task

from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.negative_list.finding_words import SEVERITY_NAMES
from wagtail_disclosure.negative_list.results.actions import LIFT_FINDING
from wagtail_disclosure.negative_list.results.models import ScreenedPage
from wagtail_disclosure.negative_list.results.standings import (
    OpenState,
    PageKey,
    Standing,
    standings,
)
from wagtail_disclosure.negative_list.screening.rules import Severity
from wagtail_disclosure.registers.people import full_name
from wagtail_disclosure.registers.permissions import writable_units

STATE_NAMES = {
    OpenState.FAILED: _("Screening broke down"),
    OpenState.RUNNING: _("Still running"),
    OpenState.BLOCK: SEVERITY_NAMES[Severity.BLOCK],
    OpenState.WARN: SEVERITY_NAMES[Severity.WARN],
}
# What nobody but the office can settle: it lifts, or tells the administrator.
FOR_THE_OFFICE = frozenset({OpenState.BLOCK, OpenState.FAILED})
_ORDER = tuple(OpenState)


@dataclass(frozen=True)
class OpenRow:
    """An entry with open findings; how many, never what they say."""

    page: Page
    standing: Standing

    @property
    def title(self) -> str:
        return self.page.get_admin_display_title()

    @property
    def unit_id(self) -> int | None:
        return getattr(self.page, "responsible_unit_id", None)

    @property
    def unit(self) -> str:
        return self.page.responsible_unit.name if self.unit_id else ""

    @property
    def kind(self) -> str:
        return self.standing.kind.name if self.standing.kind else ""

    @property
    def state_label(self) -> str:
        return str(STATE_NAMES[self.standing.state]) if self.standing.state else ""

    @property
    def editor(self) -> str:
        revision = self.page.latest_revision
        return full_name(revision.user) if revision and revision.user else ""


def sees_all_findings(user: Any) -> bool:
    """The confidentiality office."""
    return user.is_active and user.has_perm(LIFT_FINDING)


def can_see_open_findings(user: Any, *, on: datetime.date) -> bool:
    """The office, everybody who works for a unit, and who reviews for all of them."""
    return FindingsReader(user, on=on).sees_any


def open_rows(reader: FindingsReader) -> list[OpenRow]:
    """What this person may see, the worst first, in a fixed number of queries."""
    if not reader.sees_any:
        return []
    found = {
        key.pk: standing for key, standing in standings(_page_keys()) if standing.state
    }
    rows = [
        OpenRow(page, found[page.pk]) for page in _pages(found) if reader.may_see(page)
    ]
    return sorted(rows, key=_weight)


def _weight(row: OpenRow) -> tuple[int, int, int]:
    state: Any = row.standing.state
    return (_ORDER.index(state), -row.standing.blocking, -row.page.pk)


def _page_keys() -> Iterable[PageKey]:
    """All entries, and what else was ever screened; copies that follow have no own."""
    entries = ContentType.objects.get_for_model(DisclosurePage)
    screened = ScreenedPage.objects.values("pk")
    pages = Page.objects.filter(Q(content_type=entries) | Q(pk__in=screened))
    values = pages.filter(alias_of__isnull=True).order_by()
    return (
        PageKey(*row)
        for row in values.values_list("pk", "latest_revision_id", "content_type_id")
    )


def _pages(keys: Iterable[int]) -> Iterable[Page]:
    """Without their texts, which are long and say what nobody asks here."""
    keys = set(keys)
    heavy = ("latest_revision__content",)
    entries = (
        DisclosurePage.objects.filter(pk__in=keys)
        .select_related("responsible_unit", "latest_revision__user")
        .defer("body", *heavy)
    )
    yield from entries
    keys -= {entry.pk for entry in entries}
    if keys:
        others = Page.objects.filter(pk__in=keys)
        for page in others.select_related("latest_revision__user").defer(*heavy):
            yield page.specific_deferred


class FindingsReader:
    """Whether a person may see a page's findings, as the findings themselves ask."""

    def __init__(self, user: Any, *, on: datetime.date) -> None:
        self.user = user
        self.on = on
        self.sees_all = sees_all_findings(user)

    @property
    def sees_any(self) -> bool:
        return self.sees_all or bool(self.unit_ids or self.reviewed)

    @cached_property
    def unit_ids(self) -> set[int]:
        units = writable_units(self.user, on=self.on)
        return set() if self.sees_all else set(units.values_list("pk", flat=True))

    @cached_property
    def reviewed(self) -> set[int]:
        """The pages that wait for somebody who belongs to no unit."""
        is_reviewer = not self.sees_all and not self.unit_ids
        return _reviewed_pages(self.user) if is_reviewer else set()

    def may_see(self, page: Page) -> bool:
        if self.sees_all:
            return True
        # A page's own permissions ask the database for every page of other units.
        if isinstance(page, DisclosurePage) and not self._may_be_own(page):
            return page.pk in self.reviewed
        return bool(page.permissions_for_user(self.user).can_edit())

    def _may_be_own(self, page: DisclosurePage) -> bool:
        unit_id = page.responsible_unit_id
        if unit_id is None:
            return page.owner_id == self.user.pk
        return unit_id in self.unit_ids


def _reviewed_pages(user: Any) -> set[int]:
    """The pages that wait for this person in a workflow."""
    page_type = ContentType.objects.get_for_model(Page)
    return {
        int(key)
        for task in Task.objects.filter(active=True).specific()
        for key in task.get_task_states_user_can_moderate(user=user)
        .filter(workflow_state__base_content_type=page_type)
        .values_list("workflow_state__object_id", flat=True)
    }
