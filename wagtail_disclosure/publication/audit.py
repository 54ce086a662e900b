"""Whether the ledger holds, and whether anything is live that it does not know."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model

from wagtail_disclosure.negative_list.audit import AuditRow
from wagtail_disclosure.publication import ledger
from wagtail_disclosure.publication.choices import LedgerEventKind
from wagtail_disclosure.publication.freezing import sha256_of
from wagtail_disclosure.publication.gate import (
    ReviewedPageMixin,
    clearance,
    is_cleared,
)
from wagtail_disclosure.publication.models import (
    AttachmentCollection,
    FrozenFile,
    LedgerEvent,
)
from wagtail_disclosure.publication.taking_down import take_down

_PROBE_SECONDS = 10


def ledger_rows() -> Iterator[AuditRow]:
    """Rows of the chain, and contents of versions, that somebody has altered."""
    before, expected = ledger.GENESIS, 1
    events = LedgerEvent.objects.select_related("version")
    for event in events.iterator():
        if event.sequence != expected:
            yield _row(
                "ledger-gap",
                _("A row of the ledger is missing"),
                id=str(expected),
            )
        elif event.previous_hash != before or event.row_hash != ledger.row_hash(event):
            yield _row(
                "ledger-altered",
                _("A row of the ledger has been altered"),
                id=str(event.sequence),
                title=event.version.title,
            )
        is_content = event.kind == LedgerEventKind.PUBLISHED
        if is_content and event.version.content.sha256 != event.content_sha256:
            yield _row(
                "version-altered",
                _("A published version has been altered"),
                id=str(event.sequence),
                title=event.version.title,
            )
        before, expected = event.row_hash, event.sequence + 1


def file_rows() -> Iterator[AuditRow]:
    """Frozen files that are lost, or hold other bytes than when they were frozen."""
    for frozen in FrozenFile.objects.order_by("pk").iterator():
        try:
            with frozen.open() as file:
                is_whole = sha256_of(file) == frozen.sha256
        except OSError:
            yield _row("file-lost", _("A published file is lost"), id=frozen.sha256)
            continue
        if not is_whole:
            yield _row(
                "file-altered",
                _("A published file has been altered"),
                id=frozen.sha256,
            )


def live_rows(*, fix: bool) -> Iterator[AuditRow]:
    """
    Live pages and snippets under the gate that no review lets be public as they are.

    With ``fix`` each is set back to what was reviewed, or taken down.
    """
    for model in _gated_models():
        for instance in model._default_manager.filter(live=True).iterator():
            is_known = instance.is_alias() or instance.open_version() is not None
            if is_known and is_cleared(instance):
                continue
            yield _row(
                "live-without-review",
                _("Live, but not as it was reviewed"),
                kind=model._meta.model_name,
                id=str(instance.pk),
                title=str(instance),
                address=getattr(instance, "full_url", "") or "",
                is_settled=fix and _set_back(instance),
            )


def probe_rows(address: str) -> Iterator[AuditRow]:
    """
    Files that a web server hands out, asked at ``address``, which only we may serve.

    ``address`` is that of the site, such as ``https://www.example.edu.cn``.
    """
    base = address.rstrip("/")
    if not base.startswith(("http://", "https://")):
        raise ValueError(_("An address begins with http:// or https://."))
    for path in _private_paths():
        if _is_reachable(base + quote(path)):
            yield _row(
                "private-file-reachable",
                _("A private file is reachable through the web server"),
                address=base + path,
            )


def _gated_models() -> list[Any]:
    return [m for m in apps.get_models() if issubclass(m, ReviewedPageMixin)]


def _set_back(instance: Any) -> bool:
    version = None if instance.is_alias() else instance.open_version()
    if version is not None:
        for revision in instance.revisions.order_by("-created_at", "-pk"):
            answer = clearance(revision.as_object())
            if answer.ok and answer.digest == version.digest:
                revision.publish()
                return True
    take_down(instance, kind="", user=None)
    return True


def _private_paths() -> Iterator[str]:
    for collection in AttachmentCollection.objects.select_related("collection"):
        documents = get_document_model().objects.filter(
            collection__path__startswith=collection.collection.path
        )
        for name in documents.values_list("file", flat=True).iterator():
            yield f"{settings.MEDIA_URL}{name}"
    for frozen in FrozenFile.objects.order_by("pk").iterator():
        yield f"{settings.MEDIA_URL}{frozen.path}"
        yield f"{settings.STATIC_URL}{frozen.path}"


def _is_reachable(address: str) -> bool:
    request = urllib.request.Request(address, method="HEAD")  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=_PROBE_SECONDS) as response:  # noqa: S310
            return response.status < 300
    except urllib.error.HTTPError:
        return False


def _row(rule: str, name: str, **facts: Any) -> AuditRow:
    values = dict.fromkeys(
        ("aspect", "kind", "id", "title", "address", "file", "place", "excerpt"), ""
    )
    return AuditRow(
        **{
            **values,
            "severity": "block",
            "rule": rule,
            "name": name,
            "is_settled": False,
            **facts,
        }
    )
