from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import Page

from wagtail_disclosure.catalogue.pages.blocks import TEXT_FEATURES
from wagtail_disclosure.catalogue.pages.forms import PortalPartForm
from wagtail_disclosure.catalogue.pages.portal_parts import CataloguePartMixin
from wagtail_disclosure.catalogue.public.feeds import feed_of
from wagtail_disclosure.catalogue.public.open_items import open_items_for
from wagtail_disclosure.registers.models import LegalBasis, code_validator


class ChecklistPage(CataloguePartMixin, RoutablePageMixin, Page):
    """One list of what must be public, opened as one printable table."""

    code = models.CharField(
        _("code"),
        max_length=40,
        validators=[code_validator],
        help_text=_(
            "Names the list in manifests: the 2 in moe2014:2 stands in moe2014."
        ),
    )
    edition = models.CharField(_("edition"), max_length=100, blank=True)
    issuer = models.CharField(_("issuer"), max_length=255, blank=True)
    document_number = models.CharField(_("document number"), max_length=100, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    legal_basis = models.ForeignKey(
        LegalBasis,
        verbose_name=_("legal basis"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    introduction = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)

    base_form_class = PortalPartForm
    template = "wagtail_disclosure/catalogue/checklist_page.html"
    parent_page_types = ["wagtail_disclosure.DisclosurePortalPage"]
    subpage_types = ["wagtail_disclosure.ChecklistCategoryPage"]
    api_fields = [
        APIField("code"),
        APIField("edition"),
        APIField("issuer"),
        APIField("document_number"),
        APIField("issued_on"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("title"), FieldPanel("code")]),
                    FieldPanel("edition"),
                    FieldPanel("issuer"),
                    FieldRowPanel(
                        [FieldPanel("document_number"), FieldPanel("issued_on")]
                    ),
                    FieldPanel("legal_basis"),
                    FieldPanel("introduction"),
                ],
                heading=_("Content"),
            ),
            ObjectList(Page.promote_panels, heading=pgettext_lazy("tab", "Promote")),
        ]
    )

    class Meta:
        verbose_name = _("checklist")
        verbose_name_plural = _("checklists")

    def clean_below(self, parent: Page) -> None:
        super().clean_below(parent)
        # Names such as moe2014:2 are asked of one portal; a copied one keeps its own.
        same = ChecklistPage.objects.child_of(parent).filter(code=self.code)
        if same.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"code": _("Another list of this portal has this code already.")}
            )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        from wagtail_disclosure.catalogue.public.checklist_table import checklist_table

        context = super().get_context(request, *args, **kwargs)
        open_items = open_items_for(request.user)
        context["open_items"] = open_items
        context["table"] = checklist_table(
            self, period=request.GET.get("period", ""), open_items=open_items
        )
        return context

    @path("data/xlsx/", name="statement")
    def statement(self, request: HttpRequest) -> HttpResponseBase:
        from wagtail_disclosure.catalogue.public.statement import statement_response

        return statement_response(self, request, period=request.GET.get("period", ""))


class ChecklistCategoryPage(CataloguePartMixin, RoutablePageMixin, Page):
    """A category of a checklist."""

    number = models.CharField(_("number"), max_length=20, blank=True)

    base_form_class = PortalPartForm
    template = "wagtail_disclosure/catalogue/checklist_category_page.html"
    parent_page_types = ["wagtail_disclosure.ChecklistPage"]
    subpage_types = ["wagtail_disclosure.ChecklistItemPage"]
    api_fields = [APIField("number")]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [FieldRowPanel([FieldPanel("number"), FieldPanel("title")])],
                heading=_("Content"),
            ),
            ObjectList(Page.promote_panels, heading=pgettext_lazy("tab", "Promote")),
        ]
    )

    class Meta:
        verbose_name = _("checklist category")
        verbose_name_plural = _("checklist categories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        from wagtail_disclosure.catalogue.public.checklist_table import category_rows
        from wagtail_disclosure.catalogue.public.listing import newest_below

        context = super().get_context(request, *args, **kwargs)
        rows = category_rows(self, open_items=open_items_for(request.user))
        context["rows"] = rows
        context["groups"] = [(self, rows)]
        context["newest"] = newest_below(self, limit=10)
        return context

    @path("feed/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        from wagtail_disclosure.catalogue.public.listing import newest_below

        return feed_of(self, request, entries=newest_below(self))
