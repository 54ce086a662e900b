import pytest

from tests.factories import (
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    publish,
)
from wagtail_disclosure.models import Attachment, DisclosurePage, IndexNumber
from wagtail_disclosure.publication.gate import PublicationRefused

pytestmark = pytest.mark.django_db


def test_draft_has_no_index_number():
    entry = DisclosurePageFactory()
    assert entry.index_number == ""
    assert not IndexNumber.objects.exists()


def test_first_publication_draws_a_number_and_later_ones_keep_it():
    entry = DisclosurePageFactory(published=True)
    first = entry.index_number
    assert first.startswith("test-")
    entry.title = "新的标题"
    publish(entry)
    entry = DisclosurePage.objects.get(pk=entry.pk)
    assert entry.title == "新的标题"
    assert entry.index_number == first


def test_entry_without_audience_cannot_be_published():
    entry = DisclosurePageFactory(undecided=True)
    with pytest.raises(PublicationRefused):
        entry.save_revision().publish()
    entry.refresh_from_db()
    assert not entry.live


def test_new_page_that_must_not_be_public_becomes_a_draft():
    entry = DisclosurePageFactory(undecided=True, live=True)
    assert not entry.live


def test_copy_gets_a_number_of_its_own():
    entry = DisclosurePageFactory(published=True)
    copy = entry.copy(update_attrs={"slug": "copy"}, keep_live=False)
    publish(copy)
    copy = DisclosurePage.objects.get(pk=copy.pk)
    assert copy.live
    assert copy.entry_uuid != entry.entry_uuid
    assert copy.index_number not in ("", entry.index_number)


def test_attachment_keeps_its_number_and_bytes(client):
    entry = DisclosurePageFactory()
    document = DocumentFactory()
    entry.attachments = [Attachment(document=document)]
    publish(entry)
    entry = DisclosurePage.objects.get(pk=entry.pk)
    attachment = entry.attachments.get()
    assert attachment.number == 1
    response = client.get(entry.url + "files/1/")
    assert b"".join(response.streaming_content) == "内容".encode()
    assert "attachment" in response["Content-Disposition"]
    # A second file, the first one removed: its number is not used again.
    draft = entry.get_latest_revision_as_object()
    draft.attachments = [Attachment(document=DocumentFactory())]
    publish(draft)
    entry = DisclosurePage.objects.get(pk=entry.pk)
    assert [a.number for a in entry.attachments.all()] == [2]
    assert client.get(entry.url + "files/1/").status_code == 404


def test_file_of_closed_collection_lies_in_a_folder_that_cannot_be_guessed():
    document = DocumentFactory()
    folders = document.file.name.split("/")
    assert folders[0] == "documents"
    assert len(folders) == 3
    assert len(folders[1]) >= 32
    assert document.filename.endswith(".txt")


def test_old_addresses_of_files_lead_to_the_entry_after_it_has_moved(
    client, django_capture_on_commit_callbacks
):
    entry = DisclosurePageFactory()
    entry.attachments = [Attachment(document=DocumentFactory())]
    publish(entry)
    entry = DisclosurePage.objects.get(pk=entry.pk)
    old = entry.url
    elsewhere = ChecklistItemPageFactory(parent=entry.get_parent().get_parent())
    with django_capture_on_commit_callbacks(execute=True):
        entry.move(elsewhere, pos="last-child")
    new = DisclosurePage.objects.get(pk=entry.pk).url
    assert new != old
    for path in ("", "files/1/"):
        response = client.get(old + path)
        assert response.status_code == 301
        assert response["Location"] == new + path
