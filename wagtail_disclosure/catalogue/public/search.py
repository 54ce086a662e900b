"""The one function through which the public searches entries."""

from __future__ import annotations

import re
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator

from wagtail_disclosure.conf import disclosure_settings
from wagtail_disclosure.publication.models import IndexNumber

# Nobody types more; a longer query is a mistake or an attack.
MAX_QUERY_LENGTH = 200

# No database takes NUL; Wagtail's SQLite backend passes a quotation mark on unquoted.
UNSEARCHABLE = re.compile(r'[\0"]')


def search_entries(query: str, *, portal: Any, page: str | int | None) -> PaginatorPage:
    """
    The entries of a portal that anybody may read and that match the query.

    An index number finds its entry whatever the search engine makes of it.
    """
    from wagtail_disclosure.catalogue.pages.entries import DisclosurePage

    query = " ".join(UNSEARCHABLE.sub(" ", query).split())[:MAX_QUERY_LENGTH]
    visible = DisclosurePage.objects.publicly_visible().descendant_of(portal)
    numbered = IndexNumber.objects.filter(number__iexact=query).values("entry_uuid")
    exact = visible.filter(entry_uuid__in=numbered)
    if not query:
        results: Any = visible.none()
    elif exact.exists():
        results = exact.for_listing()
    else:
        found = DisclosurePage.objects.searchable().descendant_of(portal)
        results = found.for_listing().search(query)
    paginator = Paginator(results, disclosure_settings.ENTRIES_PER_PAGE)
    hits = paginator.get_page(page)
    known = set(visible.filter(pk__in=[hit.pk for hit in hits]).values_list("pk"))
    hits.object_list = [hit for hit in hits if (hit.pk,) in known]
    return hits
