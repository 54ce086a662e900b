from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from wagtail_disclosure.conf import private_storage
from wagtail_disclosure.publication.choices import (
    EndKind,
    LedgerEventKind,
    WithdrawalKind,
)
from wagtail_disclosure.publication.published_content import PublishedContent
from wagtail_disclosure.publication.querysets import (
    AttachmentCollectionQuerySet,
    IndexNumberQuerySet,
    PublishedVersionQuerySet,
    WithdrawalQuerySet,
)
from wagtail_disclosure.review.models import ReviewRecord


class IndexNumber(models.Model):
    """
    The index number of an entry (Order 29 article 14: 索引).

    Kept by the entry's UUID: it stays when the entry moves, and is never given
    to another entry, not even when the first one is deleted.
    """

    number = models.CharField(_("index number"), max_length=100, unique=True)
    entry_uuid = models.UUIDField(unique=True, editable=False)
    is_imported = models.BooleanField(default=False)
    allocated_at = models.DateTimeField()
    last_file_number = models.PositiveIntegerField(
        default=0,
        help_text=_("So that the address of a file never comes to mean another file."),
    )

    objects = IndexNumberQuerySet.as_manager()

    class Meta:
        verbose_name = _("index number")
        verbose_name_plural = _("index numbers")

    def __str__(self) -> str:
        return self.number


class IndexNumberSeries(models.Model):
    """The last serial given out in one series; its row is the lock."""

    series = models.CharField(max_length=100, unique=True)
    last_serial = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.series}: {self.last_serial}"


class FrozenFile(models.Model):
    """Bytes as the public reads them: stored by content, outside any web server."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField(help_text=_("In bytes."))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("frozen file")
        verbose_name_plural = _("frozen files")

    def __str__(self) -> str:
        return self.sha256

    @property
    def path(self) -> str:
        return f"frozen/{self.sha256[:2]}/{self.sha256}"

    def open(self) -> File:
        return private_storage().open(self.path)


class PublishedVersion(models.Model):
    """
    One version of an entry as the public read it, from when until when.

    Names stand in it, not keys, so that it shows what it showed. It outlives the
    page and the page's revisions.
    """

    entry_uuid = models.UUIDField(editable=False)
    number = models.PositiveIntegerField(_("version"))
    content_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, related_name="+"
    )
    object_id = models.CharField(max_length=255)
    address = models.CharField(_("address"), max_length=500, blank=True)
    title = models.CharField(_("title"), max_length=255)
    scope = models.CharField(_("audience"), max_length=12, blank=True)
    audience = models.CharField(max_length=100)
    body_html = models.TextField(blank=True)
    text = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    change_note = models.TextField(_("change note"), blank=True)
    digest = models.CharField(max_length=64)
    # Of the page's row as it was written: what SQL changes there is not served.
    row_digest = models.CharField(max_length=64)
    record = models.ForeignKey(
        ReviewRecord, on_delete=models.PROTECT, related_name="versions"
    )
    published_at = models.DateTimeField(_("published at"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    published_by_name = models.CharField(max_length=255, blank=True)
    ended_at = models.DateTimeField(_("public until"), null=True)
    end_kind = models.CharField(max_length=12, choices=EndKind.choices, blank=True)
    end_reason = models.TextField(blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    objects = PublishedVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["entry_uuid", "number"],
                name="wagtail_disclosure_version_number",
            ),
            models.UniqueConstraint(
                fields=["entry_uuid"],
                condition=models.Q(ended_at__isnull=True),
                name="wagtail_disclosure_one_open_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def content(self) -> PublishedContent:
        return PublishedContent(
            title=self.title,
            text=self.text,
            body_html=self.body_html,
            change_note=self.change_note,
            data=self.data,
        )


class PublishedFile(models.Model):
    """A file of one version, under the number that its address has."""

    version = models.ForeignKey(
        PublishedVersion, on_delete=models.CASCADE, related_name="files"
    )
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=255, blank=True)
    filename = models.CharField(max_length=255)
    is_picture = models.BooleanField(default=False)
    frozen_file = models.ForeignKey(
        FrozenFile, on_delete=models.PROTECT, related_name="published_files"
    )

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "number"],
                name="wagtail_disclosure_published_file_number",
            )
        ]

    def __str__(self) -> str:
        return self.filename


class Withdrawal(models.Model):
    """An entry was taken down: why, and until when."""

    entry_uuid = models.UUIDField(editable=False, db_index=True)
    version = models.ForeignKey(
        PublishedVersion, on_delete=models.PROTECT, related_name="withdrawals"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=WithdrawalKind.choices)
    public_reason = models.TextField(
        _("public reason"), help_text=_("The public reads it.")
    )
    internal_reason = models.TextField(_("internal reason"), blank=True)
    # The entry that stands for it, if it was merged.
    into_uuid = models.UUIDField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("taken down at"))
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    withdrawn_by_name = models.CharField(max_length=255, blank=True)
    restored_at = models.DateTimeField(_("brought back at"), null=True)
    restored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["entry_uuid"],
                condition=models.Q(restored_at__isnull=True),
                name="wagtail_disclosure_withdrawn_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.version.title}: {self.get_kind_display()}"


class LedgerEvent(models.Model):
    """A row of the ledger: what happened to a version, bound to the row before."""

    sequence = models.PositiveBigIntegerField(primary_key=True)
    previous_hash = models.CharField(max_length=64)
    row_hash = models.CharField(max_length=64)
    kind = models.CharField(max_length=12, choices=LedgerEventKind.choices)
    entry_uuid = models.UUIDField(editable=False, db_index=True)
    version = models.ForeignKey(
        PublishedVersion, on_delete=models.PROTECT, related_name="events"
    )
    at = models.DateTimeField()
    content_sha256 = models.CharField(max_length=64, blank=True)
    files = models.JSONField(default=list)
    facts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("ledger event")
        verbose_name_plural = _("ledger events")
        default_permissions = ()
        ordering = ["sequence"]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.get_kind_display()}"


class AttachmentCollection(models.Model):
    """A closed collection: its documents are served by entries only."""

    collection = models.OneToOneField(
        Collection, on_delete=models.CASCADE, related_name="+"
    )

    objects = AttachmentCollectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment collection")
        verbose_name_plural = _("attachment collections")

    def __str__(self) -> str:
        return str(self.collection)
