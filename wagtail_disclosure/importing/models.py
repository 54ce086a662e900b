from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedRow(models.Model):
    """
    Which entry a row of a manifest became, and what the row said then.

    The digest covers the row and the bytes of its files: an unchanged row leaves the
    entry alone, so that an editor's work after the import is not lost. It outlives
    the entry: the same row brings the same publication back, with its number.
    """

    key = models.CharField(max_length=64, unique=True)
    entry = models.OneToOneField(
        "wagtail_disclosure.DisclosurePage",
        on_delete=models.SET_NULL,
        null=True,
        related_name="imported_row",
    )
    entry_uuid = models.UUIDField()
    digest = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    folder = models.TextField(help_text=_("Where the manifest lay."))
    file_digest = models.CharField(
        max_length=64,
        blank=True,
        help_text=_("Of the row's own file; empty for an outside address."),
    )
    redirect_from = models.CharField(
        max_length=255,
        blank=True,
        db_index=True,
        help_text=_("Old address that leads to the entry once it is published."),
    )

    class Meta:
        verbose_name = _("imported row")
        verbose_name_plural = _("imported rows")

    def __str__(self) -> str:
        return self.key
