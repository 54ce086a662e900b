from __future__ import annotations

from django.core.files.base import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from wagtail_disclosure.conf import private_storage
from wagtail_disclosure.publication.querysets import (
    AttachmentCollectionQuerySet,
    IndexNumberQuerySet,
)


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
