"""The registers of the negative list in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import display
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from wagtail_disclosure.negative_list.edit_handlers import (
    ITEM_EDIT_HANDLER,
    RULE_EDIT_HANDLER,
    WITHHELD_EDIT_HANDLER,
)
from wagtail_disclosure.negative_list.filters import (
    DueFilter,
    ReviewPointFilter,
    StatusFilter,
)
from wagtail_disclosure.negative_list.imports import (
    LONGEST_CELL,
    NegativeListImport,
    ScreeningRuleImport,
    WithheldImport,
    left_out,
)
from wagtail_disclosure.negative_list.keyword_download import download_keywords
from wagtail_disclosure.negative_list.known_detectors import detector_codes
from wagtail_disclosure.negative_list.models import (
    NegativeListItem,
    ScreeningRule,
    WithheldInformation,
)
from wagtail_disclosure.negative_list.permissions import visible_withheld
from wagtail_disclosure.negative_list.withheld_admin import (
    WithheldButtonHelper,
    WithheldDeletedRowsView,
    WithheldHistoryView,
    WithheldPermissionHelper,
)
from wagtail_disclosure.registers.filters import InForceFilter, UnitFilter
from wagtail_disclosure.registers.register_admin import RegisterAdmin, yes_or_no
from wagtail_disclosure.tabular import CellValue

BASIS_HELP = _("One a line: 《title》（document number）article")
UNIT_HELP = _("Code or name")


class NegativeListItemAdmin(RegisterAdmin):
    model = NegativeListItem
    menu_icon = "no-view"
    menu_order = 10
    list_display = (
        "title",
        "code",
        "ground",
        "strength",
        "unit",
        "shown_public",
        "shown_rules",
        "shown_preset",
    )
    list_filter = (
        "ground",
        "strength",
        InForceFilter,
        ReviewPointFilter,
        "is_public",
        "is_preset",
    )
    list_select_related = ("unit",)
    search_fields = ("title", "code", "public_wording", "basis_text")
    list_export = NegativeListImport.columns.names
    history_title_fields = ("title", "code")
    import_class = NegativeListImport
    import_guidance = _(
        "The code tells which item a row is: a known one is changed, a new one is "
        "entered."
    )
    import_column_help = {"basis_text": BASIS_HELP, "unit": UNIT_HELP}
    shown_public = yes_or_no("is_public", _("on the public list"))
    shown_preset = yes_or_no("is_preset", _("default to be adapted"))
    edit_handler = ITEM_EDIT_HANDLER

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        active = models.Q(rules__is_active=True)
        rules = models.Count("rules", filter=active, distinct=True)
        return super().get_queryset(request).annotate(rule_count=rules)

    @display(description=_("rules"), ordering="rule_count")
    def shown_rules(self, row: Any) -> str:
        return str(row.rule_count) if row.rule_count else gettext("Review point")

    def export_value(self, row: Any, name: str) -> CellValue:
        if name == "unit":
            return row.unit.code if row.unit else ""
        return super().export_value(row, name)


class WithheldInformationAdmin(RegisterAdmin):
    model = WithheldInformation
    menu_icon = "lock"
    menu_order = 11
    list_display = (
        "title",
        "unit",
        "item",
        "decided_on",
        "next_review_on",
        "shown_status",
    )
    list_filter = (DueFilter, StatusFilter, UnitFilter)
    list_select_related = ("unit", "item", "legal_basis")
    search_fields = ("title", "unit__name", "item__title", "reason")
    list_export = WithheldImport.columns.names
    history_title_fields = ("title", "unit")
    permission_helper_class = WithheldPermissionHelper
    button_helper_class = WithheldButtonHelper
    history_view_class = WithheldHistoryView
    deleted_view_class = WithheldDeletedRowsView
    import_class = WithheldImport
    import_guidance = _(
        "Unit and title tell which row is meant: a known one is changed, a new one is "
        "entered."
    )
    import_column_help = {
        "unit": UNIT_HELP,
        "item": _("Code or title"),
        "legal_basis": _("《title》（document number）"),
    }
    edit_handler = WITHHELD_EDIT_HANDLER

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        seen = visible_withheld(request.user, on=timezone.localdate())
        rows = super().get_queryset(request).filter(pk__in=seen.values("pk"))
        return rows.with_status()

    @display(description=_("state"), ordering="status_code")
    def shown_status(self, row: WithheldInformation) -> str:
        return str(row.status.label)

    def user_can_import(self, user: Any) -> bool:
        """An import may name any unit."""
        return self.permission_helper.is_manager(user)

    def export_value(self, row: Any, name: str) -> CellValue:
        if name == "unit":
            return row.unit.code
        if name == "item":
            return row.item.code
        return super().export_value(row, name)


class ScreeningRuleAdmin(RegisterAdmin):
    model = ScreeningRule
    menu_icon = "search"
    menu_order = 12
    list_display = (
        "name",
        "group",
        "shown_means",
        "severity",
        "item",
        "shown_active",
        "shown_preset",
    )
    list_filter = ("group", "severity", "is_active", "is_preset")
    list_select_related = ("item",)
    search_fields = ("name", "code", "detector", "pattern", "item__title")
    list_export = ScreeningRuleImport.columns.names
    history_title_fields = ("name", "code")
    import_class = ScreeningRuleImport
    import_guidance = _(
        "The code tells which rule a row is: a known one is changed, a new one is "
        "entered. A number in brackets among the keywords leaves them as they are."
    )
    import_column_help = {
        "keywords": _("One a line"),
        "severity_text": _(
            "One a line: kind / aspect = severity, with * for all of them, such as "
            "procurement / * = off"
        ),
        "looks_in": _("Codes, separated by commas"),
        "item": _("Code"),
    }
    shown_active = yes_or_no("is_active", pgettext_lazy("of a row", "active"))
    shown_preset = yes_or_no("is_preset", _("default to be adapted"))
    edit_handler = RULE_EDIT_HANDLER

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        # A list of words may be a megabyte long; only an export needs it.
        return rows if request.GET.get("export") else rows.defer("keywords")

    @display(description=_("looks for"))
    def shown_means(self, row: ScreeningRule) -> str:
        if row.pattern:
            return gettext("Regular expression")
        if not row.detector:
            return gettext("Keywords")
        if row.detector not in detector_codes():
            return gettext("%(code)s (not installed)") % {"code": row.detector}
        return row.detector

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        keywords = re_path(
            self.url_helper.get_action_url_pattern("keywords"),
            self.keywords_view,
            name=self.url_helper.get_action_url_name("keywords"),
        )
        return (keywords, *super().get_admin_urls_for_registration())

    def keywords_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        return download_keywords(request, instance_pk, self.permission_helper)

    def export_value(self, row: Any, name: str) -> CellValue:
        if name == "item":
            return row.item.code if row.item else ""
        if name == "keywords" and len(row.keywords) > LONGEST_CELL:
            return left_out(len(row.keyword_list))
        if name in ("group", "severity"):
            return str(getattr(row, name))
        return super().export_value(row, name)
