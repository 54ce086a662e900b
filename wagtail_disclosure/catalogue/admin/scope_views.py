"""“Change the audience”: a place, and a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from wagtail_disclosure.catalogue.admin.withheld_views import PLACES
from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.catalogue.scope_change import ChangeScopeAction
from wagtail_disclosure.publication.editor.action_view import PageActionView
from wagtail_disclosure.publication.editor.forms import reason_field
from wagtail_disclosure.row_keys import RowChoiceField, RowPageChooser


class ChangeScopeForm(forms.Form):
    place = RowChoiceField(
        label=_("New place"),
        queryset=Page.objects.none(),
        widget=RowPageChooser(target_models=list(PLACES)),
        help_text=_(
            "An item or column for the public, an audience section for anybody else."
        ),
    )
    reason = reason_field(_("Reason"), _("Why others read it from now on."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place: Any = self.fields["place"]
        # Not when the module is read: types of pages are rows of the database.
        place.queryset = Page.objects.type(*PLACES)


class ChangeScopeView(PageActionView):
    page_title = _("Change the audience")
    header_icon = "group"
    form_class = ChangeScopeForm
    is_serious = True
    explanation = _(
        "The entry is moved. If it is public, it is taken down at once; its new "
        "readers get it after a new review."
    )
    done = _("“%(title)s” has been moved. Submit it for review.")

    @cached_property
    def page(self) -> Any:
        page = super().page
        if not isinstance(page, DisclosurePage):
            raise Http404
        return page

    def may_open(self) -> bool:
        tester: Any = self.page.permissions_for_user(self.request.user)
        may_leave = tester.has_publish_permission() if self.page.live else True
        return bool(tester.can_edit() and may_leave)

    def make_action(self, data: dict[str, Any]) -> ChangeScopeAction:
        return ChangeScopeAction(self.page, user=self.request.user, **data)
