from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from wagtail_disclosure.negative_list.choices import SEVERITIES, RuleGroup
from wagtail_disclosure.negative_list.models.items import NegativeListItem
from wagtail_disclosure.negative_list.querysets import ScreeningRuleQuerySet
from wagtail_disclosure.negative_list.rule_problems import find_rule_problems
from wagtail_disclosure.negative_list.rule_texts import (
    SeverityLine,
    keywords_in_short,
    read_keywords,
)
from wagtail_disclosure.negative_list.screening.rules import Severity
from wagtail_disclosure.registers.history import register_history
from wagtail_disclosure.registers.models import InformationKind, code_validator
from wagtail_disclosure.row_order import in_order


class ScreeningRule(ClusterableModel):
    """One thing that screening looks for: by a detector, words or a pattern."""

    code = models.CharField(
        _("code"),
        max_length=40,
        unique=True,
        validators=[code_validator],
        help_text=_("Findings bear it."),
    )
    name = models.CharField(_("name"), max_length=100)
    group = models.CharField(
        _("group"),
        max_length=20,
        choices=RuleGroup.choices,
        default=RuleGroup.NEGATIVE_LIST,
        help_text=_("Content quality is never part of the public negative list."),
    )
    detector = models.CharField(_("built-in detector"), max_length=40, blank=True)
    keywords = models.TextField(_("keywords"), blank=True, help_text=_("One a line."))
    # What the history keeps of a list that may be a megabyte long.
    keyword_changes = models.TextField(_("keywords"), blank=True)
    keywords_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    pattern = models.TextField(
        _("regular expression"),
        blank=True,
        help_text=_(
            "For folded text: small letters, half-width signs, simplified characters."
        ),
    )
    looks_in = models.CharField(
        _("looks in"),
        max_length=255,
        blank=True,
        help_text=_("None chosen means everywhere."),
    )
    options = models.TextField(
        _("options"),
        blank=True,
        help_text=_(
            "Of the detector, one a line, such as the school's own form of student "
            "numbers: pattern = 20[0-9]{8}"
        ),
    )
    item = models.ForeignKey(
        NegativeListItem,
        verbose_name=_("negative list item"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rules",
        help_text=_("The matter that the rule looks for, with its legal bases."),
    )
    severity = models.CharField(
        _("default severity"),
        max_length=10,
        choices=SEVERITIES,
        default=Severity.WARN.value,
    )
    # The rows below in words: what the history keeps, and what a table holds.
    severity_text = models.TextField(_("severities by kind"), blank=True)
    advice = models.TextField(
        _("what to do"), blank=True, help_text=_("Shown with each finding.")
    )
    is_active = models.BooleanField(pgettext_lazy("of a row", "active"), default=True)
    is_preset = models.BooleanField(
        _("default to be adapted"),
        default=False,
        help_text=_("Entered by set-up. Untick it once the school has decided."),
    )
    sort_order = models.PositiveIntegerField(_("order"), default=0)

    history = register_history(excluded_fields=["keywords"])
    objects = ScreeningRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("screening rule")
        verbose_name_plural = _("screening rules")
        ordering = ["group", "sort_order", "code"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        errors = find_rule_problems(self)
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._note_keywords()
        self.severity_text = "\n".join(map(str, self.severity_lines()))
        super().save(*args, **kwargs)

    @property
    def keyword_list(self) -> list[str]:
        return read_keywords(self.keywords)

    def _note_keywords(self) -> None:
        words = self.keyword_list
        self.keywords = "\n".join(words)
        digest = hashlib.sha256(self.keywords.encode()).hexdigest() if words else ""
        if digest == self.keywords_sha256:
            return
        known = type(self)._base_manager.filter(pk=self.pk)
        before = known.values_list("keywords", flat=True).first() or ""
        self.keyword_changes = keywords_in_short(words, read_keywords(before))
        self.keywords_sha256 = digest

    def severity_lines(self) -> list[SeverityLine]:
        """The severities by kind and aspect, also those that are not saved yet."""
        return [row.line for row in self.severities.all()]

    def set_severities(self, lines: Iterable[SeverityLine]) -> None:
        """Raises ``InformationKind.DoesNotExist`` for an unknown kind."""
        lines = list(lines)
        codes = {line.kind for line in lines if line.kind}
        kinds = {
            kind.code: kind for kind in InformationKind.objects.filter(code__in=codes)
        }
        for code in codes - kinds.keys():
            raise InformationKind.DoesNotExist(code)
        self.severities.set(
            in_order(
                RuleSeverity(
                    kind=kinds.get(line.kind),
                    aspect=line.aspect,
                    severity=line.severity,
                )
                for line in lines
            )
        )


class RuleSeverity(Orderable):
    """How much the findings of a rule weigh in one kind, or those of one aspect."""

    rule = ParentalKey(
        ScreeningRule, on_delete=models.CASCADE, related_name="severities"
    )
    kind = models.ForeignKey(
        InformationKind,
        verbose_name=_("kind of information"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rule_severities",
        help_text=_("Empty: all kinds that have no row of their own."),
    )
    aspect = models.CharField(
        _("aspect"),
        max_length=40,
        blank=True,
        help_text=_("Empty: all aspects that have no row of their own in this kind."),
    )
    severity = models.CharField(_("severity"), max_length=10, choices=SEVERITIES)

    panels = [FieldPanel("kind"), FieldPanel("aspect"), FieldPanel("severity")]

    def __str__(self) -> str:
        return str(self.line)

    @property
    def line(self) -> SeverityLine:
        kind = self.kind.code if self.kind else ""
        return SeverityLine(kind, self.aspect, Severity(self.severity))

    def clean(self) -> None:
        super().clean()
        if self.kind is None and not self.aspect:
            raise ValidationError(
                _("Choose a kind or an aspect; for the rest, the default holds.")
            )
