"""What the portal's front page and its directory show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.db.models.functions import Left

from wagtail_disclosure.catalogue.pages.audience_sections import AudienceSectionPage
from wagtail_disclosure.catalogue.pages.checklists import (
    ChecklistCategoryPage,
    ChecklistPage,
)
from wagtail_disclosure.catalogue.pages.columns import PortalColumnPage
from wagtail_disclosure.catalogue.pages.portal import UnitDirectoryPage
from wagtail_disclosure.catalogue.placements import EntryPlacement
from wagtail_disclosure.catalogue.public.listing import newest_below
from wagtail_disclosure.catalogue.querysets import in_tree_order
from wagtail_disclosure.registers.models import ResponsibleUnit

NEWEST_ON_FRONT_PAGE = 8


@dataclass(frozen=True)
class CategoryCount:
    category: ChecklistCategoryPage
    entry_count: int


@dataclass(frozen=True)
class ChecklistOverview:
    checklist: ChecklistPage
    categories: list[CategoryCount]


@dataclass(frozen=True)
class DirectoryRow:
    unit: ResponsibleUnit
    level: int
    entry_count: int


def portal_context(portal: Any) -> dict[str, Any]:
    return {
        "columns": in_tree_order(
            PortalColumnPage.objects.child_of(portal).live().public()
        ),
        "checklists": _checklists(portal),
        "newest": newest_below(portal, limit=NEWEST_ON_FRONT_PAGE),
        "sections": in_tree_order(AudienceSectionPage.objects.child_of(portal).live()),
        "directory": next(iter(_directories(portal)), None),
        "units": [row for row in directory_rows(portal) if row.entry_count],
    }


def _directories(portal: Any) -> list[UnitDirectoryPage]:
    return in_tree_order(UnitDirectoryPage.objects.child_of(portal).live().public())


def _checklists(portal: Any) -> list[ChecklistOverview]:
    lists = in_tree_order(ChecklistPage.objects.child_of(portal).live().public())
    categories = in_tree_order(
        ChecklistCategoryPage.objects.descendant_of(portal).live().public()
    )
    counts = _counts_by_category(categories)
    return [
        ChecklistOverview(
            checklist,
            [
                CategoryCount(category, counts.get(category.path, 0))
                for category in categories
                if category.path.startswith(checklist.path)
            ],
        )
        for checklist in lists
    ]


def _counts_by_category(categories: list[ChecklistCategoryPage]) -> dict[str, int]:
    """Entries of each category, counted once under however many items they stand."""
    if not categories:
        return {}
    length = len(categories[0].path)
    rows = (
        EntryPlacement.objects.publicly_visible()
        .annotate(category=Left("place__path", length))
        .values_list("category")
        .annotate(count=Count("entry_id", distinct=True))
        .order_by()
    )
    return dict(rows)


def directory_rows(portal: Any) -> list[DirectoryRow]:
    """
    The active units of the school, in the order of the register.

    Each stands below its parent, with the number of its entries in this portal.
    """
    units = list(ResponsibleUnit.objects.internal().active())
    counts = _counts_by_unit(portal)
    children: dict[int | None, list[ResponsibleUnit]] = {}
    known = {unit.pk for unit in units}
    for unit in units:
        parent = unit.parent_id if unit.parent_id in known else None
        children.setdefault(parent, []).append(unit)
    rows: list[DirectoryRow] = []

    def add(parent: int | None, level: int) -> None:
        for unit in children.get(parent, []):
            rows.append(DirectoryRow(unit, level, counts.get(unit.pk, 0)))
            add(unit.pk, level + 1)

    add(None, 0)
    return rows


def _counts_by_unit(portal: Any) -> dict[int, int]:
    from wagtail_disclosure.catalogue.pages.entries import DisclosurePage

    rows = (
        DisclosurePage.objects.publicly_visible()
        .descendant_of(portal)
        .order_by()
        .values_list("responsible_unit_id")
        .annotate(count=Count("pk"))
    )
    return dict(rows)
