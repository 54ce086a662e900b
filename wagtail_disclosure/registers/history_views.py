"""Who changed a row of a register, when, and what; also of rows that are gone."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator
from wagtail_modeladmin.views import WMABaseView

from wagtail_disclosure.registers.history_changes import (
    DELETED,
    HistoryEntry,
    RecordWords,
    describe_history,
    tracked_fields,
)

RECORDS_PER_PAGE = 50


class _HistoryPage(WMABaseView):
    """A page of records, for everybody who may see the register."""

    def check_action_permitted(self, user: Any) -> bool:
        return self.permission_helper.user_can_list(user)

    def paginate(self, records: QuerySet) -> Page:
        paginator = WagtailPaginator(records, RECORDS_PER_PAGE)
        return paginator.get_page(self.request.GET.get("p"))

    def page_context(self, page: Page) -> dict[str, Any]:
        return {
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "index_url": self.index_url,
        }


class RegisterHistoryView(_HistoryPage):
    """The history of one row, which may be deleted by now."""

    page_title = _("History")
    instance_pk: Any = None

    def __init__(self, model_admin: Any, instance_pk: str) -> None:
        super().__init__(model_admin)
        try:
            self.instance_pk = self.opts.pk.to_python(unquote(instance_pk))
        except ValidationError as error:
            raise Http404 from error
        self.records = (
            self.model.history.filter(**{self.pk_attname: self.instance_pk})
            .select_related("history_user__wagtail_userprofile")
            .order_by("-history_date", "-history_id")
        )
        self.instance = self.model._base_manager.filter(pk=self.instance_pk).first()
        self.newest = self.records.first()
        if self.instance is None and self.newest is None:
            raise Http404

    def get_page_subtitle(self) -> str:
        if self.instance is not None:
            return str(self.instance)
        return self.model_admin.record_title(self.newest, RecordWords([self.newest]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.paginate(self.records)
        shown = list(page.object_list)
        older = self.records[page.end_index() : page.end_index() + 1].first()
        may_edit = self.instance is not None and (
            self.permission_helper.user_can_edit_obj(self.request.user, self.instance)
        )
        context = {
            **self.page_context(page),
            "entries": describe_history(shown, older),
            "is_gone": self.instance is None,
            "edit_url": self.url_helper.get_action_url("edit", quote(self.instance_pk))
            if may_edit
            else None,
            **kwargs,
        }
        return super().get_context_data(**context)

    def get_template_names(self) -> list[str]:
        return ["wagtail_disclosure/registers/history.html"]


class DeletedRowsView(_HistoryPage):
    """Rows that are no longer in the register, with a way to their history."""

    page_title = _("Deleted rows")

    def get_page_subtitle(self) -> str:
        return self.verbose_name_plural

    def get_queryset(self) -> QuerySet:
        pk = self.pk_attname
        still_there = self.model._base_manager.filter(pk=OuterRef(pk))
        deletions = self.model.history.filter(history_type=DELETED)
        later = deletions.filter(
            **{pk: OuterRef(pk)}, history_id__gt=OuterRef("history_id")
        )
        return (
            deletions.filter(~Exists(still_there), ~Exists(later))
            .select_related("history_user__wagtail_userprofile")
            .order_by("-history_date", "-history_id")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.paginate(self.get_queryset())
        records = list(page.object_list)
        words = RecordWords(records)
        rows = [
            {
                "entry": HistoryEntry(record, ()),
                "title": self.model_admin.record_title(record, words),
                "history_url": self.url_helper.get_action_url(
                    "history", quote(getattr(record, self.pk_attname))
                ),
            }
            for record in records
        ]
        context = {**self.page_context(page), "rows": rows, **kwargs}
        return super().get_context_data(**context)

    def get_template_names(self) -> list[str]:
        return ["wagtail_disclosure/registers/deleted_rows.html"]


def title_from_fields(record: Any, names: tuple[str, ...], words: RecordWords) -> str:
    """What a row was called, from the fields that tell it apart."""
    fields = {field.name: field for field in tracked_fields(record)}
    values = (words.value(record, fields[name]) for name in names)
    return " · ".join(filter(None, values))
