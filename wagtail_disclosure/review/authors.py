"""Naming who wrote what came in without a name."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from wagtail_disclosure.actions import DisclosureAction, TransitionNotAllowed
from wagtail_disclosure.review.contributions import name_of
from wagtail_disclosure.review.models import Contribution


class NameAuthorAction(DisclosureAction):
    """
    Say who wrote a text that a command or an interface has saved.

    Whoever is named cannot review it. Naming does not make oneself an author, nor
    does it take anybody off the list.
    """

    log_action = "wagtail_disclosure.review.name_author"

    def __init__(self, page: Any, *, user: Any, author: Any) -> None:
        super().__init__(page, user=user)
        self.author = author

    def is_permitted(self) -> bool:
        page: Any = self.instance
        return page.permissions_for_user(self.user).can_edit()

    def guard(self) -> None:
        page: Any = self.instance
        self.unnamed = Contribution.objects.of_entry(page.entry_uuid).of_nobody()
        if not self.unnamed.exists():
            raise TransitionNotAllowed(_("The authors of this text are known."))

    def apply(self) -> int:
        return self.unnamed.update(user=self.author, user_name=name_of(self.author))

    def log_data(self) -> dict[str, Any]:
        return {"author": self.author.pk}
