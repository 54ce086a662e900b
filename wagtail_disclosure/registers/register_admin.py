"""What the admin of every register has in common, in whichever room it lives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django.contrib.admin.utils import quote
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail import hooks
from wagtail_modeladmin.helpers import AdminURLHelper, ButtonHelper
from wagtail_modeladmin.options import ModelAdmin

from wagtail_disclosure.registers.deletion import RegisterDeleteView
from wagtail_disclosure.registers.history_changes import (
    RecordWords,
    label_of,
    value_text,
)
from wagtail_disclosure.registers.history_views import (
    DeletedRowsView,
    RegisterHistoryView,
    title_from_fields,
)
from wagtail_disclosure.registers.import_view import RegisterImportView
from wagtail_disclosure.registers.listing import RegisterIndexView
from wagtail_disclosure.registers.register_import import RegisterImport
from wagtail_disclosure.row_keys import RowKeyConverter
from wagtail_disclosure.tabular import CellValue

MENU_HOOK = "register_disclosure_menu_item"
# The heading of filters in modeladmin, which its own catalogues lack.
gettext_noop("By %(filter_title)s")


class RegisterURLHelper(AdminURLHelper):
    """
    Knows actions on the whole register besides those of modeladmin.

    The key of a row is a number here; modeladmin takes any word for one.
    """

    list_actions = ("deleted", "import")

    def get_action_url_pattern(self, action: str) -> str:
        if action in (*self.list_actions, "create", "index"):
            return self._get_action_url_pattern(action)
        key = RowKeyConverter.regex
        return rf"^{self.base_url_path}/{action}/(?P<instance_pk>{key})/$"

    def get_action_url(self, action: str, *args: Any, **kwargs: Any) -> str:
        if action in self.list_actions:
            return reverse(self.get_action_url_name(action))
        return super().get_action_url(action, *args, **kwargs)


class RegisterButtonHelper(ButtonHelper):
    """Adds a button for the history of each row."""

    def get_buttons_for_obj(
        self,
        obj: models.Model,
        exclude: Sequence[str] | None = None,
        classnames_add: list[str] | None = None,
        classnames_exclude: list[str] | None = None,
    ) -> list[dict[str, Any]]:
        buttons = super().get_buttons_for_obj(
            obj, exclude, classnames_add, classnames_exclude
        )
        added = ["button-secondary", *(classnames_add or [])]
        history = {
            "url": self.url_helper.get_action_url("history", quote(obj.pk)),
            "label": _("History"),
            "classname": self.finalise_classname(added, classnames_exclude),
            "title": _("Who changed this %(object)s, and what")
            % {"object": self.verbose_name},
        }
        return [*buttons, history]


class RegisterAdmin(ModelAdmin):
    """
    A register under the menu group of the package, with history and export.

    A room registers it with ``modeladmin_register``; it then joins the group through
    the hook ``register_disclosure_menu_item``, and the group needs not know it.
    """

    # Fields that tell a deleted row apart in the list of deleted rows.
    history_title_fields: ClassVar[tuple[str, ...]] = ()
    list_per_page = 50
    add_to_admin_menu = False
    url_helper_class = RegisterURLHelper
    button_helper_class = RegisterButtonHelper
    index_view_class = RegisterIndexView
    history_view_class = RegisterHistoryView
    delete_view_class = RegisterDeleteView
    deleted_view_class = DeletedRowsView
    import_view_class = RegisterImportView
    # How rows come in from a spreadsheet; None where they do not.
    import_class: ClassVar[type[RegisterImport] | None] = None
    import_guidance: ClassVar[str | Promise] = ""
    import_column_help: ClassVar[dict[str, str | Promise]] = {}
    index_view_extra_css = ["wagtail_disclosure/css/registers.css"]
    form_view_extra_css = ["wagtail_disclosure/css/registers.css"]
    index_template_name = "wagtail_disclosure/registers/index.html"
    delete_template_name = "wagtail_disclosure/registers/delete.html"

    def register_with_wagtail(self) -> None:
        super().register_with_wagtail()
        if self.parent is None:
            hooks.register(MENU_HOOK, self.get_menu_item)

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        # Before the others: their patterns take any word for the key of a row.
        importing = (
            ()
            if self.import_class is None
            else (self.list_url("import", self.import_view),)
        )
        return (
            *importing,
            self.list_url("deleted", self.deleted_view),
            *super().get_admin_urls_for_registration(),
        )

    def list_url(
        self, action: str, view: Callable[[HttpRequest], HttpResponse]
    ) -> URLPattern:
        return re_path(
            self.url_helper.get_action_url_pattern(action),
            view,
            name=self.url_helper.get_action_url_name(action),
        )

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        return self.deleted_view_class.as_view(model_admin=self)(request)

    def import_view(self, request: HttpRequest) -> HttpResponse:
        return self.import_view_class.as_view(model_admin=self)(request)

    def user_can_import(self, user: Any) -> bool:
        """An import enters rows and changes them."""
        helper = self.permission_helper
        return (
            self.import_class is not None
            and helper.user_can_create(user)
            and helper.user_can_edit_obj(user, None)
        )

    def extra_buttons(self, request: HttpRequest) -> list[dict[str, str]]:
        """Buttons in the header of the list, besides export and creation."""
        buttons = [
            self._list_button(
                "deleted",
                _("Deleted rows"),
                _("Rows that are no longer here, with their history"),
            )
        ]
        if self.user_can_import(request.user):
            title = _("Enter or change many rows from a spreadsheet")
            buttons.insert(0, self._list_button("import", _("Import"), title))
        return buttons

    def _list_button(self, action: str, label: str, title: str) -> dict[str, str]:
        return {
            "url": self.url_helper.get_action_url(action),
            "label": label,
            "classname": "button button-secondary",
            "title": title,
        }

    def record_title(self, record: Any, words: RecordWords) -> str:
        title = title_from_fields(record, self.history_title_fields, words)
        return title or f"#{getattr(record, self.opts.pk.attname)}"

    def export_heading(self, name: str) -> str:
        return label_of(self.opts.get_field(name))

    def export_value(self, row: models.Model, name: str) -> CellValue:
        """What stands in the cell; an import of the same file must understand it."""
        field = self.opts.get_field(name)
        value = getattr(row, name)
        if value is None or field.is_relation:
            return "" if value is None else str(value)
        if isinstance(value, bool) or field.choices:
            return value_text(field, value)
        return value


def yes_or_no(name: str, label: str | Promise) -> Callable[[Any, models.Model], str]:
    """
    A column that says in words whether a field holds.

    The pictures that modeladmin shows instead are files of ``django.contrib.admin``,
    which a site need not have installed.
    """

    def column(model_admin: Any, row: models.Model) -> str:
        return _("Yes") if getattr(row, name) else _("No")

    column.short_description = label  # type: ignore[attr-defined]
    column.admin_order_field = name  # type: ignore[attr-defined]
    return column
