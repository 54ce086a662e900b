"""Labels of the catalogue's enumerations."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail_disclosure.catalogue.item_state import ItemState, UpdateRule
from wagtail_disclosure.periods import PeriodType
from wagtail_disclosure.scope import Scope

UPDATE_RULES = [
    (UpdateRule.ON_CHANGE.value, _("When it changes")),
    (UpdateRule.WITHIN_WORKING_DAYS.value, _("Within 20 working days")),
    (UpdateRule.YEARLY.value, _("Every year by a month")),
    (UpdateRule.EACH_TERM.value, _("Every term")),
    (UpdateRule.LONG_TERM.value, _("Permanently")),
    (UpdateRule.IMMEDIATE.value, _("At once")),
]
PERIOD_TYPES = [
    (PeriodType.NONE.value, pgettext_lazy("period", "None")),
    (PeriodType.SCHOOL_YEAR.value, _("School year")),
    (PeriodType.CALENDAR_YEAR.value, _("Calendar year")),
    (PeriodType.TERM.value, _("Term")),
    (PeriodType.ADMISSION_YEAR.value, _("Admission year")),
    (PeriodType.GRADUATING_YEAR.value, _("Graduating year")),
    (PeriodType.EACH_OCCURRENCE.value, _("Each occurrence")),
]
ITEM_STATES = {
    ItemState.PUBLISHED: pgettext_lazy("state of an item", "Published"),
    ItemState.BY_LINK: _("Published (link)"),
    ItemState.DUE: _("Due"),
    ItemState.MISSING: _("Missing"),
    ItemState.NOT_APPLICABLE: _("Not applicable"),
    ItemState.NONE_THIS_PERIOD: _("None this period"),
}
SCOPES = {
    Scope.PUBLIC: pgettext_lazy("scope", "Public"),
    Scope.CAMPUS: _("Campus"),
    Scope.LIMITED: _("Limited"),
}


class FiveOpen(models.TextChoices):
    """The five opens 五公开 (国办发〔2016〕80号)."""

    DECISION = "decision", _("Decision")
    EXECUTION = "execution", _("Execution")
    MANAGEMENT = "management", _("Management")
    SERVICE = "service", _("Service")
    RESULT = "result", _("Result")


class Validity(models.TextChoices):
    """Whether a normative document still holds."""

    VALID = "valid", _("Valid")
    AMENDED = "amended", _("Amended")
    REPEALED = "repealed", _("Repealed")
