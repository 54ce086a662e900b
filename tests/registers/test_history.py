import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from tests.factories import (
    LegalBasisFactory,
    ResponsibleUnitFactory,
    UnitMembershipFactory,
    UserFactory,
)
from tests.registers.people import admin_user, client_of, logged_in
from wagtail_disclosure.models import ResponsibleUnit, UnitMembership

pytestmark = pytest.mark.django_db


def url(register: str, action: str, *args) -> str:
    return reverse(f"wagtail_disclosure_{register}_modeladmin_{action}", args=args)


def form_data(**values) -> dict:
    return {
        "name": "教务处",
        "code": "jwc",
        "sort_order": 0,
        "is_active": "on",
    } | values


@pytest.fixture
def clerk():
    return admin_user(
        "add_responsibleunit",
        "change_responsibleunit",
        "delete_responsibleunit",
        first_name="恪川",
        last_name="沈",
    )


@pytest.fixture
def client(clerk):
    return logged_in(clerk)


def history_entries(client, register: str, pk: int) -> list:
    response = client.get(url(register, "history", pk))
    assert response.status_code == 200
    return response.context["entries"]


def changes_of(entry) -> dict[str, tuple[str, str]]:
    return {change.label: (change.old, change.new) for change in entry.changes}


class TestActingUser:
    """No middleware of simple-history: the user comes from Wagtail's log context."""

    def test_creating(self, client, clerk) -> None:
        client.post(url("responsibleunit", "create"), form_data())
        record = ResponsibleUnit.objects.get().history.get()
        assert (record.history_type, record.history_user) == ("+", clerk)

    def test_editing_with_a_reason(self, client, clerk) -> None:
        unit = ResponsibleUnitFactory(code="jwc")
        path = url("responsibleunit", "edit", unit.pk)
        client.post(path, form_data(name="教务部", change_reason="机构改革"))
        record = unit.history.first()
        assert (record.history_type, record.history_user) == ("~", clerk)
        assert record.history_change_reason == "机构改革"

    def test_deleting_with_a_reason(self, client, clerk) -> None:
        unit = ResponsibleUnitFactory()
        path = url("responsibleunit", "delete", unit.pk)
        client.post(path, {"change_reason": "重复"})
        record = ResponsibleUnit.history.filter(id=unit.pk).first()
        assert (record.history_type, record.history_user) == ("-", clerk)
        assert record.history_change_reason == "重复"

    def test_what_is_deleted_along_has_its_user_too(self, client, clerk) -> None:
        membership = UnitMembershipFactory()
        client.post(url("responsibleunit", "delete", membership.unit.pk))
        record = UnitMembership.history.filter(history_type="-").get()
        assert record.history_user == clerk

    def test_one_person_is_not_taken_for_the_next(self, client) -> None:
        client.post(url("responsibleunit", "create"), form_data())
        other = ResponsibleUnitFactory(code="rsc")
        assert other.history.get().history_user is None

    def test_command_acts_for_nobody(self, tmp_path) -> None:
        file = tmp_path / "units.csv"
        file.write_text("code,name\njwc,教务处\n", encoding="utf-8")
        call_command("disclosure_import_units", file)
        record = ResponsibleUnit.objects.get().history.get()
        assert record.history_user is None
        assert "units.csv" in record.history_change_reason


class TestPage:
    def test_names_fields_and_values_in_words(self, client) -> None:
        parent = ResponsibleUnitFactory(name="校本部")
        unit = ResponsibleUnitFactory(name="教育厅", is_active=True)
        unit.is_external, unit.level = True, "provincial"
        unit.is_active = False
        unit.parent = parent
        unit.phone = "0499"
        unit.save()
        with translation.override("en"):
            entries = history_entries(client, "responsibleunit", unit.pk)
        changes = changes_of(entries[0])
        labels = {
            name: str(ResponsibleUnit._meta.get_field(name).verbose_name)
            for name in ("level", "parent", "is_active", "phone")
        }
        assert {old for old, __ in changes.values()} == {"", "否", "是"}
        assert ("", "校本部") in changes.values()
        assert ("是", "否") in changes.values()
        assert ("", "0499") in changes.values()
        assert len(changes) == len(labels) + 1

    def test_says_who_and_when(self, client) -> None:
        client.post(url("responsibleunit", "create"), form_data())
        unit = ResponsibleUnit.objects.get()
        page = client.get(url("responsibleunit", "history", unit.pk)).content.decode()
        record = unit.history.get()
        assert "沈恪川" in page
        assert f'datetime="{record.history_date.astimezone():%Y-%m-%dT%H}' in page or (
            str(record.history_date.year) in page
        )

    def test_creation_lists_the_first_values(self, client) -> None:
        unit = ResponsibleUnitFactory(name="教务处", code="jwc")
        (entry,) = history_entries(client, "responsibleunit", unit.pk)
        assert entry.is_created
        assert {new for __, new in changes_of(entry).values()} >= {"教务处", "jwc"}

    def test_nobody_is_shown_as_the_system(self, client) -> None:
        unit = ResponsibleUnitFactory()
        path = url("responsibleunit", "history", unit.pk)
        with translation.override("en"):
            page = client.get(path, headers={"accept-language": "en"}).content.decode()
        assert "system" in page or "系统" in page

    def test_related_row_that_is_gone_keeps_its_name(self) -> None:
        parent = ResponsibleUnitFactory(name="旧部")
        unit = ResponsibleUnitFactory(parent=parent)
        unit.parent = None
        unit.save()
        parent.delete()
        administrator = client_of("administrator")
        entry = history_entries(administrator, "responsibleunit", unit.pk)[0]
        ((old, new),) = changes_of(entry).values()
        assert "旧部" in old and new == ""

    def test_values_are_escaped(self, client) -> None:
        unit = ResponsibleUnitFactory(office="<script>alert(1)</script>")
        page = client.get(url("responsibleunit", "history", unit.pk)).content.decode()
        assert "<script>alert(1)" not in page and "&lt;script&gt;alert" in page

    def test_pages_follow_each_other_without_a_gap(self, client) -> None:
        unit = ResponsibleUnitFactory(sort_order=0)
        for number in range(1, 61):
            unit.sort_order = number
            unit.save()
        first = history_entries(client, "responsibleunit", unit.pk)
        path = url("responsibleunit", "history", unit.pk)
        second = client.get(path, {"p": 2}).context["entries"]
        assert (len(first), len(second)) == (50, 11)
        # The last change of the first page is measured against the second page.
        assert list(changes_of(first[-1]).values()) == [("10", "11")]
        assert second[-1].is_created

    def test_number_of_queries_does_not_depend_on_the_length(self, client) -> None:
        def make(count: int) -> ResponsibleUnit:
            unit = ResponsibleUnitFactory()
            for __ in range(count):
                unit.parent = ResponsibleUnitFactory()
                unit._history_user = UserFactory()
                unit.save()
            return unit

        short, long = make(2), make(30)
        history_entries(client, "responsibleunit", short.pk)
        with CaptureQueriesContext(connection) as few:
            history_entries(client, "responsibleunit", short.pk)
        with CaptureQueriesContext(connection) as many:
            history_entries(client, "responsibleunit", long.pk)
        assert len(few) == len(many)

    @pytest.mark.parametrize("pk", ["999999", "abc", "-1"])
    def test_unknown_row_is_not_found(self, client, pk) -> None:
        path = url("responsibleunit", "history", 1).replace("/1/", f"/{pk}/")
        assert client.get(path).status_code == 404


class TestDeletedRows:
    def test_lists_what_is_gone_with_a_way_to_its_history(self, client) -> None:
        unit = ResponsibleUnitFactory(name="教务处", code="jwc")
        kept = ResponsibleUnitFactory(name="人事处")
        client.post(
            url("responsibleunit", "delete", unit.pk), {"change_reason": "重复"}
        )
        page = client.get(url("responsibleunit", "deleted")).content.decode()
        assert "教务处 · jwc" in page and "重复" in page and "沈恪川" in page
        assert kept.name not in page
        path = url("responsibleunit", "history", unit.pk)
        assert path in page
        entries = history_entries(client, "responsibleunit", unit.pk)
        assert [e.record.history_type for e in entries] == ["-", "+"]

    def test_membership_of_people_and_units_that_are_gone_has_a_name(self) -> None:
        membership = UnitMembershipFactory(
            user=UserFactory(username="sjc"), unit__name="教务处"
        )
        membership.user.delete()
        membership.unit.delete()
        client = client_of("administrator")
        page = client.get(url("unitmembership", "deleted")).content.decode()
        assert "教务处" in page
        pk = membership.history.first().id if membership.pk else None
        record = UnitMembership.history.filter(history_type="-").get()
        assert pk is None or pk == record.id
        history_entries(client, "unitmembership", record.id)

    def test_successor_that_is_gone_does_not_break_the_list(self) -> None:
        new = LegalBasisFactory()
        old = LegalBasisFactory(superseded_by=new)
        old.delete()
        new.delete()
        client = client_of("administrator")
        assert client.get(url("legalbasis", "deleted")).status_code == 200
        record = type(old).history.filter(superseded_by_id__isnull=False).first()
        history_entries(client, "legalbasis", record.id)

    def test_number_of_queries_does_not_depend_on_the_length(self) -> None:
        client = client_of("administrator")
        path = url("unitmembership", "deleted")
        UnitMembershipFactory().delete()
        client.get(path)
        with CaptureQueriesContext(connection) as few:
            client.get(path)
        for membership in UnitMembershipFactory.create_batch(20):
            membership.delete()
        with CaptureQueriesContext(connection) as many:
            client.get(path)
        assert len(few) == len(many)
