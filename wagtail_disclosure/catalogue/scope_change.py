"""Giving an entry to other readers: a move, and a new review."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_disclosure.actions import DisclosureAction, TransitionNotAllowed
from wagtail_disclosure.catalogue.pages.audience_sections import AudienceSectionPage
from wagtail_disclosure.publication.choices import EndKind
from wagtail_disclosure.publication.taking_down import take_down
from wagtail_disclosure.scope import Scope


def audience_key_below(place: Page) -> str:
    """The audience of what lives below this page."""
    above = place.get_ancestors(inclusive=True).type(AudienceSectionPage)
    section: Any = above.order_by("-depth").specific().first()
    return f"{section.audience}:{section.pk}" if section else Scope.PUBLIC.value


def changes_audience(page: Any, place: Page) -> bool:
    return bool(page.audience_key() != audience_key_below(place))


def audience_problem(page: Any, place: Page) -> str | None:
    """Why a plain move of what is public would not do, in words; or None."""
    if not page.live or page.is_alias() or not changes_audience(page, place):
        return None
    return _(
        "The entry is public, and there it would have other readers. Use “Change the "
        "audience” in its editor: it is taken down, moved and reviewed again."
    )


class ChangeScopeAction(DisclosureAction):
    """
    Move an entry to where others read it.

    What is public is taken down first; what the new readers get needs a review of its
    own. ``reason`` is kept in the history of the entry and in the ledger.
    """

    instance: Any
    log_action = "wagtail_disclosure.change_scope"

    def __init__(
        self,
        page: Any,
        *,
        user: Any,
        place: Page,
        reason: str,
        at: datetime.datetime | None = None,
    ) -> None:
        super().__init__(page, user=user)
        self.place = place
        self.reason = reason.strip()
        self.at = at or timezone.now()

    def is_permitted(self) -> bool:
        tester = self.instance.permissions_for_user(self.user)
        leaves = tester.has_publish_permission() if self.instance.live else True
        place = self.place.specific.permissions_for_user(self.user)
        return leaves and tester.can_edit() and place.can_add_subpage()

    def lock(self) -> Any:
        page: Any = super().lock()
        return getattr(page, "specific", page)

    def guard(self) -> None:
        page, place = self.instance, self.place.specific
        if not self.reason:
            raise TransitionNotAllowed(_("Give a reason; without one nothing is kept."))
        if page.is_alias() or not page.can_move_to(place):
            raise TransitionNotAllowed(_("The entry cannot stand below this page."))
        if not changes_audience(page, place):
            raise TransitionNotAllowed(
                _("There it has the same readers as now. Move it as usual.")
            )
        try:
            page.clean_below(place)
        except ValidationError as error:
            raise TransitionNotAllowed(" ".join(error.messages)) from error
        self.before = page.audience_name()

    def apply(self) -> Any:
        if self.instance.live:
            take_down(
                self.instance, kind=EndKind.MOVED, user=self.user, reason=self.reason
            )
        # What the object knows of its place is from before.
        page: Any = type(self.instance)._default_manager.get(pk=self.instance.pk)
        page.move(self.place, pos="last-child", user=self.user)
        self.instance = type(page)._default_manager.get(pk=page.pk)
        return self.instance

    def log_data(self) -> dict[str, Any]:
        return {
            "from": self.before,
            "to": self.instance.audience_name(),
            "reason": self.reason,
        }
