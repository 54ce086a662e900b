"""A cleaned copy of a file, made from the list of findings."""

import io
import re

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import GroupCollectionPermission, PageLogEntry

from tests.catalogue.people import editor_of
from tests.factories import (
    DisclosurePageFactory,
    DocumentFactory,
    ResponsibleUnitFactory,
)
from tests.negative_list.cleaning.office_files import changed, workbook_file
from tests.negative_list.numbers import RESIDENT_ID
from wagtail_disclosure.models import Attachment, DisclosurePage
from wagtail_disclosure.negative_list.results.cleaned_copies import CleanFileAction
from wagtail_disclosure.negative_list.results.state import page_screening

pytestmark = pytest.mark.django_db

Document = get_document_model()


def with_hidden_sheet(book):
    book.active.append(["姓名", "班级"])
    sheet = book.create_sheet("原始数据")
    sheet.append([f"身份证号{RESIDENT_ID}"])
    sheet.sheet_state = "hidden"


@pytest.fixture
def save(django_capture_on_commit_callbacks):
    def save(page):
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision()
        return DisclosurePage.objects.get(pk=page.pk)

    return save


@pytest.fixture
def attach(save):
    """An entry with a file, saved as a draft."""

    def attach(data):
        page = DisclosurePageFactory()
        document = DocumentFactory(
            title="奖学金名单", file__data=data, file__filename="奖学金名单.xlsx"
        )
        page.attachments.add(Attachment(document=document))
        return save(page), document

    return attach


@pytest.fixture
def entry(attach):
    page, _document = attach(workbook_file(with_hidden_sheet))
    return page


def findings(page):
    page = DisclosurePage.objects.get(pk=page.pk)
    return page_screening(page.get_latest_revision_as_object()).findings


def finding(page, rule="hidden-content"):
    (found,) = (item for item in findings(page) if item.finding.rule == rule)
    return found.finding


def make_copy(client, page, rule="hidden-content"):
    address = reverse("wagtail_disclosure_screening:act", args=[page.pk, "clean"])
    return client.post(address, {"fingerprint": finding(page, rule).fingerprint})


def listed(client, page):
    address = reverse("wagtail_disclosure_screening:findings", args=[page.pk])
    return client.get(address).content.decode()


def copies():
    return Document.objects.exclude(title="奖学金名单")


def test_the_copy_is_a_new_document_beside_the_original(admin_client, attach):
    page, original = attach(workbook_file(with_hidden_sheet))
    answer = make_copy(admin_client, page)
    assert answer.status_code == 200
    copy = copies().get()
    assert copy.title.startswith("奖学金名单")
    assert copy.title in answer.content.decode()
    assert copy.collection == original.collection
    assert copy.uploaded_by_user.is_superuser
    assert copy.filename.startswith("奖学金名单")
    with copy.file.open() as stream:
        assert openpyxl.load_workbook(io.BytesIO(stream.read())).sheetnames == ["Sheet"]


def test_original_and_draft_stay_as_they_are(admin_client, attach):
    data = workbook_file(with_hidden_sheet)
    page, original = attach(data)
    make_copy(admin_client, page)
    draft = DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [row.document for row in draft.attachments.all()] == [original]
    with original.file.open() as stream:
        assert stream.read() == data


def test_an_entry_with_the_copy_has_nothing_hidden(admin_client, entry, save):
    make_copy(admin_client, entry)
    draft = entry.get_latest_revision_as_object()
    draft.attachments.all()[0].document = copies().get()
    assert not findings(save(draft))


def test_a_number_in_a_hidden_sheet_is_a_reason_to_clean(admin_client, entry):
    assert make_copy(admin_client, entry, "resident-id").status_code == 200
    assert copies().count() == 1


def test_a_second_click_answers_with_the_copy_that_is_there(admin_client, entry):
    make_copy(admin_client, entry)
    answer = make_copy(admin_client, entry)
    assert "已有清理后的副本" in answer.content.decode()
    assert copies().count() == 1


def test_the_history_of_the_page_names_the_copy(admin_client, entry):
    make_copy(admin_client, entry)
    row = PageLogEntry.objects.get(action="wagtail_disclosure.file.clean")
    assert row.data["document"]["id"] == copies().get().pk


def test_the_list_offers_it_where_it_helps(admin_client, entry):
    address = reverse("wagtail_disclosure_screening:act", args=[entry.pk, "clean"])
    assert address in listed(admin_client, entry)


def test_it_is_not_offered_against_what_everybody_sees(admin_client, attach):
    def fill(book):
        book.active.append([f"身份证号{RESIDENT_ID}"])

    page, _document = attach(workbook_file(fill))
    assert "/clean/" not in listed(admin_client, page)
    assert make_copy(admin_client, page, "resident-id").status_code == 409
    assert not copies().exists()


def test_what_cannot_be_cleaned_says_why_and_leaves_nothing(admin_client, attach):
    def fill(book):
        with_hidden_sheet(book)
        book.active["C1"] = "=1+1"

    def without_values(xml):
        return re.sub(rb"</f><v */>|</f><v></v>", b"</f>", xml)

    data = changed(workbook_file(fill), {"xl/worksheets/sheet1.xml": without_values})
    page, _document = attach(data)
    answer = make_copy(admin_client, page)
    assert answer.status_code == 409
    assert "公式尚无计算结果" in answer.content.decode()
    assert not copies().exists()


def test_an_editor_of_the_unit_makes_it_as_an_own_document(client, entry):
    editor = editor_of(entry.responsible_unit)
    client.force_login(editor)
    assert make_copy(client, entry).status_code == 200
    assert copies().get().uploaded_by_user == editor


def test_who_may_add_no_documents_makes_no_copy(client, entry):
    editor = editor_of(entry.responsible_unit)
    GroupCollectionPermission.objects.filter(
        permission__codename="add_document"
    ).delete()
    client.force_login(editor)
    assert make_copy(client, entry).status_code == 403
    assert not copies().exists()


def test_an_editor_of_another_unit_makes_none(client, entry):
    stranger = editor_of(ResponsibleUnitFactory())
    with pytest.raises(PermissionDenied):
        CleanFileAction(
            entry,
            fingerprint=finding(entry).fingerprint,
            at=entry.latest_revision_created_at,
            user=stranger,
        ).execute()
    assert not copies().exists()


def test_nobody_makes_none(entry):
    with pytest.raises(PermissionDenied):
        CleanFileAction(
            entry,
            fingerprint=finding(entry).fingerprint,
            at=entry.latest_revision_created_at,
            user=None,
        ).execute()
