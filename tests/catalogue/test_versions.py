"""What readers see of the versions of an entry."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.catalogue.reading import text_of
from tests.factories import (
    AudienceSectionPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    UserFactory,
    publish,
)
from wagtail_disclosure.models import (
    Attachment,
    DisclosurePage,
    PublishedVersion,
)

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>\"'><b>"


def text_block(*paragraphs):
    return [("text", "".join(f"<p>{words}</p>" for words in paragraphs))]


@pytest.fixture
def entry(site):
    """An entry of two versions."""
    entry = DisclosurePageFactory(
        parent=site.item,
        title="收费公示",
        keywords="学费",
        body=text_block("学费每年5000元。住宿费每年1200元。", "本通知自发布起施行。"),
    )
    entry.attachments = [
        Attachment(document=DocumentFactory(file__data=b"first"), title="收费表"),
        Attachment(document=DocumentFactory(), title="说明"),
    ]
    entry = publish(entry)
    entry.title = "收费公示（更正）"
    entry.keywords = "收费"
    entry.body = text_block(
        "学费每年5500元。住宿费每年1200元。", "本通知自发布起施行。"
    )
    entry.attachments = [
        Attachment(document=DocumentFactory(file__data=b"second"), title="新收费表")
    ]
    return publish(entry, change_note="更正了学费。")


def as_section_version(entry, number, section):
    """As if this version had been for a section, before the entry came here."""
    PublishedVersion.objects.of_entry(entry.entry_uuid).filter(number=number).update(
        audience=section.audience + f":{section.pk}", scope=section.audience
    )


def member() -> Client:
    client = Client()
    client.force_login(UserFactory())
    return client


def status(client: Client, address: str) -> int:
    """The status alone; a file is read to its end, so that it is closed."""
    response = client.get(address)
    if response.streaming:
        b"".join(response)
    return response.status_code


def test_list_names_every_version_and_why_it_ended(entry, read):
    assert f'href="{entry.url}versions/"' in read(entry.url)
    html = read(entry.url + "versions/")
    text = text_of(html)
    assert "2 versions" in text
    assert "Replaced by a newer version" in text
    assert "Current version" in text
    assert "更正了学费。" in text
    assert f'href="{entry.url}versions/1/"' in html
    assert f'href="{entry.url}versions/1/2/"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="{entry.full_url}">' in html


def test_entry_of_one_version_has_no_list_and_no_change_note(site, read):
    entry = DisclosurePageFactory(parent=site.item, change_note="首次发布。")
    entry = publish(entry)
    html = read(entry.url)
    assert "versions/" not in html
    assert "首次发布" not in html


def test_old_version_is_shown_as_it_was(entry, read, client):
    html = read(entry.url + "versions/1/")
    assert ">收费公示</h1>" in html
    assert "学费每年5000元" in html
    assert "It is not the current one" in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="{entry.full_url}">' in html
    assert f'href="{entry.url}versions/1/files/1/"' in html
    response = client.get(entry.url + "versions/1/files/1/")
    assert b"".join(response) == b"first"
    assert response["X-Robots-Tag"] == "noindex"
    # The new file has a number of its own, and is not of the old version.
    read(entry.url + "versions/1/files/3/", status=404)
    read(entry.url + "files/1/", status=404)
    assert read(entry.url + "files/3/") == "second"


def test_current_version_leads_to_the_entry(entry, client):
    response = client.get(entry.url + "versions/2/")
    assert (response.status_code, response["Location"]) == (302, entry.url)
    assert status(client, entry.url + "versions/2/files/3/") == 200


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999999"])
def test_unknown_versions_are_not_found(entry, read, number):
    read(entry.url + f"versions/{number}/", status=404)
    read(entry.url + f"versions/{number}/files/1/", status=404)
    read(entry.url + f"versions/1/{number}/", status=404)
    read(entry.url + f"versions/1/files/{number}/", status=404)


def test_difference_is_told_in_words(entry, read):
    text = text_of(read(entry.url + "versions/1/2/"))
    for words in (
        "Title Deleted: 收费公示 Added: 收费公示（更正）",
        "Keywords Deleted: 学费 Added: 收费",
        "Deleted: 学费每年5000元。 Added: 学费每年5500元。",
        "住宿费每年1200元。",
        "File deleted 收费表",
        "File deleted 说明",
        "File added 新收费表",
    ):
        assert words in text
    html = read(entry.url + "versions/1/2/")
    assert "<del>学费每年5000元。</del>" in html
    assert "<ins>学费每年5500元。</ins>" in html
    assert "versions do not differ" in read(entry.url + "versions/1/1/")


def test_difference_names_a_file_whose_content_changed(entry, read):
    document = entry.attachments.first().document
    document.file.save("附件.txt", ContentFile(b"third"))
    entry = publish(DisclosurePage.objects.get(pk=entry.pk))
    text = text_of(read(entry.url + "versions/2/3/"))
    assert "Content of the file changed 新收费表" in text


def test_hostile_words_are_shown_as_text(entry, read):
    entry.title = entry.keywords = HOSTILE
    entry.body = text_block("坏")
    entry.attachments.first().title = HOSTILE
    entry = publish(entry, change_note=HOSTILE)
    for address in ("", "versions/", "versions/1/3/", "versions/3/1/"):
        html = read(entry.url + address)
        assert "<script" not in html, address
        assert "<b>" not in html, address


def test_version_for_a_section_is_read_by_its_members_only(site, entry):
    as_section_version(entry, 1, site.section)
    anonymous = Client()
    for address in ("versions/1/", "versions/1/2/", "versions/1/files/1/"):
        assert status(anonymous, entry.url + address) == 404, address
        assert status(member(), entry.url + address) == 200, address
    assert "versions/" not in anonymous.get(entry.url).content.decode()
    listed = anonymous.get(entry.url + "versions/").content.decode()
    assert "versions/1/" not in listed
    assert "versions/1/" in member().get(entry.url + "versions/").content.decode()


def test_no_cache_keeps_what_only_members_read(site, entry):
    assert "Cache-Control" not in member().get(entry.url + "versions/1/")
    as_section_version(entry, 1, site.section)
    for address in ("versions/", "versions/1/", "versions/1/2/", "versions/1/files/1/"):
        response = member().get(entry.url + address)
        assert response["Cache-Control"] == "private, no-store", address
        if response.streaming:
            b"".join(response)
    assert "Cache-Control" not in Client().get(entry.url + "versions/")


def test_version_for_a_group_asks_for_the_group(site, entry):
    section = AudienceSectionPageFactory(parent=site.portal, audience="limited")
    as_section_version(entry, 1, section)
    assert member().get(entry.url + "versions/1/").status_code == 404
    section.unpublish()
    administrator = Client()
    administrator.force_login(UserFactory(superuser=True))
    assert administrator.get(entry.url + "versions/1/").status_code == 404


@pytest.mark.parametrize("audience", ["campus:999999", "campus:", "campus:x", "", "x"])
def test_version_for_nobody_known_is_shown_to_nobody(entry, audience):
    PublishedVersion.objects.filter(entry_uuid=entry.entry_uuid, number=1).update(
        audience=audience
    )
    assert member().get(entry.url + "versions/1/").status_code == 404


def test_versions_in_a_section_ask_for_a_log_in(site, client):
    entry = DisclosurePageFactory(parent=site.section, published=True)
    entry.title = "校内通知（新）"
    entry = publish(entry)
    for address in ("versions/", "versions/1/", "versions/1/2/"):
        assert client.get(entry.url + address).status_code == 302
        assert member().get(entry.url + address).status_code == 200


def test_what_was_public_in_error_is_not_shown_again(entry, read):
    versions = PublishedVersion.objects.filter(entry_uuid=entry.entry_uuid)
    entry.title = "收费公示（再更正）"
    entry = publish(entry, change_note="改正了名单。")
    versions.filter(number=2).update(end_kind="in-error")
    for address in ("versions/1/", "versions/2/", "versions/2/3/"):
        read(entry.url + address, status=404)
    text = text_of(read(entry.url + "versions/"))
    assert "Published in error" in text
    assert "更正了学费" not in text


def test_kind_may_keep_old_versions_closed(entry, read, monkeypatch):
    monkeypatch.setattr(DisclosurePage, "shows_old_versions", lambda self: False)
    assert "versions/" not in read(entry.url)
    for address in ("versions/", "versions/1/", "versions/1/2/"):
        read(entry.url + address, status=404)


def test_draft_of_an_entry_shows_no_versions(site, read):
    entry = DisclosurePageFactory(parent=site.item)
    read(entry.url + "versions/", status=404)


def test_queries_do_not_grow_with_two_hundred_versions(entry, read, settings):
    settings.WAGTAIL_DISCLOSURE = {**settings.WAGTAIL_DISCLOSURE, "ENTRIES_PER_PAGE": 5}

    def count(last: int) -> list[int]:
        counts = []
        pages = ["", "versions/", "versions/?page=2"]
        for address in [*pages, "versions/1/", f"versions/1/{last}/"]:
            read(entry.url + address)
            with CaptureQueriesContext(connection) as queries:
                read(entry.url + address)
            counts.append(len(queries))
        return counts

    few = count(2)
    current = PublishedVersion.objects.of_entry(entry.entry_uuid).open().get()
    PublishedVersion.objects.filter(pk=current.pk).update(number=200)
    rows = []
    for number in range(2, 200):
        current.pk, current.number, current.end_kind = None, number, "replaced"
        current.ended_at = timezone.now()
        rows.append(PublishedVersion(**_values(current)))
    PublishedVersion.objects.bulk_create(rows)
    assert count(200) == few


def _values(version):
    names = [field.attname for field in PublishedVersion._meta.concrete_fields]
    return {name: getattr(version, name) for name in names if name != "id"}


def test_superseding_entry_is_named_above_the_version_that_is_shown(site, read):
    html = read(site.old_entry.url)
    assert "Superseded by" in html
    assert f'href="{site.entry.url}"' in html
    assert f'href="{site.old_entry.url}"' in read(site.entry.url)
    site.entry.unpublish()
    assert "Superseded by" not in read(site.old_entry.url)
