import pytest
from django.test import override_settings
from django.urls import reverse

from tests.factories import (
    InformationKindFactory,
    LegalBasisFactory,
    ResponsibleUnitFactory,
    UnitMembershipFactory,
)
from tests.registers.people import REGISTERS, admin_user, client_of, logged_in

pytestmark = pytest.mark.django_db

FACTORIES = {
    "responsibleunit": ResponsibleUnitFactory,
    "unitmembership": UnitMembershipFactory,
    "legalbasis": LegalBasisFactory,
    "informationkind": InformationKindFactory,
}
SEEING = ("index", "deleted", "history")
CHANGING = ("create", "edit", "delete")


def url(register: str, action: str, pk: int | None = None) -> str:
    name = f"wagtail_disclosure_{register}_modeladmin_{action}"
    per_row = action in ("edit", "delete", "history")
    return reverse(name, args=[pk] if per_row else [])


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(
    ("person", "allowed"),
    [
        ("anonymous", ()),
        ("editor", ()),
        ("reviewer", SEEING),
        ("administrator", SEEING + CHANGING),
    ],
)
def test_pages_open_for_those_who_may(register: str, person: str, allowed) -> None:
    row = FACTORIES[register]()
    client = client_of(person)
    opened = {
        action
        for action in SEEING + CHANGING
        if client.get(url(register, action, row.pk)).status_code == 200
    }
    assert opened == set(allowed)


@pytest.mark.parametrize(
    ("person", "shown"),
    [("editor", False), ("reviewer", True), ("administrator", True)],
)
@override_settings(LANGUAGE_CODE="en")
def test_menu_group_is_there_for_those_who_may(person: str, shown: bool) -> None:
    page = client_of(person).get(reverse("wagtailadmin_home")).content.decode()
    assert (url("responsibleunit", "index") in page) is shown


@pytest.mark.parametrize("register", REGISTERS)
def test_nothing_changes_by_the_hand_of_a_reviewer(register: str) -> None:
    row = FACTORIES[register]()
    client = client_of("reviewer")
    for action in CHANGING:
        client.post(url(register, action, row.pk), {"name": "x"})
    assert list(type(row).objects.all()) == [row]
    assert row.history.count() == 1


@pytest.mark.parametrize(
    ("permissions", "status"),
    [
        (["add_responsibleunit", "change_responsibleunit"], 200),
        (["add_responsibleunit"], 302),
        (["change_responsibleunit"], 302),
        (["view_responsibleunit"], 302),
        ([], 302),
    ],
)
def test_import_needs_both_permissions(permissions: list[str], status: int) -> None:
    client = logged_in(admin_user(*permissions))
    assert client.get(url("responsibleunit", "import")).status_code == status
    assert client.post(url("responsibleunit", "import")).status_code == status
    listing = client.get(url("responsibleunit", "index"))
    offered = url("responsibleunit", "import") in listing.content.decode()
    assert offered is (status == 200)


def test_import_is_closed_to_anonymous_people() -> None:
    response = client_of("anonymous").get(url("responsibleunit", "import"))
    assert response.status_code == 302 and "login" in response["Location"]
