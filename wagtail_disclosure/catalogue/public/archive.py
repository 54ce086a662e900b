"""The permanent address of an entry: its index number, whatever has become of it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from wagtail.models import Page, PageViewRestriction

from wagtail_disclosure.catalogue.public.campus import passes_restrictions
from wagtail_disclosure.catalogue.public.readable_versions import unreadable_up_to
from wagtail_disclosure.catalogue.public.withdrawn import (
    address_of_entry,
    gone,
    permanent_redirect,
    public_withdrawals,
)
from wagtail_disclosure.conf import disclosure_settings
from wagtail_disclosure.publication.choices import WithdrawalKind
from wagtail_disclosure.publication.ledger import head
from wagtail_disclosure.publication.models import (
    IndexNumber,
    PublishedVersion,
    Withdrawal,
)
from wagtail_disclosure.publication.taking_down import page_of
from wagtail_disclosure.scope import Scope

_ARCHIVE = "wagtail_disclosure/catalogue/archive.html"
_MAX_LENGTH = 100


def archive_response(portal: Any, request: HttpRequest) -> HttpResponseBase:
    """
    Ask for an index number, and read the state of the ledger.

    ``?number=`` takes those numbers, too, that cannot stand in an address.
    """
    number = request.GET.get("number", "").replace("\0", "").strip()
    if not number:
        return portal.answer(request, _ARCHIVE, head=head())
    try:
        return answer_for_number(portal, request, number)
    except Http404:
        return portal.answer(
            request, _ARCHIVE, status=404, head=head(), number=number[:_MAX_LENGTH]
        )


def answer_for_number(
    portal: Any, request: HttpRequest, number: str
) -> HttpResponseBase:
    """
    Lead to the entry of this number, or say what has become of it.

    What never was for everybody is as unknown as a number that nobody has.
    """
    known = IndexNumber.objects.filter(number=number[:_MAX_LENGTH]).first()
    if known is None:
        raise Http404
    versions = PublishedVersion.objects.of_entry(known.entry_uuid).newest_first()
    newest = versions.first()
    if newest is None:
        raise Http404
    page = page_of(newest)
    if page is not None and not isinstance(page, Page):
        # A snippet has no address to lead to.
        raise Http404
    if page is not None and _may_open(page, request):
        return _uncached(redirect(page.get_url(request)))
    was_public = versions.filter(audience=Scope.PUBLIC.value)
    if not was_public.exists():
        raise Http404
    withdrawal = Withdrawal.objects.in_force(known.entry_uuid)
    if withdrawal is not None and _is_of_public(withdrawal, page):
        return _withdrawn(portal, request, withdrawal, number=known.number)
    shown = was_public.first() if page is None else None
    if shown is not None and not _may_be_named(shown, portal):
        shown = None
    answer = gone(
        portal,
        request,
        number=known.number,
        version=shown,
        first=was_public.last() if shown is not None else None,
    )
    return _uncached(answer)


def _uncached(response: HttpResponseBase) -> HttpResponseBase:
    """What is answered depends on who asks, and it changes."""
    response["Cache-Control"] = "private, no-store"
    return response


def withdrawn_page(portal: Any, request: HttpRequest) -> PaginatorPage:
    """One page of what was taken down, each with the number that leads to it."""
    paginator = Paginator(
        public_withdrawals(portal), disclosure_settings.ENTRIES_PER_PAGE
    )
    page = paginator.get_page(request.GET.get("page"))
    numbers = IndexNumber.objects.by_entry(page.object_list)
    for withdrawal in page.object_list:
        withdrawal.index_number = numbers.get(withdrawal.entry_uuid, "")
    return page


def _may_open(page: Any, request: HttpRequest) -> bool:
    """Whether the page itself answers this reader with its text."""
    if not passes_restrictions(page, request):
        return False
    withdrawal = getattr(page, "withdrawal", None)
    if withdrawal is not None and withdrawal.kind in (
        WithdrawalKind.IN_ERROR,
        WithdrawalKind.MERGED,
    ):
        return False
    return (page.live or withdrawal is not None) and page.is_served()


def _is_of_public(withdrawal: Withdrawal, page: Any) -> bool:
    is_public = withdrawal.version.audience == Scope.PUBLIC.value
    if page is None or not is_public:
        return is_public
    return Page.objects.filter(pk=page.pk).public().exists()


def _withdrawn(
    portal: Any, request: HttpRequest, withdrawal: Withdrawal, *, number: str
) -> HttpResponseBase:
    if withdrawal.kind == WithdrawalKind.MERGED:
        address = address_of_entry(withdrawal.into_uuid, request)
        if address:
            return permanent_redirect(address)
    version = None
    is_named = withdrawal.kind != WithdrawalKind.IN_ERROR and _may_be_named(
        withdrawal.version, portal
    )
    if is_named:
        version = withdrawal.version
    return gone(portal, request, number=number, withdrawal=withdrawal, version=version)


def _may_be_named(version: PublishedVersion, portal: Any) -> bool:
    """
    Whether the title of something that is gone may be said here.

    Only in the portal where it was, and if nothing restricts that place now.
    """
    if version.number <= unreadable_up_to(version.entry_uuid):
        return False
    if not version.address.startswith(portal.url or "/"):
        return False
    restricted = Page.objects.filter(
        pk__in=PageViewRestriction.objects.values("page_id")
    ).descendant_of(portal)
    return not any(version.address.startswith(place.url or "/") for place in restricted)
