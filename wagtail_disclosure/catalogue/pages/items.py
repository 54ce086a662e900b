from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable, Page
from wagtail.search import index

from wagtail_disclosure.catalogue.choices import PERIOD_TYPES, UPDATE_RULES
from wagtail_disclosure.catalogue.item_state import ItemRule, UpdateRule
from wagtail_disclosure.catalogue.pages.forms import ItemForm
from wagtail_disclosure.catalogue.pages.portal_parts import CataloguePartMixin
from wagtail_disclosure.catalogue.placements import replace_entries_of
from wagtail_disclosure.catalogue.public.feeds import feed_of
from wagtail_disclosure.catalogue.public.listing import list_entries
from wagtail_disclosure.catalogue.public.open_items import open_items_for
from wagtail_disclosure.catalogue.validators import validate_period
from wagtail_disclosure.periods import PeriodType
from wagtail_disclosure.registers.models import (
    CitedBasis,
    LegalBasis,
    ResponsibleUnit,
)


class ChecklistItemPage(CataloguePartMixin, RoutablePageMixin, Page):
    """One thing that must be public: an item or sub-item of a checklist."""

    number = models.CharField(
        _("number"), max_length=20, help_text=_("As in the list: 2, 2.1, B3.")
    )
    requirement = models.TextField(
        _("requirement"), blank=True, help_text=_("What exactly has to be public.")
    )
    lead_unit = models.ForeignKey(
        ResponsibleUnit,
        verbose_name=_("responsible unit (lead)"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lead_items",
        limit_choices_to={"is_external": False},
    )
    co_units = ParentalManyToManyField(
        ResponsibleUnit,
        verbose_name=_("co-responsible units"),
        blank=True,
        related_name="co_items",
        limit_choices_to={"is_external": False},
    )
    responsible_person = models.CharField(
        _("responsible person"),
        max_length=100,
        blank=True,
        help_text=_("If it is not the responsible person of the lead unit."),
    )
    update_rule = models.CharField(
        _("update rule"),
        max_length=24,
        choices=UPDATE_RULES,
        default=UpdateRule.WITHIN_WORKING_DAYS.value,
    )
    update_month = models.PositiveSmallIntegerField(
        _("month"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("1 to 12, for what is due every year."),
    )
    is_due_after_period = models.BooleanField(
        _("looks back"),
        default=False,
        help_text=_("A report on a period that has ended: the month lies after it."),
    )
    update_text = models.CharField(
        _("time limit as shown"),
        max_length=255,
        blank=True,
        help_text=_("Left empty, it is written from the rule."),
    )
    period_type = models.CharField(
        pgettext_lazy("how often", "period"),
        max_length=20,
        choices=PERIOD_TYPES,
        default=PeriodType.NONE.value,
        help_text=_("How often the item has to be published anew."),
    )
    channels = models.CharField(
        _("channels"),
        max_length=255,
        blank=True,
        help_text=_("Where it is published: website, notice board, WeChat …"),
    )
    is_applicable = models.BooleanField(_("applies to this school"), default=True)
    not_applicable_reason = models.TextField(_("reason why not"), blank=True)

    base_form_class = ItemForm
    template = "wagtail_disclosure/catalogue/checklist_item_page.html"
    parent_page_types = [
        "wagtail_disclosure.ChecklistCategoryPage",
        "wagtail_disclosure.ChecklistItemPage",
    ]
    subpage_types = [
        "wagtail_disclosure.DisclosurePage",
        "wagtail_disclosure.ChecklistItemPage",
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("number"),
        index.SearchField("requirement"),
    ]
    api_fields = [
        APIField("number"),
        APIField("requirement"),
        APIField("update_rule"),
        APIField("time_limit"),
        APIField("period_type"),
        APIField("channels"),
        APIField("is_applicable"),
        APIField("not_applicable_reason"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("number"), FieldPanel("title")], heading=_("Item")
                    ),
                    FieldPanel("requirement"),
                    InlinePanel(
                        "legal_bases",
                        heading=_("Legal bases"),
                        label=_("Legal basis"),
                    ),
                    InlinePanel(
                        "links",
                        heading=_("Kept elsewhere"),
                        label=_("Link"),
                        help_text=_("A link counts as published."),
                    ),
                ],
                heading=_("Content"),
            ),
            ObjectList(
                [
                    FieldPanel("lead_unit"),
                    FieldPanel("co_units"),
                    FieldPanel("responsible_person"),
                ],
                heading=_("Responsible"),
            ),
            ObjectList(
                [
                    FieldPanel("period_type"),
                    FieldPanel("update_rule"),
                    FieldPanel("update_month"),
                    FieldPanel("is_due_after_period"),
                    FieldPanel("update_text"),
                    FieldPanel("channels"),
                    MultiFieldPanel(
                        [
                            FieldPanel("is_applicable"),
                            FieldPanel("not_applicable_reason"),
                        ],
                        heading=_("Applicability"),
                    ),
                ],
                heading=_("Publication"),
            ),
            ObjectList(Page.promote_panels, heading=pgettext_lazy("tab", "Promote")),
        ]
    )

    class Meta:
        verbose_name = _("checklist item")
        verbose_name_plural = _("checklist items")

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if not self.is_applicable and not self.not_applicable_reason.strip():
            errors["not_applicable_reason"] = _(
                "Say why the item does not apply to this school; the public reads it."
            )
        if self.update_rule == UpdateRule.YEARLY and not self.update_month:
            errors["update_month"] = _("Say in which month it is due every year.")
        if errors:
            raise ValidationError(errors)

    def clean_below(self, parent: Page) -> None:
        super().clean_below(parent)
        taken = items_with_numbers(parent, [self.number]).exclude(pk=self.pk)
        if self.number and taken.exists():
            raise ValidationError(
                {"number": _("The list has an item with this number already.")}
            )

    @cached_property
    def checklist(self) -> Any:
        """The list to which the item belongs."""
        from wagtail_disclosure.catalogue.pages.checklists import ChecklistPage

        return ChecklistPage.objects.ancestor_of(self).order_by("-depth").first()

    @property
    def reference(self) -> str:
        """How manifests name the item: ``moe2014:2``."""
        return f"{self.checklist.code}:{self.number}" if self.checklist else self.number

    @property
    def index_number_class(self) -> str:
        return self.number

    @property
    def rule(self) -> ItemRule:
        return ItemRule(
            period_type=PeriodType(self.period_type),
            update_rule=UpdateRule(self.update_rule),
            month=self.update_month,
            is_due_after_period=self.is_due_after_period,
        )

    @property
    def time_limit(self) -> str:
        """The time limit 公开时限 as readers see it."""
        if self.update_text:
            return self.update_text
        if self.update_rule == UpdateRule.YEARLY and self.update_month:
            month = datetime.date(2000, self.update_month, 1)
            # Chinese documents write 11月, not 十一月 as Django does.
            pattern = pgettext("date format of a month", "F")
            return _("Every year by the end of %(month)s") % {
                "month": date_format(month, pattern)
            }
        return self.get_update_rule_display()

    @property
    def person_shown(self) -> str:
        if self.responsible_person:
            return self.responsible_person
        return self.lead_unit.responsible_person if self.lead_unit else ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            if kwargs.get("update_fields") is None:
                replace_entries_of(self)

    def sub_items(self) -> models.QuerySet:
        return ChecklistItemPage.objects.child_of(self).live().public()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        from wagtail_disclosure.catalogue.public.checklist_table import item_row

        context = super().get_context(request, *args, **kwargs)
        context["listing"] = list_entries(self, request.GET)
        context["row"] = item_row(self, open_items=open_items_for(request.user))
        context["sub_items"] = self.sub_items().select_related("lead_unit")
        context["legal_bases"] = self.legal_bases.select_related("basis__superseded_by")
        return context

    @path("feed/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        return feed_of(self, request)


def items_with_numbers(parent: Page, numbers: list[str]) -> models.QuerySet:
    """Items with one of these numbers in the list to which that page belongs."""
    from wagtail_disclosure.catalogue.pages.checklists import ChecklistPage

    checklist = ChecklistPage.objects.ancestor_of(parent, inclusive=True).first()
    if checklist is None:
        return ChecklistItemPage.objects.none()
    return ChecklistItemPage.objects.descendant_of(checklist).filter(number__in=numbers)


class ItemLegalBasis(CitedBasis):
    page = ParentalKey(
        ChecklistItemPage, on_delete=models.CASCADE, related_name="legal_bases"
    )
    basis = models.ForeignKey(
        LegalBasis,
        verbose_name=_("legal basis"),
        on_delete=models.PROTECT,
        related_name="+",
    )


class ItemLink(Orderable):
    """Where else an item is kept; a link counts as published."""

    page = ParentalKey(
        ChecklistItemPage, on_delete=models.CASCADE, related_name="links"
    )
    title = models.CharField(_("title"), max_length=255)
    url = models.URLField(pgettext_lazy("of a web page", "address"), max_length=500)
    period = models.CharField(
        _("period"),
        max_length=20,
        blank=True,
        validators=[validate_period],
        help_text=_(
            "For example 2023-2024; left empty, the link counts for every one."
        ),
    )

    panels = [FieldPanel("title"), FieldPanel("url"), FieldPanel("period")]

    def __str__(self) -> str:
        return self.title


class NothingToPublish(models.Model):
    """The unit has confirmed that an item has nothing to publish in a period."""

    item = models.ForeignKey(
        ChecklistItemPage,
        on_delete=models.CASCADE,
        related_name="nothing_to_publish",
    )
    period = models.CharField(_("period"), max_length=20)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    confirmed_at = models.DateTimeField()
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("confirmation that nothing is to be published")
        verbose_name_plural = _("confirmations that nothing is to be published")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "period"], name="wagtail_disclosure_nothing_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.period}"
