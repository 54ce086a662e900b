"""The rows that belong to an entry and are edited with it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.models import Orderable, Page

from wagtail_disclosure.catalogue.pages.entry_panels import (
    attachment_panels,
    further_place_panels,
    superseded_panels,
)
from wagtail_disclosure.catalogue.validators import clean_title
from wagtail_disclosure.publication.files import EntryFile
from wagtail_disclosure.registers.models import ResponsibleUnit

ENTRY = "wagtail_disclosure.DisclosurePage"


class EntryIssuer(Orderable):
    """A body that issued the document; several issue it jointly, in order."""

    page = ParentalKey(ENTRY, on_delete=models.CASCADE, related_name="issuers")
    unit = models.ForeignKey(
        ResponsibleUnit,
        verbose_name=_("issuer"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels = [FieldPanel("unit")]

    def __str__(self) -> str:
        return str(self.unit)


class FurtherPlace(Orderable):
    """An item of any list, or a column, where the entry is listed besides."""

    page = ParentalKey(ENTRY, on_delete=models.CASCADE, related_name="further_places")
    place = models.ForeignKey(
        Page,
        verbose_name=_("item or column"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = further_place_panels()

    def __str__(self) -> str:
        return str(self.place)


class Supersession(Orderable):
    """An older entry that this one takes the place of."""

    page = ParentalKey(ENTRY, on_delete=models.CASCADE, related_name="supersessions")
    superseded = models.ForeignKey(
        ENTRY,
        verbose_name=_("superseded entry"),
        on_delete=models.CASCADE,
        related_name="superseded_by_rows",
    )

    panels = superseded_panels()

    def __str__(self) -> str:
        return str(self.superseded)


class Attachment(EntryFile, Orderable):
    page = ParentalKey(ENTRY, on_delete=models.CASCADE, related_name="attachments")
    title = models.CharField(
        _("title"),
        max_length=255,
        blank=True,
        help_text=_("Left empty, the title of the file is shown."),
    )

    panels = attachment_panels()
    api_fields = [APIField("title"), APIField("filename"), APIField("url")]

    def __str__(self) -> str:
        return self.title or self.filename

    def clean(self) -> None:
        super().clean()
        self.title = clean_title(self.title)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.title = clean_title(self.title)
        super().save(*args, **kwargs)

    @property
    def url(self) -> str:
        """The lasting address of the file; empty before it is public."""
        if self.frozen_file_id is None:
            return ""
        return self.page.full_url + self.page.reverse_subpage("file", [self.number])


class Picture(EntryFile):
    """A picture of the body; the rows follow the body by themselves."""

    page = ParentalKey(ENTRY, on_delete=models.CASCADE, related_name="pictures")

    def __str__(self) -> str:
        return self.filename
