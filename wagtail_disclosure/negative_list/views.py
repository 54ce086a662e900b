"""Reviewing withheld information in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from wagtail_disclosure.actions import TransitionNotAllowed
from wagtail_disclosure.negative_list.actions import (
    REVIEW_RESULTS,
    ReviewWithheldAction,
)
from wagtail_disclosure.negative_list.models import WithheldInformation
from wagtail_disclosure.negative_list.permissions import can_keep_withheld
from wagtail_disclosure.negative_list.report import URL_NAME
from wagtail_disclosure.negative_list.review_dates import a_year_after


class ReviewForm(forms.Form):
    result = forms.ChoiceField(
        label=gettext_lazy("Result"),
        choices=[(result.value, result.label) for result in REVIEW_RESULTS],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Why; not shown to the public."),
    )
    next_review_on = forms.DateField(
        label=gettext_lazy("Next review"), widget=AdminDateInput
    )


class WithheldFormMixin(WagtailAdminTemplateMixin):
    """A form about one row of withheld information, for who keeps it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        today = timezone.localdate()
        if not can_keep_withheld(request.user, self.information.unit_id, on=today):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def information(self) -> WithheldInformation:
        rows = WithheldInformation.objects.select_related("unit", "item", "legal_basis")
        return get_object_or_404(rows, pk=self.kwargs["information_id"])

    def get_page_subtitle(self) -> str:
        return self.information.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse(URL_NAME),
                "label": _("Withheld information due for review"),
            },
            {"url": "", "label": self.page_title},
        ]


class ReviewWithheldView(WithheldFormMixin, FormView):
    template_name = "wagtail_disclosure/negative_list/review_withheld.html"
    page_title = gettext_lazy("Review withheld information")
    header_icon = "lock"
    form_class = ReviewForm

    @cached_property
    def next_url(self) -> str:
        return get_valid_next_url_from_request(self.request) or reverse(URL_NAME)

    def get_initial(self) -> dict[str, Any]:
        return {"next_review_on": a_year_after(timezone.localdate())}

    def form_valid(self, form: ReviewForm) -> Any:
        action = ReviewWithheldAction(
            self.information,
            user=self.request.user,
            at=timezone.now(),
            **form.cleaned_data,
        )
        try:
            action.execute()
        except TransitionNotAllowed as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("Reviewed: “%(title)s”.") % {"title": self.information.title},
        )
        return redirect(self.next_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "information": self.information,
            "reviews": self.information.reviews.select_related("reviewed_by", "entry"),
            "next_url": self.next_url,
        }
