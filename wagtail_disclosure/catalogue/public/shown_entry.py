"""A content with its files, ready for the page of an entry."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wagtail_disclosure.catalogue.choices import SCOPES, FiveOpen, Validity
from wagtail_disclosure.catalogue.entry_content import FILE_SCHEME
from wagtail_disclosure.catalogue.public.file_links import FileLink
from wagtail_disclosure.publication.published_content import PublishedContent
from wagtail_disclosure.scope import Scope

_PICTURE = re.compile(rf'"{FILE_SCHEME}:(\d+)"')


@dataclass(frozen=True)
class MetadataRow:
    """A catalogue field of an entry as readers see it."""

    label: str
    value: Any
    is_period: bool = False

    @property
    def is_day(self) -> bool:
        return isinstance(self.value, datetime.date)


@dataclass(frozen=True)
class ShownEntry:
    """
    What the template of an entry names, whatever version it is of.

    ``updated_on`` is the day of a later version than the first, which alone has a
    change note.
    """

    content: PublishedContent
    attachments: Sequence[FileLink]
    picture_address: Callable[[int], str]
    updated_on: datetime.date | None = None
    is_first: bool = False

    def __getattr__(self, name: str) -> Any:
        try:
            return self.content.data[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def title(self) -> str:
        return self.content.title

    @property
    def change_note(self) -> str:
        return "" if self.is_first else self.content.change_note

    @property
    def body(self) -> SafeString:
        """The body with the addresses of its pictures; it was cleaned when kept."""

        def address(match: re.Match[str]) -> str:
            return f'"{self.picture_address(int(match[1]))}"'

        return mark_safe(_PICTURE.sub(address, self.content.body_html))  # noqa: S308

    @property
    def author(self) -> str:
        return "、".join(self.content.data.get("issuers", ()))

    @property
    def published_moment(self) -> datetime.datetime | None:
        return parse_datetime(self.content.data.get("published_at", "") or "")

    @property
    def repealed_day(self) -> datetime.date | None:
        return _day(self.content.data, "repealed_on")

    @property
    def metadata(self) -> list[MetadataRow]:
        """The catalogue fields that Chinese readers expect, in their usual order."""
        data = self.content.data
        issuers = data.get("issuers", ())
        rows = [
            MetadataRow(_("Index number"), data.get("index_number")),
            MetadataRow(_("Document number"), data.get("document_number")),
            MetadataRow(_("Kind"), data.get("kind")),
            MetadataRow(
                _("Issuer") if len(issuers) < 2 else _("Joint issuers"), self.author
            ),
            MetadataRow(_("Publishing body"), data.get("unit")),
            MetadataRow(_("Produced on"), _day(data, "produced_on")),
            MetadataRow(_("Published on"), _day(data, "published_on")),
            MetadataRow(_("Updated on"), self.updated_on),
            MetadataRow(_("Period covered"), data.get("period"), is_period=True),
            MetadataRow(_("Audience"), _scope(data)),
            MetadataRow(_("Validity"), _label(Validity, data.get("validity"))),
            MetadataRow(_("Effective on"), _day(data, "effective_on")),
            MetadataRow(_("Repealed on"), _day(data, "repealed_on")),
            MetadataRow(_("Five opens"), _label(FiveOpen, data.get("five_open"))),
            MetadataRow(_("Three affairs"), _affairs(data)),
            MetadataRow(_("Channels used"), data.get("channels")),
            MetadataRow(_("Source"), data.get("source")),
        ]
        return [row for row in rows if row.value]


def shown_version(version: Any, files: Iterable[Any], *, address: str) -> ShownEntry:
    """A version of the ledger; ``address`` is where its ``files/<n>/`` lie."""
    attachments = [
        FileLink.of_published_file(file, url=f"{address}files/{file.number}/")
        for file in files
        if not file.is_picture
    ]
    is_later = version.number > 1
    return ShownEntry(
        content=version.content,
        attachments=attachments,
        picture_address=lambda number: f"{address}files/{number}/",
        updated_on=timezone.localdate(version.published_at) if is_later else None,
        is_first=not is_later,
    )


def _day(data: Mapping[str, Any], name: str) -> datetime.date | None:
    return parse_date(data.get(name) or "")


def _label(choices: Any, value: Any) -> str:
    return str(dict(choices.choices).get(value, value)) if value else ""


def _scope(data: Mapping[str, Any]) -> str:
    value = data.get("scope")
    return str(SCOPES[Scope(value)]) if value in set(Scope) else ""


def _affairs(data: Mapping[str, Any]) -> str:
    from wagtail_disclosure.catalogue.pages.entries import DisclosurePage

    fields: list[Any] = [
        DisclosurePage._meta.get_field(name) for name in data.get("affairs", ())
    ]
    return "、".join(str(field.verbose_name) for field in fields)
