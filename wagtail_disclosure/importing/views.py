"""Taking a file into the editor: views of their own, so that no autosave interferes."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from wagtail_disclosure.actions import TransitionNotAllowed
from wagtail_disclosure.catalogue.admin.page_hooks import unit_problem
from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.importing.extra import missing_extra
from wagtail_disclosure.importing.forms import FillEntryForm, NewEntryForm
from wagtail_disclosure.importing.messages import (
    describe,
    describe_pictures_without_words,
)


class _FromFileView(WagtailAdminTemplateMixin, FormView):
    template_name = "wagtail_disclosure/admin/from_file.html"
    header_icon = "upload"
    submit_label: Any = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.is_permitted():
            raise PermissionDenied
        problem = self.problem() or missing_extra()
        if problem:
            messages.error(request, problem)
            return redirect(self.back_url)
        return super().dispatch(request, *args, **kwargs)

    def is_permitted(self) -> bool:
        raise NotImplementedError

    def problem(self) -> str | None:
        """Why nothing can be taken in now, although the person may."""
        return None

    @property
    def back_url(self) -> str:
        raise NotImplementedError

    @property
    def about(self) -> str:
        """The title of the page that the file is taken into, or put below."""
        raise NotImplementedError

    def get_page_subtitle(self) -> str:
        return _("%(label)s: %(text)s") % {
            "label": self.page_title,
            "text": self.about,
        }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": self.back_url, "label": self.about},
            {"url": "", "label": self.page_title},
        ]

    def action_for(self, form: Any, file: Any) -> Any:
        raise NotImplementedError

    def form_valid(self, form: Any) -> Any:
        # The libraries that read files are an extra: not every site has them.
        from wagtail_disclosure.importing.entry_from_file import read_upload
        from wagtail_disclosure.importing.readers.document import ReadError

        try:
            file = read_upload(
                form.cleaned_data["file"],
                keep_original=form.cleaned_data["keep_original"],
            )
            entry = self.action_for(form, file).execute()
        except ReadError as error:
            form.add_error("file", describe(error.code, error.params))
        except TransitionNotAllowed as error:
            form.add_error(None, str(error))
        except ValidationError as error:
            form.add_error(None, " ".join(error.messages))
        else:
            tell_what_came_in(self.request, file)
            return redirect("wagtailadmin_pages:edit", entry.pk)
        return self.form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["back_url"] = self.back_url
        context["submit_label"] = self.submit_label
        return context


class FillEntryView(_FromFileView):
    """“Import from Word or Excel” of an entry."""

    page_title = gettext_lazy("Import from Word or Excel")
    submit_label = gettext_lazy("Import")
    form_class = FillEntryForm

    @cached_property
    def entry(self) -> DisclosurePage:
        return get_object_or_404(DisclosurePage, pk=self.kwargs["page_id"])

    def is_permitted(self) -> bool:
        return self.entry.permissions_for_user(self.request.user).can_edit()

    def problem(self) -> str | None:
        if self.entry.permissions_for_user(self.request.user).page_locked():
            return _("The page is locked, so nothing can be taken in.")
        return None

    @property
    def back_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.entry.pk])

    @property
    def about(self) -> str:
        return self.entry.get_admin_display_title()

    def get_initial(self) -> dict[str, Any]:
        draft = self.entry.get_latest_revision_as_object()
        return {"mode": "append" if draft.body else "replace", "keep_original": True}

    def action_for(self, form: Any, file: Any) -> Any:
        from wagtail_disclosure.importing.entry_from_file import FillEntryFromFileAction

        return FillEntryFromFileAction(
            self.entry,
            user=self.request.user,
            file=file,
            replace=form.cleaned_data["mode"] == "replace",
        )


class NewEntryView(_FromFileView):
    """“New entry from Word or Excel” of an item, column or section."""

    page_title = gettext_lazy("New entry from Word or Excel")
    submit_label = gettext_lazy("Create draft")
    form_class = NewEntryForm

    @cached_property
    def parent(self) -> Page:
        return get_object_or_404(Page, pk=self.kwargs["page_id"]).specific

    def is_permitted(self) -> bool:
        tester = self.parent.permissions_for_user(self.request.user)
        return tester.can_add_subpage() and DisclosurePage.can_create_at(self.parent)

    def problem(self) -> str | None:
        return unit_problem(self.request.user)

    @property
    def back_url(self) -> str:
        return reverse("wagtailadmin_explore", args=[self.parent.pk])

    @property
    def about(self) -> str:
        return self.parent.get_admin_display_title()

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def action_for(self, form: Any, file: Any) -> Any:
        from wagtail_disclosure.importing.entry_from_file import (
            CreateEntryFromFileAction,
        )

        return CreateEntryFromFileAction(
            self.parent,
            user=self.request.user,
            file=file,
            unit=form.cleaned_data["unit"],
        )


def tell_what_came_in(request: HttpRequest, file: Any) -> None:
    """What is in the draft now, and a message for everything that is not."""
    comma = pgettext("between the parts of a list", ", ")
    counted = comma.join(_counted(file.blocks())) or _("nothing that can be shown")
    said = [
        _("Taken in from %(name)s: %(counted)s.")
        % {"name": file.name, "counted": counted}
    ]
    if file.original is not None:
        said.append(_("The original is attached."))
    said.append(_("Look it through; nothing has been published."))
    messages.success(request, " ".join(said))
    for warning in file.document.warnings:
        messages.warning(request, describe(warning.code, warning.params))
    if missing := file.document.pictures_without_words:
        messages.warning(request, describe_pictures_without_words(missing))


def _counted(blocks: Counter[str]) -> list[str]:
    texts = {
        "Heading": ngettext("%(n)d heading", "%(n)d headings", blocks["Heading"]),
        "RichText": ngettext("%(n)d text", "%(n)d texts", blocks["RichText"]),
        "Table": ngettext("%(n)d table", "%(n)d tables", blocks["Table"]),
        "Picture": ngettext("%(n)d picture", "%(n)d pictures", blocks["Picture"]),
    }
    return [text % {"n": blocks[name]} for name, text in texts.items() if blocks[name]]
