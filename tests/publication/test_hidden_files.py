"""The address of a file whose document moves into the closed collection."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection

from tests.catalogue.people import administrator, browser_of
from tests.factories import DisclosurePageFactory, approve, closed_collection
from wagtail_disclosure.models import Attachment, DisclosurePage
from wagtail_disclosure.publication.hiding import lies_hidden

# Files are deleted when a transaction ends, so these tests end theirs.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def document(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    closed_collection()
    model = get_document_model()
    return model.objects.create(
        title="预算表",
        file=ContentFile("内容".encode(), name="budget.txt"),
        collection=Collection.get_first_root_node(),
    )


def fresh(document):
    return type(document).objects.get(pk=document.pk)


def moved(document, old):
    """The old address is gone, the bytes are at one that nobody can guess."""
    document = fresh(document)
    assert document.file.name != old
    assert lies_hidden(document.file.name)
    assert document.filename == "budget.txt"
    with document.file.open("rb") as file:
        assert file.read() == "内容".encode()
    return not document.file.storage.exists(old)


def test_document_saved_into_the_collection(document):
    old = document.file.name
    assert not lies_hidden(old)
    document.collection = closed_collection()
    document.save()
    assert moved(document, old)
    kept = fresh(document).file.name
    fresh(document).save()
    assert fresh(document).file.name == kept


def test_document_saved_by_its_collection_only(document):
    old = document.file.name
    document.collection = closed_collection()
    document.save(update_fields=["collection"])
    assert moved(document, old)


def test_edit_form(document):
    old = document.file.name
    response = browser_of(administrator()).post(
        reverse("wagtaildocs:edit", args=[document.pk]),
        {"title": "预算表", "collection": closed_collection().pk, "tags": ""},
    )
    assert response.status_code == 302
    assert moved(document, old)


def test_edit_form_with_a_new_file(document):
    old = document.file.name
    browser_of(administrator()).post(
        reverse("wagtaildocs:edit", args=[document.pk]),
        {
            "title": "预算表",
            "collection": closed_collection().pk,
            "tags": "",
            "file": ContentFile("内容".encode(), name="budget.txt"),
        },
    )
    assert moved(document, old)


def test_bulk_action(document):
    old = document.file.name
    url = reverse(
        "wagtail_bulk_action",
        args=["wagtaildocs", "document", "add_to_collection"],
    )
    browser_of(administrator()).post(
        f"{url}?id={document.pk}", {"collection": closed_collection().pk}
    )
    assert fresh(document).collection == closed_collection()
    assert moved(document, old)


@pytest.mark.parametrize("use", ["draft", "live"])
def test_update_in_code_is_caught_when_the_document_is_used(document, use):
    old = document.file.name
    model = type(document)
    model.objects.filter(pk=document.pk).update(collection=closed_collection())
    assert document.file.storage.exists(old)
    entry = DisclosurePageFactory()
    entry.attachments = [Attachment(document=fresh(document))]
    revision = approve(entry) if use == "live" else entry.save_revision()
    assert moved(document, old)
    if use == "live":
        revision.publish()
        (attachment,) = DisclosurePage.objects.get(pk=entry.pk).attachments.all()
        with attachment.frozen_file.open() as file:
            assert file.read() == "内容".encode()


def test_other_document_with_the_same_file_is_not_broken(document):
    old = document.file.name
    twin = type(document).objects.create(title="同一文件", file=old)
    document.collection = closed_collection()
    document.save()
    assert not moved(document, old)
    with fresh(twin).file.open("rb") as file:
        assert file.read() == "内容".encode()
    # The last one out takes the file along.
    twin = fresh(twin)
    twin.collection = closed_collection()
    twin.save()
    assert not twin.file.storage.exists(old)


def test_document_whose_file_is_lost_can_still_be_moved(document):
    document.file.storage.delete(document.file.name)
    document.collection = closed_collection()
    document.save()
    assert fresh(document).collection == closed_collection()


def test_long_name_still_fits_the_column(document):
    name = f"documents/{'长' * 80}.txt"
    document.file.storage.save(name, ContentFile(b"x"))
    type(document).objects.filter(pk=document.pk).update(file=name)
    document = fresh(document)
    document.collection = closed_collection()
    document.save()
    assert lies_hidden(fresh(document).file.name)
    assert len(fresh(document).file.name) <= 100
    assert not document.file.storage.exists(name)


def test_documents_elsewhere_stay_where_they_are(document):
    old = document.file.name
    document.title = "新标题"
    document.save()
    assert fresh(document).file.name == old
