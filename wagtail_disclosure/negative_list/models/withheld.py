from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail_disclosure.negative_list.choices import ReviewResult
from wagtail_disclosure.negative_list.models.items import NegativeListItem
from wagtail_disclosure.negative_list.querysets import WithheldInformationQuerySet
from wagtail_disclosure.negative_list.review_dates import a_year_after
from wagtail_disclosure.registers.history import register_history
from wagtail_disclosure.registers.models import LegalBasis, ResponsibleUnit
from wagtail_disclosure.registers.people import full_name


class WithheldInformation(models.Model):
    """
    One piece of information that a unit holds and does not publish.

    What is or may be a state secret never stands in this register.
    """

    title = models.CharField(
        _("title"),
        max_length=255,
        help_text=_(
            "What it is called, not what it says. State secrets, and what may be one, "
            "are never entered here."
        ),
    )
    unit = models.ForeignKey(
        ResponsibleUnit,
        verbose_name=_("unit"),
        on_delete=models.PROTECT,
        related_name="withheld_information",
        limit_choices_to={"is_external": False},
    )
    item = models.ForeignKey(
        NegativeListItem,
        verbose_name=_("negative list item"),
        on_delete=models.PROTECT,
        related_name="withheld_information",
    )
    legal_basis = models.ForeignKey(
        LegalBasis,
        verbose_name=_("basis in law"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="withheld_information",
        help_text=_("Left empty, those of the item hold."),
    )
    article = models.CharField(_("article"), max_length=100, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    decided_on = models.DateField(_("decided on"))
    decided_by = models.CharField(_("decided by"), max_length=255)
    next_review_on = models.DateField(
        _("next review"),
        blank=True,
        help_text=_("Left empty: a year after the decision."),
    )

    history = register_history()
    objects = WithheldInformationQuerySet.as_manager()

    class Meta:
        verbose_name = _("withheld information")
        verbose_name_plural = pgettext_lazy("the register", "withheld information")
        ordering = ["next_review_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "title"],
                name="wagtail_disclosure_withheld_once",
                violation_error_message=_(
                    "The unit has withheld information with this title already."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._fill_next_review()
        super().save(*args, **kwargs)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._fill_next_review()
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if (
            self.decided_on
            and self.next_review_on
            and self.next_review_on < self.decided_on
        ):
            raise ValidationError(
                {"next_review_on": _("It is reviewed before it was decided.")}
            )

    def _fill_next_review(self) -> None:
        if self.next_review_on is None and isinstance(self.decided_on, datetime.date):
            self.next_review_on = a_year_after(self.decided_on)

    @property
    def is_opened(self) -> bool:
        """Whether an entry has come of it, and is still there."""
        if hasattr(self, "opened_entry_id"):
            return (
                self.status == ReviewResult.NOW_PUBLIC
                and self.opened_entry_id is not None
            )
        newest = self.newest_review
        return (
            newest is not None
            and newest.result == ReviewResult.NOW_PUBLIC
            and newest.entry_id is not None
        )

    @property
    def newest_review(self) -> WithheldReview | None:
        return self.reviews.order_by("-reviewed_on", "-pk").first()

    @property
    def status(self) -> ReviewResult:
        """What the newest review came to; before the first one it is withheld."""
        if hasattr(self, "status_code"):
            return ReviewResult(self.status_code)
        newest = self.newest_review
        return ReviewResult(newest.result) if newest else ReviewResult.STILL_WITHHELD

    def bases_in_words(self) -> str:
        if self.legal_basis is None:
            return self.item.basis_text
        return f"{self.legal_basis}{self.article}"


class WithheldReview(models.Model):
    """What one review came to. Rows are written by actions only."""

    information = models.ForeignKey(
        WithheldInformation,
        verbose_name=_("withheld information"),
        on_delete=models.CASCADE,
        related_name="reviews",
    )
    reviewed_on = models.DateField(_("reviewed on"))
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewed by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    result = models.CharField(_("result"), max_length=20, choices=ReviewResult.choices)
    note = models.TextField(_("note"), blank=True)
    entry = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("entry"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("review of withheld information")
        verbose_name_plural = _("reviews of withheld information")
        ordering = ["-reviewed_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.reviewed_on.isoformat()} {self.get_result_display()}"

    @property
    def reviewer_name(self) -> str:
        return full_name(self.reviewed_by) if self.reviewed_by else ""
