"""The forms of the registers in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.db.models import Q
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail_disclosure.archives import MEBIBYTE
from wagtail_disclosure.negative_list.choices import ROLES
from wagtail_disclosure.negative_list.known_detectors import aspects_of, detector_codes
from wagtail_disclosure.negative_list.rule_texts import read_keywords, read_roles
from wagtail_disclosure.registers.forms import RegisterForm
from wagtail_disclosure.registers.models import ResponsibleUnit
from wagtail_disclosure.registers.permissions import writable_units
from wagtail_disclosure.tabular.decoding import decode

# A longer list would make the form too large to be sent.
LONGEST_LIST_IN_FORM = 5_000
LARGEST_LIST = 20 * MEBIBYTE


class NegativeListItemForm(RegisterForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = ResponsibleUnit.objects.internal()
        self.fields["unit"].queryset = units.filter(
            Q(is_active=True) | Q(pk=self.instance.unit_id)
        )


class WithheldInformationForm(RegisterForm):
    """Offers the writer's own units only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        units = writable_units(self.for_user, on=today).active()
        if self.instance.unit_id:
            units = units | ResponsibleUnit.objects.filter(pk=self.instance.unit_id)
        self.fields["unit"].queryset = units
        if self.instance.unit_id is None and len(units) == 1:
            self.initial["unit"] = units[0].pk


class ScreeningRuleForm(RegisterForm):
    """Offers the detectors that are there, and takes long lists as a file."""

    detector = forms.ChoiceField(label=_("built-in detector"), required=False)
    looks_in = forms.MultipleChoiceField(
        label=_("looks in"),
        choices=ROLES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen means everywhere."),
    )
    keyword_file = forms.FileField(
        label=_("keywords from a file"),
        required=False,
        validators=[FileExtensionValidator(["txt", "csv"])],
        widget=forms.FileInput(attrs={"accept": ".txt,.csv"}),
        help_text=_("One a line. They take the place of all that are there."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = detector_codes()
        if self.instance.detector and self.instance.detector not in codes:
            codes.append(self.instance.detector)
        detector: Any = self.fields["detector"]
        detector.choices = [("", "---------"), *((code, code) for code in codes)]
        self.initial["looks_in"] = [str(r) for r in read_roles(self.instance.looks_in)]
        self._shorten_keywords()
        aspects = aspects_of(self.instance.detector)
        if aspects:
            self.fields["detector"].help_text = _("Aspects: %(aspects)s") % {
                "aspects": ", ".join(aspects)
            }

    def _shorten_keywords(self) -> None:
        words = self.instance.keywords.count("\n") + 1
        self.is_list_long = words > LONGEST_LIST_IN_FORM
        if self.is_list_long:
            field = self.fields["keywords"]
            self.initial["keywords"] = ""
            field.help_text = _(
                "The list holds %(count)d keywords, too many for this form. It stays "
                "as it is while this is empty; hand in a file to replace it."
            ) % {"count": words}

    def clean_looks_in(self) -> str:
        return ", ".join(self.cleaned_data["looks_in"])

    def clean_keyword_file(self) -> str | None:
        file = self.cleaned_data["keyword_file"]
        if file is None:
            return None
        if file.size > LARGEST_LIST:
            raise forms.ValidationError(
                _("The file is larger than %(limit)s."),
                params={"limit": filesizeformat(LARGEST_LIST)},
            )
        try:
            text = decode(file.read())
        except UnicodeDecodeError as error:
            raise forms.ValidationError(
                _("The encoding cannot be read. Save the file as UTF-8.")
            ) from error
        if "\0" in text or not read_keywords(text):
            raise forms.ValidationError(_("There are no keywords in the file."))
        return text

    def clean(self) -> dict[str, Any]:
        cleaned_data: dict[str, Any] = super().clean()
        handed_in = cleaned_data.get("keyword_file")
        changes_means = cleaned_data.get("detector") or cleaned_data.get("pattern")
        if handed_in:
            cleaned_data["keywords"] = handed_in
        elif (
            self.is_list_long and not cleaned_data.get("keywords") and not changes_means
        ):
            cleaned_data["keywords"] = self.instance.keywords
        self._refuse_repeated_severities()
        return cleaned_data

    def _refuse_repeated_severities(self) -> None:
        formset = self.formsets.get("severities")
        if formset is None:
            return
        seen = set()
        formset.is_valid()
        for form in formset.forms:
            data = getattr(form, "cleaned_data", None)
            if not data or data.get("DELETE"):
                continue
            key = (data.get("kind"), data.get("aspect"))
            if key in seen:
                form.add_error("aspect", _("This kind and aspect stand twice."))
            seen.add(key)
