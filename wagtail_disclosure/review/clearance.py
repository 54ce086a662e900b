"""Whether a content has been reviewed, and if not, why it may not be public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wagtail_disclosure.review.digest import DIGEST_VERSION, content_digest
from wagtail_disclosure.review.models import ReviewRecord

CLEARED = "cleared"
NOT_REVIEWED = "not-reviewed"
CHANGED = "changed"
REVOKED = "revoked"
NOT_GATED = "not-gated"
OTHER_AUDIENCE = "other-audience"


@dataclass(frozen=True)
class Clearance:
    """
    The answer of the gate.

    ``code`` says why if it is not ``ok``: "not-reviewed", "changed" (another content
    was reviewed), "revoked", "other-audience" (an alias before other readers than
    its source), "not-gated" (a type without the mixin).
    """

    ok: bool
    code: str
    record: ReviewRecord | None = None
    digest: str = ""


def reviewed(page: Any, *, source: Any = None) -> Clearance:
    """
    Whether a valid record names exactly the values of the instance given.

    ``source``: the page that an alias shows, whose review counts.
    """
    entry_uuid = (source or page).entry_uuid
    digest = content_digest(page, source=source)
    records = list(ReviewRecord.objects.of_entry(entry_uuid).order_by("-pk"))
    record = next((r for r in records if r.is_valid and r.digest == digest), None)
    if record is None:
        record = _under_an_older_digest(page, records, source=source)
    if record is not None:
        return Clearance(True, CLEARED, record, digest)
    if any(r.digest == digest for r in records):
        return Clearance(False, REVOKED, None, digest)
    return Clearance(False, CHANGED if records else NOT_REVIEWED, None, digest)


def _under_an_older_digest(
    page: Any, records: list[ReviewRecord], *, source: Any
) -> ReviewRecord | None:
    versions = {r.digest_version for r in records if r.is_valid} - {DIGEST_VERSION}
    for version in sorted(versions, reverse=True):
        digest = content_digest(page, version=version, source=source)
        for record in records:
            if record.is_valid and record.digest == digest:
                return record
    return None
