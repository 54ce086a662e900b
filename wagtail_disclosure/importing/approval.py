"""What a run publishes has been approved by a second person, as in the admin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail_disclosure.negative_list.results.state import page_screening
from wagtail_disclosure.publication.gate import PublicationRefused
from wagtail_disclosure.review.actions import ApproveReviewAction
from wagtail_disclosure.review.authors import NameAuthorAction
from wagtail_disclosure.review.contributions import has_unknown_author
from wagtail_disclosure.review.models import Contribution
from wagtail_disclosure.review.refusal import ReviewNotAllowed


class HeldBack(Exception):
    """The entry stays a draft; the message says why."""


@dataclass(frozen=True)
class Approval:
    """Who says yes to what a run publishes, and on what ground."""

    author: Any
    reviewer: Any
    reason: str

    def publish(self, entry: Any) -> None:
        """
        Screen the latest draft, approve it and make it public.

        Raises ``HeldBack``, and leaves the draft as it is. What an earlier run has
        brought in without an author counts as this one's.
        """
        try:
            with transaction.atomic():
                self._approve(entry)
                entry.get_latest_revision().publish(user=self.reviewer)
        except (ReviewNotAllowed, PublicationRefused) as refusal:
            raise HeldBack(str(refusal)) from refusal

    def refuse_work_of_others(self, entry: Any) -> None:
        """Raise ``HeldBack`` if an editor has worked on the draft since."""
        rows = Contribution.objects.of_entry(entry.entry_uuid).not_public_yet()
        if rows.exclude(user=None).exclude(user=self.author).exists():
            raise HeldBack(
                _(
                    "Somebody else has worked on this entry since. It goes to review "
                    "in the admin."
                )
            )

    def _approve(self, entry: Any) -> None:
        if has_unknown_author(entry):
            NameAuthorAction(entry, user=self.author, author=self.author).execute(
                skip_permission_checks=True
            )
        page_screening(entry.get_latest_revision_as_object(), ensure=timezone.now)
        try:
            record = ApproveReviewAction(
                entry, user=self.reviewer, reason=self.reason
            ).execute()
        except ReviewNotAllowed as refusal:
            if refusal.code != "already-approved":
                raise
            return
        if record is None:
            raise HeldBack(
                _("The first step is approved. Another person has to approve it, too.")
            )
