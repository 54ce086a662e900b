"""Which versions of an entry a reader may see: each has an audience of its own."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import Max
from django.http import HttpRequest

from wagtail_disclosure.catalogue.pages.audience_sections import AudienceSectionPage
from wagtail_disclosure.catalogue.public.campus import passes_restrictions
from wagtail_disclosure.publication.choices import EndKind
from wagtail_disclosure.publication.models import PublishedVersion
from wagtail_disclosure.publication.querysets import PublishedVersionQuerySet
from wagtail_disclosure.scope import Scope

# What should never have been public is not shown again.
NEVER_AGAIN = (EndKind.IN_ERROR, EndKind.REVOKED)


def readable_audiences(entry: Any, request: HttpRequest) -> set[str]:
    """
    The audiences of the entry's versions to which this reader belongs.

    Wagtail has asked the restrictions of the entry's page before.
    """
    versions = entry.published_versions.order_by()
    audiences = set(versions.values_list("audience", flat=True).distinct())
    return {
        audience
        for audience in audiences
        if audience in (Scope.PUBLIC.value, entry.audience_key())
        or _may_read_section(audience, request)
    }


def listed_versions(entry: Any, request: HttpRequest) -> PublishedVersionQuerySet:
    """The versions that this reader may know of, the newest first."""
    readable = readable_audiences(entry, request)
    return entry.published_versions.filter(audience__in=readable)


def readable_versions(entry: Any, request: HttpRequest) -> PublishedVersionQuerySet:
    """Those of them whose content is shown."""
    if not entry.shows_old_versions():
        return entry.published_versions.none()
    last = unreadable_up_to((entry.alias_source() or entry).entry_uuid)
    return listed_versions(entry, request).filter(number__gt=last)


def unreadable_up_to(entry_uuid: uuid.UUID) -> int:
    """
    The number of the last version that was public in error, or whose review fell.

    What was wrong with it may have stood in those before, so that none of them is
    shown.
    """
    versions = PublishedVersion.objects.of_entry(entry_uuid)
    ended = versions.filter(end_kind__in=NEVER_AGAIN)
    return ended.aggregate(last=Max("number"))["last"] or 0


def _may_read_section(audience: str, request: HttpRequest) -> bool:
    """Whether the reader may open the section that an audience's key names, now."""
    scope, __, key = audience.partition(":")
    if not (key.isascii() and key.isdigit()):
        return False
    section = AudienceSectionPage.objects.live().filter(pk=key, audience=scope).first()
    return section is not None and passes_restrictions(section, request)
