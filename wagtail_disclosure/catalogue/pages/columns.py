from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from wagtail_disclosure.catalogue.pages.blocks import TEXT_FEATURES
from wagtail_disclosure.catalogue.pages.forms import PortalPartForm
from wagtail_disclosure.catalogue.pages.portal_parts import CataloguePartMixin
from wagtail_disclosure.catalogue.public.feeds import feed_of
from wagtail_disclosure.catalogue.public.listing import entries_by_level, list_entries


class PortalColumnPage(CataloguePartMixin, RoutablePageMixin, Page):
    """A statutory column beside the list."""

    class Kind(models.TextChoices):
        """Order 29 articles 9, 11, 14, 24, 25, 26."""

        GUIDE = "guide", _("Guide")
        RULES = "rules", _("Rules")
        ON_APPLICATION = "on-application", _("On application")
        ANNUAL_REPORTS = "annual-reports", _("Annual reports")
        SUPERVISION = "supervision", _("Supervision")

    kind = models.CharField(_("column"), max_length=20, choices=Kind.choices)
    introduction = RichTextField(
        _("introduction"), blank=True, features=[*TEXT_FEATURES, "h3", "h4"]
    )
    # Order 29 articles 11 and 14: name, head, address, hours, telephone, fax, mail.
    contact_office = models.CharField(
        pgettext_lazy("name of a body", "office"), max_length=255, blank=True
    )
    contact_person = models.CharField(_("person in charge"), max_length=100, blank=True)
    contact_address = models.CharField(_("address"), max_length=255, blank=True)
    contact_postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    contact_hours = models.CharField(_("office hours"), max_length=255, blank=True)
    contact_phone = models.CharField(_("phone"), max_length=100, blank=True)
    contact_fax = models.CharField(_("fax"), max_length=100, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)

    CONTACT_FIELDS = (
        "contact_office",
        "contact_person",
        "contact_address",
        "contact_postcode",
        "contact_hours",
        "contact_phone",
        "contact_fax",
        "contact_email",
    )

    base_form_class = PortalPartForm
    template = "wagtail_disclosure/catalogue/portal_column_page.html"
    parent_page_types = ["wagtail_disclosure.DisclosurePortalPage"]
    subpage_types = ["wagtail_disclosure.DisclosurePage"]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    api_fields = [APIField(name) for name in ("kind", "introduction", *CONTACT_FIELDS)]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("title"),
                    FieldPanel("kind"),
                    FieldPanel("introduction"),
                ],
                heading=_("Content"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel(name) for name in CONTACT_FIELDS],
                        heading=_("Contact"),
                        help_text=_("Shown on the page; empty fields are left out."),
                    )
                ],
                heading=_("Contact"),
            ),
            ObjectList(Page.promote_panels, heading=pgettext_lazy("tab", "Promote")),
        ]
    )

    class Meta:
        verbose_name = _("portal column")
        verbose_name_plural = _("portal columns")

    def clean_below(self, parent: Page) -> None:
        super().clean_below(parent)
        others = PortalColumnPage.objects.child_of(parent).exclude(pk=self.pk)
        if self.kind and others.filter(kind=self.kind).exists():
            raise ValidationError({"kind": _("The portal has this column already.")})

    @property
    def index_number_class(self) -> str:
        return self.kind

    def contact_rows(self) -> list[tuple[str, str]]:
        """Label and value of every contact field that is filled."""
        rows = []
        for name in self.CONTACT_FIELDS:
            value = getattr(self, name)
            if value:
                rows.append((self._meta.get_field(name).verbose_name, value))
        return rows

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        if self.kind == self.Kind.RULES:
            context["entries_by_level"] = entries_by_level(self)
        else:
            context["listing"] = list_entries(self, request.GET)
        return context

    @path("feed/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        return feed_of(self, request)
