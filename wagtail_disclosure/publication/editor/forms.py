from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from wagtail_disclosure.publication.choices import WithdrawalKind
from wagtail_disclosure.registers.people import full_name
from wagtail_disclosure.row_keys import RowChoiceField, RowPageChooser


def reason_field(label: Any, help_text: Any = "", *, required: bool = True) -> Any:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WithdrawForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind"), choices=WithdrawalKind.choices, widget=forms.RadioSelect
    )
    public_reason = reason_field(_("Public reason"), _("The public reads it."))
    internal_reason = reason_field(
        _("Internal reason"), _("For colleagues only."), required=False
    )
    into = RowChoiceField(
        label=_("Stands for it now"),
        queryset=Page.objects.none(),
        required=False,
        help_text=_("Only if it was merged: the entry that readers are led to."),
    )

    def __init__(self, *args: Any, page_class: type[Page], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into: Any = self.fields["into"]
        into.widget = RowPageChooser(target_models=[page_class])
        into.queryset = page_class.objects.live()


class RestoreForm(forms.Form):
    """Nothing to fill in: it comes back as it was."""


class RevokeForm(forms.Form):
    reason = reason_field(
        _("Reason"), _("Stands in the review history and in the ledger.")
    )


class PersonField(RowChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{full_name(obj)} ({obj.get_username()})"


class NameAuthorForm(forms.Form):
    author = PersonField(
        label=_("Author"),
        queryset=None,
        help_text=_("Cannot review this text afterwards."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        model = get_user_model()
        author: Any = self.fields["author"]
        author.queryset = model._default_manager.filter(is_active=True).order_by(
            "last_name", "first_name", model.USERNAME_FIELD
        )
