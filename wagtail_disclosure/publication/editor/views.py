"""Taking down, bringing back, revoking a review and naming an author."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail_disclosure.publication.actions import (
    RestoreEntryAction,
    WithdrawEntryAction,
)
from wagtail_disclosure.publication.editor.action_view import PageActionView
from wagtail_disclosure.publication.editor.forms import (
    NameAuthorForm,
    RestoreForm,
    RevokeForm,
    WithdrawForm,
)
from wagtail_disclosure.publication.gate import ReviewedPageMixin
from wagtail_disclosure.review.actions import RevokeReviewAction, subject_of
from wagtail_disclosure.review.authors import NameAuthorAction
from wagtail_disclosure.review.models import ReviewRecord
from wagtail_disclosure.review.permissions import may_review


class WithdrawView(PageActionView):
    page_title = _("Take down")
    header_icon = "no-view"
    form_class = WithdrawForm
    is_serious = True
    explanation = _(
        "The entry leaves the public pages, lists and feeds at once. Its versions stay "
        "in the ledger."
    )
    done = _("“%(title)s” has been taken down.")

    def may_open(self) -> bool:
        tester = self.page.permissions_for_user(self.request.user)
        return bool(tester.has_publish_permission())

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"page_class": type(self.page)}

    def make_action(self, data: dict[str, Any]) -> WithdrawEntryAction:
        return WithdrawEntryAction(self.page, user=self.request.user, **data)


class RestoreView(PageActionView):
    page_title = _("Restore")
    header_icon = "undo"
    form_class = RestoreForm
    explanation = _("The entry becomes public again as it was when it was taken down.")
    done = _("“%(title)s” is public again.")

    def may_open(self) -> bool:
        tester = self.page.permissions_for_user(self.request.user)
        return bool(tester.has_publish_permission())

    def make_action(self, data: dict[str, Any]) -> RestoreEntryAction:
        return RestoreEntryAction(self.page, user=self.request.user)


class RevokeView(PageActionView):
    page_title = _("Revoke the review")
    header_icon = "warning"
    form_class = RevokeForm
    is_serious = True
    explanation = _(
        "The review does not count any more. If the public reads what it opened, that "
        "is taken down at once."
    )
    done = _("The review of “%(title)s” has been revoked.")

    @cached_property
    def record(self) -> ReviewRecord:
        return get_object_or_404(ReviewRecord, pk=self.kwargs["record_id"])

    @cached_property
    def page(self) -> Any:
        page = subject_of(self.record)
        if not isinstance(page, ReviewedPageMixin):
            raise Http404
        return page

    def may_open(self) -> bool:
        return may_review(self.page, self.request.user, on=timezone.localdate())

    def make_action(self, data: dict[str, Any]) -> RevokeReviewAction:
        return RevokeReviewAction(self.record, user=self.request.user, **data)


class NameAuthorView(PageActionView):
    page_title = _("Name the author")
    header_icon = "user"
    form_class = NameAuthorForm
    explanation = _(
        "A command or an interface has saved part of this text, and nobody knows for "
        "whom. Whoever is named cannot review it."
    )
    done = _("The author of “%(title)s” has been named.")

    def may_open(self) -> bool:
        return bool(self.page.permissions_for_user(self.request.user).can_edit())

    def make_action(self, data: dict[str, Any]) -> NameAuthorAction:
        return NameAuthorAction(self.page, user=self.request.user, **data)
