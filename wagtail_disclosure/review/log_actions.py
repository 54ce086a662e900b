from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from wagtail_disclosure.review.actions import (
    ApproveReviewAction,
    DeclineReviewAction,
    RevokeReviewAction,
)
from wagtail_disclosure.review.authors import NameAuthorAction
from wagtail_disclosure.review.choices import Decision


def register_review_actions(actions: Any) -> None:
    """What a page's history says of its reviews."""

    class DecisionFormatter(LogFormatter):
        label = _("Decide a review")

        def format_message(self, log_entry: Any) -> str:
            decision = log_entry.data.get("decision", "")
            label = dict(Decision.choices).get(decision, decision)
            return str(_("Reviewed: %(decision)s")) % {"decision": label}

    for name in (ApproveReviewAction.log_action, DeclineReviewAction.log_action):
        actions.register_action(name)(DecisionFormatter)
    actions.register_action(
        RevokeReviewAction.log_action, _("Revoke a review"), _("Revoked the review")
    )
    actions.register_action(
        NameAuthorAction.log_action, _("Name an author"), _("Named the author")
    )
