from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedRow(models.Model):
    """
    Which entry a row of a manifest became, and what the row said then.

    The digest covers the row and the bytes of its files: an unchanged row leaves the
    entry alone, so that an editor's work after the import is not lost.
    """

    key = models.CharField(max_length=64, unique=True)
    entry = models.OneToOneField(
        "wagtail_disclosure.DisclosurePage",
        on_delete=models.CASCADE,
        related_name="imported_row",
    )
    digest = models.CharField(max_length=64)
    imported_at = models.DateTimeField()

    class Meta:
        verbose_name = _("imported row")
        verbose_name_plural = _("imported rows")

    def __str__(self) -> str:
        return self.key
