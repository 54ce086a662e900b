"""What must not be said of an entry, in the editor and in Python alike."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Collection

from tests.catalogue.people import (
    add_url,
    browser_of,
    edit_url,
    editor_of,
    entry_data,
    errors_of,
)
from tests.factories import (
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    ResponsibleUnitFactory,
    closed_collection,
    drafter,
    publish,
    reviewer,
)
from wagtail_disclosure.catalogue.public.shown_entry import shown_version
from wagtail_disclosure.models import (
    Attachment,
    DisclosurePage,
    FindingAnswer,
    FurtherPlace,
    Supersession,
)
from wagtail_disclosure.negative_list.results.actions import LiftFindingAction
from wagtail_disclosure.negative_list.results.state import page_screening

pytestmark = pytest.mark.django_db

TOMORROW = datetime.timedelta(days=1)


@pytest.fixture
def item():
    return ChecklistItemPageFactory(number="1")


@pytest.fixture
def unit():
    return ResponsibleUnitFactory()


@pytest.fixture
def editor(unit):
    return browser_of(editor_of(unit))


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"produced_on": timezone.localdate() + TOMORROW}, "produced_on"),
        ({"published_on": timezone.localdate() + TOMORROW}, "published_on"),
        (
            {
                "effective_on": datetime.date(2024, 5, 2),
                "repealed_on": datetime.date(2024, 5, 1),
            },
            "repealed_on",
        ),
        ({"period": "2023-2025"}, "period"),
        ({"period": "去年"}, "period"),
        ({"title": "长" * 100_000}, "title"),
        ({"title": "\u200b\u202e"}, "title"),
    ],
)
def test_impossible_field(fields, wrong, item, unit, editor):
    data = entry_data(responsible_unit=unit.pk, **fields)
    response = editor.post(add_url("disclosurepage", item), data)
    assert response.status_code == 200
    assert wrong in response.context["form"].errors
    assert not DisclosurePage.objects.exists()
    entry = DisclosurePageFactory(parent=item, responsible_unit=unit)
    for name, value in fields.items():
        setattr(entry, name, value)
    with pytest.raises(ValidationError) as error:
        publish(entry)
    assert wrong in error.value.message_dict


def test_draft_of_a_hundred_thousand_characters_is_refused_in_python_too(item):
    with pytest.raises(ValidationError):
        item.add_child(instance=DisclosurePage(title="长" * 100_000, live=False))


def test_invisible_characters_leave_the_title(item, unit, editor):
    dirty = "\u200b招生\u202e章程\ufeff（2024\u2066年）\u00ad\r\n"
    data = entry_data(responsible_unit=unit.pk, title=dirty)
    assert editor.post(add_url("disclosurepage", item), data).status_code == 302
    entry = DisclosurePage.objects.get()
    assert entry.title == entry.draft_title == "招生章程（2024年）"
    assert entry.get_latest_revision_as_object().title == "招生章程（2024年）"
    for live in (True, False):
        other = DisclosurePage(title=dirty, responsible_unit=unit, live=live)
        assert item.add_child(instance=other).title == "招生章程（2024年）"


def lift_findings(entry):
    """What the screener says of the title of a file, the office has let pass."""
    entry.save_revision(user=drafter())
    draft = entry.get_latest_revision_as_object()
    for item in page_screening(draft, ensure=timezone.now).open_findings:
        LiftFindingAction(
            entry,
            fingerprint=item.finding.fingerprint,
            verdict=FindingAnswer.Verdict.FALSE_ALARM,
            reason="原文件名",
            user=reviewer(),
            at=timezone.now(),
        ).execute(skip_permission_checks=True)


def test_invisible_characters_leave_the_titles_of_attachments(item, unit, editor):
    dirty = "附件\u202excod.exe\u2066\u200b"
    uploader = editor.session["_auth_user_id"]
    document = DocumentFactory(title=dirty, uploaded_by_user_id=uploader)
    data = entry_data(
        responsible_unit=unit.pk,
        attachments=[{"document": document.pk, "title": dirty}],
    )
    assert editor.post(add_url("disclosurepage", item), data).status_code == 302
    entry = DisclosurePage.objects.get()
    (draft,) = entry.get_latest_revision_as_object().attachments.all()
    assert draft.title == "附件xcod.exe"
    entry.attachments = [
        Attachment(document=document, title=dirty),
        # Shown by the title of the file.
        Attachment(document=document),
    ]
    lift_findings(entry)
    publish(entry)
    live = DisclosurePage.objects.get(pk=entry.pk)
    titles = [row.title for row in live.attachments.order_by("sort_order")]
    assert titles == ["附件xcod.exe", ""]
    version = live.current_version
    shown = shown_version(version, version.files.all(), address=live.url).attachments
    assert [link.title for link in shown] == ["附件xcod.exe", "附件xcod.exe"]


def test_entry_supersedes_neither_itself_nor_what_supersedes_it(item, unit, editor):
    oldest, middle, newest = (
        DisclosurePageFactory(parent=item, responsible_unit=unit, published=True)
        for __ in range(3)
    )
    for newer, older in ((middle, oldest), (newest, middle)):
        newer.supersessions = [Supersession(superseded=older)]
        publish(newer)
    for target in (oldest, middle, newest):
        data = entry_data(
            title="甲",
            slug=oldest.slug,
            responsible_unit=unit.pk,
            supersessions=[{"superseded": target.pk}],
        )
        response = editor.post(edit_url(oldest), data)
        assert response.status_code == 200
        assert response.context["form"].non_field_errors()
        draft = DisclosurePage.objects.get(pk=oldest.pk)
        draft.supersessions = [Supersession(superseded=target)]
        with pytest.raises(ValidationError):
            draft.save()
        with pytest.raises(ValidationError):
            draft.save_revision()
    data = entry_data(
        title="甲",
        slug=newest.slug,
        responsible_unit=unit.pk,
        supersessions=[{"superseded": oldest.pk}],
    )
    assert editor.post(edit_url(newest), data).status_code == 302


def test_entry_does_not_interpret_itself(item, unit, editor):
    entry = DisclosurePageFactory(parent=item, responsible_unit=unit, published=True)
    data = entry_data(slug=entry.slug, responsible_unit=unit.pk, interprets=entry.pk)
    assert "interprets" in editor.post(edit_url(entry), data).context["form"].errors
    entry.interprets = entry
    with pytest.raises(ValidationError):
        publish(entry)


@pytest.mark.parametrize("case", ["own parent", "twice"])
def test_further_places_are_further_and_each_once(case, item, unit, editor):
    other = ChecklistItemPageFactory(parent=item.get_parent())
    places = [item] if case == "own parent" else [other, other]
    data = entry_data(
        responsible_unit=unit.pk, further_places=[{"place": p.pk} for p in places]
    )
    response = editor.post(add_url("disclosurepage", item), data)
    assert response.status_code == 200
    assert "place" in str(response.context["form"].formsets["further_places"].errors)
    entry = DisclosurePageFactory(parent=item, responsible_unit=unit)
    entry.further_places = [FurtherPlace(place=place) for place in places]
    with pytest.raises(ValidationError):
        entry.save()


def test_attachment_of_an_open_collection_is_refused(item, unit, editor):
    closed_collection()
    document = DocumentFactory(collection=Collection.get_first_root_node())
    data = entry_data(responsible_unit=unit.pk, attachments=[{"document": document.pk}])
    response = editor.post(add_url("disclosurepage", item), data)
    assert response.status_code == 200
    assert "信息公开附件" in errors_of(response)
    # What was written is still in the form.
    assert response.context["form"]["title"].value() == "招生章程"
    entry = DisclosurePageFactory(parent=item, responsible_unit=unit)
    entry.attachments = [Attachment(document=document)]
    for store in (entry.save, entry.save_revision):
        with pytest.raises(ValidationError, match="信息公开附件"):
            store()
    document.collection = closed_collection()
    document.uploaded_by_user_id = editor.session["_auth_user_id"]
    document.save()
    assert editor.post(add_url("disclosurepage", item), data).status_code == 302


def test_picture_of_an_open_collection_is_refused(item, unit):
    closed_collection()
    document = DocumentFactory(collection=Collection.get_first_root_node())
    entry = DisclosurePageFactory(parent=item, responsible_unit=unit)
    value = {"document": document.pk, "alt_text": "校门", "caption": ""}
    entry.body = [{"type": "picture", "value": value}]
    with pytest.raises(ValidationError, match="信息公开附件"):
        entry.save_revision()


def test_row_that_was_removed_in_the_form_does_not_block_it(item, unit, editor):
    document = DocumentFactory(collection=Collection.get_first_root_node())
    entry = DisclosurePageFactory(parent=item, responsible_unit=unit)
    entry.attachments = [Attachment(document=document)]
    entry.save_revision(clean=False)
    data = entry_data(slug=entry.slug, responsible_unit=unit.pk)
    assert editor.post(edit_url(entry), data).status_code == 302


def test_draft_needs_a_title_only(item, unit):
    second = ResponsibleUnitFactory()
    client = browser_of(editor_of(unit, second))
    data = entry_data()
    response = client.post(add_url("disclosurepage", item), data)
    assert response.status_code == 302, errors_of(response)
    entry = DisclosurePage.objects.get()
    assert entry.responsible_unit is None
    assert client.get(edit_url(entry)).status_code == 200
    data = entry_data(slug=entry.slug, responsible_unit=second.pk)
    assert client.post(edit_url(entry), data).status_code == 302
    entry.refresh_from_db()
    assert entry.responsible_unit == second


def test_publishing_asks_for_the_unit(item, unit):
    client = browser_of(editor_of(unit, ResponsibleUnitFactory()))
    data = entry_data() | {"action-publish": "1"}
    response = client.post(add_url("disclosurepage", item), data)
    assert "responsible_unit" in response.context["form"].errors
