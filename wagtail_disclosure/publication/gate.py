"""
The one seam through which content becomes public, whichever way it goes live.

Every way that Wagtail knows ends in ``save()`` of a live page, so the order of things
is kept here: ask for the review, freeze the files, write the row, draw the index
number, write the ledger.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, Self

from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import COMMENTS_RELATION_NAME

from wagtail_disclosure.actions import lock_row
from wagtail_disclosure.negative_list.content.tidying import tidy_page
from wagtail_disclosure.negative_list.results.tasks import queue_screening
from wagtail_disclosure.publication import ledger
from wagtail_disclosure.publication.aliases import is_wider
from wagtail_disclosure.publication.files import (
    hide_files_of,
    lost_file,
    number_files,
)
from wagtail_disclosure.publication.gated_content import GatedContent
from wagtail_disclosure.publication.index_numbers import (
    allocate_index_number,
    lock_publications,
)
from wagtail_disclosure.publication.lifted_schedules import (
    WatchedRevisions,
    put_back,
)
from wagtail_disclosure.publication.models import PublishedVersion, Withdrawal
from wagtail_disclosure.publication.querysets import PublishedVersionQuerySet
from wagtail_disclosure.publication.refusal import PublicationRefused
from wagtail_disclosure.publication.scheduling import (
    PUBLISH_SCHEDULED,
    Refusal,
    cancel_refused_schedule,
    keep_failed_schedule,
)
from wagtail_disclosure.publication.taking_down import Ending
from wagtail_disclosure.publication.writing import written_by_the_gate
from wagtail_disclosure.review.clearance import (
    NOT_GATED,
    OTHER_AUDIENCE,
    Clearance,
    reviewed,
)
from wagtail_disclosure.review.contributions import (
    acting_user,
    copy_contributions,
    record_contribution,
)
from wagtail_disclosure.review.digest import content_digest, row_digest

# Wagtail writes these alone when it saves a draft, locks a page or renames a draft.
METADATA_FIELDS = frozenset(
    {
        "alias_of",
        "draft_title",
        "expired",
        "go_live_at",
        "expire_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "owner",
        "url_path",
        COMMENTS_RELATION_NAME,
    }
)

WITHDRAWN = "withdrawn"

REFUSALS = {
    "withdrawn": _(
        "This entry was taken down. Restore it, or change the text and submit it for "
        "review."
    ),
    "not-reviewed": _(
        "Nobody has reviewed this text yet. Submit it for review; once it is "
        "approved, it becomes public."
    ),
    "changed": _(
        "The text, a file or the audience is not what was reviewed. Submit it for "
        "review again."
    ),
    "revoked": _(
        "The review of this text was revoked. Change what was wrong and submit it "
        "for review again."
    ),
    "other-audience": _(
        "An alias cannot show an entry to another audience than its own."
    ),
}


def is_gated(page: Any) -> bool:
    """Whether the type of a page or snippet stands under the gate."""
    model = getattr(page, "specific_class", None) or type(page)
    return issubclass(model, ReviewedPageMixin)


def clearance(page: Any) -> Clearance:
    """
    Whether exactly the values of the instance given may be public, or why not.

    A base page is looked at as its own type, an alias by the review of its source.
    """
    if not isinstance(page, ReviewedPageMixin):
        if not is_gated(page):
            return Clearance(False, NOT_GATED)
        page = page.specific
    source = page.alias_source()
    if source is None:
        return _unless_withdrawn(page, reviewed(page))
    if page.audience_key() != source.audience_key() or is_wider(page, source):
        return Clearance(False, OTHER_AUDIENCE)
    return reviewed(page, source=source)


def _unless_withdrawn(page: Any, answer: Clearance) -> Clearance:
    """A review from before the entry was taken down does not bring it back."""
    if answer.record is None:
        return answer
    withdrawal = Withdrawal.objects.in_force(page.entry_uuid)
    if withdrawal is None or answer.record.approved_at > withdrawal.withdrawn_at:
        return answer
    return Clearance(False, WITHDRAWN, None, answer.digest)


def is_cleared(page: Any) -> bool:
    """The short form of ``clearance``."""
    return clearance(page).ok


def refusal(page: Any, answer: Clearance | None = None) -> str | None:
    """Why this content must not become public, in words for a person; or None."""
    answer = answer or clearance(page)
    problem = page.publication_obstacle()
    if problem is None and not answer.ok:
        problem = lost_file(page) or str(REFUSALS[answer.code])
    return problem


class ReviewedPageMixin(GatedContent):
    """
    Puts a page or snippet type under the gate. Must be the first base of the class.

    A type with files names its child relations to ``EntryFile`` in
    ``file_relations``.
    """

    class Meta:
        abstract = True

    @property
    def revisions(self) -> Any:
        found = super().revisions  # type: ignore[misc]
        if not self.is_draft_content:
            return found
        lifted = self.__dict__.setdefault("_lifted_schedules", {})
        return WatchedRevisions(found, lifted)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._writes_content(kwargs.get("update_fields")):
            super().save(*args, **kwargs)
            return
        try:
            self._save_content(*args, **kwargs)
        except Refusal:
            put_back(self.__dict__.get("_lifted_schedules", {}))
            raise

    def _save_content(self, *args: Any, **kwargs: Any) -> None:
        is_new = self._state.adding
        original = self._take_own_identity()
        with transaction.atomic(), written_by_the_gate(self):
            if not is_new:
                lock_row(self)
            tidy_page(self)
            number_files(self)
            cleared = self._ask_for_clearance()
            hide_files_of(self)
            if cleared is None:
                self.cleared_digest = ""
                is_ending = not is_new and self._own_versions().open().exists()
                if is_ending:
                    lock_publications()
                super().save(*args, **kwargs)
                if is_ending:
                    self._end_version()
            else:
                self._save_live(cleared, *args, **kwargs)
            if original is not None:
                copy_contributions(original, self.entry_uuid, at=timezone.now())

    def _save_live(self, cleared: Clearance, *args: Any, **kwargs: Any) -> None:
        lock_publications()
        now = timezone.now()
        self.prepare_publication(at=self.first_published_at or now)
        self.cleared_digest = cleared.digest
        update_fields = kwargs.get("update_fields")
        if update_fields is not None:
            kwargs["update_fields"] = {*update_fields, "cleared_digest"}
        # Asked while the rows are at hand: saving the page lets go of them.
        last_file = max((file.number or 0 for file in self.get_files()), default=0)
        super().save(*args, **kwargs)
        if self.is_alias():
            return
        self._draw_index_number(last_file)
        Withdrawal.objects.end(self.entry_uuid, user=acting_user(), at=now)
        if cleared.record is not None:
            ledger.open_version(
                self, cleared.record, digest=cleared.digest, user=acting_user(), at=now
            )

    def _own_versions(self) -> PublishedVersionQuerySet:
        return PublishedVersion.objects.of_entry(self.entry_uuid)

    def _end_version(self) -> None:
        why = self.ending or Ending("")
        ledger.end_version(
            self,
            user=acting_user(),
            at=timezone.now(),
            kind=why.kind,
            reason=why.reason,
        )

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        """
        Wagtail's way from a revision to the row, all of it or nothing.

        Its loop over schedules ends at the first one that raises, so a scheduled
        publication does not: a refusal cancels the schedule, a failure keeps it.
        """
        if kwargs.get("log_action") != PUBLISH_SCHEDULED:
            user = kwargs.get("user") or (args[0] if args else None)
            if user is not None and self._is_approved_by(user, revision):
                kwargs["skip_permission_checks"] = True
            self._publish(revision, *args, **kwargs)
            return
        try:
            self._publish(revision, *args, **kwargs)
        except Refusal as error:
            cancel_refused_schedule(self, revision, error)
        # Whatever it was: other pages are due, and this one is tried again.
        except Exception as error:  # noqa: BLE001 (logged, and told by a signal)
            keep_failed_schedule(self, revision, error)

    @transaction.atomic
    def _publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        lock_row(self)
        super().publish(revision, *args, **kwargs)  # type: ignore[misc]

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        number_files(self)
        hide_files_of(self)
        tidy_page(self)
        with transaction.atomic():
            if kwargs.get("overwrite_revision") is not None:
                # Publishing writes into the same row, after it has locked the page.
                lock_row(self)
            revision = super().save_revision(*args, **kwargs)  # type: ignore[misc]
            self._note_contribution(revision, kwargs.get("previous_revision"))
        queue_screening(self)
        return revision

    def with_content_json(self, content: dict[str, Any]) -> Self:
        page = super().with_content_json(content)  # type: ignore[misc]
        # A copied or reverted revision carries the UUID of where it came from.
        page.entry_uuid = self.entry_uuid
        page.cleared_digest = self.cleared_digest
        page.is_draft_content = True
        return page

    def permissions_for_user(self, user: Any) -> Any:
        from wagtail_disclosure.publication.permission_tester import (
            ReviewedPagePermissionTester,
        )

        return ReviewedPagePermissionTester(user, self)  # type: ignore[arg-type]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not getattr(request, "is_preview", False) and not self.is_served():
            raise Http404
        return super().serve(request, *args, **kwargs)  # type: ignore[misc]

    def is_served(self) -> bool:
        """
        Whether the public may be shown this row: cleared, and in the ledger.

        A row that SQL has made live or changed is not. What a revocation or a
        withdrawal closes has no open version any more.
        """
        known = self.published_versions.open().only("digest", "row_digest", "audience")
        version = known.first()
        if version is None or version.audience != self.audience_key():
            return False
        if self.is_alias():
            return is_cleared(self)
        return (
            version.digest == self.cleared_digest
            and version.row_digest == row_digest(self)
        )

    def is_latest_public(self) -> bool:
        """Whether the row holds what the newest draft does."""
        draft = self.get_latest_revision_as_object()  # type: ignore[attr-defined]
        return content_digest(draft) == content_digest(self)

    def _writes_content(self, update_fields: Iterable[str] | None) -> bool:
        return update_fields is None or not METADATA_FIELDS.issuperset(update_fields)

    def _take_own_identity(self) -> uuid.UUID | None:
        """Of a new copy, give it its own UUID and return that of the original."""
        if not self._state.adding:
            return None
        known = type(self)._default_manager.filter(entry_uuid=self.entry_uuid)
        if not known.exists():
            return None
        original, self.entry_uuid = self.entry_uuid, uuid.uuid4()
        return None if self.is_alias() else original

    def _ask_for_clearance(self) -> Clearance | None:
        """The clearance of a live instance, None for a draft; or refuse."""
        if not self.live:
            return None
        answer = clearance(self)
        problem = refusal(self, answer)
        if problem is None:
            return answer
        if self._state.adding or self.is_alias():
            # Copies and pages made in code are live by default; an alias must not
            # stop its source.
            self._become_draft()
            return None
        raise PublicationRefused(problem)

    def _become_draft(self) -> None:
        self.live = False
        self.has_unpublished_changes = True
        self.live_revision = None
        self.first_published_at = None
        self.last_published_at = None

    def _is_approved_by(self, user: Any, revision: Any) -> bool:
        """Who approved a text needs no other permission to let it out."""
        answer = clearance(revision.as_object())
        return (
            answer.record is not None
            and answer.record.steps.filter(reviewer=user).exists()
        )

    def _note_contribution(self, revision: Any, reverted: Any) -> None:
        record_contribution(
            self,
            user=acting_user(revision.user),
            digest=content_digest(self._as_draft()),
            reverted_digest=content_digest(reverted.as_object()) if reverted else "",
            at=revision.created_at,
        )

    def _as_draft(self) -> Self:
        self.is_draft_content = True
        return self

    def _draw_index_number(self, last_file: int) -> None:
        record = allocate_index_number(
            self.entry_uuid,
            at=timezone.localtime(self.first_published_at),
            **self.index_number_tokens(),
        )
        if last_file > record.last_file_number:
            record.last_file_number = last_file
            record.save(update_fields=["last_file_number"])
