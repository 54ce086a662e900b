"""“Now public”: a draft entry for what was withheld."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.models import Page

from wagtail_disclosure.actions import TransitionNotAllowed
from wagtail_disclosure.catalogue.pages.audience_sections import AudienceSectionPage
from wagtail_disclosure.catalogue.pages.columns import PortalColumnPage
from wagtail_disclosure.catalogue.pages.items import ChecklistItemPage
from wagtail_disclosure.catalogue.withheld_actions import OpenWithheldAction
from wagtail_disclosure.negative_list.report import URL_NAME
from wagtail_disclosure.negative_list.views import WithheldFormMixin
from wagtail_disclosure.row_keys import RowChoiceField, RowPageChooser

PLACES = (ChecklistItemPage, PortalColumnPage, AudienceSectionPage)


class OpenWithheldForm(forms.Form):
    place = RowChoiceField(
        label=gettext_lazy("Below which page"),
        queryset=Page.objects.none(),
        widget=RowPageChooser(target_models=list(PLACES)),
        help_text=gettext_lazy("The item or column that the new entry belongs to."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Why; not shown to the public."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place: Any = self.fields["place"]
        # Not when the module is read: types of pages are rows of the database.
        place.queryset = Page.objects.type(*PLACES)


class OpenWithheldView(WithheldFormMixin, FormView):
    template_name = "wagtail_disclosure/negative_list/open_withheld.html"
    page_title = gettext_lazy("Now public")
    header_icon = "lock-open"
    form_class = OpenWithheldForm

    def form_valid(self, form: OpenWithheldForm) -> Any:
        action = OpenWithheldAction(
            self.information,
            user=self.request.user,
            at=timezone.now(),
            **form.cleaned_data,
        )
        try:
            entry = action.execute()
        except TransitionNotAllowed as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        except PermissionDenied:
            form.add_error("place", _("You may not create entries below this page."))
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("The draft “%(title)s” has been begun. Complete it and have it reviewed.")
            % {"title": entry.title},
        )
        return redirect("wagtailadmin_pages:edit", entry.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "information": self.information,
            "next_url": reverse(URL_NAME),
        }
