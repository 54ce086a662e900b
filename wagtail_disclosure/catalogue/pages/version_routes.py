"""The versions of an entry: the list of them, any of them, and what differs."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import path

from wagtail_disclosure.catalogue.pages.portal_parts import PortalPartMixin
from wagtail_disclosure.catalogue.public.shown_entry import shown_version
from wagtail_disclosure.publication.file_serving import serve_published_file
from wagtail_disclosure.publication.models import PublishedVersion
from wagtail_disclosure.scope import Scope

_TEMPLATES = "wagtail_disclosure/catalogue/"
# More versions than that no database counts.
_LARGEST = 2**31 - 1


class VersionRoutesMixin:
    """For the page of an entry; every version is shown to its own audience only."""

    def shows_old_versions(self) -> bool:
        """Whether versions that were replaced stay readable."""
        return True

    def has_versions_for(self, request: HttpRequest) -> bool:
        """Whether this reader finds more than the current version."""
        from wagtail_disclosure.catalogue.public.readable_versions import (
            listed_versions,
        )

        current = self.current_version  # type: ignore[attr-defined]
        if current is None or current.number == 1 or not self.shows_old_versions():
            return False
        return listed_versions(self, request).exclude(pk=current.pk).exists()

    @path("versions/", name="versions")
    def list_versions(self, request: HttpRequest) -> HttpResponse:
        from wagtail_disclosure.catalogue.public.version_list import version_list

        if not self.shows_old_versions():
            raise Http404
        versions = version_list(self, request)
        response = self._answer(
            request,
            "entry_versions.html",
            versions=versions,
            trail_end=_("Versions"),
        )
        return _marked(response, versions.audiences)

    @path("versions/<int:number>/", name="version")
    def show_version(self, request: HttpRequest, number: int) -> HttpResponse:
        version = self._version(request, number)
        if version.is_open:
            return redirect(self.get_url(request))  # type: ignore[attr-defined]
        response = self._answer(
            request,
            "entry_version.html",
            version=version,
            shown=self._shown_version(request, version),
            trail_end=_("Version %(number)s") % {"number": number},
        )
        return _marked(response, {version.audience})

    @path("versions/<int:number>/files/<int:file>/", name="version_file")
    def serve_version_file(
        self, request: HttpRequest, number: int, file: int
    ) -> HttpResponseBase:
        version = self._version(request, number)
        response = serve_published_file(version, request, file)
        return _marked(response, {version.audience})

    @path("versions/<int:old>/<int:new>/", name="difference")
    def show_difference(self, request: HttpRequest, old: int, new: int) -> HttpResponse:
        from wagtail_disclosure.catalogue.public.version_difference import difference

        before, after = self._version(request, old), self._version(request, new)
        response = self._answer(
            request,
            "entry_difference.html",
            old=before,
            new=after,
            difference=difference(
                self._shown_version(request, before),
                self._shown_version(request, after),
                old_files=before.files.all(),
                new_files=after.files.all(),
            ),
            trail_end=_("What has changed"),
        )
        return _marked(response, {before.audience, after.audience})

    def _version(self, request: HttpRequest, number: int) -> PublishedVersion:
        from wagtail_disclosure.catalogue.public.readable_versions import (
            readable_versions,
        )

        if number > _LARGEST:
            raise Http404
        versions = readable_versions(self, request).filter(number=number)
        version = versions.prefetch_related("files__frozen_file").first()
        if version is None:
            raise Http404
        return version

    def _shown_version(self, request: HttpRequest, version: PublishedVersion) -> Any:
        address = self.get_url(request) or ""  # type: ignore[attr-defined]
        if not version.is_open:
            route = self.reverse_subpage("version", [version.number])  # type: ignore[attr-defined]
            address = f"{address}{route}"
        return shown_version(version, version.files.all(), address=address)

    def _answer(
        self, request: HttpRequest, template: str, **context: Any
    ) -> TemplateResponse:
        # Not what the entry's own page shows besides: it is of today.
        known = PortalPartMixin.get_context(self, request)  # type: ignore[arg-type]
        known["trail"] = [*known["trail"], self]
        return TemplateResponse(
            request, f"{_TEMPLATES}{template}", {**known, **context}
        )


def _marked(response: Any, audiences: set[str]) -> Any:
    """For no search engine, and for no cache if not everybody may read it."""
    response["X-Robots-Tag"] = "noindex"
    if audiences - {Scope.PUBLIC.value}:
        response["Cache-Control"] = "private, no-store"
    return response
