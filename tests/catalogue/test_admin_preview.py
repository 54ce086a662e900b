"""Files of drafts, which only the admin hands out."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from tests.catalogue.people import browser_of, editor_of, entry_data, office_member
from tests.factories import (
    DisclosurePageFactory,
    DocumentFactory,
    ResponsibleUnitFactory,
)
from wagtail_disclosure.models import Attachment

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    """A published entry whose draft has a new attachment and a picture."""
    entry = DisclosurePageFactory(published=True)
    picture = DocumentFactory(file__filename="校门.png", file__data=b"png")
    entry.attachments = [Attachment(document=DocumentFactory())]
    value = {"document": picture.pk, "alt_text": "校门", "caption": ""}
    entry.body = [{"type": "picture", "value": value}]
    entry.save_revision()
    return entry.get_latest_revision_as_object()


@pytest.fixture
def documents(draft):
    return [draft.attachments.get().document, draft.body[0].value["document"]]


def file_url(entry, document):
    return reverse(
        "wagtail_disclosure_catalogue:draft_file", args=[entry.pk, document.pk]
    )


def fetched(user, url):
    """The response and all its bytes; read to the end, it closes its file."""
    response = browser_of(user).get(url)
    return response, b"".join(response)


def test_preview_shows_files_of_the_draft(draft, documents):
    user = editor_of(draft.responsible_unit)
    url = reverse("wagtailadmin_pages:view_draft", args=[draft.pk])
    content = browser_of(user).get(url).content.decode()
    for document in documents:
        assert escape(file_url(draft, document)) in content
        response, data = fetched(user, file_url(draft, document))
        assert response.status_code == 200
        assert data in ("内容".encode(), b"png")
        assert "no-store" in response["Cache-Control"]
        assert response["X-Content-Type-Options"] == "nosniff"


def test_public_page_knows_nothing_of_them(draft, documents, client):
    content = client.get(draft.url).content.decode()
    for document in documents:
        assert file_url(draft, document) not in content
        assert document.file.url not in content


def test_files_are_for_who_may_see_the_draft(draft, documents):
    people = [
        (None, 302),
        (editor_of(), 302),
        (editor_of(ResponsibleUnitFactory()), 302),
        (editor_of(draft.responsible_unit), 200),
        (office_member(), 200),
    ]
    for user, status in people:
        for document in documents:
            response, __ = fetched(user, file_url(draft, document))
            assert response.status_code == status


def test_other_documents_are_not_served_through_an_entry(draft):
    client = browser_of(editor_of(draft.responsible_unit))
    other = DisclosurePageFactory(
        parent=draft.get_parent(), responsible_unit=draft.responsible_unit
    )
    foreign = DocumentFactory()
    assert client.get(file_url(draft, foreign)).status_code == 404
    attached = draft.attachments.get().document
    assert client.get(file_url(other, attached)).status_code == 404


def test_preview_while_editing_and_creating(draft, documents):
    user = editor_of(draft.responsible_unit)
    documents[0].uploaded_by_user = user
    documents[0].save()
    client = browser_of(user)
    item = draft.get_parent()
    data = entry_data(
        responsible_unit=draft.responsible_unit.pk,
        attachments=[{"document": documents[0].pk}],
    )
    args = ["wagtail_disclosure", "disclosurepage", item.pk]
    for url in (
        reverse("wagtailadmin_pages:preview_on_edit", args=[draft.pk]),
        reverse("wagtailadmin_pages:preview_on_add", args=args),
    ):
        assert client.post(url, data).json()["is_valid"]
        response = client.get(url)
        assert response.status_code == 200
        assert documents[0].title in response.content.decode()
