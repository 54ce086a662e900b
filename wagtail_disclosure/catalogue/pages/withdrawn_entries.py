"""The page of an entry that was taken down with a reason: it keeps its address."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from wagtail.url_routing import RouteResult

from wagtail_disclosure.publication.gate import ReviewedPageMixin
from wagtail_disclosure.publication.models import Withdrawal


class WithdrawnEntryMixin(ReviewedPageMixin):
    """
    Routes and answers while a withdrawal is in force.

    Wagtail routes live pages only. The restrictions above the page hold as ever:
    Wagtail asks them of whatever page the route ends at.
    """

    live: bool

    class Meta:
        abstract = True

    @cached_property
    def withdrawal(self) -> Withdrawal | None:
        """Why the entry is down, or None if it is not, or nobody said why."""
        if self.live:
            return None
        return Withdrawal.objects.in_force(self.entry_uuid)

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        if self.withdrawal is not None:
            path = "/".join(["", *path_components, ""])
            try:
                match = self.resolve_subpage(path)  # type: ignore[attr-defined]
            except Http404:
                pass
            else:
                request.routable_resolver_match = match  # type: ignore[attr-defined]
                return RouteResult(self, args=tuple(match))
        return super().route(request, path_components)  # type: ignore[misc]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if self.withdrawal is None or getattr(request, "is_preview", False):
            return super().serve(request, *args, **kwargs)  # type: ignore[misc]
        return self._serve_withdrawn(request, *args, **kwargs)

    def _serve_withdrawn(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        from wagtail_disclosure.catalogue.public.withdrawn import answer_instead

        if not self.is_served():
            raise Http404
        answer = answer_instead(self, request)
        if answer is None:
            answer = super().serve(request, *args, **kwargs)  # type: ignore[misc]
        answer["X-Robots-Tag"] = "noindex"
        return answer
