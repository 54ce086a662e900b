"""Where the editor's form shows how far a page is: a side panel, or a tab on 7.4."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static
from wagtail.models import Page

from wagtail_disclosure.publication.choices import WithdrawalKind
from wagtail_disclosure.publication.standing import Stage, Standing
from wagtail_disclosure.review.permissions import may_review

HEADING = _("Review and publication")
TEMPLATE = "wagtail_disclosure/publication/standing.html"
MEDIA = forms.Media(
    css={"all": [versioned_static("wagtail_disclosure/css/review.css")]}
)


def standing_context(page: Any, user: Any) -> dict[str, Any]:
    """What the panel shows, and which of its buttons this person gets."""
    if not page.pk:
        return {"standing": None}
    standing = Standing(page)
    if not isinstance(page, Page):
        # Taking down, restoring and the rest are acts on pages.
        return {
            "standing": standing,
            "is_public": standing.current is Stage.PUBLIC,
            "may_revoke": may_review(page, user, on=timezone.localdate()),
        }
    tester = page.permissions_for_user(user)
    may_take_down = tester.has_publish_permission()
    withdrawal = standing.withdrawal
    return {
        "standing": standing,
        "is_public": standing.current is Stage.PUBLIC,
        "may_revoke": may_review(page, user, on=timezone.localdate()),
        "may_take_down": may_take_down and page.live,
        "may_restore": may_take_down
        and withdrawal is not None
        and withdrawal.kind != WithdrawalKind.IN_ERROR,
        "may_name_author": standing.has_unknown_author and tester.can_edit(),
        # Only entries have a place that says who reads them.
        "may_change_scope": hasattr(page, "is_scope_undecided")
        and tester.can_edit()
        and (may_take_down or not page.live),
    }


class StandingPanel(Panel):
    """State, history and authors as a tab of the form; it has no field of its own."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": HEADING, **kwargs})

    class BoundPanel(Panel.BoundPanel):
        template_name = TEMPLATE
        media = MEDIA

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return context | standing_context(self.instance, self.request.user)
