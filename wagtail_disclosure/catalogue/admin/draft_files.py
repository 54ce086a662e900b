"""Files of drafts: they are not public, so that previews get them from the admin."""

from __future__ import annotations

import mimetypes
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.documents import get_document_model

from wagtail_disclosure.catalogue.document_access import (
    document_keys,
    is_closed,
    is_foreign,
)
from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.catalogue.public.file_links import FileLink
from wagtail_disclosure.catalogue.public.shown_entry import ShownEntry
from wagtail_disclosure.publication.file_serving import SHOWN_IN_PLACE

URL_NAME = "wagtail_disclosure_catalogue:draft_file"
OWN_DOCUMENT = "wagtail_disclosure_catalogue:own_document"


def shown_draft(entry: DisclosurePage) -> ShownEntry:
    """A draft as its readers would see it, with files that editors can open."""
    attachments = [
        FileLink.of_draft(row, row.document, url=_url(entry, row.document))
        for row in entry.attachments.all()
        if row.document is not None
    ]
    pictures = {row.number: row.document for row in entry.current_files()}
    return ShownEntry(
        content=entry.published_content(),
        attachments=attachments,
        picture_address=lambda number: _url(entry, pictures[number]),
        is_first=entry.first_published_at is None,
    )


def _url(entry: DisclosurePage, document: Any) -> str:
    # A page that is just being created has no place to ask for its files.
    if not entry.pk:
        return ""
    return reverse(URL_NAME, args=[entry.pk, document.pk])


@never_cache
@xframe_options_sameorigin
def serve_draft_file(
    request: HttpRequest, page_id: int, document_id: int
) -> HttpResponseBase:
    """A file of the entry's newest draft, for who may see that draft."""
    entry = get_object_or_404(DisclosurePage, pk=page_id)
    draft = entry.get_latest_revision_as_object()
    tester = draft.permissions_for_user(request.user)
    if not (tester.can_edit() or tester.can_publish()):
        raise PermissionDenied
    if document_id not in document_keys(draft):
        raise Http404
    document = get_object_or_404(get_document_model(), pk=document_id)
    return _response(document, wants_download="download" in request.GET)


@never_cache
def serve_own_document(request: HttpRequest, document_id: int) -> HttpResponseBase:
    """A closed document, for whom it belongs to."""
    document = get_object_or_404(get_document_model(), pk=document_id)
    foreign = is_foreign(document, request.user, on=timezone.localdate())
    if foreign or not is_closed(document):
        raise PermissionDenied
    return _response(document, wants_download=True)


def _response(document: Any, *, wants_download: bool) -> FileResponse:
    content_type = mimetypes.guess_type(document.filename)[0]
    in_place = content_type in SHOWN_IN_PLACE and not wants_download
    try:
        content = document.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content,
        as_attachment=not in_place,
        filename=document.filename,
        content_type=content_type or "application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    if content_type != "application/pdf":
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
