"""What was withheld becomes an entry."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_disclosure.actions import DisclosureAction
from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.catalogue.validators import clean_title
from wagtail_disclosure.negative_list.actions import refuse_opened
from wagtail_disclosure.negative_list.choices import ReviewResult
from wagtail_disclosure.negative_list.models import WithheldInformation, WithheldReview
from wagtail_disclosure.negative_list.permissions import can_keep_withheld
from wagtail_disclosure.negative_list.signals import withheld_reviewed


class OpenWithheldAction(DisclosureAction):
    """
    Begin an entry for what need not be withheld any longer.

    It is a draft below the page that the person chose, and goes the way of every
    other entry. Why it was withheld does not go into it.
    """

    log_action = "wagtail_disclosure.open_withheld"
    instance: Any

    def __init__(
        self,
        instance: WithheldInformation,
        *,
        user: Any,
        place: Page,
        at: datetime.datetime,
        note: str = "",
    ) -> None:
        super().__init__(instance, user=user)
        self.place = place.specific
        self.at = at
        self.note = note

    @property
    def today(self) -> datetime.date:
        return timezone.localdate(self.at)

    def is_permitted(self) -> bool:
        return (
            can_keep_withheld(self.user, self.instance.unit_id, on=self.today)
            and DisclosurePage.can_create_at(self.place)
            and self.place.permissions_for_user(self.user).can_add_subpage()
        )

    def guard(self) -> None:
        refuse_opened(self.instance)

    def apply(self) -> DisclosurePage:
        self.entry = self._draft()
        WithheldReview.objects.create(
            information=self.instance,
            reviewed_on=self.today,
            reviewed_by=self.user,
            result=ReviewResult.NOW_PUBLIC,
            note=self.note,
            entry_id=self.entry.pk,
        )
        self.instance._history_user = self.user
        self.instance._change_reason = _("Opened as an entry")
        self.instance.save()
        return self.entry

    def _draft(self) -> DisclosurePage:
        entry = DisclosurePage(
            title=clean_title(self.instance.title),
            responsible_unit=self.instance.unit,
            owner=self.user,
            locale=self.place.locale,
            live=False,
        )
        entry.slug = entry.lasting_slug(on=self.today)
        self.place.add_child(instance=entry)
        entry.save_revision(user=self.user, log_action=True, clean=False)
        return entry

    def log_data(self) -> dict[str, Any]:
        return {"entry": self.entry.title, "page": self.entry.pk}

    def notify(self) -> None:
        withheld_reviewed.send(
            sender=WithheldInformation, information=self.instance, user=self.user
        )
