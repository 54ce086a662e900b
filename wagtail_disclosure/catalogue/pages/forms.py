from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from wagtail_disclosure.catalogue.choices import PERIOD_TYPES
from wagtail_disclosure.catalogue.document_access import document_keys, foreign_keys
from wagtail_disclosure.catalogue.entry_rules import (
    open_file_problems,
    own_place_problem,
)
from wagtail_disclosure.catalogue.pages.blocks import pictures_in
from wagtail_disclosure.catalogue.succession import find_succession_problem
from wagtail_disclosure.periods import PeriodType, period_key_for
from wagtail_disclosure.registers.models import ResponsibleUnit
from wagtail_disclosure.registers.permissions import (
    can_write_for_unit,
    writable_units,
)


class PortalPartForm(WagtailAdminPageForm):
    """Says what is wrong with a new page below its parent before it has a place."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.instance.path or self.parent_page is None:
            return
        try:
            self.instance.clean_below(self.parent_page)
        except ValidationError as error:
            self.add_error(None, error)

    def _rows(self, relation: str) -> list[forms.ModelForm]:
        formset = self.formsets.get(relation)
        if formset is None:
            return []
        formset.is_valid()
        return [
            form
            for form in formset.forms
            if getattr(form, "cleaned_data", None)
            and not form.cleaned_data.get("DELETE")
        ]


class ItemForm(PortalPartForm):
    """Refuses links for periods that the item does not have: they never count."""

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean()
        period_type = cleaned_data.get("period_type")
        if period_type:
            for row in self._rows("links"):
                _check_link(row, PeriodType(period_type))
        return cleaned_data


def _check_link(row: forms.ModelForm, period_type: PeriodType) -> None:
    key = row.cleaned_data.get("period")
    # What is no period at all has been refused by the field.
    if not key:
        return
    own = period_key_for(period_type, covered=key, published_on=None)
    if own == key:
        return
    if period_type == PeriodType.NONE:
        problem = _("The item has no periods. Leave this empty.")
    else:
        problem = _(
            "The item has the period “%(type)s”: write for example %(example)s, or "
            "leave this empty for every period."
        ) % {"type": dict(PERIOD_TYPES)[period_type], "example": own}
    row.add_error("period", problem)


class EntryForm(PortalPartForm):
    """Offers the writer's own units only, and checks what several rows say together."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_documents = document_keys(self.instance)
        self.known_superseded = {
            row.superseded_id for row in self.instance.supersessions.all()
        }
        field = self.fields.get("responsible_unit")
        if field is not None and self.for_user is not None:
            field.queryset = self._offered_units()
            if self.instance.responsible_unit_id is None and len(field.queryset) == 1:
                self.initial["responsible_unit"] = field.queryset[0].pk
        if self.instance.live and not self.instance.has_unpublished_changes:
            # What it says is said of the version that is public.
            self.initial["change_note"] = ""

    def _offered_units(self) -> Any:
        units = writable_units(self.for_user, on=timezone.localdate()).active()
        own = self.instance.responsible_unit_id
        if own is None:
            return units
        # A unit that has been closed since, or that a reviewer does not belong to,
        # stays selectable where it is used.
        return units | ResponsibleUnit.objects.filter(pk=own)

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean()
        problem = find_succession_problem(
            self.instance, self._chosen("supersessions", "superseded")
        )
        if problem:
            self.add_error(None, problem)
        self._check_superseded_units()
        self._check_places()
        self._check_files(cleaned_data)
        return cleaned_data

    def _post_clean(self) -> None:
        super()._post_clean()
        if self._is_publishing() and self.instance.is_scope_undecided:
            self.add_error("is_scope_undecided", self.instance.publication_obstacle())

    def _is_publishing(self) -> bool:
        return (
            "action-publish" in self.data
            or self.data.get("workflow-action-name") == "approve"
        )

    def _check_superseded_units(self) -> None:
        """The other entry shows a banner as soon as this one is published."""
        for row in self._rows("supersessions"):
            other = row.cleaned_data.get("superseded")
            if other is None or other.pk in self.known_superseded:
                continue
            if self.for_user is not None and not can_write_for_unit(
                self.for_user, other.responsible_unit_id, on=timezone.localdate()
            ):
                row.add_error("superseded", _foreign_entry_problem())

    def _check_places(self) -> None:
        seen = {self.parent_page.pk} if self.parent_page is not None else set()
        for row in self._rows("further_places"):
            place = row.cleaned_data.get("place")
            if place is None:
                continue
            if self.parent_page is not None and place.pk == self.parent_page.pk:
                row.add_error("place", own_place_problem())
            elif place.pk in seen:
                row.add_error("place", _("The same place is chosen twice."))
            seen.add(place.pk)

    def _check_files(self, cleaned_data: dict[str, Any]) -> None:
        rows = self._rows("attachments")
        attached = [row.cleaned_data.get("document") for row in rows]
        body = cleaned_data.get("body") or ()
        pictures = [value["document"] for value in pictures_in(body)]
        foreign = self._foreign_file_problems([*attached, *pictures])
        problems = open_file_problems([*attached, *pictures]) | foreign
        for row, document in zip(rows, attached, strict=True):
            if document is not None and document.pk in problems:
                row.add_error("document", problems[document.pk])
                if document.pk in foreign:
                    _forget_chosen(row, "document")
        for document in pictures:
            if document is not None and document.pk in problems:
                self.add_error("body", problems[document.pk])

    def _foreign_file_problems(self, documents: list[Any]) -> dict[int, str]:
        """What stands in the entry already is not asked for again."""
        keys = {document.pk for document in documents if document is not None}
        new = list(keys - self.known_documents)
        if not new or self.for_user is None:
            return {}
        foreign = foreign_keys(new, self.for_user, on=timezone.localdate())
        message = _(
            "This file was uploaded for another unit. Upload it yourself if it belongs "
            "to this entry."
        )
        return dict.fromkeys(foreign, message)

    def _chosen(self, relation: str, field: str) -> list[Any]:
        chosen = [form.cleaned_data.get(field) for form in self._rows(relation)]
        return [row for row in chosen if row is not None]


def _foreign_entry_problem() -> str:
    return _(
        "This entry belongs to another unit. Only who writes for both units, or the "
        "disclosure office, can say that it is superseded."
    )


def _forget_chosen(row: Any, name: str) -> None:
    """Shown again, the form would tell the title of what was chosen."""
    row.data = {**dict(row.data.items()), row.add_prefix(name): ""}
