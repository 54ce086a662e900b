"""What other programs read of the catalogue through Wagtail's own API."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    AudienceSectionPageFactory,
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    InformationKindFactory,
    ResponsibleUnitFactory,
    publish,
)
from wagtail_disclosure.models import Attachment, DisclosurePage, EntryIssuer

pytestmark = pytest.mark.django_db

PAGES = "/api/v2/pages/"
ENTRIES = {"type": "wagtail_disclosure.DisclosurePage"}


@pytest.fixture
def entry():
    entry = DisclosurePageFactory(
        title="学校章程",
        kind=InformationKindFactory(code="notice"),
        responsible_unit=ResponsibleUnitFactory(name="党政办公室"),
        document_number="校发〔2024〕1号",
        period="2023-2024",
    )
    entry.issuers = [EntryIssuer(unit=ResponsibleUnitFactory(name="教育部"))]
    entry.attachments = [Attachment(document=DocumentFactory(), title="附件一")]
    publish(entry)
    return DisclosurePage.objects.get(pk=entry.pk)


def test_entry_names_its_metadata_in_words(entry, client):
    data = client.get(f"{PAGES}{entry.pk}/").json()
    assert data["index_number"] == entry.index_number
    assert data["kind"] == "notice"
    assert data["responsible_unit"] == "党政办公室"
    assert data["issuers"] == ["教育部"]
    assert data["document_number"] == "校发〔2024〕1号"
    assert data["published_on"] == str(entry.published_on)
    (attachment,) = data["attachments"]
    assert attachment["title"] == "附件一"
    path = attachment["url"].removeprefix("http://localhost")
    response = client.get(path)
    assert b"".join(response.streaming_content) == "内容".encode()
    response.close()


def test_list_and_entry_say_the_same(entry, client):
    alone = client.get(f"{PAGES}{entry.pk}/").json()
    (listed,) = client.get(PAGES, ENTRIES | {"fields": "*"}).json()["items"]
    names = alone.keys() & listed.keys() - {"meta"}
    assert names > {"kind", "responsible_unit", "issuers", "attachments", "body"}
    assert {name: listed[name] for name in names} == {
        name: alone[name] for name in names
    }
    chosen = {"fields": "_,attachments(_,title)"}
    (listed,) = client.get(PAGES, ENTRIES | chosen).json()["items"]
    assert listed == {"attachments": [{"title": "附件一"}]}


@pytest.mark.parametrize(
    "fields",
    ["*", "_,kind", "responsible_unit", "issuers", "attachments", "index_number"],
)
def test_queries_of_a_list_do_not_grow_with_the_entries(entry, client, fields):
    def count(entries):
        client.get(PAGES, ENTRIES)  # fills the caches
        with CaptureQueriesContext(connection) as queries:
            found = client.get(PAGES, ENTRIES | {"fields": fields}).json()
        assert len(found["items"]) == entries
        return len(queries)

    def add_entry():
        other = DisclosurePageFactory(
            parent=entry.get_parent(), kind=InformationKindFactory()
        )
        other.issuers = [EntryIssuer(unit=ResponsibleUnitFactory()) for __ in "12"]
        other.attachments = [Attachment(document=DocumentFactory()) for __ in "12"]
        publish(other)

    add_entry()
    few = count(2)
    for __ in range(10):
        add_entry()
    assert count(12) == few
    assert few <= 16


def test_item_names_its_rule_in_words(client):
    item = ChecklistItemPageFactory(number="2", period_type="school-year")
    data = client.get(f"{PAGES}{item.pk}/").json()
    assert data["number"] == "2"
    assert data["period_type"] == "school-year"
    assert data["time_limit"]


def test_drafts_and_audience_entries_are_not_listed(entry, client):
    DisclosurePageFactory(parent=entry.get_parent(), title="草稿")
    section = AudienceSectionPageFactory(parent=entry.portal)
    hidden = DisclosurePageFactory(parent=section, title="校内", published=True)
    found = client.get(PAGES, ENTRIES).json()
    assert [page["title"] for page in found["items"]] == ["学校章程"]
    assert client.get(f"{PAGES}{hidden.pk}/").status_code == 404


def test_documents_of_the_closed_collection_are_listed_to_nobody(entry, client):
    from wagtail.models import CollectionViewRestriction

    document = entry.attachments.get().document
    CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type="groups"
    )
    assert client.get("/api/v2/documents/").json()["items"] == []
    assert client.get(document.url).status_code in (302, 403)
