"""Reading campus sections without log-in, from the networks of the campus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.models import PageViewRestriction

from wagtail_disclosure.catalogue.pages.audience_sections import AudienceSectionPage
from wagtail_disclosure.catalogue.pages.portal_parts import PortalPartMixin
from wagtail_disclosure.client_address import client_address, is_within, networks
from wagtail_disclosure.conf import disclosure_settings
from wagtail_disclosure.scope import Scope

Serve = Callable[..., HttpResponseBase]


def is_on_campus(request: HttpRequest) -> bool:
    """Whether the request comes from one of ``CAMPUS_NETWORKS``."""
    campus = networks(tuple(disclosure_settings.CAMPUS_NETWORKS))
    if not campus:
        return False
    address = client_address(
        request.META.get("REMOTE_ADDR", ""),
        request.headers.get("x-forwarded-for", ""),
        trusted=disclosure_settings.TRUSTED_PROXIES,
    )
    return address is not None and is_within(address, campus)


def waive_on_campus(serve: Serve) -> Serve:
    """
    Wagtail's hook ``on_serve_page``, to stand before its own check of restrictions.

    Wagtail asks all other restrictions as ever, and other hooks run.
    """

    def serve_page(page: Any, request: HttpRequest, args: Any, kwargs: Any) -> Any:
        restriction = waived_restriction(page, request)
        if restriction is None:
            return serve(page, request, args, kwargs)
        page.waived_restriction_id = restriction.pk
        response = serve(page, request, args, kwargs)
        # It depends on where one sits, which no cache knows.
        response["Cache-Control"] = "private, no-store"
        return response

    return serve_page


def waived_restriction(page: Any, request: HttpRequest) -> Any:
    """The log-in that the page's own campus section asks for, if it is waived here."""
    if not isinstance(page, PortalPartMixin) or not is_on_campus(request):
        return None
    section = page if isinstance(page, AudienceSectionPage) else _section_of(page)
    if section is None or section.scope is not Scope.CAMPUS:
        return None
    return PageViewRestriction.objects.filter(
        page_id=section.pk, restriction_type=PageViewRestriction.LOGIN
    ).first()


def passes_restrictions(page: Any, request: HttpRequest) -> bool:
    """Whether this reader may open the page now, as Wagtail would decide."""
    waived = waived_restriction(page, request)
    restrictions = page.get_view_restrictions()
    return all(
        restriction.accept_request(request)
        for restriction in restrictions
        if waived is None or restriction.pk != waived.pk
    )


def _section_of(page: Any) -> Any:
    return getattr(page, "section", None)
