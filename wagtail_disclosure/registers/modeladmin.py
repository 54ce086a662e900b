"""The registers in the admin, under one group of the menu."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import display
from django.contrib.auth import get_user_model
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.menu import Menu
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail_modeladmin.menus import GroupMenuItem
from wagtail_modeladmin.options import ModelAdminGroup

from wagtail_disclosure.registers.filters import InForceFilter, UnitFilter
from wagtail_disclosure.registers.forms import (
    LegalBasisForm,
    RegisterForm,
    ResponsibleUnitForm,
    UnitMembershipForm,
)
from wagtail_disclosure.registers.models import (
    InformationKind,
    LegalBasis,
    ResponsibleUnit,
    UnitMembership,
)
from wagtail_disclosure.registers.people import person_name
from wagtail_disclosure.registers.register_admin import (
    MENU_HOOK,
    RegisterAdmin,
    yes_or_no,
)
from wagtail_disclosure.registers.unit_import import UnitImport
from wagtail_disclosure.registers.unit_rows import COLUMNS
from wagtail_disclosure.tabular import CellValue


class ResponsibleUnitAdmin(RegisterAdmin):
    model = ResponsibleUnit
    menu_icon = "group"
    list_display = (
        "name",
        "code",
        "parent",
        "responsible_person",
        "phone",
        "shown_active",
    )
    list_filter = ("is_external", "level", "is_active")
    list_select_related = ("parent",)
    search_fields = ("name", "code", "responsible_person", "phone", "email")
    list_export = COLUMNS
    history_title_fields = ("name", "code")
    import_class = UnitImport
    import_guidance = _(
        "The code tells which unit a row is: a known one is changed, a new one is "
        "entered. Parents may stand after the units below them."
    )
    shown_active = yes_or_no("is_active", pgettext_lazy("of a row", "active"))
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldPanel("code"),
                    FieldPanel("parent"),
                    FieldPanel("sort_order"),
                    FieldPanel("is_active"),
                ],
                heading=_("Unit"),
                help_text=_(
                    "A unit that no longer exists is made inactive: what it published "
                    "keeps its name."
                ),
            ),
            MultiFieldPanel(
                [FieldPanel("is_external"), FieldPanel("level")],
                heading=_("Outside bodies"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel(
                        [
                            FieldPanel("responsible_post"),
                            FieldPanel("responsible_person"),
                        ]
                    ),
                    FieldPanel("office"),
                    FieldPanel("address"),
                    FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                    FieldPanel("hours"),
                ],
                heading=_("Responsible person and contact"),
                help_text=_(
                    "The public sees these in the unit directory and beside each item."
                ),
            ),
            FieldPanel("change_reason"),
        ],
        base_form_class=ResponsibleUnitForm,
    )

    def export_value(self, row: Any, name: str) -> CellValue:
        if name == "parent":
            return row.parent.code if row.parent else ""
        return super().export_value(row, name)


class UnitMembershipAdmin(RegisterAdmin):
    model = UnitMembership
    menu_icon = "user"
    list_display = (
        "person",
        "unit",
        "role",
        "shown_children",
        "valid_from",
        "valid_until",
    )
    list_filter = ("role", InForceFilter, UnitFilter)
    list_select_related = ("user", "unit")
    list_export = (
        "user",
        "unit",
        "role",
        "includes_children",
        "valid_from",
        "valid_until",
    )
    history_title_fields = ("user", "unit", "role")
    shown_children = yes_or_no("includes_children", _("also the units below"))
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("user"),
                    FieldPanel("unit"),
                    FieldPanel("includes_children"),
                    FieldPanel("role"),
                ],
                heading=_("Who, for which unit"),
                help_text=_(
                    "People write and review entries of the units that they are "
                    "members of."
                ),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")])],
                heading=_("From when until when"),
                help_text=_("An empty date leaves that end open."),
            ),
            FieldPanel("change_reason"),
        ],
        base_form_class=UnitMembershipForm,
    )

    @display(description=_("user"), ordering="user")
    def person(self, row: UnitMembership) -> str:
        return person_name(row.user)

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return ("unit__name", "unit__code", "person_searched")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(person_searched=_searched_name())

    def export_value(self, row: Any, name: str) -> CellValue:
        return (
            person_name(row.user) if name == "user" else super().export_value(row, name)
        )


def _searched_name() -> Concat:
    """
    What a person may be searched by, as one text.

    A Chinese name is written without a blank, so no single field holds it. A site's
    own user model may lack any of the usual fields.
    """
    people = get_user_model()
    fields = {field.name for field in people._meta.fields}
    names = ("last_name", "first_name", "last_name", people.USERNAME_FIELD)
    parts: list[Any] = [Value(" ")]
    for name in names:
        if name in fields:
            separator = "" if name == "first_name" else " "
            parts += [Value(separator), F(f"user__{name}")]
    return Concat(*parts, output_field=TextField())


class LegalBasisAdmin(RegisterAdmin):
    model = LegalBasis
    menu_icon = "doc-full"
    list_display = (
        "title",
        "document_number",
        "issuer",
        "effective_on",
        "repealed_on",
    )
    list_filter = (InForceFilter,)
    list_select_related = ("superseded_by",)
    search_fields = ("title", "document_number", "issuer")
    list_export = (
        "title",
        "document_number",
        "issuer",
        "issued_on",
        "effective_on",
        "repealed_on",
        "superseded_by",
        "url",
    )
    history_title_fields = ("title", "document_number")
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("title"),
                    FieldPanel("document_number"),
                    FieldPanel("issuer"),
                    FieldPanel("url"),
                ],
                heading=pgettext_lazy("tab", "Document"),
                help_text=_(
                    "The title without 《》: they are added where it is shown."
                ),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel(
                        [FieldPanel("issued_on"), FieldPanel("effective_on")]
                    ),
                    FieldRowPanel(
                        [FieldPanel("repealed_on"), FieldPanel("superseded_by")]
                    ),
                ],
                heading=_("Validity"),
                help_text=_(
                    "Of a repealed document the items that rest on it are listed."
                ),
            ),
            FieldPanel("change_reason"),
        ],
        base_form_class=LegalBasisForm,
    )


class InformationKindAdmin(RegisterAdmin):
    model = InformationKind
    menu_icon = "tag"
    list_display = ("name", "code", "notice_working_days", "sort_order", "shown_active")
    list_filter = ("is_active",)
    search_fields = ("name", "code", "description")
    list_export = (
        "name",
        "code",
        "description",
        "notice_working_days",
        "sort_order",
        "is_active",
    )
    history_title_fields = ("name", "code")
    shown_active = yes_or_no("is_active", pgettext_lazy("of a row", "active"))
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldPanel("code"),
                    FieldPanel("description"),
                    FieldPanel("sort_order"),
                    FieldPanel("is_active"),
                ],
                heading=_("Kind"),
                help_text=_("An inactive kind cannot be chosen for new entries."),
            ),
            MultiFieldPanel(
                [FieldPanel("notice_working_days")],
                heading=_("What law and practice ask of it"),
            ),
            FieldPanel("change_reason"),
        ],
        base_form_class=RegisterForm,
    )


class DisclosureGroup(ModelAdminGroup):
    """
    The group of the menu that everything of the package stands in.

    Other rooms and other apps add a menu item with the hook
    ``register_disclosure_menu_item``: a function without arguments that returns a
    ``wagtail.admin.menu.MenuItem``. Items are ordered by their ``order``; the
    registers have 1 to 4.
    """

    menu_label = _("Information disclosure")
    menu_item_name = "disclosure"
    menu_icon = "clipboard-list"
    menu_order = 250
    items = (
        ResponsibleUnitAdmin,
        UnitMembershipAdmin,
        LegalBasisAdmin,
        InformationKindAdmin,
    )

    def get_menu_item(self) -> GroupMenuItem:
        # Wagtail's own hook for submenus exists from 8.0 on only.
        submenu = Menu(register_hook_name=MENU_HOOK, items=self.get_submenu_items())
        return GroupMenuItem(self, self.get_menu_order(), submenu)
