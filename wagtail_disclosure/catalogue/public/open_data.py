"""The whole catalogue for machines: JSON and CSV, row by row."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wagtail_disclosure.catalogue.pages.items import ChecklistItemPage
from wagtail_disclosure.catalogue.placements import EntryPlacement
from wagtail_disclosure.publication.ledger import head
from wagtail_disclosure.publication.models import IndexNumber
from wagtail_disclosure.tabular import write_csv

# Entries per round of queries.
BATCH = 500

FIELDS = (
    "index_number",
    "title",
    "url",
    "items",
    "kind",
    "kind_name",
    "issuers",
    "unit",
    "document_number",
    "produced_on",
    "published_on",
    "updated_at",
    "period",
    "validity",
    "effective_on",
    "repealed_on",
    "five_open",
    "three_affairs",
    "keywords",
    "summary",
    "source",
)


def json_response(portal: Any, request: HttpRequest) -> StreamingHttpResponse:
    """The catalogue as one JSON object: title, address and a list of entries."""
    return StreamingHttpResponse(
        _json_chunks(portal, request), content_type="application/json; charset=utf-8"
    )


def csv_response(portal: Any, request: HttpRequest) -> StreamingHttpResponse:
    """The catalogue as CSV with BOM, which spreadsheets open in the right encoding."""
    rows = (
        [";".join(v) if isinstance(v, list) else v for v in record.values()]
        for record in catalogue_records(portal, request)
    )
    response = StreamingHttpResponse(
        write_csv(_headings(), rows), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="catalogue.csv"'
    return response


def catalogue_records(portal: Any, request: HttpRequest) -> Iterator[dict[str, Any]]:
    """Every public entry of the portal, newest first, keyed by ``FIELDS``."""
    from wagtail_disclosure.catalogue.pages.entries import DisclosurePage

    visible = DisclosurePage.objects.publicly_visible().descendant_of(portal)
    pks = list(visible.newest_first().values_list("pk", flat=True))
    references = _item_references(portal)
    for start in range(0, len(pks), BATCH):
        batch = pks[start : start + BATCH]
        entries = (
            DisclosurePage.objects.for_listing()
            .prefetch_related("issuers__unit")
            .defer("body")
            .in_bulk(batch)
        )
        placed = _placed_items(batch, references)
        numbers = IndexNumber.objects.by_entry(entries.values())
        for pk in batch:
            if pk in entries:
                yield _record(entries[pk], request, placed[pk], numbers)


def _record(
    entry: Any, request: HttpRequest, items: list[str], numbers: dict[Any, str]
) -> dict[str, Any]:
    affairs = {
        "party": entry.is_party_affair,
        "school": entry.is_school_affair,
        "finance": entry.is_finance_affair,
    }
    values = (
        numbers.get(entry.entry_uuid, ""),
        entry.title,
        entry.get_full_url(request),
        items,
        entry.kind.code if entry.kind else "",
        entry.kind.name if entry.kind else "",
        [issuer.unit.name for issuer in entry.issuers.all()],
        entry.responsible_unit.name if entry.responsible_unit else "",
        entry.document_number,
        entry.produced_on,
        entry.published_on,
        _local(entry.last_published_at),
        entry.period,
        entry.validity,
        entry.effective_on,
        entry.repealed_on,
        entry.five_open,
        [code for code, holds in affairs.items() if holds],
        entry.keywords,
        entry.summary,
        entry.source,
    )
    return dict(zip(FIELDS, values, strict=True))


def _local(moment: datetime.datetime | None) -> str | None:
    """ISO 8601 in the time of the site, with its offset."""
    if moment is None:
        return None
    return timezone.localtime(moment).isoformat(timespec="seconds")


def _headings() -> list[str]:
    return [
        _("Index number"),
        _("Title"),
        _("Address"),
        _("Items"),
        _("Code of the kind"),
        _("Kind"),
        _("Issuer"),
        _("Responsible unit"),
        _("Document number"),
        _("Produced on"),
        _("Published on"),
        _("Updated at"),
        _("Period covered"),
        _("Validity"),
        _("Effective on"),
        _("Repealed on"),
        _("Five opens"),
        _("Three affairs"),
        _("Keywords"),
        pgettext("of an entry", "Summary"),
        _("Source"),
    ]


def _json_chunks(portal: Any, request: HttpRequest) -> Iterator[str]:
    encoder = DjangoJSONEncoder(ensure_ascii=False)
    known = {
        "title": portal.title,
        "url": portal.get_full_url(request),
        "ledger": _ledger_state(),
    }
    yield encoder.encode(known)[:-1] + ', "entries": ['
    separator = "\n"
    for record in catalogue_records(portal, request):
        yield separator + encoder.encode(record)
        separator = ",\n"
    yield "\n]}\n"


def _ledger_state() -> dict[str, Any] | None:
    """The end of the chain, for those who keep a note of it."""
    event = head()
    if event is None:
        return None
    return {"rows": event.sequence, "head": event.row_hash}


def _item_references(portal: Any) -> dict[int, str]:
    """``moe2014:2`` and the like, by the key of the item."""
    from wagtail_disclosure.catalogue.pages.checklists import ChecklistPage

    codes = dict(ChecklistPage.objects.child_of(portal).values_list("path", "code"))
    length = len(portal.path) + portal.steplen
    items = ChecklistItemPage.objects.descendant_of(portal).live().public()
    return {
        pk: f"{codes.get(path[:length], '')}:{number}"
        for pk, path, number in items.values_list("pk", "path", "number")
    }


def _placed_items(
    entry_pks: list[int], references: dict[int, str]
) -> dict[int, list[str]]:
    placed: dict[int, list[str]] = defaultdict(list)
    rows = EntryPlacement.objects.filter(entry_id__in=entry_pks).order_by(
        "-is_main", "pk"
    )
    for entry_id, place_id in rows.values_list("entry_id", "place_id"):
        if place_id in references:
            placed[entry_id].append(references[place_id])
    return placed
