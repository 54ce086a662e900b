"""What ``disclosure_audit`` says of the ledger, its files and what is live."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import DisclosurePageFactory, DocumentFactory, drafter, publish
from wagtail_disclosure.conf import private_storage
from wagtail_disclosure.models import (
    Attachment,
    DisclosurePage,
    FrozenFile,
    LedgerEvent,
    PublishedVersion,
)

pytestmark = pytest.mark.django_db


def rules(*options: str) -> list[str]:
    out = StringIO()
    try:
        call_command("disclosure_audit", "--format", "json", *options, stdout=out)
    except SystemExit as end:
        assert end.code == 1
    return [row["rule"] for row in json.loads(out.getvalue())]


def with_file():
    entry = DisclosurePageFactory(title="招生章程")
    entry.attachments = [Attachment(document=DocumentFactory())]
    return publish(entry)


def test_what_is_in_order_is_not_named() -> None:
    entry = with_file()
    entry.summary = "更正"
    publish(entry)
    assert rules() == []


def test_row_altered_by_sql_is_named() -> None:
    with_file()
    LedgerEvent.objects.update(facts={})
    assert rules() == ["ledger-altered"]


def test_row_taken_out_is_named() -> None:
    entry = with_file()
    entry.summary = "更正"
    publish(entry)
    LedgerEvent.objects.filter(sequence=2).delete()
    assert "ledger-gap" in rules()


def test_version_altered_by_sql_is_named() -> None:
    with_file()
    PublishedVersion.objects.update(body_html="<p>改过</p>")
    assert rules() == ["version-altered"]


def test_frozen_file_with_other_bytes_is_named() -> None:
    with_file()
    frozen = FrozenFile.objects.get()
    with open(private_storage().path(frozen.path), "wb") as file:
        file.write(b"x")
    assert rules() == ["file-altered"]
    private_storage().delete(frozen.path)
    assert rules() == ["file-lost"]


def test_row_made_live_by_sql_is_named_and_set_back(client) -> None:
    entry = DisclosurePageFactory()
    DisclosurePage.objects.filter(pk=entry.pk).update(live=True)
    assert client.get(entry.url).status_code == 404
    assert rules() == ["live-without-review"]
    assert rules("--fix") == ["live-without-review"]
    assert rules() == []
    assert not DisclosurePage.objects.get(pk=entry.pk).live


def test_title_altered_by_sql_is_set_back_to_what_was_reviewed(client) -> None:
    entry = DisclosurePageFactory(title="招生章程", published=True)
    entry.save_revision(user=drafter())
    DisclosurePage.objects.filter(pk=entry.pk).update(title="改过的标题")
    assert "改过的标题" not in client.get(entry.url).content.decode()
    assert rules("--fix") == ["live-without-review"]
    entry = DisclosurePage.objects.get(pk=entry.pk)
    assert entry.live and entry.title == "招生章程"
    assert rules() == []


def test_files_that_a_web_server_hands_out_are_named(live_server) -> None:
    with_file()
    # The test server hands out all of MEDIA_ROOT, as a careless one does: the closed
    # document lies there. The frozen copy lies elsewhere.
    assert rules("--probe-media", live_server.url) == ["private-file-reachable"]


def test_probe_says_what_is_wrong_with_the_address() -> None:
    with_file()
    with pytest.raises(CommandError):
        rules("--probe-media", "www.example.edu.cn")
