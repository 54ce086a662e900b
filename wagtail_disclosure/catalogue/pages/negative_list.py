from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.fields import RichTextField
from wagtail.models import Page, PagePermissionTester
from wagtail.search import index

from wagtail_disclosure.catalogue.negative_list_snapshot import (
    Snapshot,
    public_negative_list,
)
from wagtail_disclosure.catalogue.pages.blocks import TEXT_FEATURES
from wagtail_disclosure.catalogue.pages.entry_panels import (
    tabs_instead_of_side_panels,
)
from wagtail_disclosure.catalogue.pages.forms import PortalPartForm
from wagtail_disclosure.catalogue.pages.permissions import (
    NegativeListPermissionTester,
)
from wagtail_disclosure.catalogue.pages.portal_parts import CataloguePartMixin
from wagtail_disclosure.publication.gate import ReviewedPageMixin
from wagtail_disclosure.publication.published_content import PublishedContent


class NegativeListPage(ReviewedPageMixin, CataloguePartMixin, Page):
    """
    The public part of the negative list, with what was added, changed and removed.

    The public reads the list as it was in the draft that was reviewed; what changes in
    the register since then waits for the next draft.
    """

    introduction = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)
    snapshot = models.JSONField(default=dict, blank=True)

    base_form_class = PortalPartForm
    template = "wagtail_disclosure/catalogue/negative_list_page.html"
    parent_page_types = ["wagtail_disclosure.DisclosurePortalPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    exclude_fields_in_copy = [*ReviewedPageMixin.exclude_fields_in_copy, "snapshot"]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("listed_text"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [FieldPanel("title"), FieldPanel("introduction")],
                heading=_("Content"),
                help_text=_(
                    "The list itself comes from the register: its public items that "
                    "are in force. Publish the page to show the public what has "
                    "changed there."
                ),
            ),
            ObjectList(Page.promote_panels, heading=pgettext_lazy("tab", "Promote")),
            *tabs_instead_of_side_panels(),
        ]
    )

    class Meta:
        verbose_name = _("negative list page")
        verbose_name_plural = _("negative list pages")

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return NegativeListPermissionTester(user, self)

    def index_number_tokens(self) -> dict[str, str]:
        return {"unit": "", "item_class": "negative-list"}

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        # What is reviewed is what becomes public: the list of the day of the draft.
        self.snapshot = self.current_list()
        return super().save_revision(*args, **kwargs)

    def published_content(self) -> PublishedContent:
        content = super().published_content()
        return replace(content, data={"snapshot": self.snapshot})

    def current_list(self) -> Snapshot:
        """What the public would read if the page were published at this moment."""
        # Not from this object: a draft carries the list of the day it was begun.
        known = NegativeListPage.objects.filter(pk=self.pk)
        before = known.values_list("snapshot", flat=True).first() or {}
        return public_negative_list(on=timezone.localdate(), before=before)

    @property
    def listed_text(self) -> str:
        """The public list as a search finds it."""
        items = self.snapshot.get("items", ())
        return "\n".join(f"{item['title']} {item['wording']}" for item in items)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        from wagtail_disclosure.catalogue.public.negative_list import list_context

        context = super().get_context(request, *args, **kwargs)
        is_preview = getattr(request, "is_preview", False)
        shown = self.current_list() if is_preview else self.snapshot
        context.update(list_context(shown, on=timezone.localdate()))
        return context
