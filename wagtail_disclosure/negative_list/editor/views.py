"""The list of findings, and what is done about one of them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from wagtail_disclosure.actions import TransitionNotAllowed
from wagtail_disclosure.negative_list.editor.panel import MEDIA, findings_url
from wagtail_disclosure.negative_list.editor.presentation import (
    copy_in_words,
    present,
)
from wagtail_disclosure.negative_list.results.actions import (
    LIFT_FINDING,
    LIFTING_VERDICTS,
    ExplainFindingAction,
    FindingAction,
    LiftFindingAction,
    ReadFileByEyeAction,
)
from wagtail_disclosure.negative_list.results.cleaned_copies import (
    CleanedCopy,
    CleanFileAction,
)
from wagtail_disclosure.negative_list.results.masking import MaskFindingAction
from wagtail_disclosure.negative_list.results.screened_pages import is_noted
from wagtail_disclosure.negative_list.results.state import Progress, page_screening
from wagtail_disclosure.negative_list.results.tasks import ask_for_screening
from wagtail_disclosure.registers.models import LegalBasis
from wagtail_disclosure.row_keys import parse_row_key

_FINDINGS = "wagtail_disclosure/negative_list/findings.html"


class ScreenedPageMixin:
    """A page's findings are for who may edit it, and for who may lift findings."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        page = get_object_or_404(Page, pk=kwargs["page_id"])
        self.page = page.specific
        self.may_lift = request.user.has_perm(LIFT_FINDING)
        tester = self.page.permissions_for_user(request.user)
        self.may_edit = tester.can_edit()
        self.is_locked = tester.page_locked()
        if not (self.may_edit or self.may_lift):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class ScreeningPageView(ScreenedPageMixin, WagtailAdminTemplateMixin, TemplateView):
    """The findings on a page of their own, for who does not edit the text."""

    template_name = "wagtail_disclosure/negative_list/screening_page.html"
    page_title = gettext_lazy("Screening")
    header_icon = "warning"

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        title = self.get_page_subtitle()
        items = list(self.breadcrumbs_items)
        # Who lifts findings need not be allowed to open the editor.
        if self.may_edit:
            edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
            items.append({"url": edit, "label": title})
        return [*items, {"url": "", "label": self.page_title, "sublabel": title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["findings_url"] = findings_url(self.page)
        context["panel_media"] = MEDIA
        return context


class FindingsView(ScreenedPageMixin, View):
    """
    The findings of a page's latest draft, as a fragment of the editor.

    Content that nobody has screened yet is handed to the screener here, too: rules
    may have changed since the draft was saved.
    """

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        return self.respond()

    def respond(
        self, message: str = "", *, status: int = 200, notice: str = ""
    ) -> HttpResponse:
        draft = self.page.get_latest_revision_as_object()
        screening = page_screening(draft)
        is_running = screening.progress is Progress.RUNNING
        if is_running or not is_noted(draft, screening.contents):
            ask_for_screening(self.page.pk)
            screening = page_screening(draft)
        context = {
            "page": draft,
            "screening": screening,
            "groups": present(draft, screening),
            "message": message,
            "notice": notice,
            "may_lift": self.may_lift,
            "may_edit": self.may_edit,
            "may_mask": self.may_edit and not self.is_locked,
            "verdicts": LIFTING_VERDICTS,
            "legal_bases": LegalBasis.objects.all() if self.may_lift else [],
        }
        return render(self.request, _FINDINGS, context, status=status)


class ScreenAgainView(FindingsView):
    """Another try where a run broke down."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        ask_for_screening(self.page.pk, again=True)
        return self.respond()


class FindingActionView(FindingsView):
    """One thing done about one finding; the list comes back with the outcome."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, page_id: int, verb: str) -> HttpResponse:
        try:
            outcome = self.action(verb).execute()
        except TransitionNotAllowed as refusal:
            return self.respond(str(refusal), status=409)
        except PermissionDenied:
            return self.respond(_("You are not allowed to do this."), status=403)
        if verb == "mask":
            # The form on the screen holds the old text: it has to be loaded anew.
            return JsonResponse({"reload": True})
        if isinstance(outcome, CleanedCopy):
            return self.respond(notice=copy_in_words(outcome))
        return self.respond()

    def action(self, verb: str) -> FindingAction:
        data = self.request.POST
        details: dict[str, Any] = {
            "fingerprint": data.get("fingerprint", ""),
            "at": timezone.now(),
            "user": self.request.user,
        }
        reason = data.get("reason", "")
        if verb == "clean":
            return CleanFileAction(self.page, **details)
        if verb == "explain":
            return ExplainFindingAction(self.page, reason=reason, **details)
        if verb == "lift":
            return LiftFindingAction(
                self.page,
                reason=reason,
                verdict=data.get("verdict", ""),
                legal_basis=_legal_basis(data.get("legal_basis", "")),
                **details,
            )
        if verb == "read-by-eye":
            return ReadFileByEyeAction(self.page, **details)
        return MaskFindingAction(self.page, **details)


def _legal_basis(key: str) -> LegalBasis | None:
    row_key = parse_row_key(key)
    return LegalBasis.objects.filter(pk=row_key).first() if row_key else None
