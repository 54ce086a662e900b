"""Taking down with a reason, and bringing back."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail_disclosure.actions import DisclosureAction, TransitionNotAllowed
from wagtail_disclosure.publication.choices import EndKind, WithdrawalKind
from wagtail_disclosure.publication.models import Withdrawal
from wagtail_disclosure.publication.plain_words import in_reading_order
from wagtail_disclosure.publication.taking_down import take_down
from wagtail_disclosure.review.contributions import name_of


class _TakenDownAction(DisclosureAction):
    instance: Any

    def __init__(
        self, page: Any, *, user: Any, at: datetime.datetime | None = None
    ) -> None:
        super().__init__(page, user=user)
        self.at = at or timezone.now()

    def is_permitted(self) -> bool:
        return self.instance.permissions_for_user(self.user).has_publish_permission()

    def lock(self) -> Any:
        page: Any = super().lock()
        return getattr(page, "specific", page)


class WithdrawEntryAction(_TakenDownAction):
    """
    Take an entry down, with a reason that the public reads.

    ``kind`` is a value of ``WithdrawalKind``: "withdrawn" (the text stays readable
    under a banner), "in-error" (gone), "merged" (``into`` is the entry that stands
    for it), "expired". ``internal_reason`` is for colleagues.
    """

    log_action = "wagtail_disclosure.withdraw"

    def __init__(
        self,
        page: Any,
        *,
        user: Any,
        kind: str,
        public_reason: str,
        into: Any = None,
        internal_reason: str = "",
        at: datetime.datetime | None = None,
    ) -> None:
        super().__init__(page, user=user, at=at)
        self.kind = kind
        # No screener reads it.
        self.public_reason = in_reading_order(public_reason).strip()
        self.into = into
        self.internal_reason = internal_reason.strip()

    def guard(self) -> None:
        if self.kind not in WithdrawalKind.values:
            raise TransitionNotAllowed(_("Say why the entry is taken down."))
        if not self.public_reason:
            raise TransitionNotAllowed(
                _(
                    "Give a reason that the public may read; without one nothing is "
                    "done."
                )
            )
        if not self.instance.live or self.instance.is_alias():
            raise TransitionNotAllowed(_("The entry is not public."))
        if self.kind == WithdrawalKind.MERGED:
            self._check_target()

    def _check_target(self) -> None:
        if self.into is None or self.into.pk == self.instance.pk:
            raise TransitionNotAllowed(_("Name the entry that stands for this one."))
        if not self.into.live or self.into.audience_key() != "public":
            raise TransitionNotAllowed(
                _("The entry that stands for this one must be public itself.")
            )

    def apply(self) -> Withdrawal:
        version = self.instance.open_version()
        take_down(
            self.instance,
            kind=EndKind(self.kind),
            user=self.user,
            reason=self.public_reason,
        )
        return Withdrawal.objects.create(
            entry_uuid=self.instance.entry_uuid,
            version=version,
            kind=self.kind,
            public_reason=self.public_reason,
            internal_reason=self.internal_reason,
            into_uuid=self.into.entry_uuid if self.into else None,
            withdrawn_at=self.at,
            withdrawn_by=self.user,
            withdrawn_by_name=name_of(self.user),
        )

    def log_data(self) -> dict[str, Any]:
        return {"kind": str(self.kind), "reason": self.public_reason}


class RestoreEntryAction(_TakenDownAction):
    """
    Bring back what was taken down, as it was.

    What was published in error comes back as a correction only: change the text,
    and have it reviewed.
    """

    log_action = "wagtail_disclosure.restore"

    def guard(self) -> None:
        self.withdrawal = Withdrawal.objects.in_force(self.instance.entry_uuid)
        if self.withdrawal is None:
            raise TransitionNotAllowed(_("The entry has not been taken down."))
        if self.withdrawal.kind == WithdrawalKind.IN_ERROR:
            raise TransitionNotAllowed(
                _(
                    "This was published in error and does not come back as it was. "
                    "Correct the text and submit it for review."
                )
            )

    def apply(self) -> Any:
        Withdrawal.objects.end(self.instance.entry_uuid, user=self.user, at=self.at)
        page = self.instance
        page.live = True
        page.expired = False
        page.has_unpublished_changes = not page.is_latest_public()
        page.save()
        return page
