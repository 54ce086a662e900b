from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail_disclosure.registers.models import ResponsibleUnit
from wagtail_disclosure.registers.permissions import writable_units
from wagtail_disclosure.row_keys import RowChoiceField

ACCEPTED = ".docx,.xlsx,.pdf,.html,.htm,.txt"


class FileForm(forms.Form):
    """A file, and what is to become of the original."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Word (docx), Excel (xlsx), PDF, web page (html) or text (txt)."),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
    )
    keep_original = forms.BooleanField(
        label=_("Keep the original as an attachment"),
        required=False,
        initial=True,
        help_text=_("Word, Excel and PDF only. It becomes public with the entry."),
    )


class FillEntryForm(FileForm):
    mode = forms.ChoiceField(
        label=_("What stands in the entry now"),
        choices=[
            ("append", _("Keep it, and add the file's content at the end")),
            ("replace", _("Replace the body with the file's content")),
        ],
        widget=forms.RadioSelect,
    )


class NewEntryForm(FileForm):
    unit = RowChoiceField(
        label=_("Responsible unit"),
        queryset=ResponsibleUnit.objects.none(),
        help_text=_("The unit that answers for the entry and publishes it."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = writable_units(user, on=timezone.localdate()).active()
        field: Any = self.fields["unit"]
        field.queryset = units
        if len(units) == 1:
            self.initial.setdefault("unit", units[0].pk)
