"""Who opens and chooses a document of a closed collection, before it is public."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.documents import get_document_model

from wagtail_disclosure.catalogue.pages.blocks import pictures_in
from wagtail_disclosure.catalogue.pages.entry_rows import Attachment, Picture
from wagtail_disclosure.publication.models import AttachmentCollection
from wagtail_disclosure.registers.permissions import (
    can_manage_catalogue,
    writable_units,
)


def without_foreign(documents: QuerySet, user: Any, *, on: datetime.date) -> QuerySet:
    """
    Leave out closed documents that are none of this person's business.

    Theirs is what they uploaded, and what belongs to entries of their units.
    """
    closed = _closed_documents()
    if closed is None or can_manage_catalogue(user):
        return documents
    units = writable_units(user, on=on)
    used = Q()
    for rows in (Attachment, Picture):
        of_units = rows.objects.filter(
            page__responsible_unit__in=units, document__isnull=False
        )
        used |= Q(pk__in=of_units.values("document_id"))
    own = Q(uploaded_by_user=user.pk) | used
    # By key alone: Wagtail's search filters by few columns.
    return documents.exclude(pk__in=closed.exclude(own).values("pk"))


def is_foreign(document: Any, user: Any, *, on: datetime.date) -> bool:
    return document.pk in foreign_keys([document.pk], user, on=on)


def foreign_keys(keys: list[int], user: Any, *, on: datetime.date) -> set[int]:
    """Which of these documents are none of the person's business."""
    asked = get_document_model().objects.filter(pk__in=keys).order_by()
    theirs = without_foreign(asked, user, on=on)
    return set(asked.values_list("pk", flat=True)) - set(
        theirs.values_list("pk", flat=True)
    )


def document_keys(entry: Any) -> set[int | None]:
    """The documents of an entry or of its draft, attached or in the body."""
    attached = {row.document_id for row in entry.attachments.all()}
    pictures = (value["document"] for value in pictures_in(entry.body))
    return attached | {picture.pk for picture in pictures if picture is not None}


def is_closed(document: Any) -> bool:
    return AttachmentCollection.objects.closes(document.collection)


def _closed_documents() -> QuerySet | None:
    paths = AttachmentCollection.objects.values_list("collection__path", flat=True)
    inside = Q()
    for path in paths:
        inside |= Q(collection__path__startswith=path)
    return get_document_model().objects.filter(inside).order_by() if inside else None
