"""Handing out the frozen bytes of an entry's file."""

from __future__ import annotations

import mimetypes

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase

from wagtail_disclosure.publication.models import FrozenFile, PublishedVersion
from wagtail_disclosure.publication.plain_words import plain_filename

# What a browser shows by itself without running anything.
SHOWN_IN_PLACE = frozenset(
    {"application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp"}
)


def serve_published_file(
    version: PublishedVersion, request: HttpRequest, number: int
) -> HttpResponseBase:
    """
    The file with this number, as it was frozen when the version became public.

    Whoever calls this has asked who may read the version. ``?download`` asks for
    saving where the browser would show it.
    """
    file = next((f for f in version.files.all() if f.number == number), None)
    if file is None:
        raise Http404
    return frozen_response(
        file.frozen_file, file.filename, wants_download="download" in request.GET
    )


def frozen_response(
    frozen: FrozenFile, filename: str, *, wants_download: bool
) -> HttpResponseBase:
    """These bytes under this name, so that nothing in them runs on this site."""
    filename = plain_filename(filename)
    content_type = mimetypes.guess_type(filename)[0] or "application/octet-stream"
    in_place = content_type in SHOWN_IN_PLACE and not wants_download
    try:
        content = frozen.open()
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content,
        as_attachment=not in_place,
        filename=filename,
        content_type=content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Frame-Options"] = "SAMEORIGIN"
    if content_type != "application/pdf":
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
