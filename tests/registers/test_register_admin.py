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
    InformationKindFactory,
    LegalBasisFactory,
    ResponsibleUnitFactory,
    UnitMembershipFactory,
    UserFactory,
)
from tests.registers.people import REGISTERS, admin_user, client_of, logged_in
from wagtail_disclosure.models import LegalBasis, ResponsibleUnit, UnitMembership
from wagtail_disclosure.registers.modeladmin import DisclosureGroup

NEGATIVE_LIST = ("negativelistitem", "withheldinformation", "screeningrule")

pytestmark = pytest.mark.django_db


def url(register: str, action: str, *args) -> str:
    return reverse(f"wagtail_disclosure_{register}_modeladmin_{action}", args=args)


@pytest.fixture
def client():
    return client_of("administrator")


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("register", "factory"),
    [
        ("responsibleunit", ResponsibleUnitFactory),
        ("unitmembership", UnitMembershipFactory),
        ("legalbasis", LegalBasisFactory),
        ("informationkind", InformationKindFactory),
    ],
)
def test_list_costs_the_same_however_long(client, register, factory) -> None:
    factory.create_batch(2)
    path = url(register, "index")
    client.get(path)
    with CaptureQueriesContext(connection) as two:
        client.get(path)
    factory.create_batch(20)
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert len(many) == len(two)


def test_booleans_are_said_in_words(client) -> None:
    ResponsibleUnitFactory(is_active=False)
    page = text_of(client.get(url("responsibleunit", "index")))
    assert "admin/img/icon" not in page
    assert ">否<" in page


@pytest.mark.parametrize("query", ["教务", "jwc", "桑以恒"])
def test_units_are_found(client, query) -> None:
    ResponsibleUnitFactory(name="教务处", code="jwc", responsible_person="桑以恒")
    ResponsibleUnitFactory(name="人事处", code="rsc")
    page = text_of(client.get(url("responsibleunit", "index"), {"q": query}))
    assert "教务处" in page and "人事处" not in page


@pytest.mark.parametrize("query", ["桑以恒", "以恒", "桑", "sangyh", "以恒 教务"])
def test_members_are_found_by_their_name(client, query) -> None:
    person = UserFactory(username="sangyh", last_name="桑", first_name="以恒")
    UnitMembershipFactory(user=person, unit__name="教务处")
    UnitMembershipFactory(user=UserFactory(last_name="晏"))
    page = text_of(client.get(url("unitmembership", "index"), {"q": query}))
    assert "桑以恒 (sangyh)" in page and "晏" not in page


def test_bases_in_force_are_filtered(client) -> None:
    LegalBasisFactory(title="现行办法")
    LegalBasisFactory(title="旧办法", repealed_on="2020-01-01")
    path = url("legalbasis", "index")
    in_force = text_of(client.get(path, {"in_force": "yes"}))
    assert "现行办法" in in_force and "旧办法" not in in_force
    repealed = text_of(client.get(path, {"in_force": "no"}))
    assert "旧办法" in repealed and "现行办法" not in repealed


@pytest.mark.parametrize(
    "query", [{"foo": "1"}, {"is_external__exact": "maybe"}, {"p": "x"}, {"o": "99"}]
)
def test_odd_addresses_lead_back_to_the_list(client, query) -> None:
    response = client.get(url("responsibleunit", "index"), query, follow=True)
    assert response.status_code == 200


def test_address_cannot_ask_for_related_secrets(client) -> None:
    UnitMembershipFactory(user=UserFactory(password="md5$secret"))
    path = url("unitmembership", "index")
    right = client.get(path, {"user__password__startswith": "md5$secret"}, follow=True)
    wrong = client.get(path, {"user__password__startswith": "other"}, follow=True)
    assert right.context["result_count"] == wrong.context["result_count"] == 1


def test_membership_offers_active_units_of_the_school_only(client) -> None:
    own = ResponsibleUnitFactory(name="教务处")
    ResponsibleUnitFactory(name="教育部", external=True)
    ResponsibleUnitFactory(name="已撤单位", is_active=False)
    form = client.get(url("unitmembership", "create")).context["form"]
    assert list(form.fields["unit"].queryset) == [own]


def test_membership_keeps_a_unit_that_became_inactive(client) -> None:
    gone = ResponsibleUnitFactory(is_active=False)
    membership = UnitMembershipFactory(unit=gone)
    page = client.get(url("unitmembership", "edit", membership.pk))
    assert gone in page.context["form"].fields["unit"].queryset


def test_parent_cannot_be_the_unit_itself_or_one_below(client) -> None:
    top = ResponsibleUnitFactory()
    middle = ResponsibleUnitFactory(parent=top)
    ResponsibleUnitFactory(parent=middle)
    form = client.get(url("responsibleunit", "edit", middle.pk)).context["form"]
    assert list(form.fields["parent"].queryset) == [top]


def test_mistakes_are_said_at_their_field(client) -> None:
    unit = ResponsibleUnitFactory()
    response = client.post(
        url("responsibleunit", "create"),
        {"name": unit.name, "code": "with space", "level": "national"},
    )
    errors = response.context["form"].errors
    assert {"name", "code", "level"} <= set(errors)


def test_group_takes_items_of_rooms_it_does_not_know(rf) -> None:
    item = MenuItem("外来", "/elsewhere/", order=9)
    with hooks.register_temporarily("register_disclosure_menu_item", lambda: item):
        group = DisclosureGroup().get_menu_item()
        request = rf.get("/")
        request.user = UserFactory(superuser=True)
        shown = group.menu.menu_items_for_request(request)
    assert item in shown and len(shown) == len(REGISTERS) + len(NEGATIVE_LIST) + 1


class TestDeletion:
    def test_unused_unit_goes_and_its_memberships_with_it(self, client) -> None:
        membership = UnitMembershipFactory()
        path = url("responsibleunit", "delete", membership.unit.pk)
        page = client.get(path)
        label = str(UnitMembership._meta.verbose_name).capitalize()
        assert page.context["uses"].taken_along == ((label, 1),)
        client.post(path, {"change_reason": "机构改革"})
        assert not ResponsibleUnit.objects.exists()
        assert not UnitMembership.objects.exists()

    def test_parent_is_refused_with_its_children_named(self, client) -> None:
        parent = ResponsibleUnitFactory(name="党委")
        ResponsibleUnitFactory(name="组织部", parent=parent)
        path = url("responsibleunit", "delete", parent.pk)
        for response in (client.get(path), client.post(path)):
            page = text_of(response)
            assert "组织部" in page and "change_reason" not in page
        assert ResponsibleUnit.objects.filter(pk=parent.pk).exists()

    def test_what_somebody_may_not_edit_is_counted_only(self) -> None:
        basis = LegalBasisFactory()
        unit = ResponsibleUnitFactory()
        ResponsibleUnitFactory(name="组织部", parent=unit)
        client = logged_in(admin_user("delete_responsibleunit", "view_legalbasis"))
        page = client.get(url("responsibleunit", "delete", unit.pk))
        assert page.context["uses"].counts[0][1] == 1
        assert "组织部" not in text_of(page)
        assert LegalBasis.objects.get() == basis


class TestExport:
    def unit(self) -> ResponsibleUnit:
        parent = ResponsibleUnitFactory(code="blut", name="校本部")
        return ResponsibleUnitFactory(
            code="007", name="=cmd()", parent=parent, is_active=False, phone="-1+2"
        )

    def test_csv_has_a_mark_words_and_no_formula(self, client) -> None:
        self.unit()
        response = client.get(url("responsibleunit", "index"), {"export": "csv"})
        assert response.content.startswith(b"\xef\xbb\xbf")
        lines = response.content.decode("utf-8-sig").splitlines()
        row = next(line for line in lines if line.startswith("007"))
        cells = row.split(",")
        assert cells[1] == "'=cmd()" and cells[2] == "blut" and cells[-1] == "否"
        assert "'-1+2" in cells

    def test_xlsx_keeps_codes_as_text(self, client) -> None:
        self.unit()
        response = client.get(url("responsibleunit", "index"), {"export": "xlsx"})
        book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
        rows = list(book.active.values)
        row = next(row for row in rows if row[0] == "007")
        assert row[2] == "blut" and row[-1] == "否"
        cell = next(
            c for r in book.active.iter_rows() for c in r if c.value == "=cmd()"
        )
        assert cell.data_type == "s"

    @pytest.mark.parametrize("register", REGISTERS)
    @pytest.mark.parametrize("form", ["csv", "xlsx"])
    def test_every_register_is_exported(self, client, register, form) -> None:
        ResponsibleUnitFactory(external=True)
        UnitMembershipFactory()
        LegalBasisFactory(superseded_by=LegalBasisFactory())
        InformationKindFactory(notice_working_days=5)
        response = client.get(url(register, "index"), {"export": form})
        assert response.status_code == 200
        assert f'.{form}"' in response["Content-Disposition"]

    def test_filters_hold_for_the_export_too(self, client) -> None:
        ResponsibleUnitFactory(name="教务处")
        ResponsibleUnitFactory(name="教育部", external=True)
        path = url("responsibleunit", "index")
        response = client.get(path, {"export": "csv", "is_external__exact": "1"})
        text = response.content.decode("utf-8-sig")
        assert "教育部" in text and "教务处" not in text


@pytest.mark.parametrize("register", REGISTERS)
def test_lists_work_without_the_admin_of_django(client, register, monkeypatch) -> None:
    def not_installed(self) -> None:
        raise LookupError("No installed app with label 'admin'.")

    ResponsibleUnitFactory()
    UnitMembershipFactory()
    LegalBasisFactory()
    # The addresses of the test project name the admin of Django: they are loaded
    # before it is taken away.
    path = url(register, "index")
    monkeypatch.setattr(DefaultAdminSite, "_setup", not_installed)
    monkeypatch.setattr(admin.site, "_wrapped", empty)
    assert client.get(path).status_code == 200


def test_memberships_of_one_unit(client) -> None:
    one = UnitMembershipFactory(user__username="sjc")
    UnitMembershipFactory(user__username="lws")
    path = url("unitmembership", "index")
    page = text_of(client.get(path, {"unit": one.unit.pk}))
    assert "sjc" in page and "lws" not in page
    assert client.get(path, {"unit": "x"}).context["result_count"] == 2
