from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from wagtail_disclosure.negative_list.choices import (
    Ground,
    Strength,
    default_strength,
)
from wagtail_disclosure.negative_list.querysets import NegativeListItemQuerySet
from wagtail_disclosure.registers.history import register_history
from wagtail_disclosure.registers.models import (
    CitedBasis,
    LegalBasis,
    ResponsibleUnit,
    code_validator,
)


class NegativeListItem(ClusterableModel):
    """
    A matter that the school has decided not to publish.

    Most are for people to judge. Some have screening rules that look for them; an
    item without one is a point that the review form names.
    """

    code = models.CharField(
        _("code"), max_length=40, unique=True, validators=[code_validator]
    )
    title = models.CharField(_("title"), max_length=255)
    ground = models.CharField(_("ground"), max_length=30, choices=Ground.choices)
    strength = models.CharField(
        _("strength"),
        max_length=20,
        choices=Strength.choices,
        blank=True,
        help_text=_("Left empty, it follows from the ground."),
    )
    # The rows below in words: what the history keeps, and what a table holds.
    basis_text = models.TextField(_("bases in law"), blank=True)
    unit = models.ForeignKey(
        ResponsibleUnit,
        verbose_name=_("unit"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="negative_list_items",
        limit_choices_to={"is_external": False},
        help_text=_("Whose matter it is; empty for the whole school."),
    )
    decided_by = models.CharField(
        _("decided by"),
        max_length=255,
        blank=True,
        help_text=_("The meeting that approved it."),
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    public_wording = models.TextField(
        _("public wording"),
        blank=True,
        help_text=_("What the public reads: the sort of matter, never its content."),
    )
    is_public = models.BooleanField(
        _("on the public list"),
        default=False,
        help_text=_("It appears there once the page is published again."),
    )
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_until = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The last day on which it holds."),
    )
    remarks = models.TextField(
        _("remarks"), blank=True, help_text=_("For colleagues; never public.")
    )
    is_preset = models.BooleanField(
        _("default to be adapted"),
        default=False,
        help_text=_("Entered by set-up. Untick it once the school has decided."),
    )
    sort_order = models.PositiveIntegerField(_("order"), default=0)

    history = register_history()
    objects = NegativeListItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("negative list item")
        verbose_name_plural = _("negative list")
        ordering = ["sort_order", "code"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.ground and not self.strength:
            self.strength = default_strength(self.ground)
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError(
                {"valid_until": _("The end lies before the beginning.")}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.strength = self.strength or default_strength(self.ground)
        # The rows that were just edited are in memory only until this has been saved.
        self.basis_text = self.bases_in_words()
        super().save(*args, **kwargs)

    def bases_in_words(self) -> str:
        """One legal basis a line, with its article."""
        return "\n".join(str(row) for row in self.legal_bases.all())

    def is_in_force(self, *, on: datetime.date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_until is None or self.valid_until >= on
        )


class NegativeListBasis(CitedBasis):
    """A law that an item rests on; in order."""

    item = ParentalKey(
        NegativeListItem, on_delete=models.CASCADE, related_name="legal_bases"
    )
    basis = models.ForeignKey(
        LegalBasis,
        verbose_name=_("basis in law"),
        on_delete=models.PROTECT,
        related_name="+",
    )
