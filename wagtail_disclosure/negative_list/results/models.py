from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_disclosure.negative_list.results.querysets import (
    FindingAnswerQuerySet,
    ScreeningQuerySet,
)
from wagtail_disclosure.registers.models import InformationKind, LegalBasis


class Screening(models.Model):
    """
    The findings in one content under one set of rules.

    Content is named by its digest, so the same bytes are screened once, however
    many pages use them. Findings are kept unweighed: how much one weighs depends on
    the kind of the entry, and may change without the content being read again.
    """

    class Status(models.TextChoices):
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    content_sha256 = models.CharField(max_length=64)
    rules_sha256 = models.CharField(max_length=64)
    status = models.CharField(
        max_length=8, choices=Status.choices, default=Status.RUNNING
    )
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    # Masked: `StoredFinding.as_json` says what is kept.
    findings = models.JSONField(default=list)
    # The name of an exception; its text could quote the content.
    failure = models.CharField(max_length=100, blank=True)

    objects = ScreeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("screening")
        verbose_name_plural = _("screenings")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["content_sha256", "rules_sha256"],
                name="wagtail_disclosure_screened_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.content_sha256[:12]} ({self.get_status_display()})"


class ScreenedPage(models.Model):
    """
    Of what the latest draft of a page consists, so that a list of pages can say how
    they stand without opening every draft.

    A row whose revision is not the page's latest one speaks of a draft of the past.
    """

    page = models.OneToOneField(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="+",
    )
    # Empty for a page that has no revision.
    revision_id = models.PositiveBigIntegerField(null=True)
    # The digests of the page's texts and of its files.
    contents = models.JSONField(default=list)
    # How much findings weigh: of the draft, not of what is public.
    kind = models.ForeignKey(
        InformationKind, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("screened page")
        verbose_name_plural = _("screened pages")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.page)


class FindingAnswer(models.Model):
    """
    What a person said of one finding of a page.

    It holds for this finding in this content: once the text changes, it speaks of
    something that is no longer there.
    """

    class Verdict(models.TextChoices):
        EXPLAINED = "explained", _("Explained")
        FALSE_ALARM = "false-alarm", _("False alarm")
        LEGAL_BASIS = "legal-basis", _("May be published by law")

    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+"
    )
    object_id = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    rule = models.CharField(max_length=60)
    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict.choices)
    reason = models.TextField(_("reason"), max_length=1000)
    legal_basis = models.ForeignKey(
        LegalBasis,
        verbose_name=_("legal basis"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    answered_at = models.DateTimeField()

    objects = FindingAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a finding")
        verbose_name_plural = _("answers to findings")
        default_permissions = ()
        permissions = [("lift_finding", _("Can lift findings that forbid publication"))]
        indexes = [
            models.Index(
                fields=["content_type", "object_id"],
                name="disclosure_answer_object",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "fingerprint"],
                name="wagtail_disclosure_answered_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.get_verdict_display()}"


class FileReadByEye(models.Model):
    """Somebody has looked at every page of a file that no program can read."""

    file_sha256 = models.CharField(max_length=64, unique=True)
    file_name = models.CharField(_("file"), max_length=255)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    read_at = models.DateTimeField()

    class Meta:
        verbose_name = _("file checked by eye")
        verbose_name_plural = _("files checked by eye")
        default_permissions = ()

    def __str__(self) -> str:
        return self.file_name


def key_of(instance: models.Model) -> dict[str, Any]:
    """How answers name the object they belong to."""
    content_type = ContentType.objects.get_for_model(instance)
    return {"content_type": content_type, "object_id": str(instance.pk)}
