"""What a unit may do to another unit's entries: nothing, by whichever form."""

import pytest
from django.urls import reverse

from tests.catalogue.people import (
    administrator,
    browser_of,
    editor_of,
    entry_data,
    errors_of,
    office_member,
)
from tests.factories import (
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    ResponsibleUnitFactory,
    approve,
    publish,
)
from wagtail_disclosure.models import DisclosurePage, Supersession

pytestmark = pytest.mark.django_db


@pytest.fixture
def units():
    return ResponsibleUnitFactory(), ResponsibleUnitFactory()


@pytest.fixture
def item():
    return ChecklistItemPageFactory()


def saved(user, entry, **fields):
    url = reverse("wagtailadmin_pages:edit", args=[entry.pk])
    return browser_of(user).post(url, entry_data(**fields))


def draft_of(entry):
    return DisclosurePage.objects.get(pk=entry.pk).get_latest_revision_as_object()


@pytest.fixture
def own(item, units):
    return DisclosurePageFactory(
        parent=item, title="新办法", responsible_unit=units[0], published=True
    )


@pytest.fixture
def foreign(item, units):
    return DisclosurePageFactory(
        parent=item, title="别处的办法", responsible_unit=units[1], published=True
    )


def superseding(other, **row):
    return [{"superseded": other.pk, "ORDER": 0, **row}]


def test_entry_of_another_unit_is_not_superseded(own, foreign, units):
    response = saved(
        editor_of(units[0]),
        own,
        responsible_unit=units[0].pk,
        supersessions=superseding(foreign),
    )
    (row,) = response.context["form"].formsets["supersessions"].forms
    assert row.errors["superseded"]
    assert not draft_of(own).supersessions.exists()


@pytest.mark.parametrize("who", ["both units", "office", "administrator"])
def test_who_writes_for_both_units_may_say_it(who, own, foreign, units):
    user = {
        "both units": lambda: editor_of(*units),
        "office": office_member,
        "administrator": administrator,
    }[who]()
    response = saved(
        user,
        own,
        responsible_unit=units[0].pk,
        supersessions=superseding(foreign),
    )
    assert response.status_code == 302, errors_of(response)
    assert draft_of(own).supersessions.get().superseded == foreign


def test_own_entry_is_superseded(own, item, units):
    old = DisclosurePageFactory(parent=item, responsible_unit=units[0], published=True)
    response = saved(
        editor_of(units[0]),
        own,
        responsible_unit=units[0].pk,
        supersessions=superseding(old),
    )
    assert response.status_code == 302, errors_of(response)


def test_what_the_office_said_does_not_stop_the_editor(own, foreign, units):
    draft = draft_of(own)
    draft.supersessions = [Supersession(superseded=foreign)]
    publish(draft)
    row = DisclosurePage.objects.get(pk=own.pk).supersessions.get()
    data = entry_data(
        responsible_unit=units[0].pk, supersessions=superseding(foreign, id=row.pk)
    )
    data["supersessions-INITIAL_FORMS"] = "1"
    url = reverse("wagtailadmin_pages:edit", args=[own.pk])
    response = browser_of(editor_of(units[0])).post(url, data)
    assert response.status_code == 302, errors_of(response)


# A draft that hands the entry over to another unit


@pytest.fixture
def handed_over(own, units):
    """Public for the first unit, in the draft for the second."""
    response = saved(editor_of(*units), own, responsible_unit=units[1].pk)
    assert response.status_code == 302, errors_of(response)
    assert draft_of(own).responsible_unit == units[1]
    approve(draft_of(own))
    return own


def may(user, entry):
    """What Wagtail's views and lists grant; they ask the row, or its draft."""
    granted = []
    for page in (DisclosurePage.objects.get(pk=entry.pk), draft_of(entry)):
        tester = page.permissions_for_user(user)
        granted.append(
            {
                name
                for name in ("edit", "delete", "publish", "unpublish", "lock")
                if getattr(tester, f"can_{name}")()
            }
        )
    row, draft = granted
    assert row == draft
    return row


EVERYTHING = {"edit", "delete", "publish", "unpublish", "lock"}


def test_before_publication_the_old_unit_loses_nothing(handed_over, units):
    editor = editor_of(units[0])
    assert may(editor, handed_over) == EVERYTHING
    edit = reverse("wagtailadmin_pages:edit", args=[handed_over.pk])
    response = browser_of(editor).get(edit)
    assert response.status_code == 200
    # They may leave the other unit there, or take the entry back.
    for unit in (units[1], units[0]):
        response = saved(editor, handed_over, responsible_unit=unit.pk)
        assert response.status_code == 302, errors_of(response)
        assert draft_of(handed_over).responsible_unit == unit


def test_before_publication_the_new_unit_gains_nothing(handed_over, units):
    editor = editor_of(units[1])
    assert may(editor, handed_over) == set()
    edit = reverse("wagtailadmin_pages:edit", args=[handed_over.pk])
    assert browser_of(editor).get(edit).status_code == 302


def test_who_handed_it_over_is_not_locked_out(handed_over, units):
    assert may(editor_of(*units), handed_over) == EVERYTHING


def test_publication_hands_it_over(handed_over, units):
    publish(draft_of(handed_over))
    assert may(editor_of(units[0]), handed_over) == set()
    assert may(editor_of(units[1]), handed_over) == EVERYTHING


def test_nobody_hands_over_to_a_unit_that_is_not_theirs(own, units):
    response = saved(editor_of(units[0]), own, responsible_unit=units[1].pk)
    assert "responsible_unit" in response.context["form"].errors


def test_draft_that_was_never_public_goes_over_at_once(item, units):
    entry = DisclosurePageFactory(parent=item, responsible_unit=units[0])
    both = editor_of(*units)
    saved(both, entry, responsible_unit=units[1].pk)
    approve(draft_of(entry))
    drafts = EVERYTHING - {"unpublish"}
    assert may(editor_of(units[0]), entry) == set()
    assert may(editor_of(units[1]), entry) == drafts
    assert may(both, entry) == drafts


def test_reverting_does_not_change_who_may(handed_over, units):
    old = handed_over.revisions.order_by("created_at").first()
    url = reverse("wagtailadmin_pages:revisions_revert", args=[handed_over.pk, old.pk])
    assert browser_of(editor_of(units[0])).get(url).status_code == 200
    assert browser_of(editor_of(units[1])).get(url).status_code == 302
