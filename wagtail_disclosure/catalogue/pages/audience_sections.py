from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import RichTextField
from wagtail.models import Page, PagePermissionTester, PageViewRestriction

from wagtail_disclosure.catalogue.pages.blocks import TEXT_FEATURES
from wagtail_disclosure.catalogue.pages.forms import PortalPartForm
from wagtail_disclosure.catalogue.pages.permissions import SectionPermissionTester
from wagtail_disclosure.catalogue.pages.portal_parts import CataloguePartMixin
from wagtail_disclosure.catalogue.public.listing import (
    entries_for_members,
    list_entries,
)
from wagtail_disclosure.scope import Scope


class AudienceSectionPage(CataloguePartMixin, RoutablePageMixin, Page):
    """
    Holds the entries that are not for everybody.

    It carries the one view restriction of all of them: Wagtail asks every
    restriction of a site in every list.
    """

    audience = models.CharField(
        _("audience"),
        max_length=12,
        choices=[
            (Scope.CAMPUS.value, _("Campus: everybody who can log in")),
            (Scope.LIMITED.value, _("Limited: members of groups")),
        ],
        default=Scope.CAMPUS.value,
    )
    groups = ParentalManyToManyField(
        Group,
        verbose_name=_("groups"),
        blank=True,
        help_text=_("Who may read, if the audience is limited."),
    )
    reason = models.TextField(
        _("reason"), help_text=_("Why this is not public, and by which rule.")
    )
    introduction = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)

    base_form_class = PortalPartForm
    template = "wagtail_disclosure/catalogue/audience_section_page.html"
    parent_page_types = ["wagtail_disclosure.DisclosurePortalPage"]
    subpage_types = ["wagtail_disclosure.DisclosurePage"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("title"),
                    FieldPanel("audience"),
                    FieldPanel("groups"),
                    FieldPanel("reason"),
                    FieldPanel("introduction"),
                ],
                heading=_("Content"),
            ),
            ObjectList(Page.promote_panels, heading=pgettext_lazy("tab", "Promote")),
        ]
    )

    class Meta:
        verbose_name = _("audience section")
        verbose_name_plural = _("audience sections")

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return SectionPermissionTester(user, self)

    @property
    def scope(self) -> Scope:
        return Scope(self.audience)

    @property
    def index_number_class(self) -> str:
        return self.audience

    def clean(self) -> None:
        super().clean()
        if not self.reason.strip():
            raise ValidationError({"reason": _("Say why this is not public.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            # A draft is not the rule: saving one writes other columns only.
            if kwargs.get("update_fields") is None:
                self._restrict()

    def _restrict(self) -> None:
        is_limited = self.scope == Scope.LIMITED
        # A copied section brings the restriction of its original along.
        known = PageViewRestriction.objects.filter(page_id=self.pk).order_by("pk")
        restriction = known.first() or PageViewRestriction(page_id=self.pk)
        restriction.restriction_type = (
            PageViewRestriction.GROUPS if is_limited else PageViewRestriction.LOGIN
        )
        restriction.save()
        restriction.groups.set(self.groups.all() if is_limited else [])
        known.exclude(pk=restriction.pk).delete()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = list_entries(
            self, request.GET, entries=entries_for_members(self)
        )
        return context
