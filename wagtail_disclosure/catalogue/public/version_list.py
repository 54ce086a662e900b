"""The versions of an entry as their list shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest

from wagtail_disclosure.catalogue.public.readable_versions import (
    readable_audiences,
    unreadable_up_to,
)
from wagtail_disclosure.conf import disclosure_settings
from wagtail_disclosure.publication.models import PublishedVersion


@dataclass(frozen=True)
class VersionRow:
    """``address`` and ``difference`` are empty where the reader may not look."""

    version: PublishedVersion
    change_note: str = ""
    address: str = ""
    difference: str = ""


@dataclass(frozen=True)
class VersionList:
    """``audiences``: for whom the versions of this list are."""

    page: PaginatorPage
    rows: list[VersionRow]
    audiences: set[str]


def version_list(entry: Any, request: HttpRequest) -> VersionList:
    """One page of the versions that this reader may know of."""
    audiences = readable_audiences(entry, request)
    listed = entry.published_versions.filter(audience__in=audiences)
    source = entry.alias_source() or entry
    last = unreadable_up_to(source.entry_uuid)
    earlier = listed.filter(number__lt=OuterRef("number"), number__gt=last)
    versions = listed.annotate(before=Subquery(earlier.values("number")[:1]))
    paginator = Paginator(
        versions.defer("body_html", "text", "data"),
        disclosure_settings.ENTRIES_PER_PAGE,
    )
    page = paginator.get_page(request.GET.get("page"))
    return VersionList(page, list(_rows(entry, request, page, last)), audiences)


def _rows(
    entry: Any, request: HttpRequest, page: PaginatorPage, last: int
) -> Iterator[VersionRow]:
    address = entry.get_url(request) or ""
    for version in page:
        number = version.number
        if number <= last:
            yield VersionRow(version)
            continue
        route = entry.reverse_subpage("version", [number])
        compared = (
            entry.reverse_subpage("difference", [version.before, number])
            if version.before
            else ""
        )
        yield VersionRow(
            version,
            change_note=version.change_note if number > 1 else "",
            address=address if version.is_open else f"{address}{route}",
            difference=f"{address}{compared}" if compared else "",
        )
