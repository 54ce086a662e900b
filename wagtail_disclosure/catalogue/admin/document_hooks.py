"""Wagtail's own views of documents, told what holds in a closed collection."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.documents.views.chooser import viewset

from wagtail_disclosure.catalogue.admin.draft_files import OWN_DOCUMENT
from wagtail_disclosure.catalogue.document_access import (
    foreign_keys,
    is_closed,
    is_foreign,
    without_foreign,
)
from wagtail_disclosure.publication.hiding import hide_files
from wagtail_disclosure.row_keys import parse_row_key


def hide_after_bulk_action(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    """Wagtail's "Add to collection" saves no document."""
    if action_type != "add_to_collection":
        return
    model = get_document_model()
    keys = [each.pk for each in objects if isinstance(each, model)]
    hide_files(model.objects.filter(pk__in=keys).select_related("collection"))


def offer_own_documents(documents: QuerySet, request: HttpRequest) -> QuerySet:
    return without_foreign(documents, request.user, on=timezone.localdate())


def lead_to_own_document(
    document: Any, request: HttpRequest
) -> HttpResponseRedirect | None:
    """
    Wagtail's address of a closed document, for whom the document belongs to.

    The restriction of the collection lets nobody else in; one to groups could not
    tell one unit's editors from another's. A hook cannot hand out the file itself:
    Wagtail takes no streaming response from it.
    """
    if not request.user.is_authenticated or not is_closed(document):
        return None
    if is_foreign(document, request.user, on=timezone.localdate()):
        return None
    return redirect(OWN_DOCUMENT, document.pk)


def chooser_guard_urls() -> list[URLPattern]:
    """
    Before the two addresses where Wagtail's chooser tells of documents by key.

    No hook is asked there. Must be registered before the chooser's own addresses.
    """
    place = viewset.url_prefix
    return [
        path(f"{place}/chosen/<str:pk>/", _chosen),
        path(f"{place}/chosen-multiple/", _chosen_multiple),
    ]


def _chosen(request: HttpRequest, pk: str) -> HttpResponseBase:
    _refuse_foreign(request, [pk])
    return viewset.chosen_view(request, pk=pk)


def _chosen_multiple(request: HttpRequest) -> HttpResponseBase:
    _refuse_foreign(request, request.GET.getlist("id"))
    return viewset.chosen_multiple_view(request)


def _refuse_foreign(request: HttpRequest, keys: list[str]) -> None:
    numbers = [parse_row_key(key) for key in keys]
    known = [number for number in numbers if number is not None]
    if len(known) < len(keys):
        raise Http404
    if foreign_keys(known, request.user, on=timezone.localdate()):
        raise PermissionDenied
