"""Atom feeds of whatever lists entries."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from wagtail_disclosure.catalogue.querysets import DisclosurePageQuerySet
from wagtail_disclosure.conf import disclosure_settings

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def feed_of(
    page: Any, request: HttpRequest, *, entries: DisclosurePageQuerySet | None = None
) -> HttpResponse:
    """The newest entries of a page that lists entries, as Atom."""
    from wagtail_disclosure.catalogue.public.listing import visible_entries

    entries = visible_entries(page) if entries is None else entries
    address = page.get_full_url(request)
    feed = Atom1Feed(
        title=page.title,
        link=address,
        description="",
        feed_url=request.build_absolute_uri(),
        feed_guid=address,
        language=request.LANGUAGE_CODE if hasattr(request, "LANGUAGE_CODE") else None,
    )
    for entry in entries[: disclosure_settings.FEED_LENGTH]:
        feed.add_item(
            title=_printable(entry.title),
            link=entry.get_full_url(request),
            description=_printable(entry.summary),
            unique_id=entry.entry_uuid.urn,
            pubdate=_at_midnight(entry.published_on),
            updateddate=entry.last_published_at,
            author_name=str(entry.responsible_unit or ""),
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response


def _printable(text: str) -> str:
    """Without the control characters that XML does not allow."""
    return NOT_IN_XML.sub(" ", text)


def _at_midnight(day: datetime.date | None) -> datetime.datetime | None:
    if day is None:
        return None
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
