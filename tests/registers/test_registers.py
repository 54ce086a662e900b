"""The rows themselves: what is refused, what is in force, who writes for whom."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from tests.factories import (
    LegalBasisFactory,
    ResponsibleUnitFactory,
    UnitMembershipFactory,
    UserFactory,
    day,
)
from tests.registers.people import admin_user
from wagtail_disclosure.models import LegalBasis, ResponsibleUnit, UnitMembership
from wagtail_disclosure.registers.permissions import can_write_for_unit, writable_units

pytestmark = pytest.mark.django_db

TODAY = day("2024-03-01")


def errors_of(row) -> set[str]:
    try:
        row.full_clean()
    except ValidationError as error:
        return set(error.message_dict)
    return set()


class TestUnit:
    @pytest.mark.parametrize("code", ["jwc", "J-1_2", "教务处", "007"])
    def test_codes(self, code) -> None:
        assert errors_of(ResponsibleUnit(name="甲", code=code)) == set()

    @pytest.mark.parametrize("code", ["", "a b", "a/b", "a.b", "jwc\n", "x" * 41])
    def test_codes_that_fit_into_no_address(self, code) -> None:
        assert errors_of(ResponsibleUnit(name="甲", code=code)) == {"code"}

    def test_only_outside_bodies_have_a_level(self) -> None:
        unit = ResponsibleUnit(name="甲", code="a", level="national")
        assert errors_of(unit) == {"level"}
        unit.is_external = True
        assert errors_of(unit) == set()

    @pytest.mark.parametrize("steps", [0, 1, 2])
    def test_no_unit_stands_below_itself(self, steps: int) -> None:
        top = low = ResponsibleUnitFactory()
        for __ in range(steps):
            low = ResponsibleUnitFactory(parent=low)
        top.parent = low
        assert errors_of(top) == {"parent"}


class TestLegalBasis:
    @pytest.mark.parametrize(
        ("dates", "in_force"),
        [
            ({}, True),
            ({"issued_on": "2024-03-01"}, True),
            ({"issued_on": "2024-03-02"}, False),
            ({"issued_on": "2024-01-01", "effective_on": "2024-03-02"}, False),
            ({"effective_on": "2024-03-01"}, True),
            ({"repealed_on": "2024-03-02"}, True),
            ({"repealed_on": "2024-03-01"}, False),
        ],
    )
    def test_in_force(self, dates, in_force) -> None:
        values = {name: day(text) for name, text in dates.items()}
        basis = LegalBasisFactory(**values)
        assert basis.is_in_force(on=TODAY) is in_force
        assert LegalBasis.objects.in_force(on=TODAY).exists() is in_force

    @pytest.mark.parametrize("steps", [0, 1, 2])
    def test_no_basis_supersedes_itself(self, steps: int) -> None:
        first = last = LegalBasisFactory()
        for __ in range(steps):
            last = LegalBasisFactory(superseded_by=last)
        first.superseded_by = last
        assert errors_of(first) == {"superseded_by"}

    def test_dates_follow_each_other(self) -> None:
        basis = LegalBasis(
            title="办法", effective_on=TODAY, repealed_on=TODAY - datetime.timedelta(1)
        )
        assert errors_of(basis) == {"repealed_on"}

    def test_each_stands_once(self) -> None:
        known = LegalBasisFactory()
        again = LegalBasis(title=known.title, document_number=known.document_number)
        assert errors_of(again) == {"__all__"}


class TestMembership:
    def test_nobody_belongs_to_an_outside_body(self) -> None:
        unit = ResponsibleUnitFactory(external=True)
        membership = UnitMembership(user=UserFactory(), unit=unit)
        assert errors_of(membership) == {"unit"}

    def test_end_follows_beginning(self) -> None:
        membership = UnitMembershipFactory.build(
            user=UserFactory(),
            unit=ResponsibleUnitFactory(),
            valid_from=TODAY,
            valid_until=TODAY - datetime.timedelta(1),
        )
        assert errors_of(membership) == {"valid_until"}

    @pytest.mark.parametrize(
        ("dates", "holds"),
        [
            ({}, True),
            ({"valid_from": "2024-03-01", "valid_until": "2024-03-01"}, True),
            ({"valid_from": "2024-03-02"}, False),
            ({"valid_until": "2024-02-29"}, False),
        ],
    )
    def test_holds_from_its_first_day_to_its_last(self, dates, holds) -> None:
        values = {name: day(text) for name, text in dates.items()}
        membership = UnitMembershipFactory(**values)
        found = can_write_for_unit(membership.user, membership.unit.pk, on=TODAY)
        assert found is holds

    def test_units_below_are_included_only_when_said(self) -> None:
        top = ResponsibleUnitFactory()
        low = ResponsibleUnitFactory(parent=ResponsibleUnitFactory(parent=top))
        alone = UnitMembershipFactory(unit=top)
        whole = UnitMembershipFactory(unit=top, includes_children=True)
        assert set(writable_units(alone.user, on=TODAY)) == {top}
        assert set(writable_units(whole.user, on=TODAY)) == {top, low.parent, low}

    @pytest.mark.parametrize(
        ("person", "may"),
        [
            (lambda: AnonymousUser(), False),
            (lambda: admin_user(), False),
            (lambda: UserFactory(is_active=False, superuser=True), False),
            (lambda: admin_user("manage_catalogue"), True),
            (lambda: UserFactory(superuser=True), True),
        ],
    )
    def test_without_membership(self, person, may) -> None:
        unit = ResponsibleUnitFactory()
        assert can_write_for_unit(person(), unit.pk, on=TODAY) is may
