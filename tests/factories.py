"""Objects for tests: those that sites get too, and two short words."""

from __future__ import annotations

import datetime

from wagtail.models import Page, Site

from wagtail_disclosure.testing.factories import (
    AudienceSectionPageFactory,
    ChecklistCategoryPageFactory,
    ChecklistItemPageFactory,
    ChecklistPageFactory,
    DisclosurePageFactory,
    DisclosurePortalPageFactory,
    DocumentFactory,
    InformationKindFactory,
    LegalBasisFactory,
    PageFactory,
    PortalColumnPageFactory,
    ResponsibleUnitFactory,
    UnitDirectoryPageFactory,
    UnitMembershipFactory,
    UserFactory,
    approve,
    closed_collection,
    drafter,
    publish,
    reviewer,
)

__all__ = [
    "AudienceSectionPageFactory",
    "ChecklistCategoryPageFactory",
    "ChecklistItemPageFactory",
    "ChecklistPageFactory",
    "DisclosurePageFactory",
    "DisclosurePortalPageFactory",
    "DocumentFactory",
    "InformationKindFactory",
    "LegalBasisFactory",
    "PageFactory",
    "PortalColumnPageFactory",
    "ResponsibleUnitFactory",
    "UnitDirectoryPageFactory",
    "UnitMembershipFactory",
    "UserFactory",
    "approve",
    "closed_collection",
    "day",
    "drafter",
    "publish",
    "reviewer",
    "root_page",
]


def root_page() -> Page:
    return Site.objects.get(is_default_site=True).root_page


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
