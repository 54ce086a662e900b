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
    draft.save_revision().publish()
    row = DisclosurePage.objects.get(pk=own.pk).supersessions.get()
    data = entry_data(
        responsible_unit=units[0].pk, supersessions=superseding(foreign, id=row.pk)
    )
    data["supersessions-INITIAL_FORMS"] = "1"
    url = reverse("wagtailadmin_pages:edit", args=[own.pk])
    response = browser_of(editor_of(units[0])).post(url, data)
    assert response.status_code == 302, errors_of(response)
