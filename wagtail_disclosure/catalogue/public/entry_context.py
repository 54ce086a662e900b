"""What the public page of an entry shows besides the entry itself."""

from __future__ import annotations

import datetime
import mimetypes
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_disclosure.catalogue.choices import SCOPES
from wagtail_disclosure.catalogue.pages.blocks import pictures_in
from wagtail_disclosure.catalogue.validators import clean_title


@dataclass(frozen=True)
class FileLink:
    """A file as a reader sees it; ``size`` in bytes, no ``url`` before publication."""

    title: str
    filename: str
    url: str
    size: int
    content_type: str

    @property
    def is_pdf(self) -> bool:
        return self.content_type == "application/pdf"

    @property
    def suffix(self) -> str:
        return self.filename.rpartition(".")[2].upper()


@dataclass(frozen=True)
class MetadataRow:
    """A catalogue field of an entry as readers see it."""

    label: str
    value: Any

    @property
    def is_day(self) -> bool:
        return isinstance(self.value, datetime.date)


def entry_context(entry: Any) -> dict[str, Any]:
    issuers = [issuer.unit.name for issuer in _rows(entry.issuers, "unit")]
    return {
        "metadata": _metadata(entry, issuers),
        "author": "、".join(issuers),
        "attachments": _file_links(entry),
        "picture_urls": _picture_urls(entry),
        "further_places": _further_places(entry),
        "published_at": _published_at(entry),
        **_related_entries(entry),
    }


def _rows(relation: Any, *named: str) -> list[Any]:
    """The rows of a relation with what they name; most entries have none."""
    rows = list(relation.all())
    prefetch_related_objects(rows, *named)
    return rows


def _related_entries(entry: Any) -> dict[str, Any]:
    """What anybody may read of the entries that this one names, or that name it."""
    model = type(entry)
    supersedes = {row.superseded_id for row in entry.supersessions.all()}
    superseded_by: set[int] = set()
    interpretations: set[int] = set()
    # The preview of a new entry has no key yet.
    if entry.pk:
        naming = model.objects.filter(
            Q(supersessions__superseded=entry) | Q(interprets=entry)
        )
        rows = naming.order_by().values_list(
            "pk", "interprets", "supersessions__superseded"
        )
        for pk, interpreted, superseded in rows:
            if interpreted == entry.pk:
                interpretations.add(pk)
            if superseded == entry.pk:
                superseded_by.add(pk)
    named = {*supersedes, *superseded_by, *interpretations, entry.interprets_id} - {
        None
    }
    visible = (
        list(model.objects.publicly_visible().filter(pk__in=named).newest_first())
        if named
        else []
    )
    return {
        "supersedes": [other for other in visible if other.pk in supersedes],
        "superseded_by": [other for other in visible if other.pk in superseded_by],
        "interprets": next((o for o in visible if o.pk == entry.interprets_id), None),
        "interpretations": [other for other in visible if other.pk in interpretations],
    }


def _published_at(entry: Any) -> datetime.datetime | None:
    """Day and time of publication; midnight where only the day is known."""
    if entry.published_on is None:
        return None
    if entry.first_published_at:
        first = timezone.localtime(entry.first_published_at)
        if first.date() == entry.published_on:
            return first
    return datetime.datetime.combine(entry.published_on, datetime.time.min)


def _metadata(entry: Any, issuers: list[str]) -> list[MetadataRow]:
    """The catalogue fields that Chinese readers expect, in their usual order."""
    rows = [
        (_("Index number"), entry.index_number),
        (_("Document number"), entry.document_number),
        (_("Kind"), entry.kind.name if entry.kind else ""),
        (_("Issuer") if len(issuers) < 2 else _("Joint issuers"), "、".join(issuers)),
        (_("Publishing body"), str(entry.responsible_unit or "")),
        (_("Produced on"), entry.produced_on),
        (_("Published on"), entry.published_on),
        (
            _("Updated on"),
            timezone.localdate(entry.last_published_at) if entry.was_updated else "",
        ),
        (_("Period covered"), entry.period),
        (_("Audience"), SCOPES[entry.scope]),
        (_("Validity"), entry.get_validity_display()),
        (_("Effective on"), entry.effective_on),
        (_("Repealed on"), entry.repealed_on),
        (_("Five opens"), entry.get_five_open_display()),
        (_("Three affairs"), "、".join(str(label) for label in entry.three_affairs)),
        (_("Channels used"), entry.channels),
        (_("Source"), entry.source),
    ]
    return [MetadataRow(label, value) for label, value in rows if value]


def _file_links(entry: Any) -> list[FileLink]:
    links = []
    for attachment in _rows(entry.attachments, "document", "frozen_file"):
        filename = attachment.filename or (
            attachment.document.filename if attachment.document else ""
        )
        size = attachment.frozen_file.size if attachment.frozen_file else 0
        title = attachment.title or (
            attachment.document.title if attachment.document else filename
        )
        links.append(
            FileLink(
                # A document is titled in Wagtail's own form, which takes anything.
                title=clean_title(title) or filename,
                filename=filename,
                url=file_url(entry, attachment),
                size=size,
                content_type=mimetypes.guess_type(filename)[0] or "",
            )
        )
    return links


def file_url(entry: Any, file: Any) -> str:
    """The lasting address of a file of the entry."""
    if file.frozen_file_id is None:
        return ""
    return (entry.url or "") + entry.reverse_subpage("file", args=[file.number])


def _picture_urls(entry: Any) -> dict[int, str]:
    if not pictures_in(entry.body):
        return {}
    rows = {row.document_id: file_url(entry, row) for row in entry.pictures.all()}
    return {document_id: url for document_id, url in rows.items() if url}


def _further_places(entry: Any) -> list[Any]:
    pks = [row.place_id for row in entry.further_places.all()]
    return list(Page.objects.filter(pk__in=pks).live().public()) if pks else []
