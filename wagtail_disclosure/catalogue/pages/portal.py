from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import Page

from wagtail_disclosure.catalogue.pages.blocks import TEXT_FEATURES
from wagtail_disclosure.catalogue.pages.forms import PortalPartForm
from wagtail_disclosure.catalogue.pages.portal_parts import (
    CataloguePartMixin,
    PortalPartMixin,
)
from wagtail_disclosure.catalogue.public.feeds import feed_of
from wagtail_disclosure.catalogue.public.listing import newest_below
from wagtail_disclosure.catalogue.public.search import search_entries


class DisclosurePortalPage(CataloguePartMixin, RoutablePageMixin, Page):
    """The front page of a school's disclosure portal."""

    school_name = models.CharField(_("name of the school"), max_length=255, blank=True)
    introduction = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)

    base_form_class = PortalPartForm
    template = "wagtail_disclosure/catalogue/disclosure_portal_page.html"
    subpage_types = [
        "wagtail_disclosure.PortalColumnPage",
        "wagtail_disclosure.ChecklistPage",
        "wagtail_disclosure.AudienceSectionPage",
        "wagtail_disclosure.UnitDirectoryPage",
        "wagtail_disclosure.NegativeListPage",
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("title"),
                    FieldPanel("school_name"),
                    FieldPanel("introduction"),
                ],
                heading=_("Content"),
            ),
            ObjectList(Page.promote_panels, heading=pgettext_lazy("tab", "Promote")),
        ]
    )

    class Meta:
        verbose_name = _("disclosure portal")
        verbose_name_plural = _("disclosure portals")
        permissions = [("manage_catalogue", _("Can manage the disclosure catalogue"))]

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """
        Go straight to the deepest page on the way.

        Wagtail asks two queries a level, and an entry lies five levels down.
        """
        paths = [
            f"{self.url_path}{'/'.join(path_components[:n])}/"
            for n in range(1, len(path_components) + 1)
        ]
        below = Page.objects.descendant_of(self).filter(
            slug__in=path_components, url_path__in=paths
        )
        on_the_way = list(below.order_by("depth")) if paths else []
        if not on_the_way:
            return super().route(request, path_components)
        page = _with_named_rows(on_the_way.pop())
        if isinstance(page, PortalPartMixin):
            page.portal = self
            page.pages_above = [self, *on_the_way]
        return page.route(request, path_components[page.depth - self.depth :])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        from wagtail_disclosure.catalogue.public.portal_context import portal_context

        context = super().get_context(request, *args, **kwargs)
        context.update(portal_context(self))
        return context

    @path("search/", name="search")
    def search(self, request: HttpRequest) -> HttpResponse:
        query = request.GET.get("q", "")
        results = search_entries(query, portal=self, page=request.GET.get("page"))
        return self.render(
            request,
            template="wagtail_disclosure/catalogue/search.html",
            context_overrides={"query": query, "results": results},
        )

    @path("withdrawn/", name="withdrawn")
    def withdrawn(self, request: HttpRequest) -> HttpResponse:
        from wagtail_disclosure.catalogue.public.archive import withdrawn_page

        return self.answer(
            request,
            "wagtail_disclosure/catalogue/withdrawn.html",
            withdrawals=withdrawn_page(self, request),
        )

    @path("archive/", name="archive")
    def archive(self, request: HttpRequest) -> HttpResponseBase:
        from wagtail_disclosure.catalogue.public.archive import archive_response

        return archive_response(self, request)

    @path("archive/<str:number>/", name="archived")
    def archived(self, request: HttpRequest, number: str) -> HttpResponseBase:
        from wagtail_disclosure.catalogue.public.archive import answer_for_number

        return answer_for_number(self, request, number)

    def answer(
        self, request: HttpRequest, template: str, *, status: int = 200, **context: Any
    ) -> TemplateResponse:
        """A page of the portal that shows nothing of its front page."""
        known = CataloguePartMixin.get_context(self, request)
        known["trail"] = [self]
        return TemplateResponse(request, template, {**known, **context}, status=status)

    @path("feed/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        return feed_of(self, request, entries=newest_below(self))

    @path("data/json/", name="data_json")
    def data_json(self, request: HttpRequest) -> HttpResponseBase:
        from wagtail_disclosure.catalogue.public.open_data import json_response

        return json_response(self, request)

    @path("data/csv/", name="data_csv")
    def data_csv(self, request: HttpRequest) -> HttpResponseBase:
        from wagtail_disclosure.catalogue.public.open_data import csv_response

        return csv_response(self, request)


def _with_named_rows(page: Page) -> Page:
    """The page as its own type, with what its template names, in one query."""
    page_class = page.specific_class
    if page_class is None:
        return page
    manager = page_class._default_manager
    rows = manager.for_serving() if hasattr(manager, "for_serving") else manager.all()
    return rows.get(pk=page.pk)


class UnitDirectoryPage(CataloguePartMixin, Page):
    """The units of the school with their responsible person and contact."""

    introduction = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)

    base_form_class = PortalPartForm
    template = "wagtail_disclosure/catalogue/unit_directory_page.html"
    parent_page_types = ["wagtail_disclosure.DisclosurePortalPage"]
    subpage_types: list[str] = []
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [FieldPanel("title"), FieldPanel("introduction")], heading=_("Content")
            ),
            ObjectList(Page.promote_panels, heading=pgettext_lazy("tab", "Promote")),
        ]
    )

    class Meta:
        verbose_name = _("unit directory")
        verbose_name_plural = _("unit directories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        from wagtail_disclosure.catalogue.public.portal_context import directory_rows

        context = super().get_context(request, *args, **kwargs)
        context["units"] = directory_rows(self.portal)
        return context
