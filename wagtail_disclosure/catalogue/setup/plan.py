"""Which parts a portal has, in the order in which they can be made."""

from __future__ import annotations

import json
from functools import partial
from importlib import resources
from typing import Any

from django.utils.text import slugify
from wagtail.models import Page

from wagtail_disclosure.catalogue.setup import pages
from wagtail_disclosure.catalogue.setup.comparison import Values
from wagtail_disclosure.catalogue.setup.list_file import BasisData, ItemData, ListData
from wagtail_disclosure.catalogue.setup.memory import Memory
from wagtail_disclosure.scope import Scope


def package_data(name: str) -> Any:
    """A data file of the package, read."""
    file = resources.files("wagtail_disclosure") / "data" / name
    return json.loads(file.read_text(encoding="utf-8"))


def portal_part(place: Page, memory: Memory) -> pages.PortalPart:
    data = package_data("portal.json")["portal"]
    return pages.PortalPart(
        "portal", _without(data, "slug"), memory=memory, slug=data["slug"], place=place
    )


def portal_parts(portal: pages.PortalPart, memory: Memory) -> list[pages.PagePart]:
    """What a portal has beside its lists."""
    data = package_data("portal.json")
    below = partial(_below, portal, memory)
    columns = [
        below(pages.ColumnPart, f"column:{column['kind']}", column, slug=column["kind"])
        for column in data["columns"]
    ]
    directory = data["unit_directory"]
    closed = data["negative_list"]
    section = {**data["campus_section"], "audience": Scope.CAMPUS.value}
    return [
        *columns,
        below(pages.DirectoryPart, "unit-directory", directory, slug=directory["slug"]),
        below(pages.NegativeListPart, "negative-list", closed, slug=closed["slug"]),
        below(pages.SectionPart, "section:campus", section, slug=section["slug"]),
    ]


def _below(
    portal: pages.PortalPart,
    memory: Memory,
    part_class: type[pages.PagePart],
    key: str,
    data: Values,
    *,
    slug: str,
) -> pages.PagePart:
    values = _without(data, "slug", "confidence")
    return part_class(key, values, memory=memory, slug=slug, parent=portal)


def _without(data: Values, *names: str) -> Values:
    return {name: value for name, value in data.items() if name not in names}


def checklist_parts(
    checklist: ListData, portal: pages.PortalPart, memory: Memory
) -> list[pages.PagePart]:
    """A list, its categories and its items, from top to bottom."""
    root = pages.ChecklistPart(
        f"list:{checklist.code}",
        _checklist_values(checklist),
        memory=memory,
        slug=slugify(checklist.code) or "list",
        parent=portal,
    )
    parts: list[pages.PagePart] = [root]
    for category in checklist.categories:
        part = pages.CategoryPart(
            f"category:{checklist.code}:{category.number}",
            {"number": category.number, "title": category.title},
            memory=memory,
            slug=f"category-{_slug(category.number)}",
            parent=root,
        )
        parts.append(part)
        for item in category.items:
            parts += _item_parts(item, part, root, memory)
    return parts


def _item_parts(
    item: ItemData, parent: pages.PagePart, root: pages.ChecklistPart, memory: Memory
) -> list[pages.PagePart]:
    part = pages.ItemPart(
        f"item:{root.values['code']}:{item.number}",
        _item_values(item),
        memory=memory,
        slug=f"item-{_slug(item.number)}",
        parent=parent,
        checklist=root,
    )
    parts: list[pages.PagePart] = [part]
    for below in item.items:
        parts += _item_parts(below, part, root, memory)
    return parts


def _slug(number: str) -> str:
    return slugify(number.replace(".", "-"), allow_unicode=True)


def _checklist_values(checklist: ListData) -> Values:
    basis = checklist.legal_basis
    return {
        "code": checklist.code,
        "title": checklist.title,
        "edition": checklist.edition,
        "issuer": checklist.issuer,
        "document_number": checklist.document_number,
        "issued_on": checklist.issued_on,
        "introduction": checklist.introduction,
        "legal_basis": list(basis.key) if basis else None,
    }


def _item_values(item: ItemData) -> Values:
    values: Values = {
        "number": item.number,
        "title": item.title,
        "requirement": item.requirement,
        "update_rule": item.update_rule,
        "update_month": item.update_month,
        "update_text": item.update_text,
        "is_due_after_period": item.is_due_after_period,
        "period_type": item.period_type,
        "channels": item.channels,
        "legal_bases": [_basis_row(basis) for basis in item.bases],
    }
    if item.lead_unit:
        values["lead_unit"] = item.lead_unit
    return values


def _basis_row(basis: BasisData) -> list[str]:
    return [*basis.key, basis.article]
