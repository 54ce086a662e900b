from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from wagtail_disclosure.publication.models import IndexNumber, PublishedVersion


def in_tree_order(pages: PageQuerySet) -> list[Any]:
    """
    A few pages in the order of the tree, sorted here.

    Told to sort by path, a database walks all pages below, entries included.
    """
    return sorted(pages.order_by(), key=lambda page: page.path)


class DisclosurePageQuerySet(PageQuerySet):
    def publicly_visible(self) -> DisclosurePageQuerySet:
        """
        What anybody may read now: live, and under no restriction.

        Aliases are left out: an entry has one address.
        """
        return self.searchable().cleared()

    def searchable(self) -> DisclosurePageQuerySet:
        """As far as a search engine can filter; ask each hit for ``cleared()``."""
        rows = self.live().public().filter(alias_of__isnull=True)
        return rows.exclude(cleared_digest="")

    def cleared(self) -> DisclosurePageQuerySet:
        """Rows that the ledger knows to be public as they are; not what SQL made."""
        return self.filter(Exists(PublishedVersion.objects.of_row()))

    def listed_under(self, place: Any) -> DisclosurePageQuerySet:
        """Entries of an item, column or section: its own and those placed there too."""
        return self.filter(placements__place_id=place.pk)

    def listed_below(self, page: Any) -> DisclosurePageQuerySet:
        """Entries of everything below a page, each once."""
        placements = self.model._meta.get_field("placements").related_model
        below = placements.objects.filter(place__path__startswith=page.path)
        return self.filter(pk__in=below.values("entry_id"))

    def newest_first(self) -> DisclosurePageQuerySet:
        return self.order_by("-published_on", "-pk")

    def for_serving(self) -> DisclosurePageQuerySet:
        """With what the page of an entry names, its index number included."""
        number = IndexNumber.objects.filter(entry_uuid=OuterRef("entry_uuid"))
        return self.for_listing().annotate(
            known_index_number=Subquery(number.values("number")[:1])
        )

    def for_listing(self) -> DisclosurePageQuerySet:
        """With everything that a row of a list shows."""
        return self.select_related("responsible_unit", "kind")


DisclosurePageManager = PageManager.from_queryset(DisclosurePageQuerySet)


class EntryPlacementQuerySet(models.QuerySet):
    def publicly_visible(self) -> EntryPlacementQuerySet:
        """Placements of entries that anybody may read now."""
        entries: Any = self.model._meta.get_field("entry").related_model
        return self.filter(entry__in=entries.objects.publicly_visible().values("pk"))
