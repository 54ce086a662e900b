"""What must not be said of an entry or item, in the editor and in Python alike."""

import datetime

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection

from tests.catalogue.people import (
    administrator,
    browser_of,
    editor_of,
    entry_data,
    errors_of,
    item_data,
)
from tests.factories import (
    ChecklistCategoryPageFactory,
    ChecklistItemPageFactory,
    ChecklistPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    PortalColumnPageFactory,
    ResponsibleUnitFactory,
    closed_collection,
)
from wagtail_disclosure.models import (
    Attachment,
    ChecklistItemPage,
    DisclosurePage,
    FurtherPlace,
    Supersession,
)

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


def add_url(model, parent):
    return reverse(
        "wagtailadmin_pages:add", args=["wagtail_disclosure", model, parent.pk]
    )


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


# Entries: one field says something impossible.


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
    entry = DisclosurePage(**{"title": "甲", "responsible_unit": unit} | fields)
    with pytest.raises(ValidationError) as error:
        item.add_child(instance=entry)
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


# Entries: what rows say together.


def test_entry_supersedes_neither_itself_nor_what_supersedes_it(item, unit, editor):
    oldest, middle, newest = (
        DisclosurePageFactory(parent=item, responsible_unit=unit, published=True)
        for __ in range(3)
    )
    for newer, older in ((middle, oldest), (newest, middle)):
        newer.supersessions = [Supersession(superseded=older)]
        newer.save_revision().publish()
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
        entry.save()


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


# Addresses.


def test_slug_of_a_route_on_create_and_edit(item, unit, editor):
    slug = "feed"
    data = entry_data(responsible_unit=unit.pk, slug=slug)
    response = editor.post(add_url("disclosurepage", item), data)
    assert "slug" in response.context["form"].errors
    entry = DisclosurePageFactory(parent=item, responsible_unit=unit)
    data = entry_data(responsible_unit=unit.pk, slug=slug)
    assert "slug" in editor.post(edit_url(entry), data).context["form"].errors
    for live in (True, False):
        with pytest.raises(ValidationError):
            item.add_child(
                instance=DisclosurePage(
                    title="甲", slug=slug, responsible_unit=unit, live=live
                )
            )


@pytest.mark.parametrize("slug", ["feed", "data", "search"])
def test_slug_of_a_route_of_the_portal(slug, item):
    client = browser_of(administrator())
    data = item_data(title="清单", slug=slug, code="x", introduction="null")
    response = client.post(add_url("checklistpage", item.portal), data)
    assert "slug" in response.context["form"].errors
    with pytest.raises(ValidationError):
        ChecklistPageFactory(parent=item.portal, slug=slug)


def test_move_onto_a_route_is_told_and_refused(item, unit, editor):
    column = PortalColumnPageFactory(parent=item.portal)
    section_entry = DisclosurePageFactory(parent=column, responsible_unit=unit)
    # As a site might have it from before.
    DisclosurePage.objects.filter(pk=section_entry.pk).update(slug="feed")
    section_entry.refresh_from_db()
    url = reverse("wagtailadmin_pages:move_confirm", args=[section_entry.pk, item.pk])
    response = editor.post(url)
    assert response.url == reverse("wagtailadmin_pages:move", args=[section_entry.pk])
    assert "feed" in said(response)
    with pytest.raises(PermissionDenied):
        section_entry.move(item, pos="last-child")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    response = editor.post(f"{url}?id={section_entry.pk}", {"chooser": item.pk})
    assert "feed" in said(response)
    section_entry.refresh_from_db()
    assert section_entry.is_child_of(column)


def test_copy_onto_a_route_is_told_in_the_form(item, unit, editor):
    entry = DisclosurePageFactory(parent=item, responsible_unit=unit)
    data = {"new_title": "甲", "new_slug": "feed", "new_parent_page": item.pk}
    url = reverse("wagtailadmin_pages:copy", args=[entry.pk])
    assert "new_slug" in editor.post(url, data).context["form"].errors
    assert editor.post(url, data | {"new_slug": "copy"}).status_code == 302


# Items.


def test_number_stands_once_in_a_list(item):
    client = browser_of(administrator())
    category = item.get_parent()
    response = client.post(
        add_url("checklistitempage", category), item_data(number="1")
    )
    assert "number" in response.context["form"].errors
    # A sub-item, or an item of another category, is in the same list.
    other = ChecklistCategoryPageFactory(parent=category.get_parent())
    for parent in (item, other):
        with pytest.raises(ValidationError):
            ChecklistItemPageFactory(parent=parent, number="1")
    second = ChecklistItemPageFactory(parent=other, number="2")
    data = item_data(slug=second.slug, number="1")
    assert "number" in client.post(edit_url(second), data).context["form"].errors
    second_list = ChecklistPageFactory(parent=item.portal)
    third = ChecklistCategoryPageFactory(parent=second_list)
    assert ChecklistItemPageFactory(parent=third, number="1").pk


def test_copies_do_not_double_numbers(item):
    client = browser_of(administrator())
    category = item.get_parent()
    second_list = ChecklistPageFactory(parent=item.portal)
    target = ChecklistCategoryPageFactory(parent=second_list)
    data = {"new_title": "甲", "new_slug": "copy", "new_parent_page": category.pk}
    url = reverse("wagtailadmin_pages:copy", args=[item.pk])
    assert "new_parent_page" in client.post(url, data).context["form"].errors
    assert client.post(url, data | {"new_parent_page": target.pk}).status_code == 302
    url = reverse("wagtailadmin_pages:copy", args=[category.pk])
    data = {
        "new_title": "甲",
        "new_slug": "copy",
        "new_parent_page": category.get_parent().pk,
        "copy_subpages": "on",
    }
    assert "new_parent_page" in client.post(url, data).context["form"].errors
    assert client.post(url, data | {"copy_subpages": ""}).status_code == 302


def test_copy_of_a_list_is_told_that_its_code_is_taken(item):
    url = reverse("wagtailadmin_pages:copy", args=[item.checklist.pk])
    data = {"new_title": "甲", "new_slug": "copy", "new_parent_page": item.portal.pk}
    response = browser_of(administrator()).post(url, data)
    assert "new_parent_page" in response.context["form"].errors


def test_not_applicable_needs_a_reason(item):
    client = browser_of(administrator())
    data = item_data(slug=item.slug, number="1", is_applicable="")
    response = client.post(edit_url(item), data)
    assert "not_applicable_reason" in response.context["form"].errors
    item.is_applicable = False
    with pytest.raises(ValidationError):
        item.save()
    item.not_applicable_reason = "本校没有附属医院。"
    item.save()
    assert not ChecklistItemPage.objects.get(pk=item.pk).is_applicable


# Publishing what must not be public.


@pytest.fixture
def undecided(item, unit):
    return DisclosurePageFactory(parent=item, responsible_unit=unit, undecided=True)


def test_editor_is_told_and_keeps_the_text(undecided, unit, item, editor):
    data = entry_data(
        slug=undecided.slug,
        responsible_unit=unit.pk,
        title="改过的标题",
        is_scope_undecided="on",
    )
    publish = data | {"action-publish": "action-publish"}
    response = editor.post(edit_url(undecided), publish)
    assert response.status_code == 200
    assert "is_scope_undecided" in response.context["form"].errors
    assert response.context["form"]["title"].value() == "改过的标题"
    response = editor.post(add_url("disclosurepage", item), publish | {"slug": "new"})
    assert "is_scope_undecided" in response.context["form"].errors
    # As a draft it is saved.
    assert editor.post(edit_url(undecided), data).status_code == 302
    decided = {k: v for k, v in publish.items() if k != "is_scope_undecided"}
    assert editor.post(edit_url(undecided), decided).status_code == 302
    undecided.refresh_from_db()
    assert undecided.live


def test_bulk_publish_is_told_why_and_publishes_nothing(undecided, unit, item, editor):
    good = DisclosurePageFactory(parent=item, responsible_unit=unit)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = editor.post(f"{url}?id={undecided.pk}&id={good.pk}")
    assert undecided.title in said(response)
    response = browser_of(administrator()).post(
        f"{url}?id={item.pk}", {"include_descendants": "on"}
    )
    assert undecided.title in said(response)
    assert not DisclosurePage.objects.live().exists()
    editor.post(f"{url}?id={good.pk}")
    assert DisclosurePage.objects.live().get() == good


def test_admin_api_refuses_to_publish(undecided, editor):
    url = reverse("wagtailadmin_api:pages:action", args=[undecided.pk, "publish"])
    assert editor.post(url).status_code == 403
    undecided.refresh_from_db()
    assert not undecided.live


def test_copy_that_keeps_live_stays_a_draft(undecided):
    copy = undecided.copy(update_attrs={"slug": "copy"}, keep_live=True)
    assert not copy.live


def test_hook_tells_other_views(undecided, rf):
    from django.contrib.messages.storage.fallback import FallbackStorage

    from wagtail_disclosure.catalogue.admin.page_hooks import check_before_publish

    request = rf.post("/")
    request.session = {}
    request._messages = FallbackStorage(request)
    assert check_before_publish(request, undecided).url == edit_url(undecided)
    undecided.is_scope_undecided = False
    assert check_before_publish(request, undecided) is None


# Drafts save with what is there so far.


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
