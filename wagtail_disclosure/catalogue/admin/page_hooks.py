"""Wagtail's own page views, told what holds in a portal and saying so in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.catalogue.pages.portal_parts import (
    CataloguePartMixin,
    PortalPartMixin,
)
from wagtail_disclosure.catalogue.scope_change import audience_problem
from wagtail_disclosure.publication.files import unkept_file
from wagtail_disclosure.publication.gate import ReviewedPageMixin, refusal
from wagtail_disclosure.registers.permissions import (
    can_manage_catalogue,
    writable_units,
)

# How many refused pages one message names.
NAMED_AT_MOST = 5


def check_before_create(
    request: HttpRequest, parent: Page, page_class: type[Page]
) -> HttpResponse | None:
    """Lists are built by who manages the catalogue, entries by people of a unit."""
    problem = None
    page_type = page_class._meta.verbose_name
    if issubclass(page_class, CataloguePartMixin):
        if not can_manage_catalogue(request.user):
            problem = _(
                "Only the disclosure office can create pages of this type: "
                "%(page_type)s. Entries you can create under any item."
            ) % {"page_type": page_type}
    elif issubclass(page_class, DisclosurePage):
        problem = unit_problem(request.user)
    if problem is None:
        return None
    messages.error(request, problem)
    return redirect("wagtailadmin_explore", parent.pk)


def unit_problem(user: Any) -> str | None:
    """Why this person cannot create entries at all, in words."""
    if writable_units(user, on=timezone.localdate()).active().exists():
        return None
    return _(
        "You are not entered as working for any unit, so you cannot create entries. "
        "Ask the disclosure office to enter you."
    )


def check_before_move(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    problem = _move_problem(page, destination)
    if problem is None:
        return None
    messages.error(request, problem)
    return redirect("wagtailadmin_pages:move", page.pk)


def check_before_publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The editor's form says it first; this is for everything else that publishes."""
    obstacle = _obstacle(page)
    if obstacle is None:
        return None
    messages.error(
        request, _("Saved as a draft, but not published: %(why)s") % {"why": obstacle}
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


def check_before_bulk_action(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """All of a bulk action or nothing, and the message names what is in its way."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type == "publish":
        pages += _passed_over(request.user, action)
        problems = _publish_problems(pages, action)
        heading = _("Nothing was published, because of these pages:")
    elif action_type == "move":
        destination = action.cleaned_form.cleaned_data["chooser"]
        problems = [(page, _move_problem(page.specific, destination)) for page in pages]
        heading = _("Nothing was moved, because of these pages:")
    elif action_type == "unpublish":
        problems = [(page, _unpublish_problem(page, action)) for page in pages]
        heading = _("Nothing was unpublished, because of these pages:")
    else:
        return None
    said = [f"“{page.title}”: {problem}" for page, problem in problems if problem]
    if not said:
        return None
    messages.error(request, " ".join([heading, *said[:NAMED_AT_MOST]]))
    return redirect(action.next_url)


def _passed_over(user: Any, action: Any) -> list[Page]:
    """What Wagtail leaves out without a word, though only a review is missing."""
    __, others = action.get_actionable_objects()
    pages = [page.specific for page in others.get("items_with_no_access", ())]
    return [
        page
        for page in pages
        if isinstance(page, ReviewedPageMixin)
        and page.permissions_for_user(user).has_publish_permission()
    ]


def _publish_problems(pages: list[Page], action: Any) -> list[tuple[Page, str | None]]:
    found: list[tuple[Page, str | None]] = []
    for page in _published_with(pages, action):
        draft = page.get_latest_revision_as_object()
        problem = _obstacle(draft)
        if problem is not None:
            found.append((draft, problem))
            if len(found) == NAMED_AT_MOST:
                break
    return found


def _published_with(pages: list[Page], action: Any) -> Iterable[Page]:
    for page in pages:
        specific = page.specific
        if isinstance(specific, ReviewedPageMixin):
            yield specific
        if action.cleaned_form.cleaned_data.get("include_descendants"):
            below = DisclosurePage.objects.descendant_of(page).not_live()
            yield from below.select_related("latest_revision").iterator()


def _obstacle(page: Any) -> str | None:
    if not isinstance(page, ReviewedPageMixin):
        return None
    return refusal(page) or unkept_file(page)


def _move_problem(page: Page, destination: Page) -> str | None:
    if not isinstance(page, PortalPartMixin):
        return None
    try:
        page.clean_below(destination)
    except ValidationError as error:
        return " ".join(error.messages)
    if isinstance(page, DisclosurePage):
        return audience_problem(page, destination)
    return None


def take_down_instead(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What was public ends with a reason: Wagtail's own dialogue asks for none."""
    if isinstance(page, ReviewedPageMixin):
        if page.is_alias():
            return None
        messages.warning(
            request, _("Say why it is taken down; the public reads the reason.")
        )
        return redirect("wagtail_disclosure_publication:withdraw", page.pk)
    if not request.POST.get("include_descendants"):
        return None
    if not _live_entries_below(page).exists():
        return None
    messages.error(
        request,
        _(
            "There are public entries below this page. Take each of them down with a "
            "reason first."
        ),
    )
    return redirect("wagtailadmin_explore", page.pk)


def say_that_copies_are_drafts(
    request: HttpRequest, page: Page, new_page: Page
) -> None:
    gated = isinstance(new_page.specific, ReviewedPageMixin)
    if gated or DisclosurePage.objects.descendant_of(new_page).exists():
        messages.warning(
            request, _("Copies of entries are drafts: each needs a review of its own.")
        )


def _live_entries_below(page: Page) -> Any:
    return DisclosurePage.objects.live().descendant_of(page)


def _unpublish_problem(page: Page, action: Any) -> str | None:
    specific = page.specific
    below = action.cleaned_form.cleaned_data.get("include_descendants")
    if isinstance(specific, ReviewedPageMixin):
        if specific.is_alias():
            return None
    elif not (below and _live_entries_below(page).exists()):
        return None
    return _("An entry is taken down with a reason, one by one.")
