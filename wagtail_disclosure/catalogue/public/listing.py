"""The lists of entries that public pages show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _

from wagtail_disclosure.catalogue.placements import EntryPlacement
from wagtail_disclosure.catalogue.querysets import DisclosurePageQuerySet
from wagtail_disclosure.conf import disclosure_settings
from wagtail_disclosure.registers.models import ResponsibleUnit


@dataclass(frozen=True)
class Listing:
    """One page of a list with what it can be filtered by."""

    page: PaginatorPage
    periods: list[str]
    period: str
    units: list[ResponsibleUnit]
    unit: ResponsibleUnit | None
    query: str

    @property
    def is_filtered(self) -> bool:
        return bool(self.period or self.unit)


def visible_entries(place: Any) -> DisclosurePageQuerySet:
    """The entries listed under a place that anybody may read, newest first."""
    from wagtail_disclosure.catalogue.pages.entries import DisclosurePage

    return (
        DisclosurePage.objects.publicly_visible()
        .listed_under(place)
        .for_listing()
        .newest_first()
    )


def list_entries(
    place: Any, params: QueryDict, *, entries: DisclosurePageQuerySet | None = None
) -> Listing:
    """
    The page of a place's list that ``period``, ``unit`` and ``page`` ask for.

    Values that mean nothing are passed over: an old link still shows the list.
    """
    entries = visible_entries(place) if entries is None else entries
    periods = _periods_of(place, entries)
    units = _units_of(entries)
    period = params.get("period", "")
    unit = next((unit for unit in units if unit.code == params.get("unit")), None)
    if period in periods:
        entries = entries.filter(
            placements__place_id=place.pk, placements__period=period
        )
    else:
        period = ""
    if unit is not None:
        entries = entries.filter(responsible_unit=unit)
    return Listing(
        page=_page(entries, params),
        periods=periods,
        period=period,
        units=units,
        unit=unit,
        query=_query_without_page(params),
    )


def entries_by_level(place: Any) -> list[tuple[str, list[Any]]]:
    """The rules that a school follows, by who issued them: above first, own last."""
    entries = visible_entries(place).prefetch_related("issuers__unit")
    groups: dict[str, list[Any]] = {}
    for entry in entries:
        groups.setdefault(_level_of(entry), []).append(entry)
    Level = ResponsibleUnit.Level
    order = [
        (Level.NATIONAL, _("National rules")),
        (Level.PROVINCIAL, _("Provincial rules")),
        (Level.MUNICIPAL, _("Municipal rules")),
        ("", _("Rules of other bodies")),
        ("school", _("Rules of the school")),
    ]
    return [(label, groups[level]) for level, label in order if level in groups]


def _level_of(entry: Any) -> str:
    first = next(iter(entry.issuers.all()), None)
    if first is None or first.unit is None or not first.unit.is_external:
        return "school"
    return first.unit.level


def _periods_of(place: Any, entries: DisclosurePageQuerySet) -> list[str]:
    rows = EntryPlacement.objects.filter(
        place_id=place.pk, entry__in=entries.values("pk")
    )
    keys = rows.exclude(period="").values_list("period", flat=True).distinct()
    return sorted(keys, reverse=True)


def _units_of(entries: DisclosurePageQuerySet) -> list[ResponsibleUnit]:
    used = entries.order_by().values("responsible_unit_id")
    return list(ResponsibleUnit.objects.filter(pk__in=used))


def _page(entries: DisclosurePageQuerySet, params: QueryDict) -> PaginatorPage:
    paginator = Paginator(entries, disclosure_settings.ENTRIES_PER_PAGE)
    return paginator.get_page(params.get("page"))


def _query_without_page(params: QueryDict) -> str:
    kept = params.copy()
    kept.pop("page", None)
    return kept.urlencode()


def newest_below(page: Any, *, limit: int | None = None) -> DisclosurePageQuerySet:
    """The newest public entries of everything below a page, each once."""
    from wagtail_disclosure.catalogue.pages.entries import DisclosurePage

    entries = (
        DisclosurePage.objects.publicly_visible()
        .listed_below(page)
        .for_listing()
        .newest_first()
    )
    return entries[:limit] if limit else entries


def entries_for_members(section: Any) -> DisclosurePageQuerySet:
    """
    The entries of an audience section that are public to its members.

    Only for its own page: Wagtail has asked the section's restriction before.
    """
    from wagtail_disclosure.catalogue.pages.entries import DisclosurePage

    entries = DisclosurePage.objects.live().cleared().child_of(section)
    return entries.for_listing().newest_first()
