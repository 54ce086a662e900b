import io

import openpyxl
import pytest
from django.contrib import admin
from django.contrib.admin.sites import DefaultAdminSite
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.functional import empty
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from tests.factories import (
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.InformationKindFactory,
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.LegalBasisFactory,
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.ResponsibleUnitFactory,
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.UnitMembershipFactory,
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.UserFactory,
)
from tests.registers.people import REGISTERS, admin_user, client_of, logged_in
from wagtail_disclosure.models import LegalBasis, ResponsibleUnit, UnitMembership
from wagtail_disclosure.registers.modeladmin import DisclosureGroup

NEGATIVE_LIST = ("negativelistitem", "withheldinformation", "screeningrule")

pytestmark = pytest.mark.django_db


def url(register: str, action: str, *args) -> str:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.return reverse(f"wagtail_disclosure_{register}_modeladmin_{action}", args=args)


@pytest.fixture
def client():
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.return client_of("administrator")


def text_of(response) -> str:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert response.status_code == 200
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.return response.content.decode()


@pytest.mark.parametrize(
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.("register", "factory"),
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.[
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    ("responsibleunit", ResponsibleUnitFactory),
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    ("unitmembership", UnitMembershipFactory),
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    ("legalbasis", LegalBasisFactory),
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    ("informationkind", InformationKindFactory),
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.],
)
def test_list_costs_the_same_however_long(client, register, factory) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.factory.create_batch(2)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.path = url(register, "index")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.client.get(path)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.with CaptureQueriesContext(connection) as two:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    client.get(path)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.factory.create_batch(20)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.with CaptureQueriesContext(connection) as many:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    client.get(path)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert len(many) == len(two)


def test_booleans_are_said_in_words(client) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.ResponsibleUnitFactory(is_active=False)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.page = text_of(client.get(url("responsibleunit", "index")))
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert "admin/img/icon" not in page
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert ">否<" in page


@pytest.mark.parametrize("query", ["教务", "jwc", "桑以恒"])
def test_units_are_found(client, query) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.ResponsibleUnitFactory(name="教务处", code="jwc", responsible_person="桑以恒")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.ResponsibleUnitFactory(name="人事处", code="rsc")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.page = text_of(client.get(url("responsibleunit", "index"), {"q": query}))
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert "教务处" in page and "人事处" not in page


@pytest.mark.parametrize("query", ["桑以恒", "以恒", "桑", "sangyh", "以恒 教务"])
def test_members_are_found_by_their_name(client, query) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.person = UserFactory(username="sangyh", last_name="桑", first_name="以恒")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.UnitMembershipFactory(user=person, unit__name="教务处")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.UnitMembershipFactory(user=UserFactory(last_name="晏"))
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.page = text_of(client.get(url("unitmembership", "index"), {"q": query}))
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert "桑以恒 (sangyh)" in page and "晏" not in page


def test_bases_in_force_are_filtered(client) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.LegalBasisFactory(title="现行办法")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.LegalBasisFactory(title="旧办法", repealed_on="2020-01-01")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.path = url("legalbasis", "index")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.in_force = text_of(client.get(path, {"in_force": "yes"}))
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert "现行办法" in in_force and "旧办法" not in in_force
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.repealed = text_of(client.get(path, {"in_force": "no"}))
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert "旧办法" in repealed and "现行办法" not in repealed


@pytest.mark.parametrize(
 The addresses of the test project name the admin of Django: they are loaded before it is taken away."query", [{"foo": "1"}, {"is_external__exact": "maybe"}, {"p": "x"}, {"o": "99"}]
)
def test_odd_addresses_lead_back_to_the_list(client, query) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.response = client.get(url("responsibleunit", "index"), query, follow=True)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert response.status_code == 200


def test_address_cannot_ask_for_related_secrets(client) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.UnitMembershipFactory(user=UserFactory(password="md5$secret"))
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.path = url("unitmembership", "index")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.right = client.get(path, {"user__password__startswith": "md5$secret"}, follow=True)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.wrong = client.get(path, {"user__password__startswith": "other"}, follow=True)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert right.context["result_count"] == wrong.context["result_count"] == 1


def test_membership_offers_active_units_of_the_school_only(client) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.own = ResponsibleUnitFactory(name="教务处")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.ResponsibleUnitFactory(name="教育部", external=True)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.ResponsibleUnitFactory(name="已撤单位", is_active=False)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.form = client.get(url("unitmembership", "create")).context["form"]
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert list(form.fields["unit"].queryset) == [own]


def test_membership_keeps_a_unit_that_became_inactive(client) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.gone = ResponsibleUnitFactory(is_active=False)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.membership = UnitMembershipFactory(unit=gone)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.page = client.get(url("unitmembership", "edit", membership.pk))
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert gone in page.context["form"].fields["unit"].queryset


def test_parent_cannot_be_the_unit_itself_or_one_below(client) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.top = ResponsibleUnitFactory()
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.middle = ResponsibleUnitFactory(parent=top)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.ResponsibleUnitFactory(parent=middle)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.form = client.get(url("responsibleunit", "edit", middle.pk)).context["form"]
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert list(form.fields["parent"].queryset) == [top]


def test_mistakes_are_said_at_their_field(client) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.unit = ResponsibleUnitFactory()
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.response = client.post(
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    url("responsibleunit", "create"),
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    {"name": unit.name, "code": "with space", "level": "national"},
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.errors = response.context["form"].errors
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert {"name", "code", "level"} <= set(errors)


def test_group_takes_items_of_rooms_it_does_not_know(rf) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.item = MenuItem("外来", "/elsewhere/", order=9)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.with hooks.register_temporarily("register_disclosure_menu_item", lambda: item):
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    group = DisclosureGroup().get_menu_item()
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    request = rf.get("/")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    request.user = UserFactory(superuser=True)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    shown = group.menu.menu_items_for_request(request)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert item in shown and len(shown) == len(REGISTERS) + len(NEGATIVE_LIST) + 1


class TestDeletion:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.def test_unused_unit_goes_and_its_memberships_with_it(self, client) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    membership = UnitMembershipFactory()
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    path = url("responsibleunit", "delete", membership.unit.pk)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    page = client.get(path)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    label = str(UnitMembership._meta.verbose_name).capitalize()
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    assert page.context["uses"].taken_along == ((label, 1),)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    client.post(path, {"change_reason": "机构改革"})
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    assert not ResponsibleUnit.objects.exists()
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    assert not UnitMembership.objects.exists()

 The addresses of the test project name the admin of Django: they are loaded before it is taken away.def test_parent_is_refused_with_its_children_named(self, client) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    parent = ResponsibleUnitFactory(name="党委")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    ResponsibleUnitFactory(name="组织部", parent=parent)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    path = url("responsibleunit", "delete", parent.pk)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    for response in (client.get(path), client.post(path)):
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.        page = text_of(response)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.        assert "组织部" in page and "change_reason" not in page
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    assert ResponsibleUnit.objects.filter(pk=parent.pk).exists()

 The addresses of the test project name the admin of Django: they are loaded before it is taken away.def test_what_somebody_may_not_edit_is_counted_only(self) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    basis = LegalBasisFactory()
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    unit = ResponsibleUnitFactory()
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    ResponsibleUnitFactory(name="组织部", parent=unit)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    client = logged_in(admin_user("delete_responsibleunit", "view_legalbasis"))
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    page = client.get(url("responsibleunit", "delete", unit.pk))
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    assert page.context["uses"].counts[0][1] == 1
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    assert "组织部" not in text_of(page)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    assert LegalBasis.objects.get() == basis


class TestExport:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.def unit(self) -> ResponsibleUnit:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    parent = ResponsibleUnitFactory(code="blut", name="校本部")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    return ResponsibleUnitFactory(
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.        code="007", name="=cmd()", parent=parent, is_active=False, phone="-1+2"
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    )

 The addresses of the test project name the admin of Django: they are loaded before it is taken away.def test_csv_has_a_mark_words_and_no_formula(self, client) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    self.unit()
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    response = client.get(url("responsibleunit", "index"), {"export": "csv"})
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    assert response.content.startswith(b"\xef\xbb\xbf")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    lines = response.content.decode("utf-8-sig").splitlines()
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    row = next(line for line in lines if line.startswith("007"))
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    cells = row.split(",")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    assert cells[1] == "'=cmd()" and cells[2] == "blut" and cells[-1] == "否"
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    assert "'-1+2" in cells

 The addresses of the test project name the admin of Django: they are loaded before it is taken away.def test_xlsx_keeps_codes_as_text(self, client) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    self.unit()
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    response = client.get(url("responsibleunit", "index"), {"export": "xlsx"})
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    rows = list(book.active.values)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    row = next(row for row in rows if row[0] == "007")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    assert row[2] == "blut" and row[-1] == "否"
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    cell = next(
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.        c for r in book.active.iter_rows() for c in r if c.value == "=cmd()"
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    )
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    assert cell.data_type == "s"

 The addresses of the test project name the admin of Django: they are loaded before it is taken away.@pytest.mark.parametrize("register", REGISTERS)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.@pytest.mark.parametrize("form", ["csv", "xlsx"])
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.def test_every_register_is_exported(self, client, register, form) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    ResponsibleUnitFactory(external=True)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    UnitMembershipFactory()
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    LegalBasisFactory(superseded_by=LegalBasisFactory())
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    InformationKindFactory(notice_working_days=5)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    response = client.get(url(register, "index"), {"export": form})
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    assert response.status_code == 200
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    assert f'.{form}"' in response["Content-Disposition"]

 The addresses of the test project name the admin of Django: they are loaded before it is taken away.def test_filters_hold_for_the_export_too(self, client) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    ResponsibleUnitFactory(name="教务处")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    ResponsibleUnitFactory(name="教育部", external=True)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    path = url("responsibleunit", "index")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    response = client.get(path, {"export": "csv", "is_external__exact": "1"})
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    text = response.content.decode("utf-8-sig")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    assert "教育部" in text and "教务处" not in text


@pytest.mark.parametrize("register", REGISTERS)
def test_lists_work_without_the_admin_of_django(client, register, monkeypatch) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.def not_installed(self) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.    raise LookupError("No installed app with label 'admin'.")

 The addresses of the test project name the admin of Django: they are loaded before it is taken away.ResponsibleUnitFactory()
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.UnitMembershipFactory()
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.LegalBasisFactory()
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.# The addresses of the test project name the admin of Django: they are loaded
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.# before it is taken away.
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.path = url(register, "index")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.monkeypatch.setattr(DefaultAdminSite, "_setup", not_installed)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.monkeypatch.setattr(admin.site, "_wrapped", empty)
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert client.get(path).status_code == 200


def test_memberships_of_one_unit(client) -> None:
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.one = UnitMembershipFactory(user__username="sjc")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.UnitMembershipFactory(user__username="lws")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.path = url("unitmembership", "index")
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.page = text_of(client.get(path, {"unit": one.unit.pk}))
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert "sjc" in page and "lws" not in page
 The addresses of the test project name the admin of Django: they are loaded before it is taken away.assert client.get(path, {"unit": "x"}).context["result_count"] == 2
