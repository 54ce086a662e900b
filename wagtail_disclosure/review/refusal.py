from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from wagtail_disclosure.actions import TransitionNotAllowed

REASONS: dict[str, Any] = {
    "not-a-reviewer": _(
        "You do not review entries of this unit. Ask the disclosure office who does."
    ),
    "contributor": _(
        "You have worked on this text since it was last public, so somebody else has "
        "to review it."
    ),
    "unknown-author": _(
        "Nobody knows who wrote this text. Name the author first, so that the same "
        "person does not review it."
    ),
    "stale": _(
        "The text or a file has changed since you opened the review. Look at it "
        "again, then decide."
    ),
    "screening-pending": _(
        "The text and files are still being screened. Wait a moment, then decide."
    ),
    "screening-failed": _(
        "Screening broke down, so nobody knows what is in the text and files. Start "
        "it again in the screening panel."
    ),
    "blocked": _(
        "There are findings that forbid publication. The drafter has to remove them, "
        "or the confidentiality office to lift them."
    ),
    "unexplained": _(
        "There are findings that nobody has explained. Explain each of them, or "
        "return the entry."
    ),
    "scope-undecided": _(
        "Nobody has decided yet who may read this entry. Return it, so that the "
        "drafter decides."
    ),
    "already-approved": _("This text has been approved already."),
    "second-step": _(
        "You have approved this text in an earlier step; another person has to do "
        "this one."
    ),
    "scope-not-confirmed": _("Confirm that the audience is right."),
    "points-open": _("Confirm every review point, or return the entry."),
    "no-legal-basis": _("Name the law on which this decision rests."),
    "no-reason": _("Give a reason; without one nothing is kept."),
    "not-a-decision": _("Choose one of the decisions."),
    "revoked": _("This record has been revoked already."),
    "changed-meanwhile": _(
        "The text was changed in the same step, so that the decision was not about "
        "it. Look at the text as it is now, then decide."
    ),
    "unreadable-decision": _(
        "The decision did not arrive in full. Open the review again, then decide."
    ),
    "not-in-review": _("This text is not in review any more."),
    "unpublishable": _("The text cannot be published as it is."),
}


class ReviewNotAllowed(TransitionNotAllowed, PermissionDenied):
    """
    A review cannot be decided in this way now; ``code`` is a key of ``REASONS``.

    Wagtail answers a ``PermissionDenied`` with a message; anything else would be
    an error page.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        self.code = code
        super().__init__(detail or str(REASONS[code]))
