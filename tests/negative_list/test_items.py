import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from tests.factories import LegalBasisFactory, day
from tests.negative_list.factories import (
    NegativeListItemFactory,
    ScreeningRuleFactory,
    with_bases,
)
from tests.registers.people import client_of
from wagtail_disclosure.models import NegativeListItem

pytestmark = pytest.mark.django_db


def url(action: str, *args) -> str:
    return reverse(
        f"wagtail_disclosure_negativelistitem_modeladmin_{action}", args=args
    )


def form(**fields):
    data = {
        "title": "商业秘密",
        "code": "trade",
        "ground": "commercial-secret",
        "strength": "",
        "sort_order": "0",
        "legal_bases": inline_formset([]),
    }
    return nested_form_data(data | fields)


@pytest.mark.parametrize(
    ("ground", "strength"),
    [
        ("state-secret", "mandatory"),
        ("forbidden-by-law", "mandatory"),
        ("security-and-stability", "mandatory"),
        ("work-secret", "mandatory"),
        ("commercial-secret", "balanceable"),
        ("privacy", "balanceable"),
        ("internal-affairs", "discretionary"),
        ("process", "discretionary"),
        ("enforcement-files", "discretionary"),
        ("inquiry", "discretionary"),
        ("school-rule", "discretionary"),
    ],
)
def test_strength_follows_from_the_ground_unless_said(ground, strength) -> None:
    assert NegativeListItemFactory(ground=ground).strength == strength
    said = NegativeListItemFactory(ground=ground, strength="discretionary")
    assert said.strength == "discretionary"


def test_items_hold_from_their_first_to_their_last_day() -> None:
    item = NegativeListItemFactory(
        valid_from=day("2024-03-01"), valid_until=day("2025-03-01")
    )
    always = NegativeListItemFactory()
    for text, holds in [
        ("2024-02-29", False),
        ("2024-03-01", True),
        ("2025-03-01", True),
        ("2025-03-02", False),
    ]:
        in_force = NegativeListItem.objects.in_force(on=day(text))
        assert (item in in_force) is item.is_in_force(on=day(text)) is holds
        assert always in in_force


def test_what_no_active_rule_looks_for_is_a_review_point() -> None:
    looked_for, switched_off, point = NegativeListItemFactory.create_batch(3)
    ScreeningRuleFactory(item=looked_for)
    ScreeningRuleFactory(item=looked_for, is_active=False)
    ScreeningRuleFactory(item=switched_off, is_active=False)
    assert set(NegativeListItem.objects.review_points()) == {switched_off, point}


def test_public_items() -> None:
    public = NegativeListItemFactory(is_public=True)
    NegativeListItemFactory()
    assert list(NegativeListItem.objects.public()) == [public]


def test_form_keeps_the_legal_bases_in_order() -> None:
    first, second = LegalBasisFactory(title="甲法"), LegalBasisFactory(title="乙法")
    rows = [
        {"basis": str(second.pk), "article": "第十条", "ORDER": "2"},
        {"basis": str(first.pk), "article": "第五条", "ORDER": "1"},
    ]
    client = client_of("administrator")
    response = client.post(url("create"), form(legal_bases=inline_formset(rows)))
    assert response.status_code == 302
    item = NegativeListItem.objects.get(code="trade")
    assert item.strength == "balanceable"
    assert item.basis_text.splitlines() == [f"{first}第五条", f"{second}第十条"]


def test_history_tells_under_which_law_it_stood() -> None:
    old, new = LegalBasisFactory(title="旧法"), LegalBasisFactory(title="新法")
    item = with_bases(NegativeListItemFactory(), (old, "第一条"))
    with_bases(item, (new, "第二条"))
    client = client_of("administrator")
    page = client.get(url("history", item.pk)).content.decode()
    assert f"{old}第一条" in page and f"{new}第二条" in page


def test_end_before_beginning_is_refused() -> None:
    response = client_of("administrator").post(
        url("create"), form(valid_from="2025-01-02", valid_until="2025-01-01")
    )
    assert "valid_until" in response.context["form"].errors


def test_basis_that_an_item_rests_on_is_not_deleted() -> None:
    basis = LegalBasisFactory()
    with_bases(NegativeListItemFactory(title="商业秘密"), (basis, ""))
    path = reverse("wagtail_disclosure_legalbasis_modeladmin_delete", args=[basis.pk])
    client_of("administrator").post(path)
    basis.refresh_from_db()


@pytest.mark.parametrize("person", ["anonymous", "editor", "reviewer"])
def test_only_who_may_change_the_register_does(person) -> None:
    client_of(person).post(url("create"), form())
    assert not NegativeListItem.objects.exists()


def test_list_says_what_is_a_review_point() -> None:
    ScreeningRuleFactory(item=NegativeListItemFactory(title="有规则的"))
    NegativeListItemFactory(title="凭人判断的")
    client = client_of("administrator")
    page = client.get(url("index"), {"looked_for": "people"}).content.decode()
    assert "凭人判断的" in page and "有规则的" not in page
