from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail_disclosure.actions import DisclosureAction, TransitionNotAllowed
from wagtail_disclosure.negative_list.choices import ReviewResult
from wagtail_disclosure.negative_list.models import WithheldInformation, WithheldReview
from wagtail_disclosure.negative_list.permissions import can_keep_withheld
from wagtail_disclosure.negative_list.review_dates import a_year_after
from wagtail_disclosure.negative_list.signals import withheld_reviewed

REVIEW_RESULTS = (ReviewResult.STILL_WITHHELD, ReviewResult.ON_APPLICATION)


class ReviewWithheldAction(DisclosureAction):
    """
    Somebody has looked again at what is withheld: it stays so, or on application.

    Opening it is another verb, because an entry comes of it.
    """

    log_action = "wagtail_disclosure.review_withheld"
    instance: Any

    def __init__(
        self,
        instance: WithheldInformation,
        *,
        user: Any,
        at: datetime.datetime,
        result: str,
        note: str = "",
        next_review_on: datetime.date | None = None,
    ) -> None:
        super().__init__(instance, user=user)
        self.at = at
        self.result = result
        self.note = note
        self.next_review_on = next_review_on or a_year_after(self.today)

    @property
    def today(self) -> datetime.date:
        return timezone.localdate(self.at)

    def is_permitted(self) -> bool:
        return can_keep_withheld(self.user, self.instance.unit_id, on=self.today)

    def guard(self) -> None:
        if self.result not in (
            ReviewResult.STILL_WITHHELD,
            ReviewResult.ON_APPLICATION,
        ):
            raise TransitionNotAllowed(
                _("What becomes public needs an entry: open it instead.")
            )
        if self.next_review_on <= self.today:
            raise TransitionNotAllowed(_("The next review must lie in the future."))
        refuse_opened(self.instance)

    def apply(self) -> WithheldReview:
        review = WithheldReview.objects.create(
            information=self.instance,
            reviewed_on=self.today,
            reviewed_by=self.user,
            result=self.result,
            note=self.note,
        )
        self.instance.next_review_on = self.next_review_on
        self.instance._history_user = self.user
        self.instance._change_reason = str(review.get_result_display())
        self.instance.save()
        return review

    def log_data(self) -> dict[str, Any]:
        return {"result": self.result}

    def notify(self) -> None:
        withheld_reviewed.send(
            sender=WithheldInformation, information=self.instance, user=self.user
        )


def refuse_opened(information: WithheldInformation) -> None:
    """Raise ``TransitionNotAllowed`` if an entry has come of it already."""
    if information.is_opened:
        raise TransitionNotAllowed(_("This is public now; change its entry instead."))
