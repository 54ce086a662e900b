"""Saying in the admin that an item has nothing to publish, and taking it back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
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

from wagtail_disclosure.actions import TransitionNotAllowed
from wagtail_disclosure.catalogue.actions import (
    ConfirmNothingToPublishAction,
    WithdrawConfirmationAction,
    may_answer_for,
)
from wagtail_disclosure.catalogue.admin.report_forms import ConfirmNothingForm
from wagtail_disclosure.catalogue.admin.reports import URL_NAME
from wagtail_disclosure.catalogue.pages.items import ChecklistItemPage


class ConfirmNothingView(WagtailAdminTemplateMixin, FormView):
    """“None this period”, with period and note."""

    template_name = "wagtail_disclosure/admin/confirm_nothing.html"
    page_title = gettext_lazy("Nothing to publish")
    header_icon = "check"
    form_class = ConfirmNothingForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_answer_for(self.item, request.user, on=timezone.localdate()):
            raise PermissionDenied
        self.next_url = get_valid_next_url_from_request(request) or reverse(URL_NAME)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def item(self) -> ChecklistItemPage:
        return get_object_or_404(ChecklistItemPage, pk=self.kwargs["item_id"])

    def get_page_subtitle(self) -> str:
        return _("%(label)s: %(text)s") % {
            "label": self.page_title,
            "text": f"{self.item.number} {self.item.title}",
        }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(URL_NAME), "label": _("Checklist coverage")},
            {"url": "", "label": self.page_title},
        ]

    def get_initial(self) -> dict[str, Any]:
        return {"period": self.request.GET.get("period", "")}

    def get_form_kwargs(self) -> dict[str, Any]:
        today = timezone.localdate()
        return super().get_form_kwargs() | {"item": self.item, "on": today}

    def form_valid(self, form: ConfirmNothingForm) -> Any:
        action = ConfirmNothingToPublishAction(
            self.item,
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
            _("Confirmed: item %(item)s has nothing to publish for %(period)s.")
            % {"item": self.item.number, "period": form.cleaned_data["period"]},
        )
        return redirect(self.next_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "item": self.item,
            "next_url": self.next_url,
        }


def withdraw_confirmation(request: HttpRequest, item_id: int) -> HttpResponseBase:
    item = get_object_or_404(ChecklistItemPage, pk=item_id)
    period = request.POST.get("period", "")
    action = WithdrawConfirmationAction(
        item, user=request.user, period=period, at=timezone.now()
    )
    try:
        action.execute()
    except TransitionNotAllowed as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("Withdrawn: item %(item)s is open again for %(period)s.")
            % {"item": item.number, "period": period},
        )
    return redirect(get_valid_next_url_from_request(request) or reverse(URL_NAME))
