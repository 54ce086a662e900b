import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from tests.catalogue.people import (
    administrator,
    browser_of,
    editor_of,
    entry_data,
    item_data,
    office_member,
    staff_group,
)
from tests.factories import (
    AudienceSectionPageFactory,
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    ResponsibleUnitFactory,
    UserFactory,
    day,
)
from wagtail_disclosure.models import ChecklistItemPage, DisclosurePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return DisclosurePageFactory(published=True)


@pytest.fixture
def people(entry):
    return {
        "anonymous": None,
        "editor": editor_of(entry.responsible_unit),
        "other editor": editor_of(ResponsibleUnitFactory()),
        "no unit": editor_of(),
        "office": office_member(),
        "administrator": administrator(),
    }


def said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def opens(user, name, *args):
    """Whether the view lets the person in; anybody else is sent away."""
    return browser_of(user).get(reverse(name, args=args)).status_code == 200


ALLOWED = {"editor", "office", "administrator"}


@pytest.mark.parametrize(
    "view", ["edit", "copy", "move", "unpublish", "history", "delete"]
)
def test_only_people_of_the_unit_change_an_entry(view, entry, people):
    let_in = {
        name
        for name, user in people.items()
        if opens(user, f"wagtailadmin_pages:{view}", entry.pk)
    }
    assert let_in == ALLOWED


def test_view_restrictions_of_an_entry_are_nobodys(entry, people):
    section = AudienceSectionPageFactory(parent=entry.portal)
    for page in (entry, section):
        for user in people.values():
            url = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
            response = browser_of(user).post(url, {"restriction_type": "none"})
            assert response.status_code == 302
    assert section.get_view_restrictions().exists()


@pytest.mark.parametrize("action", ["delete", "move", "unpublish", "publish"])
def test_bulk_actions_leave_foreign_entries_alone(action, entry, people):
    target = ChecklistItemPageFactory(parent=entry.get_parent().get_parent())
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    for name in ("other editor", "no unit"):
        browser_of(people[name]).post(
            f"{url}?id={entry.pk}", {"chooser": target.pk, "move_applicable": "on"}
        )
    entry.refresh_from_db()
    assert entry.live
    assert not entry.is_child_of(target)


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move", "copy"])
def test_admin_api_obeys(action, entry, people):
    target = ChecklistItemPageFactory(parent=entry.get_parent().get_parent())
    url = reverse("wagtailadmin_api:pages:action", args=[entry.pk, action])
    data = {"destination_page_id": target.pk}
    for name in ("other editor", "no unit"):
        response = browser_of(people[name]).post(url, data)
        assert response.status_code == 403, name
    assert DisclosurePage.objects.count() == 1
    entry.refresh_from_db()
    assert entry.live


def test_owner_loses_the_entry_with_the_unit(entry):
    owner = UserFactory()
    owner.groups.add(staff_group())
    entry.owner = owner
    entry.save()
    assert not opens(owner, "wagtailadmin_pages:edit", entry.pk)


def test_membership_holds_from_until(entry):
    past = editor_of(entry.responsible_unit, valid_until=day("2020-01-01"))
    future = editor_of(entry.responsible_unit, valid_from=day("2999-01-01"))
    assert not opens(past, "wagtailadmin_pages:edit", entry.pk)
    assert not opens(future, "wagtailadmin_pages:edit", entry.pk)


def test_membership_of_a_parent_unit_may_reach_down(entry):
    parent = ResponsibleUnitFactory()
    entry.responsible_unit.parent = parent
    entry.responsible_unit.save()
    whole = editor_of(parent, includes_children=True)
    single = editor_of(parent)
    assert opens(whole, "wagtailadmin_pages:edit", entry.pk)
    assert not opens(single, "wagtailadmin_pages:edit", entry.pk)


def test_draft_without_unit_stays_with_who_began_it():
    owner, other = (
        editor_of(ResponsibleUnitFactory()),
        editor_of(ResponsibleUnitFactory()),
    )
    entry = DisclosurePageFactory(owner=owner)
    entry.responsible_unit = None
    entry.save()
    entry.save_revision(clean=False)
    assert opens(owner, "wagtailadmin_pages:edit", entry.pk)
    assert not opens(other, "wagtailadmin_pages:edit", entry.pk)


def test_reviewer_of_the_running_workflow_edits(entry):
    reviewers = staff_group("审查人")
    reviewer = UserFactory()
    reviewer.groups.add(reviewers)
    task = GroupApprovalTask.objects.create(name="审查")
    task.groups.add(reviewers)
    workflow = Workflow.objects.create(name="审查")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=entry.get_parent())
    assert not opens(reviewer, "wagtailadmin_pages:edit", entry.pk)
    entry.save_revision()
    workflow.start(entry, editor_of(entry.responsible_unit))
    response = browser_of(reviewer).get(
        reverse("wagtailadmin_pages:edit", args=[entry.pk])
    )
    assert response.status_code == 200
    units = response.context["form"].fields["responsible_unit"].queryset
    assert entry.responsible_unit in units
    # Reading and returning is theirs; taking down is not.
    assert not opens(reviewer, "wagtailadmin_pages:delete", entry.pk)


def test_form_offers_own_units_and_takes_no_other(entry, people):
    item, own = entry.get_parent(), entry.responsible_unit
    foreign = ResponsibleUnitFactory()
    client = browser_of(people["editor"])
    url = reverse(
        "wagtailadmin_pages:add", args=["wagtail_disclosure", "disclosurepage", item.pk]
    )
    form = client.get(url).context["form"]
    assert list(form.fields["responsible_unit"].queryset) == [own]
    assert form["responsible_unit"].value() == own.pk
    response = client.post(url, entry_data(responsible_unit=foreign.pk))
    assert "responsible_unit" in response.context["form"].errors
    assert client.post(url, entry_data(responsible_unit=own.pk)).status_code == 302
    assert DisclosurePage.objects.get(slug="charter").responsible_unit == own


def test_person_without_unit_is_told_instead_of_shown_an_empty_list():
    item = ChecklistItemPageFactory()
    url = reverse(
        "wagtailadmin_pages:add", args=["wagtail_disclosure", "disclosurepage", item.pk]
    )
    with override("en"):
        response = browser_of(editor_of()).get(url, headers={"accept-language": "en"})
    assert response.url == reverse("wagtailadmin_explore", args=[item.pk])
    assert said(response)


STRUCTURE = ["edit", "copy", "move", "unpublish", "delete"]


@pytest.mark.parametrize("view", STRUCTURE)
def test_only_the_office_changes_the_list(view, entry, people):
    for page in (entry.get_parent(), entry.get_parent().get_parent()):
        let_in = {
            name
            for name, user in people.items()
            if opens(user, f"wagtailadmin_pages:{view}", page.pk)
        }
        # Wagtail itself asks for a further permission to delete with what is below.
        expected = (
            {"administrator"} if view == "delete" else {"office", "administrator"}
        )
        assert let_in == expected


def test_editor_cannot_create_structure(entry, people):
    item = entry.get_parent().specific
    places = [
        ("checklistitempage", item),
        ("checklistitempage", item.get_parent()),
        ("checklistcategorypage", item.checklist),
        ("checklistpage", item.portal),
        ("portalcolumnpage", item.portal),
        ("audiencesectionpage", item.portal),
    ]
    before = Page.objects.count()
    for model, parent in places:
        url = reverse(
            "wagtailadmin_pages:add", args=["wagtail_disclosure", model, parent.pk]
        )
        response = browser_of(people["editor"]).post(url, item_data())
        assert response.status_code == 302, model
        assert opens(
            people["office"],
            "wagtailadmin_pages:add",
            "wagtail_disclosure",
            model,
            parent.pk,
        )
    assert Page.objects.count() == before
    url = reverse(
        "wagtailadmin_pages:add", args=["wagtail_disclosure", "disclosureportalpage", 2]
    )
    assert browser_of(people["editor"]).get(url).status_code == 302


def test_office_builds_the_list(entry, people):
    category = entry.get_parent().get_parent()
    url = reverse(
        "wagtailadmin_pages:add",
        args=["wagtail_disclosure", "checklistitempage", category.pk],
    )
    response = browser_of(people["office"]).post(url, item_data())
    assert response.status_code == 302
    assert ChecklistItemPage.objects.filter(number="9").exists()


def test_group_form_offers_the_office_permission(people):
    permission = Permission.objects.get(codename="manage_catalogue")
    response = browser_of(people["administrator"]).get(
        reverse("wagtailusers_groups:add")
    )
    assert f'value="{permission.pk}"' in response.content.decode()
