from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.widgets import AdminDateInput

from wagtail_disclosure.review.choices import Decision
from wagtail_disclosure.review.models import ReviewStep
from wagtail_disclosure.row_keys import parse_row_key


class ReviewsFilterForm(forms.Form):
    """Offers the units and reviewers that stand in the report."""

    decided_from = forms.DateField(
        label=gettext_lazy("Decided from"), required=False, widget=AdminDateInput
    )
    decided_until = forms.DateField(
        label=gettext_lazy("Decided until"), required=False, widget=AdminDateInput
    )
    unit = forms.ChoiceField(label=gettext_lazy("Unit"), required=False)
    decision = forms.ChoiceField(
        label=pgettext_lazy("review", "Decision"), required=False
    )
    reviewer = forms.ChoiceField(label=gettext_lazy("Reviewer"), required=False)

    def __init__(self, data: Any, *, steps: QuerySet[ReviewStep]) -> None:
        super().__init__(data)
        everything = [("", _("All"))]
        found = steps.order_by()
        units = found.exclude(unit=None).values_list("unit_id", "unit__name")
        people = found.exclude(reviewer=None).values_list(
            "reviewer_id", "reviewer__username", "reviewer_name"
        )
        self._offer("unit", [*everything, *sorted(set(units.distinct()), key=str)])
        names = {key: f"{name} ({login})" for key, login, name in people.distinct()}
        self._offer("reviewer", [*everything, *names.items()])
        self._offer("decision", [*everything, *Decision.choices])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def chosen(self, steps: QuerySet[ReviewStep]) -> QuerySet[ReviewStep]:
        """The steps asked for; what makes no sense is left out of the question."""
        self.is_valid()
        data = self.cleaned_data
        wanted = {
            "decided_at__date__gte": data.get("decided_from"),
            "decided_at__date__lte": data.get("decided_until"),
            "unit_id": parse_row_key(data.get("unit", "")),
            "reviewer_id": parse_row_key(data.get("reviewer", "")),
            "decision": data.get("decision"),
        }
        return steps.filter(**{name: value for name, value in wanted.items() if value})
