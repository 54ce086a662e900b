"""What the groups of disclosure_setup may do in the admin, person by person."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from tests.catalogue.people import browser_of
from tests.catalogue.setting_up import item
from tests.factories import (
    DisclosurePageFactory,
    ResponsibleUnitFactory,
    UnitMembershipFactory,
    UserFactory,
    approve,
    reviewer,
    root_page,
)
from wagtail_disclosure.catalogue.setup.access import EDITORS, OFFICE, REVIEWERS
from wagtail_disclosure.models import (
    AttachmentCollection,
    ChecklistPage,
    DisclosurePage,
    DisclosurePortalPage,
)
from wagtail_disclosure.review.permissions import may_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(portal):
    return DisclosurePageFactory(
        parent=item("2"), responsible_unit=ResponsibleUnitFactory()
    )


@pytest.fixture
def people(entry):
    def member(group, role=None):
        user = UserFactory()
        user.groups.add(Group.objects.get(name=group))
        if role:
            UnitMembershipFactory(user=user, unit=entry.responsible_unit, role=role)
        return user

    return {
        "anonymous": None,
        "somebody": UserFactory(),
        "editor": member(EDITORS, "drafter"),
        "editor elsewhere": member(EDITORS),
        "reviewer": member(REVIEWERS, "reviewer"),
        "office": member(OFFICE),
    }


def let_in(people, name, *args):
    """Who is shown the view; everybody else is sent away."""
    url = reverse(name, args=args)
    return {
        person
        for person, user in people.items()
        if browser_of(user).get(url).status_code == 200
    }


def test_the_admin_itself(people):
    staff = set(people) - {"anonymous", "somebody"}
    assert let_in(people, "wagtailadmin_home") == staff


def test_portal_list_and_item_belong_to_the_office(people):
    places = DisclosurePortalPage.objects.get(), ChecklistPage.objects.get(), item("2")
    for page in places:
        assert let_in(people, "wagtailadmin_pages:edit", page.pk) == {"office"}
    category = item("2").get_parent()
    view = "wagtailadmin_pages:add"
    new_item = ("wagtail_disclosure", "checklistitempage", category.pk)
    assert let_in(people, view, *new_item) == {"office"}


def test_an_entry_is_added_under_any_item(people):
    new_entry = ("wagtail_disclosure", "disclosurepage", item("9").pk)
    adders = let_in(people, "wagtailadmin_pages:add", *new_entry)
    assert {"editor", "office"} <= adders
    assert adders.isdisjoint({"anonymous", "somebody", "reviewer"})


def test_an_entry_is_changed_by_its_unit_and_published_by_reviewers(people, entry):
    view = "wagtailadmin_pages:edit"
    assert let_in(people, view, entry.pk) == {"editor", "reviewer", "office"}
    today = timezone.localdate()
    known = {person: user for person, user in people.items() if user}
    assert {
        person for person, user in known.items() if may_review(entry, user, on=today)
    } == {"reviewer", "office"}
    # Nobody, before somebody has reviewed it; then who has the permission, too.
    for expected in (set(), {"office"}):
        page = DisclosurePage.objects.get(pk=entry.pk)
        assert expected == {
            person
            for person, user in known.items()
            if page.permissions_for_user(user).can_publish()
        }
        approve(page)
    page.get_latest_revision().publish(user=reviewer())
    page.refresh_from_db()
    assert page.live


def test_nothing_outside_the_portal(people):
    assert let_in(people, "wagtailadmin_pages:edit", root_page().pk) == set()


def test_files_go_into_the_closed_collection_only(people):
    assert let_in(people, "wagtaildocs:add") == {
        "editor",
        "editor elsewhere",
        "office",
    }
    response = browser_of(people["editor"]).get(reverse("wagtaildocs:add"))
    closed = AttachmentCollection.objects.get().collection
    form = response.context["form"]
    # With one collection to choose, the form asks for none.
    assert "collection" not in form.fields or list(
        form.fields["collection"].queryset
    ) == [closed]


@pytest.mark.parametrize(
    "model", ["responsibleunit", "unitmembership", "legalbasis", "informationkind"]
)
def test_registers_belong_to_the_office(people, model):
    view = f"wagtail_disclosure_{model}_modeladmin_create"
    assert let_in(people, view) == {"office"}
