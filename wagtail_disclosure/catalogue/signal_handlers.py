from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.signals import post_page_move, pre_page_move

from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.catalogue.pages.portal_parts import check_slug
from wagtail_disclosure.catalogue.placements import place_entry
from wagtail_disclosure.catalogue.scope_change import audience_problem


def refuse_move_onto_route(
    instance: Any, parent_page_after: Any, **kwargs: Any
) -> None:
    """A page moved below one of the same address could not be reached any more."""
    try:
        check_slug(instance.slug, parent_page_after)
    except ValidationError as error:
        raise PermissionDenied(" ".join(error.messages)) from error


def refuse_move_to_other_readers(
    instance: Any, parent_page_after: Any, **kwargs: Any
) -> None:
    """What is public keeps its readers, whatever moves it."""
    page = instance.specific
    if not isinstance(page, DisclosurePage):
        return
    problem = audience_problem(page, parent_page_after)
    if problem is not None:
        raise PermissionDenied(problem)


def place_entries_on_move(instance: Any, **kwargs: Any) -> None:
    """An entry's place is where it lives; its placements follow it."""
    for entry in DisclosurePage.objects.descendant_of(instance, inclusive=True):
        place_entry(entry)


def register() -> None:
    pre_page_move.connect(
        refuse_move_onto_route, dispatch_uid="wagtail_disclosure_refuse_move"
    )
    pre_page_move.connect(
        refuse_move_to_other_readers,
        dispatch_uid="wagtail_disclosure_refuse_move_to_other_readers",
    )
    post_page_move.connect(
        place_entries_on_move, dispatch_uid="wagtail_disclosure_place_on_move"
    )
