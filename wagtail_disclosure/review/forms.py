"""The reviewer's form: what the decision is, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail_disclosure.negative_list.models import NegativeListItem
from wagtail_disclosure.registers.models import LegalBasis
from wagtail_disclosure.review.choices import NEEDS_LEGAL_BASIS, Decision
from wagtail_disclosure.review.refusal import REASONS, ReviewNotAllowed

ANSWER = "answer-"


class DecisionForm(forms.Form):
    """
    Part of both forms; Wagtail sends its cleaned data through a browser as JSON.

    So the values are simple ones, and whoever gets them back binds the form again.
    """

    decisions: ClassVar[Sequence[Decision]] = ()
    # The page in review and who reviews it; set by ``bound_to``.
    subject: ClassVar[Any] = None

    decision = forms.ChoiceField(
        label=pgettext_lazy("review", "Decision"), widget=forms.RadioSelect
    )
    legal_basis = forms.ChoiceField(
        label=pgettext_lazy("review", "Legal basis"),
        required=False,
        help_text=_("Needed for everything but publishing the whole."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["decision"]
        choices.choices = [(each.value, each.label) for each in self.decisions]
        self.fields["decision"].initial = self.decisions[0].value
        bases: Any = self.fields["legal_basis"]
        bases.choices = [
            ("", "---------"),
            *((str(each.pk), str(each)) for each in LegalBasis.objects.all()),
        ]
        if self.subject is not None:
            self.fields["digest"].initial = self.subject.digest

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        decision = data.get("decision")
        if decision in NEEDS_LEGAL_BASIS and not data.get("legal_basis"):
            self.refuse("legal_basis", "no-legal-basis")
        return data

    def refuse(self, field: str | None, code: str, detail: str = "") -> None:
        message = detail or REASONS[code]
        self.add_error(field, forms.ValidationError(message, code=code))

    def require_valid(self) -> None:
        """Raise ``ReviewNotAllowed`` with the first of our reasons that is missing."""
        if self.is_valid():
            return
        for errors in self.errors.as_data().values():
            for error in errors:
                if error.code in REASONS:
                    raise ReviewNotAllowed(str(error.code), " ".join(error.messages))
        raise ReviewNotAllowed("unreadable-decision")

    def chosen_basis(self) -> LegalBasis | None:
        key = self.cleaned_data.get("legal_basis")
        return LegalBasis.objects.get(pk=key) if key else None


class ApproveForm(DecisionForm):
    decisions = (Decision.PUBLISH, Decision.SEPARATED)

    scope_confirmed = forms.BooleanField(
        label=_("The audience is right"),
        error_messages={"required": REASONS["scope-not-confirmed"]},
    )
    points = forms.MultipleChoiceField(
        label=_("Review points"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Confirm that nothing of the sort stands in text or files."),
    )
    field_order = ("scope_confirmed", "points", "decision", "legal_basis", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        points: Any = self.fields["points"]
        points.choices = review_points()
        if not points.choices:
            del self.fields["points"]
        scope = getattr(self.subject, "scope_name", "")
        if scope:
            self.fields["scope_confirmed"].label = _(
                "The audience is right: %(scope)s"
            ) % {"scope": scope}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("scope_confirmed"):
            self.errors.pop("scope_confirmed", None)
            self.refuse("scope_confirmed", "scope-not-confirmed")
        if "points" in self.fields:
            wanted = {code for code, _title in review_points()}
            if wanted - set(data.get("points", ())):
                self.refuse("points", "points-open")
        data["answers"] = {
            name.removeprefix(ANSWER): storable(str(self.data[name]))[:1000]
            for name in self.data
            if name.startswith(ANSWER)
        }
        self._check_subject(data)
        return data

    def _check_subject(self, data: dict[str, Any]) -> None:
        """Say here what would be refused afterwards, while the text stays in place."""
        if self.subject is None or self.errors:
            return
        try:
            self.subject.check(data)
        except ReviewNotAllowed as refusal:
            self.refuse(None, refusal.code, str(refusal))

    def answer_rows(self) -> list[dict[str, Any]]:
        """A text field for each finding that waits for an answer."""
        return [
            {
                "shown": shown,
                "name": (name := f"{ANSWER}{shown.item.finding.fingerprint}"),
                "value": self.data.get(name, ""),
            }
            for shown in (self.subject.to_explain if self.subject else ())
        ]

    def confirmed_points(self) -> list[str]:
        chosen = set(self.cleaned_data.get("points", ()))
        return [title for code, title in review_points() if code in chosen]


class DeclineForm(DecisionForm):
    decisions = (Decision.RETURN, Decision.ON_APPLICATION, Decision.WITHHOLD)
    field_order = ("decision", "reason", "legal_basis")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not str(data.get("reason", "")).strip():
            self.refuse("reason", "no-reason")
        digest = data.get("digest")
        if self.subject is not None and digest and digest != self.subject.digest:
            self.refuse(None, "stale")
        return data


def review_points() -> list[tuple[str, str]]:
    """What no rule looks for, so that a person has to confirm it: code and title."""
    today = timezone.localdate()
    items = NegativeListItem.objects.in_force(on=today).review_points()
    return [(item.code, item.title) for item in items]


def storable(text: str) -> str:
    """Without what a form in a browser cannot send and a database does not take."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def form_data(kwargs: Mapping[str, Any]) -> dict[str, Any]:
    """What a browser sent back as JSON, as a form takes it; the rest is left out."""
    answers = kwargs.get("answers")
    data: dict[str, Any] = {
        name: storable(kwargs[name])
        for name in ("decision", "legal_basis", "reason", "digest")
        if isinstance(kwargs.get(name), str)
    }
    data["scope_confirmed"] = kwargs.get("scope_confirmed") is True
    points = kwargs.get("points")
    if isinstance(points, list):
        data["points"] = [point for point in points if isinstance(point, str)]
    if isinstance(answers, dict):
        data.update(
            {
                f"{ANSWER}{storable(name)}": reason
                for name, reason in answers.items()
                if isinstance(reason, str)
            }
        )
    return data
