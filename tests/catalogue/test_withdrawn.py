"""What readers find in place of an entry that was taken down."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.catalogue.portals import add_entries
from tests.catalogue.reading import text_of
from tests.factories import (
    DisclosurePageFactory,
    DocumentFactory,
    UserFactory,
    publish,
)
from wagtail_disclosure.models import (
    Attachment,
    DisclosurePage,
    IndexNumber,
    PublishedVersion,
)
from wagtail_disclosure.publication.actions import (
    RestoreEntryAction,
    WithdrawEntryAction,
)

pytestmark = pytest.mark.django_db

TITLE = "disclosure 旧版收费标准"
REASON = "标准已经停止执行。"


@pytest.fixture
def entry(site):
    return made(site.item)


def made(parent, title=TITLE):
    entry = DisclosurePageFactory(
        parent=parent, title=title, body=[("text", "<p>每年5000元。</p>")]
    )
    entry.attachments = [
        Attachment(document=DocumentFactory(file__data=b"table"), title="收费表")
    ]
    return publish(entry)


def withdraw(entry, kind="withdrawn", into=None):
    WithdrawEntryAction(
        entry,
        user=UserFactory(superuser=True),
        kind=kind,
        public_reason=REASON,
        internal_reason="内部原因",
        into=into,
    ).execute()
    return DisclosurePage.objects.get(pk=entry.pk)


def member() -> Client:
    client = Client()
    client.force_login(UserFactory())
    return client


def content(client: Client, address: str) -> tuple[int, str]:
    response = client.get(address, headers={"accept-language": "en"})
    body = b"".join(response) if response.streaming else response.content
    return response.status_code, body.decode()


def archive(site, entry) -> str:
    return f"{site.portal.url}archive/{entry.index_number}/"


@pytest.mark.parametrize("kind", ["withdrawn", "expired"])
def test_text_stays_readable_under_a_banner(entry, read, client, kind):
    withdraw(entry, kind)
    html = read(entry.url)
    text = text_of(html)
    assert f"Reason: {REASON}" in text
    assert "内部原因" not in text
    assert "每年5000元" in text
    assert '<meta name="robots" content="noindex">' in html
    assert client.get(entry.url)["X-Robots-Tag"] == "noindex"
    assert read(entry.url + "files/1/") == "table"
    read(entry.url + "nothing/", status=404)


def test_versions_of_a_withdrawn_entry_stay_readable(entry, read):
    entry.title = "disclosure 新版"
    entry = withdraw(publish(entry))
    assert "versions/1/" in read(entry.url + "versions/")
    read(entry.url + "versions/1/")
    read(entry.url + "versions/1/2/")


def test_what_was_public_in_error_is_gone(entry, read, client):
    withdraw(entry, "in-error")
    for address in ("", "files/1/", "versions/", "versions/1/"):
        text = read(entry.url + address, status=410)
        assert REASON in text, address
        assert "旧版收费标准" not in text, address
        assert "5000" not in text, address


def test_merged_entry_leads_to_the_other_where_it_is_now(site, entry, client):
    other = made(site.rules, title="disclosure 收费办法")
    withdraw(entry, "merged", into=other)
    response = client.get(entry.url)
    assert (response.status_code, response["Location"]) == (301, other.url)
    assert response["Cache-Control"] == "no-cache"
    other.move(site.column, pos="last-child")
    moved = DisclosurePage.objects.get(pk=other.pk)
    assert moved.url != other.url
    assert client.get(entry.url)["Location"] == moved.url
    assert client.get(entry.url + "files/1/")["Location"] == moved.url
    moved.unpublish()
    status, text = content(client, entry.url)
    assert status == 410
    assert "收费" not in text


def test_unpublished_entry_is_not_found(entry, read):
    entry.unpublish()
    read(entry.url, status=404)
    read(entry.url + "files/1/", status=404)


def test_restored_entry_is_as_before(entry, read):
    withdrawn = withdraw(entry)
    RestoreEntryAction(withdrawn, user=UserFactory(superuser=True)).execute()
    html = read(entry.url)
    assert REASON not in html
    assert "noindex" not in html


def test_withdrawn_entry_stands_in_no_list(site, entry, read):
    withdraw(entry)
    add_entries(site, 0)
    addresses = site.addresses() | site.machine_addresses()
    addresses["api"] = "/api/v2/pages/?limit=20"
    for name, address in addresses.items():
        assert "旧版收费标准" not in read(address), name
    read(f"/api/v2/pages/{entry.pk}/", status=404)


@pytest.mark.parametrize("kind", ["withdrawn", "in-error"])
def test_withdrawn_entry_of_a_section_asks_for_a_log_in(site, kind):
    entry = withdraw(made(site.section), kind)
    expected = 410 if kind == "in-error" else 200
    for address in ("", "files/1/"):
        assert content(Client(), entry.url + address)[0] == 302
        assert content(member(), entry.url + address)[0] == expected
    status, text = content(Client(), archive(site, entry))
    assert status == 404
    assert "旧版收费标准" not in text
    assert "旧版收费标准" not in content(Client(), site.portal.url + "withdrawn/")[1]


def test_withdrawn_entry_that_was_moved_is_shown_to_neither_audience(site, entry):
    entry = withdraw(entry)
    entry.move(site.section, pos="last-child")
    moved = DisclosurePage.objects.get(pk=entry.pk)
    assert content(member(), moved.url)[0] == 404
    assert content(Client(), moved.url)[0] == 302
    assert "旧版收费标准" not in content(Client(), site.portal.url + "withdrawn/")[1]
    status, text = content(Client(), archive(site, entry))
    assert status == 410
    assert "旧版收费标准" not in text


def test_restriction_above_holds_for_what_was_withdrawn(site, entry):
    withdraw(entry)
    PageViewRestriction.objects.create(page=site.category, restriction_type="login")
    assert content(Client(), entry.url)[0] == 302
    assert content(member(), entry.url)[0] == 200
    assert "旧版收费标准" not in content(Client(), site.portal.url + "withdrawn/")[1]
    assert "旧版收费标准" not in content(Client(), archive(site, entry))[1]


def test_public_list_says_what_was_withdrawn_and_why(site, entry, read):
    withdraw(entry)
    withdraw(made(site.item, title="disclosure 错发名单"), "in-error")
    html = read(site.portal.url + "withdrawn/")
    text = text_of(html)
    assert TITLE in text
    assert text.count(REASON) == 2
    assert "错发名单" not in text
    assert "内部原因" not in text
    assert f'href="{site.portal.url}withdrawn/"' in read(site.portal.url)


def test_list_of_withdrawn_entries_is_paged(site, read, settings):
    settings.WAGTAIL_DISCLOSURE = {**settings.WAGTAIL_DISCLOSURE, "ENTRIES_PER_PAGE": 1}
    for number in range(2):
        withdraw(made(site.item, title=f"disclosure 第{number}号"))
    assert "第1号" in read(site.portal.url + "withdrawn/")
    assert "第0号" in read(site.portal.url + "withdrawn/?page=2")


def test_index_number_leads_to_the_entry_where_it_lives(site, entry, client):
    address = archive(site, entry)
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (302, entry.url)
    entry.move(site.rules, pos="last-child")
    moved = DisclosurePage.objects.get(pk=entry.pk)
    assert client.get(address)["Location"] == moved.url
    withdraw(moved)
    assert client.get(address)["Location"] == moved.url


def test_index_number_of_what_was_in_error_says_no_title(site, entry, client):
    withdraw(entry, "in-error")
    status, text = content(client, archive(site, entry))
    assert status == 410
    assert REASON in text
    assert "旧版收费标准" not in text
    DisclosurePage.objects.get(pk=entry.pk).delete()
    status, text = content(client, archive(site, entry))
    assert status == 410
    assert "旧版收费标准" not in text


def test_index_number_of_a_deleted_entry_says_what_it_was(site, entry, client):
    address = archive(site, entry)
    entry.delete()
    status, text = content(client, address)
    assert status == 410
    assert TITLE in text
    assert "5000" not in text
    PublishedVersion.objects.update(end_kind="revoked")
    assert "旧版收费标准" not in content(client, address)[1]


def test_index_number_of_an_unpublished_entry_says_no_title(site, entry, client):
    entry.unpublish()
    status, text = content(client, archive(site, entry))
    assert status == 410
    assert "旧版收费标准" not in text


def test_index_number_of_a_section_is_known_to_its_readers_only(site):
    entry = made(site.section)
    address = archive(site, entry)
    assert content(Client(), address)[0] == 404
    assert member().get(address)["Location"] == entry.url
    entry.delete()
    for client in (Client(), member()):
        status, text = content(client, address)
        assert status == 404
        assert "旧版收费标准" not in text


def test_number_that_nobody_has_is_not_found(site, client):
    for number in ("nothing", "%00", "x" * 300):
        assert content(client, f"{site.portal.url}archive/?number={number}")[0] in (
            404,
            200,
        )
    assert content(client, f"{site.portal.url}archive/nothing/")[0] == 404


def test_number_that_cannot_stand_in_an_address_is_asked_for(site, entry, client):
    IndexNumber.objects.filter(entry_uuid=entry.entry_uuid).update(
        number="AH00/2024.1 号"
    )
    response = client.get(site.portal.url + "archive/", {"number": "AH00/2024.1 号"})
    assert response["Location"] == entry.url


def test_state_of_the_ledger_is_public(site, read):
    known = PublishedVersion.objects.order_by("pk").last().events.last()
    assert known.row_hash in read(site.portal.url + "archive/")
    assert f'"head": "{known.row_hash}"' in read(site.portal.url + "data/json/")
