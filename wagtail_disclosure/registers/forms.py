"""The forms of the registers in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.validators import FileExtensionValidator
from django.db.models import Q, QuerySet
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from wagtail_disclosure.archives import MEBIBYTE
from wagtail_disclosure.registers.models import ResponsibleUnit
from wagtail_disclosure.registers.people import person_name

# The column of simple-history is no longer.
LONGEST_REASON = 100
LARGEST_IMPORT = 5 * MEBIBYTE


class RegisterForm(WagtailAdminModelForm):
    """Asks why a row changes; the answer goes into the history."""

    change_reason = forms.CharField(
        label=_("Reason for the change"),
        max_length=LONGEST_REASON,
        required=False,
        help_text=_("Stands in the history of this row."),
    )

    def save(self, commit: bool = True) -> Any:
        self.instance._change_reason = self.cleaned_data.get("change_reason") or None
        return super().save(commit=commit)


class ResponsibleUnitForm(RegisterForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = _choosable(ResponsibleUnit.objects.all(), self.instance.parent_id)
        if self.instance.pk:
            below = ResponsibleUnit.objects.with_descendants_of({self.instance.pk})
            units = units.exclude(pk__in=below.values("pk"))
        self.fields["parent"].queryset = units


class UnitMembershipForm(RegisterForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = ResponsibleUnit.objects.internal()
        self.fields["unit"].queryset = _choosable(units, self.instance.unit_id)
        people = get_user_model()._default_manager
        self.fields["user"].queryset = people.filter(
            Q(is_active=True) | Q(pk=self.instance.user_id)
        ).order_by(get_user_model().USERNAME_FIELD)
        self.fields["user"].label_from_instance = person_name


class LegalBasisForm(RegisterForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            successor = self.fields["superseded_by"]
            successor.queryset = successor.queryset.exclude(pk=self.instance.pk)


def _choosable(units: QuerySet, current: int | None) -> QuerySet:
    """Active units, and the one that is chosen already."""
    return units.filter(Q(is_active=True) | Q(pk=current))


class RegisterImportForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX, for example the export of this register."),
        validators=[FileExtensionValidator(["csv", "xlsx"])],
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    dry_run = forms.BooleanField(
        label=_("Only check"),
        required=False,
        help_text=_("Shows what would happen, and changes nothing."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_IMPORT:
            raise forms.ValidationError(
                _("The file is larger than %(limit)s."),
                params={"limit": filesizeformat(LARGEST_IMPORT)},
            )
        return file
