from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail_disclosure.actions import DisclosureAction, TransitionNotAllowed
from wagtail_disclosure.catalogue.coverage import coverage_of
from wagtail_disclosure.catalogue.item_state import ItemState
from wagtail_disclosure.catalogue.pages.items import ChecklistItemPage, NothingToPublish
from wagtail_disclosure.periods import InvalidPeriod, Period, parse_period
from wagtail_disclosure.registers.permissions import can_write_for_unit


def may_answer_for(item: ChecklistItemPage, user: Any, *, on: datetime.date) -> bool:
    """The people of the item's lead unit, and the office, say what is with it."""
    return can_write_for_unit(user, item.lead_unit_id, on=on)


class _ItemAction(DisclosureAction):
    instance: ChecklistItemPage

    def __init__(
        self,
        instance: ChecklistItemPage,
        *,
        user: Any,
        period: str,
        at: datetime.datetime,
    ) -> None:
        super().__init__(instance, user=user)
        self.period = period
        self.at = at

    @property
    def today(self) -> datetime.date:
        return timezone.localdate(self.at)

    def is_permitted(self) -> bool:
        return may_answer_for(self.instance, self.user, on=self.today)

    def log_data(self) -> dict[str, Any]:
        return {"period": self.period}


class ConfirmNothingToPublishAction(_ItemAction):
    """The unit confirms that an item has nothing to publish in a period."""

    log_action = "wagtail_disclosure.confirm_nothing"

    def __init__(self, instance: ChecklistItemPage, *, note: str = "", **kwargs: Any):
        super().__init__(instance, **kwargs)
        self.note = note

    def guard(self) -> None:
        period = self._own_period()
        if not self.instance.is_applicable:
            raise TransitionNotAllowed(_("The item does not apply to this school."))
        if self.instance.sub_items().exists():
            raise TransitionNotAllowed(
                _("The item has sub-items; say it of each of them.")
            )
        (row,) = coverage_of([self.instance], on=self.today, period=period)
        if row.own_state in (ItemState.PUBLISHED, ItemState.BY_LINK):
            raise TransitionNotAllowed(
                _("Something has been published for this period already.")
            )
        if row.own_state == ItemState.NONE_THIS_PERIOD:
            raise TransitionNotAllowed(_("This has been confirmed already."))

    def _own_period(self) -> Period:
        try:
            period = parse_period(self.period)
        except InvalidPeriod:
            period = None
        if period is None or self.instance.rule.own_key(period) != period.key:
            raise TransitionNotAllowed(
                _("“%(period)s” is no period of this item.") % {"period": self.period}
            )
        if period.starts_on > self.today:
            raise TransitionNotAllowed(_("This period has not begun yet."))
        return period

    def apply(self) -> NothingToPublish:
        return NothingToPublish.objects.create(
            item=self.instance,
            period=self.period,
            confirmed_by=self.user,
            confirmed_at=self.at,
            note=self.note,
        )


class WithdrawConfirmationAction(_ItemAction):
    """Take back that an item has nothing to publish in a period."""

    log_action = "wagtail_disclosure.withdraw_confirmation"

    def apply(self) -> None:
        rows = NothingToPublish.objects.filter(item=self.instance, period=self.period)
        deleted, __ = rows.delete()
        if not deleted:
            raise TransitionNotAllowed(_("This has not been confirmed."))
