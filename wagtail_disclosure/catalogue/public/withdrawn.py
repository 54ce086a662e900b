"""What a reader gets in place of an entry that was taken down."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from wagtail.models import Page, get_page_models

from wagtail_disclosure.publication.choices import WithdrawalKind
from wagtail_disclosure.publication.models import Withdrawal
from wagtail_disclosure.scope import Scope

GONE = "wagtail_disclosure/catalogue/entry_gone.html"


def answer_instead(entry: Any, request: HttpRequest) -> HttpResponseBase | None:
    """
    The answer for everything under the address of a withdrawn entry.

    None where the text stays readable, under a banner.
    """
    withdrawal = entry.withdrawal
    if withdrawal.kind == WithdrawalKind.MERGED:
        address = address_of_entry(withdrawal.into_uuid, request)
        if address:
            return permanent_redirect(address)
    elif withdrawal.kind != WithdrawalKind.IN_ERROR:
        return None
    return gone(entry.portal, request, withdrawal=withdrawal)


def gone(portal: Any, request: HttpRequest, **context: Any) -> HttpResponseBase:
    """410: as a page of the portal, because the entry's own title is not shown."""
    return portal.answer(request, GONE, status=410, **context)


def permanent_redirect(address: str) -> HttpResponsePermanentRedirect:
    response = HttpResponsePermanentRedirect(address)
    # It holds until the entry is restored; a browser would keep it for ever.
    response["Cache-Control"] = "no-cache"
    return response


def address_of_entry(entry_uuid: uuid.UUID | None, request: HttpRequest) -> str:
    """Where anybody reads this entry now, withdrawn or not; empty if nowhere."""
    from wagtail_disclosure.catalogue.pages.entries import DisclosurePage

    pages = DisclosurePage.objects.filter(alias_of=None).public()
    page = pages.filter(entry_uuid=entry_uuid).first()
    if page is None or not page.is_served() or _is_in_error(page.withdrawal):
        return ""
    return page.get_url(request) or ""


def _is_in_error(withdrawal: Withdrawal | None) -> bool:
    return withdrawal is not None and withdrawal.kind == WithdrawalKind.IN_ERROR


def public_withdrawals(portal: Any) -> Any:
    """
    What of this portal was taken down with a reason, and anybody may know of.

    Not what has lived in a section, nor what has come to lie under a restriction.
    """
    types = ContentType.objects.get_for_models(*get_page_models()).values()
    pages = Page.objects.annotate(key=Cast("pk", CharField())).order_by()
    here = pages.filter(key=OuterRef("version__object_id"))
    known = Withdrawal.objects.filter(
        restored_at__isnull=True,
        version__audience=Scope.PUBLIC.value,
        version__content_type__in=types,
    )
    return (
        known.filter(
            Exists(here.descendant_of(portal).public())
            | Q(version__address__startswith=portal.url or "/") & ~Exists(here)
        )
        .select_related("version")
        .order_by("-withdrawn_at", "-pk")
    )
