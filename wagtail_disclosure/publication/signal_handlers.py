from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction, Revision

from wagtail_disclosure.publication.aliases import take_down_wider_aliases
from wagtail_disclosure.publication.choices import EndKind
from wagtail_disclosure.publication.files import unkept_file
from wagtail_disclosure.publication.gate import ReviewedPageMixin
from wagtail_disclosure.publication.hiding import hidden_name, hide_files
from wagtail_disclosure.publication.ledger import end_version
from wagtail_disclosure.publication.models import AttachmentCollection
from wagtail_disclosure.publication.signals import (
    scheduled_publication_failed,
    scheduled_publication_refused,
)
from wagtail_disclosure.publication.taking_down import (
    end_without_page,
    page_of,
    take_down,
)
from wagtail_disclosure.review.contributions import acting_user, note_upload
from wagtail_disclosure.review.signals import review_requested, review_revoked


def hide_new_file(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """
    Store a new file of a closed collection in a folder that nobody can guess.

    The file lies where the web server may find it; its own name alone would be
    easy to try.
    """
    file = instance.file
    if raw or not file or file._committed:
        return
    if AttachmentCollection.objects.closes(instance.collection):
        file.name = hidden_name(file.name)


def hide_stored_file(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A document that enters a closed collection leaves its old address."""
    if not raw:
        hide_files([instance])


def note_new_file(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """
    Whoever puts a file in, or another one in its place, does not review it.

    Asked before the row is written: afterwards nobody knows whether it is new.
    """
    file = instance.file
    instance._disclosure_file_is_new = bool(not raw and file and not file._committed)


def note_who_brought_it(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if getattr(instance, "_disclosure_file_is_new", False):
        note_upload(instance, at=timezone.now())


def freeze_what_is_reviewed(page: Any, **kwargs: Any) -> None:
    """
    Reviewer and public read the same bytes, whatever becomes of the documents.

    A storage without room is in nobody's way here: it is tried again before anything
    is approved or published.
    """
    unkept_file(page)


def take_down_revoked(record: Any, user: Any, reason: str, **kwargs: Any) -> None:
    """What a revoked review has opened is closed in the same transaction."""
    for version in record.versions.open():
        why = {"kind": EndKind.REVOKED, "user": user, "reason": reason}
        page = page_of(version)
        if page is not None and page.live:
            take_down(page, **why)
        else:
            end_without_page(version, **why)


def end_with_its_page(instance: Any, **kwargs: Any) -> None:
    """The ledger outlives a page that is deleted."""
    if not isinstance(instance, ReviewedPageMixin):
        return
    end_version(instance, user=acting_user(), at=timezone.now(), kind=EndKind.DELETED)


def narrow_aliases(raw: bool = False, **kwargs: Any) -> None:
    """
    A restriction came or went, or a page has moved: with it, in its transaction.

    Wagtail saves the base row of a page when it moves it.
    """
    if not raw:
        take_down_wider_aliases(ReviewedPageMixin)


def register() -> None:
    from wagtail_disclosure.publication import guards, search_index

    search_index.register()
    for signal, receiver in (
        (pre_save, note_new_file),
        (post_save, note_who_brought_it),
    ):
        signal.connect(
            receiver,
            sender=get_document_model(),
            dispatch_uid=f"wagtail_disclosure_{receiver.__name__}",
        )
    review_requested.connect(
        freeze_what_is_reviewed, dispatch_uid="wagtail_disclosure_freeze_reviewed"
    )
    review_revoked.connect(
        take_down_revoked, dispatch_uid="wagtail_disclosure_take_down_revoked"
    )
    pre_delete.connect(
        end_with_its_page, dispatch_uid="wagtail_disclosure_end_with_its_page"
    )
    pre_save.connect(
        guards.guard_schedule,
        sender=Revision,
        dispatch_uid="wagtail_disclosure_guard_schedule",
    )
    pre_save.connect(
        guards.guard_base_page,
        sender=Page,
        dispatch_uid="wagtail_disclosure_guard_base_page",
    )
    pre_save.connect(guards.guard_child, dispatch_uid="wagtail_disclosure_guard_child")
    pre_delete.connect(
        guards.guard_child_deletion,
        dispatch_uid="wagtail_disclosure_guard_child_deletion",
    )
    pre_save.connect(
        hide_new_file,
        sender=get_document_model(),
        dispatch_uid="wagtail_disclosure_hide_new_file",
    )
    post_save.connect(
        hide_stored_file,
        sender=get_document_model(),
        dispatch_uid="wagtail_disclosure_hide_stored_file",
    )
    for signal, sender in (
        (post_save, PageViewRestriction),
        (post_delete, PageViewRestriction),
        (post_save, Page),
    ):
        signal.connect(
            narrow_aliases,
            sender=sender,
            dispatch_uid="wagtail_disclosure_narrow_aliases",
        )
    # Not before the models are there: Wagtail's mail needs them.
    from wagtail_disclosure.publication.notifications import (
        tell_administrators_of_failed_schedule,
        tell_owner_of_refused_schedule,
    )

    scheduled_publication_refused.connect(
        tell_owner_of_refused_schedule,
        dispatch_uid="wagtail_disclosure_tell_owner_of_refused_schedule",
    )
    scheduled_publication_failed.connect(
        tell_administrators_of_failed_schedule,
        dispatch_uid="wagtail_disclosure_tell_administrators_of_failed_schedule",
    )
