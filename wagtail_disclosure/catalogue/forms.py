from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from wagtail_disclosure.catalogue.portal_parts import check_slug
from wagtail_disclosure.catalogue.succession import find_succession_problem
from wagtail_disclosure.registers.permissions import writable_units


class PortalPartForm(WagtailAdminPageForm):
    """Refuses a slug that is an address of the parent page itself."""

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean()
        try:
            check_slug(cleaned_data.get("slug") or "", self.parent_page)
        except ValidationError as error:
            self.add_error(None, error)
        return cleaned_data


class EntryForm(PortalPartForm):
    """Offers the writer's own units only, and checks what several rows say together."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("responsible_unit")
        if field is not None and self.for_user is not None:
            field.queryset = self._offered_units()
            if self.instance.responsible_unit_id is None and len(field.queryset) == 1:
                field.initial = field.queryset[0].pk

    def _offered_units(self) -> Any:
        units = writable_units(self.for_user, on=timezone.localdate())
        own = self.instance.responsible_unit_id
        if own is None:
            return units.active()
        # A unit that has been closed since stays selectable where it is used.
        return units.active() | units.filter(pk=own)

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean()
        superseded = self._chosen("supersessions", "superseded")
        problem = find_succession_problem(self.instance, superseded)
        if problem:
            self.add_error(None, problem)
        if self._repeats("further_places", "place"):
            self.add_error(None, _("The same place is chosen twice."))
        return cleaned_data

    def _rows(self, relation: str) -> list[forms.ModelForm]:
        formset = self.formsets.get(relation)
        if formset is None:
            return []
        formset.is_valid()
        return [
            form
            for form in formset.forms
            if getattr(form, "cleaned_data", None) and not form.cleaned_data.get("DELETE")
        ]

    def _chosen(self, relation: str, field: str) -> list[Any]:
        chosen = [form.cleaned_data.get(field) for form in self._rows(relation)]
        return [row for row in chosen if row is not None]

    def _repeats(self, relation: str, field: str) -> bool:
        keys = [row.pk for row in self._chosen(relation, field)]
        return len(keys) != len(set(keys))
