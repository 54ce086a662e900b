"""Who has written what would become public, and so cannot be its reviewer."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from wagtail.log_actions import get_active_log_context

from wagtail_disclosure.negative_list.content.page_files import page_files
from wagtail_disclosure.negative_list.results.contents import file_sha256
from wagtail_disclosure.registers.people import full_name
from wagtail_disclosure.review.choices import ContributionWay
from wagtail_disclosure.review.models import (
    Contribution,
    FileContribution,
    ReviewRecord,
)


def acting_user(user: Any = None) -> Any:
    """Who does this: the one named, or whom Wagtail's admin knows; or None."""
    return user or get_active_log_context().user


def name_of(user: Any) -> str:
    return full_name(user)[:255] if user else ""


def record_contribution(
    page: Any,
    *,
    user: Any,
    digest: str,
    at: datetime.datetime,
    reverted_digest: str = "",
) -> None:
    """
    Note that this person has given the page this content.

    Saving what is there already is no contribution. Bringing back an earlier text
    is one of those who wrote it then, too.
    """
    entries = Contribution.objects.of_entry(page.entry_uuid).order_by("-pk")
    if entries.values_list("digest", flat=True).first() == digest:
        return
    way = ContributionWay.SAVED
    if reverted_digest:
        way = ContributionWay.REVERTED
        for earlier in entries.filter(digest=reverted_digest)[:1]:
            carry_over(
                entries.along_with(earlier),
                page.entry_uuid,
                digest=digest,
                way=way,
                at=at,
            )
    Contribution.objects.create(
        entry_uuid=page.entry_uuid,
        user=user,
        user_name=name_of(user),
        at=at,
        digest=digest,
        way=way,
    )


def carry_over(
    contributions: Iterable[Contribution],
    entry_uuid: uuid.UUID,
    *,
    digest: str,
    way: str,
    at: datetime.datetime,
) -> None:
    """Name the authors of a text again where it has come to stand anew."""
    authors = {(row.user_id, row.user_name) for row in contributions}
    Contribution.objects.bulk_create(
        Contribution(
            entry_uuid=entry_uuid,
            user_id=user_id,
            user_name=user_name,
            at=at,
            digest=digest,
            way=way,
        )
        for user_id, user_name in sorted(authors, key=str)
    )


def copy_contributions(
    source_uuid: uuid.UUID, entry_uuid: uuid.UUID, *, at: datetime.datetime
) -> None:
    """A copied text was written by whoever wrote the original."""
    carry_over(
        Contribution.objects.of_entry(source_uuid),
        entry_uuid,
        digest="",
        way=ContributionWay.COPIED,
        at=at,
    )


def absorb_contributions(record: ReviewRecord) -> None:
    """What was written up to this content is public now, under this record."""
    entries = Contribution.objects.of_entry(record.entry_uuid)
    last = entries.filter(digest=record.digest).order_by("-pk").first()
    if last is not None:
        entries.not_public_yet().filter(pk__lte=last.pk).update(public_record=record)


def contributors(page: Any) -> set[int]:
    """Keys of the users who worked on the page since it was last public."""
    entries = Contribution.objects.of_entry(page.entry_uuid)
    open_ones = entries.not_public_yet().exclude(user=None)
    return {*open_ones.values_list("user_id", flat=True), *_file_contributors(page)}


def has_unknown_author(page: Any) -> bool:
    entries = Contribution.objects.of_entry(page.entry_uuid).not_public_yet()
    return entries.of_nobody().exists()


def note_upload(document: Any, *, at: datetime.datetime) -> None:
    """Who uploads a file, or puts another one in its place, has brought its bytes."""
    user = acting_user() or document.uploaded_by_user
    if user is None:
        return
    FileContribution.objects.get_or_create(
        file_sha256=file_sha256(document.file), user=user, defaults={"at": at}
    )


def _file_contributors(page: Any) -> set[int]:
    """Who brought files that the public has not had yet."""
    public = public_files([page.entry_uuid])[page.entry_uuid]
    users: set[int] = set()
    digests: set[str] = set()
    for file in page_files(page):
        sha256 = file_sha256(file.file)
        if sha256 not in public:
            digests.add(sha256)
            if file.uploaded_by_user_id:
                users.add(file.uploaded_by_user_id)
    if digests:
        brought = FileContribution.objects.filter(file_sha256__in=digests)
        users.update(brought.values_list("user_id", flat=True))
    return users


def public_files(entry_uuids: Iterable[uuid.UUID]) -> dict[uuid.UUID, set[str]]:
    """Digests of the files that each entry had when it was last public."""
    found: dict[uuid.UUID, set[str]] = {key: set() for key in entry_uuids}
    records = ReviewRecord.objects.valid().filter(entry_uuid__in=found)
    published = records.exclude(last_published_at=None).order_by("last_published_at")
    for record in published.only("entry_uuid", "files"):
        found[record.entry_uuid] = {file["sha256"] for file in record.files}
    return found
