"""Handing out the frozen bytes of an entry's file."""

from __future__ import annotations

import mimetypes

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase

from wagtail_disclosure.publication.models import PublishedVersion

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
    content_type = mimetypes.guess_type(file.filename)[0] or "application/octet-stream"
    in_place = content_type in SHOWN_IN_PLACE and "download" not in request.GET
    try:
        content = file.frozen_file.open()
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content,
        as_attachment=not in_place,
        filename=file.filename,
        content_type=content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Frame-Options"] = "SAMEORIGIN"
    if content_type != "application/pdf":
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
