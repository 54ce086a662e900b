from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Collection
from wagtail.signal_handlers import disable_reference_index_auto_update

from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.catalogue.pages.entry_rows import (
    Attachment,
    EntryIssuer,
    FurtherPlace,
)
from wagtail_disclosure.catalogue.scope_change import changes_audience
from wagtail_disclosure.importing.approval import Approval, HeldBack
from wagtail_disclosure.importing.content import Content
from wagtail_disclosure.importing.given_numbers import keep_given_number, lasting_uuid
from wagtail_disclosure.importing.kept_files import FileKeeper
from wagtail_disclosure.importing.manifest import ManifestRow, RowError
from wagtail_disclosure.importing.models import ImportedRow
from wagtail_disclosure.importing.redirects import note_old_address
from wagtail_disclosure.importing.stream_data import to_stream_data
from wagtail_disclosure.importing.targets import Target
from wagtail_disclosure.negative_list.content.child_relations import edited_relations
from wagtail_disclosure.publication.choices import EndKind
from wagtail_disclosure.publication.taking_down import take_down
from wagtail_disclosure.row_order import in_order

# Set by add_child, or by us: no need to check it.
NOT_OF_THE_ROW = (
    "path",
    "depth",
    "url_path",
    "slug",
    "content_type",
    "locale",
    "body",
    # Found in the registers a moment ago.
    "kind",
    "responsible_unit",
)


class Outcome(StrEnum):
    """What became of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True)
class Imported:
    """
    What a row has become.

    ``is_published``: made public by this import. ``held_back``: why it was not, though
    the import was to publish.
    """

    outcome: Outcome
    entry: DisclosurePage
    is_published: bool = False
    held_back: str = ""


class ImportEntryAction:
    """
    Bring one row in as a draft, or bring its entry up to date.

    All of a row goes in or nothing: page, files, old address, number and key stand in
    one transaction, so that a run that is killed and started again ends like one
    that was not. Raises ``RowError``.
    """

    def __init__(
        self,
        row: ManifestRow,
        content: Content,
        target: Target,
        *,
        key: str,
        folder: Path,
        collection: Collection,
        user: Any,
        at: datetime.datetime,
        approval: Approval | None = None,
    ) -> None:
        self.row = row
        self.content = content
        self.target = target
        self.key = key
        self.folder = folder
        self.keeper = FileKeeper(collection, user)
        self.user = user
        self.at = at
        self.approval = approval
        self._changes_audience = False

    def check(self) -> None:
        """Raise ``RowError`` for what would keep the row out; stores nothing."""
        entry = DisclosurePage()
        self._fill_fields(entry)
        try:
            entry.clean_fields(exclude=NOT_OF_THE_ROW)
            entry.clean()
        except ValidationError as error:
            raise as_row_error(error) from error

    def would_publish(self, entry: DisclosurePage | None) -> bool:
        """Whether ``execute`` would make it public; ``entry`` is that of the row."""
        draft = entry.get_latest_revision_as_object() if entry else DisclosurePage()
        self._fill_fields(draft)
        return self.approval is not None and may_publish(draft)

    def execute(self) -> Imported:
        with transaction.atomic():
            self.check()
            known = (
                ImportedRow.objects.select_for_update(of=("self",))
                .select_related("entry")
                .filter(key=self.key)
                .first()
            )
            if known is None or known.entry is None:
                entry = self._create(known)
                outcome = Outcome.CREATED
            else:
                entry = self._update(known.entry)
                outcome = Outcome.UPDATED
            self._remember(known or ImportedRow(key=self.key), entry)
            if self.row.index_number:
                keep_given_number(entry, self.row.index_number, at=self.at)
            return self._published(Imported(outcome, entry))

    def _published(self, imported: Imported) -> Imported:
        entry = imported.entry
        is_free = self._changes_audience or may_publish(entry)
        if self.approval is None or not is_free:
            return imported
        try:
            self.approval.publish(entry)
        except HeldBack as reason:
            if self._changes_audience:
                # The public text would stand before readers nobody has approved.
                raise RowError("scope", str(reason)) from reason
            return replace(imported, held_back=str(reason))
        return replace(imported, is_published=True)

    def _create(self, known: ImportedRow | None) -> DisclosurePage:
        entry = DisclosurePage(
            live=False, owner=self.user, locale_id=self.target.parent.locale_id
        )
        if known is not None:
            entry.entry_uuid = lasting_uuid(known, self.row.index_number)
        day = self.row.published_on or self.row.produced_on
        entry.slug = entry.lasting_slug(on=day or self.at.date())
        self._fill(entry)
        # The revision's own save brings the index of references up to date.
        with disable_reference_index_auto_update():
            self.target.parent.add_child(instance=entry)
        _hold_rows(entry)
        entry.save_revision(user=self.user, clean=False)
        return entry

    def _update(self, page: DisclosurePage) -> DisclosurePage:
        if page.locked:
            raise RowError("path", _("The entry is locked in the editor."))
        entry = page.get_latest_revision_as_object()
        if self._moves(page):
            if self._changes_audience:
                take_down(page, kind=EndKind.MOVED, user=self.user)
                # What the object knows of its place is from before.
                page = DisclosurePage.objects.get(pk=page.pk)
            # A command asks nobody's permissions for where its rows say they go.
            move = MovePageAction(
                page, self.target.parent, pos="last-child", user=self.user
            )
            move.execute(skip_permission_checks=True)
            entry = page.get_latest_revision_as_object()
        self._fill(entry)
        entry.save_revision(user=self.user, log_action=True, clean=False)
        return entry

    def _remember(self, imported: ImportedRow, entry: DisclosurePage) -> None:
        imported.entry_id = entry.pk
        imported.entry_uuid = entry.entry_uuid
        imported.digest = self.content.digests.whole
        imported.file_digest = self.content.digests.own
        imported.folder = str(self.folder)
        imported.imported_at = self.at
        imported.save()
        note_old_address(imported, entry, self.row.source_url)

    def _moves(self, entry: DisclosurePage) -> bool:
        """
        Whether the entry has to move to where the row puts it.

        A row without a scope decides nothing: what an editor has decided stays. What
        is public for one audience is not moved before another without --publish.
        """
        if self.row.scope is None or entry.get_parent().pk == self.target.parent.pk:
            return False
        self._changes_audience = entry.live and changes_audience(
            entry, self.target.parent
        )
        if self._changes_audience and self.approval is None:
            raise RowError(
                "scope",
                _(
                    "The entry is already published for another audience. Unpublish it "
                    "first, or import with --publish."
                ),
            )
        return True

    def _fill_fields(self, entry: DisclosurePage) -> None:
        row, target = self.row, self.target
        entry.title = row.title
        entry.draft_title = row.title
        entry.kind = target.kind
        entry.responsible_unit = target.unit
        if entry.pk is None or row.scope is not None:
            entry.is_scope_undecided = row.scope is None
        entry.is_party_affair = "party" in row.three_affairs
        entry.is_school_affair = "school" in row.three_affairs
        entry.is_finance_affair = "finance" in row.three_affairs
        entry.external_url = row.path if row.is_external else ""
        for name in (
            "document_number",
            "produced_on",
            "period",
            "five_open",
            "source",
            "validity",
            "effective_on",
            "summary",
            "keywords",
            "channels",
        ):
            setattr(entry, name, getattr(row, name))
        if row.published_on:
            entry.published_on = row.published_on

    def _fill(self, entry: DisclosurePage) -> None:
        target = self.target
        self._fill_fields(entry)
        entry.body = to_stream_data(
            self.content.document, title=entry.title, picture=self.keeper.keep_picture
        )
        self._replace(entry, "issuers", [EntryIssuer(unit=u) for u in target.issuers])
        self._replace(
            entry,
            "further_places",
            [FurtherPlace(place=p) for p in target.further_places],
        )
        self._attach(entry)

    def _replace(self, entry: DisclosurePage, relation: str, rows: list[Any]) -> None:
        # A relation that is not touched costs a new page nothing.
        if rows or entry.pk is not None:
            setattr(entry, relation, in_order(rows))

    def _attach(self, entry: DisclosurePage) -> None:
        known = {
            attachment.document.filename: attachment
            for attachment in entry.attachments.all()
            if attachment.document is not None
        }
        attachments = []
        for path in self.content.attachments:
            # A file of the same name keeps its address.
            attachment = known.get(get_valid_filename(path.name)) or Attachment()
            if path == self.content.original:
                attachment.title = self.row.title
            with path.open("rb") as file:
                # Wagtail keeps SHA-1 of its documents.
                file_hash = hashlib.file_digest(file, "sha1").hexdigest()
                document = attachment.document
                if document is None or document.file_hash != file_hash:
                    attachment.document = self.keeper.keep_file(File(file), path.name)
            attachments.append(attachment)
        self._replace(entry, "attachments", attachments)


def _hold_rows(entry: DisclosurePage) -> None:
    """Keep the rows in memory: a draft is asked for each of them several times."""
    for name in edited_relations(type(entry)):
        setattr(entry, name, list(getattr(entry, name).all()))


def may_publish(entry: DisclosurePage) -> bool:
    """Whether an import may publish: not what is undecided or was taken down."""
    was_taken_down = not entry.live and entry.first_published_at is not None
    return not entry.is_scope_undecided and not was_taken_down


def as_row_error(error: ValidationError) -> RowError:
    """The first thing that is wrong, at the column that says it."""
    if not hasattr(error, "error_dict"):
        return RowError("path", "; ".join(error.messages))
    column, errors = next(iter(error.error_dict.items()))
    messages = "; ".join(message for each in errors for message in each.messages)
    return RowError("title" if column in ("slug", "__all__") else column, messages)
