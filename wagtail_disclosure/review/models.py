from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Revision, Task, TaskState

from wagtail_disclosure.registers.models import LegalBasis, ResponsibleUnit
from wagtail_disclosure.review.choices import APPROVING, ContributionWay, Decision
from wagtail_disclosure.review.querysets import (
    ContributionQuerySet,
    ReviewRecordQuerySet,
)
from wagtail_disclosure.review.task_actions import ReviewTaskMixin


class ReviewRecord(models.Model):
    """
    All steps of a review have approved one content: what opens the gate.

    Content is named by its digest. A record may be revoked; it is never changed
    otherwise, and never deleted with the page it belongs to.
    """

    entry_uuid = models.UUIDField(editable=False)
    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+"
    )
    object_id = models.CharField(max_length=255)
    title = models.CharField(_("title"), max_length=255)
    digest = models.CharField(max_length=64)
    digest_version = models.PositiveSmallIntegerField()
    scope = models.CharField(_("audience"), max_length=12, blank=True)
    # Of each file: its name, its size in bytes and the SHA-256 of what it held.
    files = models.JSONField(default=list)
    approved_at = models.DateTimeField(_("approved at"))
    last_published_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    revoke_reason = models.TextField(_("reason of revocation"), blank=True)

    objects = ReviewRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("review record")
        verbose_name_plural = _("review records")
        default_permissions = ()
        permissions = [("review_entry", _("Can review entries for publication"))]
        indexes = [
            models.Index(fields=["entry_uuid", "digest"], name="disclosure_record")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["entry_uuid", "digest"],
                condition=models.Q(revoked_at__isnull=True),
                name="wagtail_disclosure_approved_once",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None


class ReviewStep(models.Model):
    """One person's decision about one content, in one step of a review."""

    entry_uuid = models.UUIDField(editable=False)
    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+"
    )
    object_id = models.CharField(max_length=255)
    title = models.CharField(_("title"), max_length=255)
    unit = models.ForeignKey(
        ResponsibleUnit,
        verbose_name=_("responsible unit"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    unit_name = models.CharField(max_length=255, blank=True)
    revision = models.ForeignKey(
        Revision, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    task = models.ForeignKey(
        Task, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    record = models.ForeignKey(
        ReviewRecord, on_delete=models.PROTECT, null=True, related_name="steps"
    )
    digest = models.CharField(max_length=64)
    decision = models.CharField(_("decision"), max_length=20, choices=Decision.choices)
    legal_basis = models.ForeignKey(
        LegalBasis,
        verbose_name=_("legal basis"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    reason = models.TextField(_("reason"), blank=True)
    # The review points that were confirmed, in the words they had then.
    points = models.JSONField(default=list)
    # How many findings of each severity had been answered.
    findings = models.JSONField(default=dict)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewer"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    reviewer_name = models.CharField(max_length=255)
    requested_at = models.DateTimeField(_("submitted at"), null=True)
    decided_at = models.DateTimeField(_("decided at"))

    class Meta:
        verbose_name = _("review step")
        verbose_name_plural = _("review steps")
        default_permissions = ()
        indexes = [
            models.Index(fields=["entry_uuid", "digest"], name="disclosure_step")
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.get_decision_display()}"

    @property
    def is_approval(self) -> bool:
        return self.decision in APPROVING


class Contribution(models.Model):
    """
    Who wrote what a page would publish.

    Revisions do not tell: autosave overwrites them, reverting and copying hide the
    first author, and purging deletes them. Without a user nobody knows who it was.
    """

    entry_uuid = models.UUIDField(editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    # Stays when the account goes; empty only if nobody was known.
    user_name = models.CharField(max_length=255, blank=True)
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    way = models.CharField(max_length=10, choices=ContributionWay.choices)
    # The record under which this contribution became public.
    public_record = models.ForeignKey(
        ReviewRecord, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["entry_uuid", "public_record"], name="disclosure_contribution"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_name or '?'} ({self.get_way_display()})"


class FileContribution(models.Model):
    """Who brought these bytes: an upload, or a file put in another one's place."""

    file_sha256 = models.CharField(max_length=64)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["file_sha256", "user"],
                name="wagtail_disclosure_file_brought_once",
            )
        ]

    def __str__(self) -> str:
        return self.file_sha256[:12]


class ReviewTaskState(TaskState):
    """An entry in one step of its review; the unit decides who sees it in lists."""

    unit = models.ForeignKey(
        ResponsibleUnit, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return super().__str__()


class ConfidentialityReviewTask(ReviewTaskMixin, AbstractGroupApprovalTask):
    """Somebody who did not write it says whether it may become public."""

    task_state_class = ReviewTaskState

    class Meta:
        verbose_name = _("confidentiality review")
        verbose_name_plural = _("confidentiality reviews")

    @classmethod
    def get_description(cls) -> Any:
        return _("Members of these groups who did not write the entry review it.")
