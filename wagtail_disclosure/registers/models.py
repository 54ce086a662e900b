from __future__ import annotations

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from wagtail_disclosure.registers.history import register_history
from wagtail_disclosure.registers.querysets import (
    InformationKindQuerySet,
    LegalBasisQuerySet,
    ResponsibleUnitQuerySet,
    UnitMembershipQuerySet,
)

# A code becomes part of index numbers and so of addresses.
code_validator = RegexValidator(
    r"^[\w-]+\Z", _("Use letters, digits, hyphens and underscores only.")
)


class ResponsibleUnit(index.Indexed, models.Model):
    """A unit of the school, or an outside body that issues documents."""

    class Level(models.TextChoices):
        NATIONAL = "national", _("National")
        PROVINCIAL = "provincial", _("Provincial")
        MUNICIPAL = "municipal", _("Municipal")

    name = models.CharField(_("name"), max_length=255, unique=True)
    code = models.CharField(
        _("code"),
        max_length=40,
        unique=True,
        validators=[code_validator],
        help_text=_("Short and lasting: it becomes part of index numbers."),
    )
    is_external = models.BooleanField(
        _("outside body"),
        default=False,
        help_text=_(
            "A ministry or province that issues documents; not in the directory."
        ),
    )
    level = models.CharField(
        _("level"),
        max_length=12,
        choices=Level.choices,
        blank=True,
        help_text=_("Of outside bodies: groups the rules that the school re-posts."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("parent unit"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    responsible_post = models.CharField(
        _("responsible post"), max_length=100, blank=True
    )
    responsible_person = models.CharField(
        _("responsible person"), max_length=100, blank=True
    )
    office = models.CharField(_("office"), max_length=100, blank=True)
    address = models.CharField(_("address"), max_length=255, blank=True)
    phone = models.CharField(_("phone"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    hours = models.CharField(_("office hours"), max_length=255, blank=True)
    sort_order = models.PositiveIntegerField(_("order"), default=0)
    is_active = models.BooleanField(pgettext_lazy("of a row", "active"), default=True)

    history = register_history()
    objects = ResponsibleUnitQuerySet.as_manager()

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("is_external"),
        index.FilterField("is_active"),
    ]

    class Meta:
        verbose_name = _("responsible unit")
        verbose_name_plural = _("responsible units")
        # Where nobody has set an order, as the units were entered.
        ordering = ["is_external", "sort_order", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self._is_own_ancestor():
            errors["parent"] = _("A unit cannot stand below itself.")
        if self.level and not self.is_external:
            errors["level"] = _("Only outside bodies have a level.")
        if errors:
            raise ValidationError(errors)

    def _is_own_ancestor(self) -> bool:
        seen = {self.pk} if self.pk else set()
        unit = self.parent
        while unit is not None:
            if unit.pk in seen:
                return True
            seen.add(unit.pk)
            unit = unit.parent
        return False


class UnitMembership(models.Model):
    """Who works for which unit, in which role, from when until when."""

    class Role(models.TextChoices):
        DRAFTER = "drafter", _("Drafter")
        REVIEWER = "reviewer", _("Reviewer")
        HEAD = "head", _("Unit head")
        DEPUTY = "deputy", _("Deputy")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.CASCADE,
        related_name="unit_memberships",
    )
    unit = models.ForeignKey(
        ResponsibleUnit,
        verbose_name=_("unit"),
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    role = models.CharField(
        _("role"), max_length=12, choices=Role.choices, default=Role.DRAFTER
    )
    includes_children = models.BooleanField(_("also the units below"), default=False)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_until = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The last day on which it holds."),
    )

    history = register_history()
    objects = UnitMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit membership")
        verbose_name_plural = _("unit memberships")
        ordering = ["unit", "role", "user"]

    def __str__(self) -> str:
        return f"{self.user} – {self.unit} ({self.get_role_display()})"

    def clean(self) -> None:
        super().clean()
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError(
                {"valid_until": _("The end lies before the beginning.")}
            )
        if self.unit_id and self.unit.is_external:
            raise ValidationError({"unit": _("Nobody here works for an outside body.")})


class LegalBasis(models.Model):
    """A law, order or notice that an item or a ground rests on."""

    title = models.CharField(_("title"), max_length=255)
    document_number = models.CharField(_("document number"), max_length=100, blank=True)
    issuer = models.CharField(_("issuer"), max_length=255, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    effective_on = models.DateField(_("effective on"), null=True, blank=True)
    repealed_on = models.DateField(_("repealed on"), null=True, blank=True)
    superseded_by = models.ForeignKey(
        "self",
        verbose_name=_("superseded by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="supersedes",
    )
    url = models.URLField(_("link"), max_length=500, blank=True)

    history = register_history()
    objects = LegalBasisQuerySet.as_manager()

    class Meta:
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")
        ordering = ["title", "document_number"]
        constraints = [
            models.UniqueConstraint(
                fields=["title", "document_number"],
                name="wagtail_disclosure_legal_basis_once",
                violation_error_message=_(
                    "This legal basis is already in the register."
                ),
            )
        ]

    def __str__(self) -> str:
        if self.document_number:
            return f"《{self.title}》（{self.document_number}）"
        return f"《{self.title}》"

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self._is_own_successor():
            errors["superseded_by"] = _("A legal basis cannot supersede itself.")
        if (
            self.effective_on
            and self.repealed_on
            and self.repealed_on < self.effective_on
        ):
            errors["repealed_on"] = _("It is repealed before it takes effect.")
        if errors:
            raise ValidationError(errors)

    def _is_own_successor(self) -> bool:
        seen = {self.pk} if self.pk else set()
        successor = self.superseded_by
        while successor is not None:
            if successor.pk in seen:
                return True
            seen.add(successor.pk)
            successor = successor.superseded_by
        return False

    def is_in_force(self, *, on: datetime.date) -> bool:
        starts = self.effective_on or self.issued_on
        return (starts is None or starts <= on) and (
            self.repealed_on is None or self.repealed_on > on
        )


class CitedBasis(Orderable):
    """
    A legal basis with the article that is meant, in the order of the list.

    Who inherits has the key ``basis`` under the name that fits: what opens something
    is called otherwise than what closes it.
    """

    article = models.CharField(_("article"), max_length=100, blank=True)

    panels = [FieldPanel("basis"), FieldPanel("article")]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.basis}{self.article}"


class InformationKind(models.Model):
    """What sort of notice an entry is: law and practice differ by it."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    code = models.CharField(
        _("code"), max_length=40, unique=True, validators=[code_validator]
    )
    description = models.TextField(_("description"), blank=True)
    notice_working_days = models.PositiveIntegerField(
        _("notice period"),
        null=True,
        blank=True,
        help_text=_("Working days for which a notice of this kind is open at least."),
    )
    sort_order = models.PositiveIntegerField(_("order"), default=0)
    is_active = models.BooleanField(pgettext_lazy("of a row", "active"), default=True)

    history = register_history()
    objects = InformationKindQuerySet.as_manager()

    class Meta:
        verbose_name = _("kind of information")
        verbose_name_plural = _("kinds of information")
        ordering = ["sort_order", "code"]

    def __str__(self) -> str:
        return self.name
