"""A form for one verb on one page under the gate."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from wagtail_disclosure.actions import DisclosureAction, TransitionNotAllowed
from wagtail_disclosure.publication.gate import ReviewedPageMixin
from wagtail_disclosure.publication.refusal import PublicationRefused


class PageActionView(WagtailAdminTemplateMixin, FormView):
    """Asks the action itself who may; what it refuses stands above the form."""

    template_name = "wagtail_disclosure/publication/action.html"
    explanation: str | Promise = ""
    done: str | Promise = ""
    is_serious = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.may_open():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def page(self) -> Any:
        page = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if not isinstance(page, ReviewedPageMixin):
            raise Http404
        return page

    def may_open(self) -> bool:
        raise NotImplementedError

    def make_action(self, data: dict[str, Any]) -> DisclosureAction:
        raise NotImplementedError

    def form_valid(self, form: Any) -> Any:
        try:
            self.make_action(form.cleaned_data).execute()
        except (TransitionNotAllowed, PublicationRefused) as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(
            self.request, str(self.done) % {"title": self.get_page_subtitle()}
        )
        return redirect(self.back_url())

    def back_url(self) -> str:
        asked = get_valid_next_url_from_request(self.request)
        if asked:
            return str(asked)
        if self.page.permissions_for_user(self.request.user).can_edit():
            return reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return reverse("wagtailadmin_home")

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        title = self.get_page_subtitle()
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "explanation": self.explanation,
            "is_serious": self.is_serious,
            "next_url": get_valid_next_url_from_request(self.request),
            "back_url": self.back_url(),
        }
