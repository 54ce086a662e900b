"""
The manifest: a table that says what each file is, and where it belongs.

Nothing here asks the database; what the names stand for is found in ``targets``.
"""

from __future__ import annotations

import datetime
import hashlib
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from wagtail_disclosure.catalogue.choices import FiveOpen, Validity
from wagtail_disclosure.catalogue.validators import clean_title
from wagtail_disclosure.periods import InvalidPeriod, parse_period
from wagtail_disclosure.scope import Scope
from wagtail_disclosure.tabular import Row

REQUIRED_COLUMNS = (
    "path",
    "title",
    "item",
    "issuer",
    "unit",
    "kind",
    "document_number",
    "produced_on",
    "published_on",
    "period",
    "scope",
    "five_open",
    "three_affairs",
    "source",
)
OPTIONAL_COLUMNS = (
    "source_url",
    "index_number",
    "validity",
    "effective_on",
    "summary",
    "keywords",
    "channels",
    "attachments",
)
COLUMNS = (*REQUIRED_COLUMNS, *OPTIONAL_COLUMNS)
THREE_AFFAIRS = ("party", "school", "finance")
# What the page model holds.
MAX_LENGTHS = {
    "title": 255,
    "document_number": 100,
    "source": 255,
    "index_number": 100,
    "summary": 1000,
    "keywords": 255,
    "channels": 255,
    "source_url": 255,
    "path": 500,
}


class RowError(ValueError):
    """A row cannot go in; says in which column the cause stands, and what to do."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message


@dataclass(frozen=True)
class ManifestRow:
    """One row, checked for itself. Empty cells mean: not known."""

    number: int
    path: str
    title: str
    items: tuple[str, ...]
    issuers: tuple[str, ...]
    unit: str
    kind: str
    document_number: str
    produced_on: datetime.date | None
    published_on: datetime.date | None
    period: str
    scope: Scope | None
    five_open: str
    three_affairs: frozenset[str]
    source: str
    source_url: str
    index_number: str
    validity: str
    effective_on: datetime.date | None
    summary: str
    keywords: str
    channels: str
    attachments: tuple[str, ...]
    # Of the cells as they stand, to see whether the row has changed.
    digest: str

    @property
    def is_external(self) -> bool:
        """Whether the content is kept at an outside address."""
        return is_address(self.path)


def is_address(text: str) -> bool:
    try:
        return urlsplit(text).scheme in ("http", "https")
    except ValueError:
        return False


def missing_columns(header: Iterable[str]) -> list[str]:
    return [name for name in REQUIRED_COLUMNS if name not in set(header)]


def unknown_columns(header: Iterable[str]) -> list[str]:
    return [name for name in header if name not in COLUMNS]


def parse_row(row: Row) -> ManifestRow:
    """
    The row as a ``ManifestRow``.

    Raises ``RowError`` for the first cell that cannot be what its column says.
    """
    cells = {name: row.cells.get(name, "").strip() for name in COLUMNS}
    title = clean_title(cells["title"])
    items = _list(cells["item"])
    if not cells["path"]:
        raise RowError("path", _("The cell is empty."))
    if not items:
        raise RowError("item", _("The cell is empty."))
    if not title:
        raise RowError("title", _("The cell is empty."))
    for name, length in MAX_LENGTHS.items():
        _check_length(name, title if name == "title" else cells[name], length)
    return ManifestRow(
        number=row.number,
        path=cells["path"],
        title=title,
        items=items,
        issuers=_list(cells["issuer"]),
        unit=cells["unit"],
        kind=cells["kind"],
        document_number=cells["document_number"],
        produced_on=_date("produced_on", cells),
        published_on=_date("published_on", cells),
        period=_period(cells["period"]),
        scope=_scope(cells["scope"]),
        five_open=_choice("five_open", cells, FiveOpen.values),
        three_affairs=_affairs(cells["three_affairs"]),
        source=cells["source"],
        source_url=_source_url(cells["source_url"]),
        index_number=cells["index_number"],
        validity=_choice("validity", cells, Validity.values),
        effective_on=_date("effective_on", cells),
        summary=cells["summary"],
        keywords=cells["keywords"],
        channels=cells["channels"],
        attachments=_list(cells["attachments"]),
        digest=_digest(cells),
    )


def row_key(portal_id: int, namespace: str, row: ManifestRow) -> str:
    """
    What stays the same when a row is imported again.

    The path names the content; portal and namespace keep two manifests apart whose
    files have the same names.
    """
    path = row.path if row.is_external else posixpath.normpath(row.path)
    text = f"{portal_id}\0{namespace}\0{path}"
    return hashlib.sha256(text.encode()).hexdigest()


def inside_folder(folder: Path, name: str, *, column: str) -> Path:
    """The file of that name; raises ``RowError`` if it lies outside the folder."""
    try:
        path = (folder / name).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise RowError(
            column, _("%(name)s is no file.") % {"name": name[:100]}
        ) from error
    if not path.is_relative_to(folder.resolve()):
        raise RowError(
            column,
            _("%(name)s lies outside the folder of the manifest.") % {"name": name},
        )
    return path


def _check_length(name: str, value: str, length: int) -> None:
    if len(value) > length:
        raise RowError(
            name,
            _("The text has %(count)d characters; at most %(limit)d fit.")
            % {"count": len(value), "limit": length},
        )


def _list(cell: str) -> tuple[str, ...]:
    parts = (part.strip() for part in cell.replace("；", ";").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _date(name: str, cells: dict[str, str]) -> datetime.date | None:
    text = cells[name]
    if not text:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise RowError(
            name,
            _("“%(text)s” is no date. Write it as 2023-04-07.") % {"text": text[:40]},
        ) from error


def _period(text: str) -> str:
    if not text:
        return ""
    try:
        return parse_period(text).key
    except InvalidPeriod as error:
        raise RowError(
            "period",
            _("“%(text)s” is no period. Write 2020-2021, 2021 or 2020-2021-1.")
            % {"text": text[:40]},
        ) from error


def _scope(text: str) -> Scope | None:
    if not text:
        return None
    if text in (Scope.PUBLIC, Scope.CAMPUS):
        return Scope(text)
    raise _unknown("scope", text, [Scope.PUBLIC, Scope.CAMPUS])


def _choice(name: str, cells: dict[str, str], known: Iterable[str]) -> str:
    text = cells[name]
    if text and text not in known:
        raise _unknown(name, text, known)
    return text


def _affairs(cell: str) -> frozenset[str]:
    parts = _list(cell)
    for part in parts:
        if part not in THREE_AFFAIRS:
            raise _unknown("three_affairs", part, THREE_AFFAIRS)
    return frozenset(parts)


def _source_url(text: str) -> str:
    if text and not is_address(text) and not text.startswith("/"):
        raise RowError(
            "source_url", _("Write an address that begins with http://, https:// or /.")
        )
    return text


def _unknown(name: str, text: str, known: Iterable[str]) -> RowError:
    return RowError(
        name,
        _("“%(text)s” is not known here. Possible: %(known)s.")
        % {"text": text[:40], "known": ", ".join(known)},
    )


def _digest(cells: dict[str, str]) -> str:
    text = "\0".join(f"{name}\1{value}" for name, value in sorted(cells.items()))
    return hashlib.sha256(text.encode()).hexdigest()
