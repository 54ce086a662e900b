"""Who opens, exports, imports, changes and deletes the three registers."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.catalogue.people import browser_of
from tests.factories import (
    ResponsibleUnitFactory,
    UnitMembershipFactory,
    UserFactory,
)
from tests.negative_list.factories import (
    NegativeListItemFactory,
    ScreeningRuleFactory,
    WithheldInformationFactory,
)
from wagtail_disclosure.catalogue.setup.access import (
    CONFIDENTIALITY,
    EDITORS,
    OFFICE,
    REVIEWERS,
)

pytestmark = pytest.mark.django_db

REGISTERS = ("negativelistitem", "screeningrule", "withheldinformation")
PEOPLE = (
    "anonymous",
    "editor",
    "editor elsewhere",
    "reviewer",
    "confidentiality office",
    "disclosure office",
    "administrator",
)
OFFICES = {"disclosure office", "administrator"}
# Everybody of a unit keeps what that unit withholds.
OPENS = {
    "negativelistitem": OFFICES,
    "screeningrule": OFFICES,
    "withheldinformation": OFFICES | {"editor", "editor elsewhere", "reviewer"},
}
CHANGES = {**OPENS, "withheldinformation": OFFICES | {"editor", "reviewer"}}


@pytest.fixture
def unit(portal):
    return ResponsibleUnitFactory(name="本单位")


@pytest.fixture
def rows(unit):
    return {
        "negativelistitem": NegativeListItemFactory(title="标记的事项"),
        "screeningrule": ScreeningRuleFactory(name="标记的规则"),
        "withheldinformation": WithheldInformationFactory(
            title="标记的信息", unit=unit
        ),
    }


def client_of(name, unit):
    """The groups as set-up makes them."""
    if name == "anonymous":
        return browser_of(None)
    if name == "administrator":
        return browser_of(UserFactory(superuser=True))
    groups = {
        "editor": EDITORS,
        "editor elsewhere": EDITORS,
        "reviewer": REVIEWERS,
        "confidentiality office": CONFIDENTIALITY,
        "disclosure office": OFFICE,
    }
    user = UserFactory()
    user.groups.add(Group.objects.get(name=groups[name]))
    if name in ("editor", "reviewer"):
        UnitMembershipFactory(user=user, unit=unit)
    if name == "editor elsewhere":
        UnitMembershipFactory(user=user)
    return browser_of(user)


def address(register, view, *args):
    return reverse(f"wagtail_disclosure_{register}_modeladmin_{view}", args=args)


def text_of(answer):
    return (b"".join(answer) if answer.streaming else answer.content).decode(
        "utf-8-sig", "replace"
    )


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("register", REGISTERS)
def test_list_and_export(register, name, unit, rows):
    client = client_of(name, unit)
    seen = name in CHANGES[register]
    for query in ({}, {"export": "csv"}):
        answer = client.get(address(register, "index"), query)
        assert (answer.status_code == 200) == (name in OPENS[register])
        assert ("标记的" in text_of(answer)) == seen
    workbook = client.get(address(register, "index"), {"export": "xlsx"})
    assert (workbook.status_code == 200) == (name in OPENS[register])


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("register", REGISTERS)
def test_row_and_history(register, name, unit, rows):
    client = client_of(name, unit)
    for view in ("edit", "history"):
        answer = client.get(address(register, view, rows[register].pk))
        assert (answer.status_code == 200) == (name in CHANGES[register]), view


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("register", REGISTERS)
def test_deletion_and_import_are_for_the_office(register, name, unit, rows):
    client = client_of(name, unit)
    row = rows[register]
    file = SimpleUploadedFile("t.csv", "编号,事项\nx,y\n".encode())
    for view, data in (("import", {"file": file}), ("deleted", None)):
        path = address(register, view)
        assert (client.get(path).status_code == 200) == (name in OFFICES), view
        if data and name not in OFFICES:
            assert client.post(path, data).status_code in (302, 403)
    if register == "negativelistitem":
        # A rule or a withheld row may rest on it: asked for its own sake here.
        rows["withheldinformation"].delete()
    client.post(address(register, "delete", row.pk))
    assert type(row).objects.filter(pk=row.pk).exists() == (name not in OFFICES)


@pytest.mark.parametrize("name", PEOPLE)
def test_keywords_are_downloaded_by_who_sees_the_rules(name, unit, rows):
    path = (
        f"/admin/wagtail_disclosure/screeningrule/keywords/{rows['screeningrule'].pk}/"
    )
    answer = client_of(name, unit).get(path)
    assert (answer.status_code == 200) == (name in OFFICES)
    assert ("内部资料" in text_of(answer)) == (name in OFFICES)
