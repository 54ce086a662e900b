"""The frozen bytes of a draft's files, for who reviews or edits it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.models import Page

from wagtail_disclosure.negative_list.content.page_files import page_files
from wagtail_disclosure.negative_list.results.contents import file_sha256
from wagtail_disclosure.publication.file_serving import frozen_response
from wagtail_disclosure.publication.freezing import freeze_document
from wagtail_disclosure.publication.gate import ReviewedPageMixin
from wagtail_disclosure.publication.models import FrozenFile
from wagtail_disclosure.review.permissions import may_review

PLAIN = "text/plain; charset=utf-8"


@never_cache
def serve_reviewed_file(
    request: HttpRequest, page_id: int, sha256: str
) -> HttpResponseBase:
    """Only what the page's newest draft holds at this moment."""
    page: Any = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, ReviewedPageMixin):
        raise Http404
    if not _may_read(page, request.user):
        raise PermissionDenied
    draft = page.get_latest_revision_as_object()  # type: ignore[attr-defined]
    file = next((f for f in page_files(draft) if file_sha256(f.file) == sha256), None)
    if file is None:
        raise Http404
    frozen = FrozenFile.objects.filter(sha256=sha256).first()
    if frozen is None:
        # It came after the review was asked for.
        try:
            frozen = freeze_document(file)
        except OSError:
            return HttpResponse(_not_kept(), status=503, content_type=PLAIN)
        if frozen.sha256 != sha256:
            raise Http404
    name = getattr(file, "filename", "") or file.file.name.rsplit("/", 1)[-1]
    return frozen_response(frozen, name, wants_download="download" in request.GET)


def _not_kept() -> str:
    return _(
        "The file cannot be stored for review; the storage may be full. Tell the "
        "administrator of the site, and try again."
    )


def _may_read(page: Any, user: Any) -> bool:
    reviews = may_review(page, user, on=timezone.localdate())
    return reviews or page.permissions_for_user(user).can_edit()
