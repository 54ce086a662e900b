"""One run over a manifest: every row by itself, and an account of all of them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from wagtail_disclosure.actions import TransitionNotAllowed
from wagtail_disclosure.catalogue.addresses import printed_address
from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.importing.actions import (
    ImportEntryAction,
    Outcome,
    as_row_error,
    may_publish,
)
from wagtail_disclosure.importing.approval import Approval, HeldBack
from wagtail_disclosure.importing.content import Content, digests_of, read_content
from wagtail_disclosure.importing.extra import missing_extra
from wagtail_disclosure.importing.known_rows import (
    KnownRow,
    known_rows,
    refuse_another_document,
)
from wagtail_disclosure.importing.limits import DEFAULT_LIMITS, ReadLimits
from wagtail_disclosure.importing.manifest import (
    ManifestRow,
    RowError,
    missing_columns,
    parse_row,
    row_key,
    unknown_columns,
)
from wagtail_disclosure.importing.messages import (
    describe,
    describe_pictures_without_words,
    describe_table_error,
)
from wagtail_disclosure.importing.models import ImportedRow
from wagtail_disclosure.importing.targets import Targets
from wagtail_disclosure.publication.closed_collection import closed_collection
from wagtail_disclosure.tabular import Row, TableData, TableError, read_rows


class ManifestError(ValueError):
    """Nothing can be imported from this manifest; the message says why."""


@dataclass(frozen=True)
class RowResult:
    """What became of a row. ``column`` and ``message`` are filled if it failed."""

    number: int
    path: str
    title: str
    outcome: Outcome
    is_undecided: bool = False
    is_live: bool = False
    # Made public by this run.
    is_published: bool = False
    # Why it was not, though the run was to publish.
    held_back: str = ""
    url: str = ""
    column: str = ""
    message: str = ""
    warnings: tuple[str, ...] = ()


@dataclass
class ImportRun:
    """
    The import of one manifest.

    ``portal`` receives the entries, ``namespace`` tells this manifest's rows from
    those of others, ``at`` is the moment of the run. With an ``approval`` what it
    brings in is published, too; ``user`` is then its author.
    """

    manifest: Path
    portal: Any
    at: datetime.datetime
    namespace: str = ""
    user: Any = None
    approval: Approval | None = None
    create_units: bool = False
    is_dry_run: bool = False
    limits: ReadLimits = DEFAULT_LIMITS
    ignored_columns: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if missing := missing_extra():
            raise ManifestError(missing)
        self.folder = self.manifest.resolve().parent
        self.is_namespace_given = bool(self.namespace)
        self.namespace = self.namespace or self.folder.name
        self.table = self._read()
        try:
            self.collection = closed_collection()
        except TransitionNotAllowed as error:
            raise ManifestError(str(error)) from error
        self.targets = Targets.of_portal(self.portal, create_units=self.create_units)
        self._first_row_of: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.table.rows)

    def results(self) -> Iterator[RowResult]:
        """Bring row after row in; a bad one is told of and passed over."""
        known = known_rows()
        for raw in self.table.rows:
            yield self._result(raw, known)

    def _read(self) -> TableData:
        try:
            table = read_rows(self.manifest.read_bytes(), self.manifest.name)
        except OSError as error:
            raise ManifestError(
                _("The manifest %(name)s cannot be read.")
                % {"name": self.manifest.name}
            ) from error
        except TableError as error:
            raise ManifestError(
                describe_table_error(error.code, error.params)
            ) from error
        missing = missing_columns(table.header)
        if missing:
            raise ManifestError(
                _("The manifest lacks the columns: %(names)s.")
                % {"names": ", ".join(missing)}
            )
        self.ignored_columns = unknown_columns(table.header)
        return table

    def _result(self, raw: Row, known: dict[str, KnownRow]) -> RowResult:
        created = list(self.targets.created_units)
        try:
            with transaction.atomic():
                return self._import(raw, known)
        except RowError as error:
            failure = error
        except ValidationError as error:
            # What an editor has changed since may not go together with the row.
            failure = as_row_error(error)
        except PermissionDenied as error:
            failure = RowError("item", str(error))
        except (DatabaseError, OSError) as error:
            failure = RowError(
                "path",
                _("The row could not be stored (%(reason)s). Run the import again.")
                % {"reason": type(error).__name__},
            )
        self.targets.forget_created(
            [unit for unit in self.targets.created_units if unit not in created]
        )
        return RowResult(
            number=raw.number,
            path=raw.cells.get("path", ""),
            title=raw.cells.get("title", "")[:255],
            outcome=Outcome.FAILED,
            column=failure.column,
            message=failure.message,
        )

    def _import(self, raw: Row, known_by_key: dict[str, KnownRow]) -> RowResult:
        row = parse_row(raw)
        key = row_key(self.portal.pk, self.namespace, row)
        self._refuse_second(key, row)
        target = self.targets.find(row, is_dry_run=self.is_dry_run)
        digests = digests_of(row, self.folder, limits=self.limits)
        known = known_by_key.get(key)
        if known is not None and not self.is_namespace_given:
            refuse_another_document(
                row, known, self.folder, digests, namespace=self.namespace
            )
        if known is not None and known.entry_id and known.digest == digests.whole:
            return self._unchanged(row, key)
        content = read_content(row, self.folder, digests=digests, limits=self.limits)
        warnings = tuple(_warnings(content))
        action = ImportEntryAction(
            row,
            content,
            target,
            key=key,
            folder=self.folder,
            collection=self.collection,
            user=self.user,
            at=self.at,
            approval=self.approval,
        )
        if self.is_dry_run:
            return self._tried(row, action, warnings=warnings)
        done = action.execute()
        return self._told(
            row,
            done.outcome,
            entry=done.entry,
            is_published=done.is_published,
            held_back=done.held_back,
            warnings=warnings,
        )

    def _tried(
        self, row: ManifestRow, action: ImportEntryAction, *, warnings: tuple[str, ...]
    ) -> RowResult:
        """What would become of the row; nothing is stored."""
        action.check()
        entry = DisclosurePage.objects.filter(imported_row__key=action.key).first()
        return self._told(
            row,
            Outcome.UPDATED if entry else Outcome.CREATED,
            entry=entry,
            is_published=action.would_publish(entry),
            warnings=warnings,
        )

    def _refuse_second(self, key: str, row: ManifestRow) -> None:
        first = self._first_row_of.setdefault(key, row.number)
        if first != row.number:
            raise RowError(
                "path",
                _("Row %(number)d already brings this file in.") % {"number": first},
            )

    def _unchanged(self, row: ManifestRow, key: str) -> RowResult:
        imported = ImportedRow.objects.select_related("entry").get(key=key)
        entry: Any = imported.entry
        if imported.folder != str(self.folder) and not self.is_dry_run:
            imported.folder = str(self.folder)
            imported.save(update_fields=["folder"])
        # A run that published nothing yet, or was asked to only now.
        if self.approval is not None and not entry.live and may_publish(entry):
            return self._published_later(row, entry, self.approval)
        return self._told(row, Outcome.UNCHANGED, entry=entry)

    def _published_later(
        self, row: ManifestRow, entry: Any, approval: Approval
    ) -> RowResult:
        try:
            approval.refuse_work_of_others(entry)
            if not self.is_dry_run:
                approval.publish(entry)
        except HeldBack as reason:
            return self._told(
                row, Outcome.UNCHANGED, entry=entry, held_back=str(reason)
            )
        return self._told(row, Outcome.UPDATED, entry=entry, is_published=True)

    def _told(
        self,
        row: ManifestRow,
        outcome: Outcome,
        *,
        entry: Any = None,
        is_published: bool = False,
        held_back: str = "",
        warnings: tuple[str, ...] = (),
    ) -> RowResult:
        return RowResult(
            number=row.number,
            path=row.path,
            title=row.title,
            outcome=outcome,
            is_undecided=row.scope is None,
            is_live=is_published or (entry is not None and entry.live),
            is_published=is_published,
            held_back=held_back,
            url=printed_address(entry) if entry else "",
            warnings=warnings,
        )


def _warnings(content: Content) -> Iterator[str]:
    for warning in content.warnings:
        yield describe(warning.code, warning.params)
    if missing := content.document.pictures_without_words:
        yield describe_pictures_without_words(missing)


def count_outcomes(results: Iterable[RowResult]) -> Counter[Outcome]:
    return Counter(result.outcome for result in results)
