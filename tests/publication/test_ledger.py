"""The chain of what was public."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.catalogue.people import administrator
from tests.factories import DisclosurePageFactory, DocumentFactory, drafter, publish
from wagtail_disclosure.models import (
    Attachment,
    DisclosurePage,
    LedgerEvent,
    PublishedVersion,
)
from wagtail_disclosure.publication.actions import (
    RestoreEntryAction,
    WithdrawEntryAction,
)
from wagtail_disclosure.publication.ledger import GENESIS, row_hash
from wagtail_disclosure.publication.refusal import PublicationRefused

pytestmark = pytest.mark.django_db


def chain_holds() -> bool:
    before = GENESIS
    for number, event in enumerate(LedgerEvent.objects.all(), start=1):
        if event.sequence != number or event.previous_hash != before:
            return False
        if event.row_hash != row_hash(event):
            return False
        before = event.row_hash
    return True


def test_each_publication_is_a_version() -> None:
    entry = DisclosurePageFactory(title="招生章程", published=True)
    entry.title = "招生章程修订"
    entry = publish(entry, change_note="更正名称")
    second, first = entry.published_versions
    assert [first.number, second.number] == [1, 2]
    assert [first.title, second.title] == ["招生章程", "招生章程修订"]
    assert first.end_kind == "replaced" and first.ended_at is not None
    assert second.is_open and second.change_note == "更正名称"
    assert [event.kind for event in LedgerEvent.objects.all()] == [
        "published",
        "ended",
        "published",
    ]
    assert chain_holds()


def test_publishing_the_same_again_is_no_version() -> None:
    entry = DisclosurePageFactory(published=True)
    entry.get_latest_revision().publish()
    DisclosurePage.objects.get(pk=entry.pk).save()
    assert entry.published_versions.count() == 1


def test_draft_leaves_no_trace() -> None:
    entry = DisclosurePageFactory(published=True)
    entry.summary = "草稿"
    entry.save_revision(user=drafter())
    assert LedgerEvent.objects.count() == 1


def test_unpublishing_ends_the_version() -> None:
    entry = DisclosurePageFactory(published=True)
    entry.unpublish()
    (version,) = entry.published_versions
    assert version.end_kind == "unpublished"
    assert chain_holds()


def test_version_outlives_page_and_revisions() -> None:
    entry = DisclosurePageFactory(title="招生章程", published=True)
    entry.delete()
    (version,) = PublishedVersion.objects.all()
    assert version.title == "招生章程"
    assert version.end_kind == "deleted"
    assert chain_holds()


def test_row_altered_by_sql_breaks_the_chain() -> None:
    DisclosurePageFactory(published=True)
    assert chain_holds()
    LedgerEvent.objects.update(facts={"number": 9})
    assert not chain_holds()


def test_content_altered_by_sql_differs_from_its_digest() -> None:
    DisclosurePageFactory(published=True)
    event = LedgerEvent.objects.get()
    assert event.version.content.sha256 == event.content_sha256
    PublishedVersion.objects.update(text="改过")
    event = LedgerEvent.objects.get()
    assert event.version.content.sha256 != event.content_sha256


def test_files_are_kept_with_their_bytes() -> None:
    entry = DisclosurePageFactory()
    document = DocumentFactory()
    entry.attachments = [Attachment(document=document, title="名单")]
    entry = publish(entry)
    document.delete()
    (file,) = entry.published_versions.get().files.all()
    assert file.title == "名单"
    with file.frozen_file.open() as stored:
        assert stored.read() == "内容".encode()


def test_taking_down_and_bringing_back(client) -> None:
    entry = DisclosurePageFactory(published=True)
    office = administrator()
    WithdrawEntryAction(
        entry, user=office, kind="withdrawn", public_reason="内容已过时"
    ).execute()
    entry = DisclosurePage.objects.get(pk=entry.pk)
    assert not entry.live
    assert entry.published_versions.get().end_kind == "withdrawn"
    # An old review does not bring it back by another way.
    with pytest.raises(PublicationRefused):
        entry.get_latest_revision().publish()
    RestoreEntryAction(entry, user=office).execute()
    entry = DisclosurePage.objects.get(pk=entry.pk)
    assert entry.live
    assert client.get(entry.url).status_code == 200
    assert chain_holds()


def test_what_was_published_in_error_comes_back_corrected_only() -> None:
    entry = DisclosurePageFactory(published=True)
    office = administrator()
    WithdrawEntryAction(
        entry, user=office, kind="in-error", public_reason="误发"
    ).execute()
    entry = DisclosurePage.objects.get(pk=entry.pk)
    with pytest.raises(Exception, match="."):
        RestoreEntryAction(entry, user=office).execute()
    entry.summary = "更正后的文字"
    entry = publish(entry)
    assert entry.live


def test_publication_asks_no_more_queries_with_many_versions() -> None:
    entry = DisclosurePageFactory(published=True)

    def queries() -> int:
        entry.summary = f"第{PublishedVersion.objects.count()}次更正"
        with CaptureQueriesContext(connection) as captured:
            publish(entry)
        return len(captured)

    queries()
    few = queries()
    for number in range(8):
        entry.summary = f"第{number}次修改"
        publish(entry)
    assert queries() <= few
