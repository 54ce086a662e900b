"""Deleting a row that pages need, whether they are public or drafts."""

import pytest
from django.urls import reverse

from tests.factories import (
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    InformationKindFactory,
    LegalBasisFactory,
    ResponsibleUnitFactory,
    UserFactory,
    publish,
)
from tests.registers.people import admin_user, client_of, logged_in
from wagtail_disclosure.models import (
    DisclosurePage,
    EntryIssuer,
    ItemLegalBasis,
    ResponsibleUnit,
)
from wagtail_disclosure.registers.deletion import uses_of

pytestmark = pytest.mark.django_db


def counted(row) -> int:
    return sum(count for __, count in uses_of(row, user=UserFactory()).counts)


def delete_url(register: str, pk: int) -> str:
    return reverse(f"wagtail_disclosure_{register}_modeladmin_delete", args=[pk])


def test_unused_row_has_no_uses() -> None:
    assert counted(ResponsibleUnitFactory()) == 0
    assert counted(InformationKindFactory()) == 0
    assert counted(LegalBasisFactory()) == 0


def test_unit_and_kind_of_an_entry() -> None:
    kind = InformationKindFactory()
    entry = DisclosurePageFactory(kind=kind, published=True)
    assert counted(entry.responsible_unit) == 1
    assert counted(kind) == 1


def test_unit_that_only_a_draft_names() -> None:
    entry = DisclosurePageFactory(published=True)
    other = ResponsibleUnitFactory()
    draft = entry.get_latest_revision_as_object()
    draft.responsible_unit = other
    draft.save_revision()
    assert DisclosurePage.objects.get().responsible_unit != other
    assert counted(other) == 1


def test_issuer_that_only_a_draft_names() -> None:
    entry = DisclosurePageFactory(published=True)
    issuer = ResponsibleUnitFactory(external=True)
    draft = entry.get_latest_revision_as_object()
    draft.issuers = [EntryIssuer(unit=issuer)]
    draft.save_revision()
    assert counted(issuer) == 1


def test_issuer_of_a_public_entry_is_counted_once() -> None:
    issuer = ResponsibleUnitFactory(external=True)
    entry = DisclosurePageFactory()
    entry.issuers = [EntryIssuer(unit=issuer)]
    publish(entry)
    assert counted(issuer) == 1


def test_co_responsible_unit_of_an_item() -> None:
    unit = ResponsibleUnitFactory()
    item = ChecklistItemPageFactory()
    item.co_units.add(unit)
    item.save()
    assert counted(unit) == 1


def test_co_responsible_unit_of_a_draft() -> None:
    unit = ResponsibleUnitFactory()
    item = ChecklistItemPageFactory()
    item.co_units = [unit]
    item.save_revision()
    assert counted(unit) == 1


def test_basis_of_an_item() -> None:
    basis = LegalBasisFactory()
    item = ChecklistItemPageFactory()
    item.legal_bases = [ItemLegalBasis(basis=basis)]
    item.save()
    assert counted(basis) == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_refusal_names_entries_with_their_editor(method: str) -> None:
    entry = DisclosurePageFactory(title="招生章程", published=True)
    unit = entry.responsible_unit
    client = client_of("administrator")
    response = getattr(client, method)(delete_url("responsibleunit", unit.pk))
    page = response.content.decode()
    assert response.status_code == 200
    assert "招生章程" in page
    assert reverse("wagtailadmin_pages:edit", args=[entry.pk]) in page
    assert ResponsibleUnit.objects.filter(pk=unit.pk).exists()


def test_draft_is_not_named_to_those_who_may_not_edit_it() -> None:
    entry = DisclosurePageFactory(title="未公开事项")
    client = logged_in(admin_user("delete_responsibleunit"))
    page = client.get(delete_url("responsibleunit", entry.responsible_unit.pk))
    assert page.context["uses"].counts[0][1] == 1
    assert "未公开事项" not in page.content.decode()
