"""What may stand in the rows of an entry: files, places, superseded entries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Collection

from wagtail_disclosure.catalogue.pages.blocks import pictures_in
from wagtail_disclosure.catalogue.pages.entry_panels import FURTHER_PLACE_TYPES
from wagtail_disclosure.catalogue.succession import find_succession_problem
from wagtail_disclosure.publication.closed_collection import NO_CLOSED_COLLECTION
from wagtail_disclosure.publication.models import AttachmentCollection


def check_rows(entry: Any) -> None:
    """
    Raise a ``ValidationError`` for rows that an entry must not have.

    The editor's form says the same beside each row; this is for everybody else.
    """
    documents = [row.document for row in entry.attachments.all()]
    documents += [value["document"] for value in pictures_in(entry.body)]
    problems = list(open_file_problems(documents).values())
    places = [row.place_id for row in entry.further_places.all()]
    if len(places) != len(set(places)):
        problems.append(_("The same place is chosen twice."))
    if places and entry.path and entry.get_parent().pk in places:
        problems.append(own_place_problem())
    if not all(_lists_entries(row.place) for row in entry.further_places.all()):
        problems.append(_("An entry can be listed under items and columns only."))
    superseded = [row.superseded for row in entry.supersessions.all()]
    problem = find_succession_problem(entry, filter(None, superseded))
    if problem:
        problems.append(problem)
    if problems:
        raise ValidationError(problems)


def _lists_entries(page: Any) -> bool:
    return page.specific_class._meta.label in FURTHER_PLACE_TYPES


def own_place_problem() -> str:
    return _("The entry is listed here anyway: it lives under this page.")


def open_file_problems(documents: Iterable[Any]) -> dict[int, str]:
    """What is wrong with documents that do not lie in a closed collection, by key."""
    present = {document.pk: document for document in documents if document is not None}
    if not present:
        return {}
    closed = list(AttachmentCollection.objects.select_related("collection"))
    paths = tuple(row.collection.path for row in closed)
    wanted = {document.collection_id for document in present.values()}
    collections = Collection.objects.in_bulk(wanted)
    return {
        pk: _open_file(document, collections[document.collection_id], closed)
        for pk, document in present.items()
        if not collections[document.collection_id].path.startswith(paths)
    }


def _open_file(document: Any, collection: Collection, closed: list[Any]) -> str:
    if not closed:
        return str(NO_CLOSED_COLLECTION)
    return _(
        "“%(title)s” lies in the collection “%(open)s”: anyone could read the file "
        "before publication. Upload it again into the collection “%(closed)s”."
    ) % {
        "title": document.title,
        "open": collection.name,
        "closed": closed[0].collection.name,
    }
