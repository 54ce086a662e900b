"""
The ledger of what was public: a row for every event, each bound to the one before.

Content may be erased by law; its digest stays in the chain, so the chain still holds.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import prefetch_related_objects

from wagtail_disclosure.publication.choices import EndKind, LedgerEventKind
from wagtail_disclosure.publication.index_numbers import lock_publications
from wagtail_disclosure.publication.models import (
    LedgerEvent,
    PublishedFile,
    PublishedVersion,
)
from wagtail_disclosure.publication.signals import version_ended, version_published
from wagtail_disclosure.review.contributions import absorb_contributions, name_of
from wagtail_disclosure.review.digest import row_digest
from wagtail_disclosure.review.models import ReviewRecord

GENESIS = "0" * 64


def open_version(
    page: Any,
    record: ReviewRecord,
    *,
    digest: str,
    user: Any,
    at: datetime.datetime,
) -> PublishedVersion:
    """
    Write down that this content is public from now on.

    Content that is public already makes no new version. Must run in the transaction
    that writes the page.
    """
    versions = PublishedVersion.objects.of_entry(page.entry_uuid)
    current = versions.open().first()
    if current is not None:
        if current.digest == digest and current.record_id == record.pk:
            return current
        end(current, kind=EndKind.REPLACED, user=user, at=at)
    newest = current or versions.newest_first().first()
    content = page.published_content()
    version = PublishedVersion.objects.create(
        entry_uuid=page.entry_uuid,
        number=newest.number + 1 if newest else 1,
        content_type=ContentType.objects.get_for_model(page),
        object_id=str(page.pk),
        address=getattr(page, "url", "") or "",
        title=content.title,
        scope=str(getattr(page, "scope", "")),
        audience=page.audience_key(),
        body_html=content.body_html,
        text=content.text,
        data=content.data,
        change_note=content.change_note,
        digest=digest,
        row_digest=row_digest(page),
        record=record,
        published_at=at,
        published_by=user,
        published_by_name=name_of(user),
    )
    files = _keep_files(version, page.get_files())
    record.last_published_at = at
    record.save(update_fields=["last_published_at"])
    absorb_contributions(record)
    append_event(
        LedgerEventKind.PUBLISHED,
        entry_uuid=page.entry_uuid,
        version=version,
        at=at,
        content_sha256=content.sha256,
        files=files,
        facts=facts_of(version),
    )
    version_published.send(sender=type(page), version=version)
    return version


def end_version(
    page: Any,
    *,
    user: Any,
    at: datetime.datetime,
    kind: str = "",
    reason: str = "",
) -> PublishedVersion | None:
    """Write down that the page is not public any more; None if it was not."""
    current = PublishedVersion.objects.of_entry(page.entry_uuid).open().first()
    if current is None:
        return None
    is_expired = getattr(page, "expired", False)
    kind = kind or (EndKind.EXPIRED if is_expired else EndKind.UNPUBLISHED)
    return end(current, kind=kind, user=user, at=at, reason=reason)


def append_event(
    kind: str,
    *,
    entry_uuid: uuid.UUID,
    version: PublishedVersion,
    at: datetime.datetime,
    content_sha256: str,
    files: Sequence[str] = (),
    facts: dict[str, Any],
) -> LedgerEvent:
    """The next row of the chain; one at a time."""
    lock_publications()
    last = head()
    event = LedgerEvent(
        sequence=last.sequence + 1 if last else 1,
        previous_hash=last.row_hash if last else GENESIS,
        kind=kind,
        entry_uuid=entry_uuid,
        version=version,
        at=at,
        content_sha256=content_sha256,
        files=list(files),
        facts=facts,
    )
    event.row_hash = row_hash(event)
    event.save(force_insert=True)
    return event


def head() -> LedgerEvent | None:
    """The newest row; whoever has noted its hash can prove what stood before."""
    return LedgerEvent.objects.order_by("-sequence").first()


def row_hash(event: LedgerEvent) -> str:
    """What binds a row to its content and to the row before."""
    bound = [
        event.previous_hash,
        event.sequence,
        event.kind,
        event.entry_uuid.hex,
        event.at.astimezone(datetime.UTC).isoformat(),
        event.content_sha256,
        event.files,
        event.facts,
    ]
    text = json.dumps(bound, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def facts_of(version: PublishedVersion) -> dict[str, Any]:
    """What the chain says of a version without its content."""
    return {
        "number": version.number,
        "scope": version.scope,
        "audience": version.audience,
        "digest": version.digest,
        "record": version.record_id,
    }


def end(
    version: PublishedVersion,
    *,
    kind: str,
    user: Any,
    at: datetime.datetime,
    reason: str = "",
) -> PublishedVersion:
    """Close one version and write it down."""
    version.ended_at = at
    version.end_kind = kind
    version.ended_by = user
    version.end_reason = reason
    version.save(update_fields=["ended_at", "end_kind", "ended_by", "end_reason"])
    append_event(
        LedgerEventKind.ENDED,
        entry_uuid=version.entry_uuid,
        version=version,
        at=at,
        content_sha256="",
        facts={"number": version.number, "kind": str(kind), "reason": reason},
    )
    version_ended.send(sender=PublishedVersion, version=version)
    return version


def _keep_files(version: PublishedVersion, files: list[Any]) -> list[str]:
    prefetch_related_objects(files, "frozen_file")
    rows = [
        PublishedFile(
            version=version,
            number=file.number,
            title=file.public_title,
            filename=file.filename,
            is_picture=not hasattr(file, "title"),
            frozen_file=file.frozen_file,
        )
        for file in files
        if file.frozen_file is not None
    ]
    PublishedFile.objects.bulk_create(rows)
    return [row.frozen_file.sha256 for row in rows]
