import io

import openpyxl
import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import PageLogEntry

from tests.catalogue.people import administrator, browser_of, editor_of, office_member
from tests.factories import (
    AudienceSectionPageFactory,
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    ResponsibleUnitFactory,
    closed_collection,
    publish,
)
from wagtail_disclosure.importing import extra
from wagtail_disclosure.importing.entry_from_file import (
    FillEntryFromFileAction,
    read_upload,
)
from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.readers.document import ReadError
from wagtail_disclosure.models import AttachmentCollection, DisclosurePage
from wagtail_disclosure.review.contributions import contributors

pytestmark = pytest.mark.django_db


def workbook(name="收费标准.xlsx"):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "学费"
    for row in (["专业", "金额"], ["采矿工程", "5000"]):
        sheet.append(row)
    book.create_sheet("内部").sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return SimpleUploadedFile(name, stream.getvalue())


def text(name="通知.txt", content="关于收费的通知\n各学院：\n学费为5000元。"):
    return SimpleUploadedFile(name, content.encode())


@pytest.fixture
def entry():
    closed_collection()
    entry = DisclosurePageFactory()
    entry.body = [{"type": "text", "value": "<p>原有内容</p>"}]
    entry.save_revision()
    return entry


@pytest.fixture
def editor(entry):
    return editor_of(entry.responsible_unit)


def fill_url(page):
    return reverse("wagtail_disclosure_importing:fill_entry", args=[page.pk])


def new_url(page):
    return reverse("wagtail_disclosure_importing:new_entry", args=[page.pk])


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def hand_in(user, url, upload, **data):
    defaults = {"mode": "append", "keep_original": "on"}
    return browser_of(user).post(url, defaults | data | {"file": upload})


def draft_of(entry):
    return DisclosurePage.objects.get(pk=entry.pk).get_latest_revision_as_object()


@pytest.mark.parametrize(
    ("mode", "kinds"), [("append", ["text", "table"]), ("replace", ["table"])]
)
def test_workbook_fills_the_body_and_is_attached(mode, kinds, entry, editor):
    before = entry.get_latest_revision().pk
    response = hand_in(editor, fill_url(entry), workbook(), mode=mode)
    assert response.url == reverse("wagtailadmin_pages:edit", args=[entry.pk])
    draft = draft_of(entry)
    assert [block.block_type for block in draft.body] == kinds
    assert draft.body[-1].value["data"] == [["专业", "金额"], ["采矿工程", "5000"]]
    attachment = draft.attachments.get()
    assert attachment.document.collection == closed_collection()
    assert attachment.document.uploaded_by_user == editor
    assert draft.latest_revision.pk != before
    assert draft.latest_revision.user == editor
    assert not draft.live
    messages = said(response)
    assert "收费标准.xlsx" in messages[0]
    # The hidden sheet.
    assert len(messages) == 2
    assert PageLogEntry.objects.filter(
        page=entry.pk, action="wagtail_disclosure.read_file", user=editor
    ).exists()


def test_published_entry_changes_in_its_draft_only(entry, editor):
    publish(entry)
    hand_in(editor, fill_url(entry), workbook(), mode="replace")
    live = DisclosurePage.objects.get(pk=entry.pk)
    assert [block.block_type for block in live.body] == ["text"]
    assert not live.attachments.exists()
    assert live.has_unpublished_changes
    assert [block.block_type for block in draft_of(entry).body] == ["table"]


def test_whoever_hands_a_file_in_does_not_review_the_entry(entry, editor):
    hand_in(editor, fill_url(entry), workbook())
    assert editor.pk in contributors(draft_of(entry))


def test_original_is_kept_only_if_asked_for(entry, editor):
    hand_in(editor, fill_url(entry), workbook(), keep_original="")
    assert not draft_of(entry).attachments.exists()
    # Plain text is all in the body.
    hand_in(editor, fill_url(entry), text())
    assert not draft_of(entry).attachments.exists()


def test_editor_opens_what_came_in(entry, editor):
    markup = "<h1>题</h1><p>甲<br>乙<b>丙</b></p><ul><li>丁</li></ul><script>1</script>"
    page = SimpleUploadedFile("页.html", f"<html><body>{markup * 5}".encode())
    hand_in(editor, fill_url(entry), page)
    url = reverse("wagtailadmin_pages:edit", args=[entry.pk])
    response = browser_of(editor).get(url)
    assert response.status_code == 200
    assert "script" not in str(draft_of(entry).body.raw_data)


@pytest.mark.parametrize(
    "upload",
    [
        SimpleUploadedFile("旧.doc", b"\xd0\xcf\x11\xe0" * 10),
        SimpleUploadedFile("坏.docx", b"PK\x03\x04 nothing"),
        SimpleUploadedFile("空.txt", b""),
        SimpleUploadedFile("假.xlsx", b"%PDF-1.4"),
        SimpleUploadedFile("怪.exe", b"MZ"),
    ],
    ids=lambda upload: upload.name,
)
def test_bad_file_is_explained_and_nothing_is_lost(upload, entry, editor):
    before = entry.revisions.count()
    response = hand_in(
        editor, fill_url(entry), upload, mode="replace", keep_original=""
    )
    form = response.context["form"]
    assert form.errors["file"]
    assert form["mode"].value() == "replace"
    assert entry.revisions.count() == before
    assert [block.block_type for block in draft_of(entry).body] == ["text"]


def test_file_that_is_too_large_is_not_read(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("was read")

    monkeypatch.setattr(
        "wagtail_disclosure.importing.entry_from_file.read_document", refuse
    )
    with pytest.raises(ReadError) as error:
        read_upload(text(), keep_original=True, limits=ReadLimits(max_bytes=10))
    assert error.value.code == "too-large"


def test_four_people(entry, editor):
    item = entry.get_parent()
    other = editor_of(ResponsibleUnitFactory())
    people = [(None, False), (other, False), (editor, True)]
    people += [(office_member(), True), (administrator(), True)]
    for user, may in people:
        before = entry.revisions.count()
        response = hand_in(user, fill_url(entry), text())
        assert (entry.revisions.count() > before) is may
        assert browser_of(user).get(fill_url(entry)).status_code == (
            200 if may else 302
        )
    # Under an item, everybody creates entries of their own unit.
    foreign = entry.responsible_unit
    response = hand_in(other, new_url(item), text(), unit=foreign.pk)
    assert "unit" in response.context["form"].errors


def test_locked_page_refuses(entry, editor):
    entry.locked = True
    entry.locked_by = administrator()
    entry.save()
    before = entry.revisions.count()
    response = hand_in(editor, fill_url(entry), text())
    assert response.status_code == 302
    assert said(response)
    assert entry.revisions.count() == before


def test_action_refuses_nobody_and_strangers(entry):
    file = read_upload(text(), keep_original=True)
    for user in (None, editor_of(ResponsibleUnitFactory())):
        with pytest.raises(PermissionDenied):
            FillEntryFromFileAction(entry, user=user, file=file, replace=True).execute()


def test_new_entry_takes_the_title_of_the_document(entry, editor):
    item = entry.get_parent()
    unit = entry.responsible_unit
    response = browser_of(editor).get(new_url(item))
    assert response.context["form"]["unit"].value() == unit.pk
    response = hand_in(editor, new_url(item), text(), unit=unit.pk)
    created = DisclosurePage.objects.latest("pk")
    assert response.url == reverse("wagtailadmin_pages:edit", args=[created.pk])
    assert created.title == "关于收费的通知"
    assert created.owner == editor
    assert created.responsible_unit == unit
    assert not created.live
    assert created.is_child_of(item)
    assert browser_of(editor).get(response.url).status_code == 200


def test_new_entry_without_a_title_takes_the_name_of_the_file(entry, editor):
    hand_in(
        editor,
        new_url(entry.get_parent()),
        workbook(),
        unit=entry.responsible_unit.pk,
    )
    assert DisclosurePage.objects.latest("pk").title == "收费标准"


def test_new_entry_for_an_audience(entry, editor):
    section = AudienceSectionPageFactory(parent=entry.portal)
    hand_in(editor, new_url(section), text(), unit=entry.responsible_unit.pk)
    assert DisclosurePage.objects.latest("pk").is_child_of(section)


def test_person_without_unit_is_told(entry):
    response = browser_of(editor_of()).get(new_url(entry.get_parent()))
    assert response.status_code == 302
    assert said(response)


def test_site_without_the_readers_says_what_to_install(entry, editor, monkeypatch):
    monkeypatch.setattr(extra, "LIBRARIES", ("no_such_library",))
    response = browser_of(editor).get(fill_url(entry))
    assert response.status_code == 302
    assert "wagtail-disclosure[importing]" in said(response)[0]


def test_site_without_closed_collection_says_what_to_do(entry, editor):
    AttachmentCollection.objects.all().delete()
    response = hand_in(editor, fill_url(entry), text())
    assert "disclosure_setup" in str(response.context["form"].non_field_errors())


def test_buttons_stand_where_they_can_be_used(entry, editor):
    item = entry.get_parent()
    pages = {
        reverse("wagtailadmin_pages:edit", args=[entry.pk]): fill_url(entry),
        reverse("wagtailadmin_explore", args=[item.pk]): new_url(item),
    }
    for url, button in pages.items():
        assert button in browser_of(editor).get(url).content.decode()
    other = ChecklistItemPageFactory(parent=item.get_parent()).get_parent()
    url = reverse("wagtailadmin_explore", args=[other.get_parent().pk])
    assert new_url(other) not in browser_of(editor).get(url).content.decode()
