"""Who opens, chooses and changes files of the closed collection: every exit."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Collection

from tests.catalogue.people import browser_of, entry_data, errors_of
from tests.catalogue.setting_up import item
from tests.factories import (
    DisclosurePageFactory,
    DocumentFactory,
    ResponsibleUnitFactory,
    UnitMembershipFactory,
    UserFactory,
    publish,
)
from wagtail_disclosure.catalogue.setup.access import EDITORS, OFFICE, REVIEWERS
from wagtail_disclosure.models import Attachment, DisclosurePage, UnitMembership

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(portal):
    return ResponsibleUnitFactory()


def person(group, unit):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=group))
    if unit is not None:
        UnitMembershipFactory(user=user, unit=unit)
    return user


@pytest.fixture
def people(unit):
    other = ResponsibleUnitFactory()
    return {
        "anonymous": None,
        "somebody": UserFactory(),
        "uploader": person(EDITORS, unit),
        "colleague": person(EDITORS, unit),
        "reviewer": person(REVIEWERS, unit),
        "editor elsewhere": person(EDITORS, other),
        "reviewer elsewhere": person(REVIEWERS, other),
        "office": person(OFFICE, None),
        "administrator": UserFactory(superuser=True),
    }


ALL_FILES = {"office", "administrator"}
OF_THE_UNIT = {"uploader", "colleague", "reviewer"}


@pytest.fixture
def document(people):
    """Uploaded, and in no entry yet."""
    return DocumentFactory(title="处分决定", uploaded_by_user=people["uploader"])


@pytest.fixture
def attached(document, unit):
    entry = DisclosurePageFactory(parent=item("2"), responsible_unit=unit)
    entry.attachments = [Attachment(document=document)]
    entry.save()
    entry.save_revision()
    return document


def who(people, sees):
    return {name for name, user in people.items() if sees(browser_of(user))}


def contents(client, document):
    """What the person reads at Wagtail's own address of the document, or None."""
    response = client.get(document.url, follow=True)
    if not response.streaming:
        return None
    content = b"".join(response.streaming_content).decode()
    return content


def opened(document):
    return lambda client: contents(client, document) == "内容"


def test_upload_is_opened_by_who_made_it(people, document):
    assert who(people, opened(document)) == {"uploader"} | ALL_FILES


def test_file_of_an_entry_is_opened_by_its_unit(people, attached):
    assert who(people, opened(attached)) == OF_THE_UNIT | ALL_FILES


def test_file_of_a_published_entry_too(people, attached):
    entry = DisclosurePage.objects.get()
    publish(entry)
    assert who(people, opened(attached)) == OF_THE_UNIT | ALL_FILES


def test_what_is_opened_is_kept_by_no_cache(people, document):
    response = browser_of(people["uploader"]).get(document.url, follow=True)
    assert b"".join(response.streaming_content) == "内容".encode()
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_address_in_the_admin_opens_closed_documents_only(people, document):
    name = "wagtail_disclosure_catalogue:own_document"
    url = reverse(name, args=[document.pk])
    assert browser_of(people["editor elsewhere"]).get(url).status_code == 302
    open_document = DocumentFactory(collection=Collection.get_first_root_node())
    url = reverse(name, args=[open_document.pk])
    assert browser_of(people["uploader"]).get(url).status_code == 302


def test_documents_outside_the_collection_are_wagtails(people):
    root = Collection.get_first_root_node()
    document = DocumentFactory(collection=root)
    assert who(people, opened(document)) == set(people)


def offered(url, document):
    chosen = reverse("wagtaildocs_chooser:chosen", args=[document.pk])
    return lambda client: chosen in client.get(url).content.decode()


@pytest.mark.parametrize("query", ["", "?q=处分决定"])
@pytest.mark.parametrize("view", ["choose", "choose_results"])
def test_chooser(view, query, people, attached):
    call_command("update_index", verbosity=0)
    url = reverse(f"wagtaildocs_chooser:{view}") + query
    assert who(people, offered(url, attached)) == OF_THE_UNIT | ALL_FILES


def test_chooser_before_the_document_is_used(people, document):
    url = reverse("wagtaildocs_chooser:choose_results")
    assert who(people, offered(url, document)) == {"uploader"} | ALL_FILES


def test_chosen_by_key(people, attached):
    one = reverse("wagtaildocs_chooser:chosen", args=[attached.pk])
    many = reverse("wagtaildocs_chooser:chosen_multiple") + f"?id={attached.pk}"
    for url in (one, many):
        told = who(people, lambda client, url=url: client.get(url).status_code == 200)
        assert told == OF_THE_UNIT | ALL_FILES


@pytest.mark.parametrize("key", ["0", "x", "99999999999999999999999"])
def test_chosen_by_a_key_that_nothing_has(key, people):
    url = reverse("wagtaildocs_chooser:chosen", args=[key])
    client = browser_of(people["uploader"])
    assert client.get(url).status_code == 404
    url = reverse("wagtaildocs_chooser:chosen_multiple")
    assert client.get(f"{url}?id={key}").status_code in (200, 404)


@pytest.mark.parametrize("query", ["", "?q=处分决定"])
def test_listing(query, people, attached):
    call_command("update_index", verbosity=0)
    url = reverse("wagtaildocs:index") + query
    edit = reverse("wagtaildocs:edit", args=[attached.pk])
    seen = who(people, lambda client: edit in client.get(url).content.decode())
    assert seen == {"uploader"} | ALL_FILES


@pytest.mark.parametrize("view", ["edit", "delete", "document_usage"])
def test_changed_and_deleted_by_who_uploaded_it(view, people, attached):
    url = reverse(f"wagtaildocs:{view}", args=[attached.pk])
    let_in = who(people, lambda client: client.get(url).status_code == 200)
    assert let_in == {"uploader"} | ALL_FILES


@pytest.mark.parametrize("action", ["add_tags", "add_to_collection", "delete"])
def test_bulk_actions(action, people, attached):
    url = reverse("wagtail_bulk_action", args=["wagtaildocs", "document", action])
    for name in ("colleague", "reviewer", "editor elsewhere", "reviewer elsewhere"):
        browser_of(people[name]).post(f"{url}?id={attached.pk}", {"tags": "x"})
    attached.refresh_from_db()
    assert not attached.tags.exists()


@pytest.mark.parametrize("address", ["list", "search", "one"])
@pytest.mark.parametrize("api", ["/api/v2", "/admin/api/main"])
def test_apis(api, address, people, attached):
    call_command("update_index", verbosity=0)
    path = {"list": "", "search": "?search=处分决定", "one": f"{attached.pk}/"}[address]
    url = f"{api}/documents/{path}"
    seen = who(people, lambda client: "处分决定" in client.get(url).content.decode())
    assert seen == ALL_FILES


def attach(user, document, unit, **fields):
    url = reverse(
        "wagtailadmin_pages:add",
        args=["wagtail_disclosure", "disclosurepage", item("2").pk],
    )
    rows = [{"document": document.pk, "title": "", "ORDER": 0}]
    data = entry_data(responsible_unit=unit.pk, attachments=rows, **fields)
    return browser_of(user).post(url, data)


def test_foreign_file_cannot_be_attached(people, document):
    elsewhere = people["editor elsewhere"]
    unit = UnitMembership.objects.get(user=elsewhere).unit
    response = attach(elsewhere, document, unit)
    (row,) = response.context["form"].formsets["attachments"].forms
    assert row.errors["document"]
    assert not DisclosurePage.objects.filter(slug="charter").exists()
    # Not even its title is told.
    assert "处分决定" not in response.content.decode()


def test_own_file_is_attached(people, document, unit):
    assert attach(people["uploader"], document, unit).status_code == 302
    assert DisclosurePage.objects.get(slug="charter").attachments.count() == 1


def test_colleague_saves_a_draft_with_a_file_of_somebody_else(people, document, unit):
    assert attach(people["uploader"], document, unit).status_code == 302
    entry = DisclosurePage.objects.get(slug="charter")
    # The draft gets a second file, which stands in no row yet.
    second = DocumentFactory(uploaded_by_user=people["uploader"])
    draft = entry.get_latest_revision_as_object()
    draft.attachments.add(Attachment(document=second))
    draft.save_revision()
    rows = [
        {"id": row.pk or "", "document": row.document_id, "title": "", "ORDER": place}
        for place, row in enumerate(draft.attachments.all())
    ]
    data = entry_data(responsible_unit=unit.pk, attachments=rows)
    if rows[0]["id"]:
        data["attachments-INITIAL_FORMS"] = "1"
    response = browser_of(people["colleague"]).post(
        reverse("wagtailadmin_pages:edit", args=[entry.pk]), data
    )
    assert response.status_code == 302, errors_of(response)


def test_upload_in_the_chooser_works(people):
    response = browser_of(people["uploader"]).post(
        reverse("wagtaildocs_chooser:create"),
        {
            "document-chooser-upload-title": "名单",
            "document-chooser-upload-file": ContentFile(b"x", name="list.txt"),
        },
    )
    assert response.json()["step"] == "chosen"
