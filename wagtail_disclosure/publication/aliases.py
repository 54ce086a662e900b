"""
Aliases show an entry in another place, and never to more people than its own.

Wagtail answers the address of an alias by the restrictions of its source, but lists
it in its API, sitemap and search by the place of the alias.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageViewRestriction, get_page_models


def is_wider(alias: Any, source: Any) -> bool:
    """Whether a restriction of the source does not hold where the alias is."""
    return _is_wider(alias.path, source.path, _restrictions())


def take_down_wider_aliases(gated: type) -> None:
    """Unpublish every alias of a gated type that is wider than its source now."""
    types = [model for model in get_page_models() if issubclass(model, gated)]
    known = ContentType.objects.get_for_models(*types).values()
    aliases = Page.objects.live().filter(alias_of__isnull=False, content_type__in=known)
    places = list(aliases.order_by().values_list("pk", "path", "alias_of__path"))
    if not places:
        return
    restrictions = _restrictions()
    wider = [pk for pk, at, source in places if _is_wider(at, source, restrictions)]
    for alias in Page.objects.filter(pk__in=wider).specific():
        alias.unpublish(log_action=False)


def _restrictions() -> list[str]:
    """The paths of the pages that carry one."""
    return list(PageViewRestriction.objects.values_list("page__path", flat=True))


def _is_wider(alias: str, source: str, restrictions: Iterable[str]) -> bool:
    return any(
        source.startswith(path) and not alias.startswith(path) for path in restrictions
    )
