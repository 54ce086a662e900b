"""What must not be said of an item or list, in the editor and in Python alike."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from tests.catalogue.people import (
    add_url,
    administrator,
    browser_of,
    edit_url,
    errors_of,
    item_data,
)
from tests.factories import (
    ChecklistCategoryPageFactory,
    ChecklistItemPageFactory,
    ChecklistPageFactory,
    DisclosurePageFactory,
)
from wagtail_disclosure.importing.targets import Targets
from wagtail_disclosure.models import (
    ChecklistItemPage,
    ItemLink,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    return ChecklistItemPageFactory(number="1")


def test_number_stands_once_in_a_list(item):
    client = browser_of(administrator())
    category = item.get_parent()
    response = client.post(
        add_url("checklistitempage", category), item_data(number="1")
    )
    assert "number" in response.context["form"].errors
    # A sub-item, or an item of another category, is in the same list.
    other = ChecklistCategoryPageFactory(parent=category.get_parent())
    for parent in (item, other):
        with pytest.raises(ValidationError):
            ChecklistItemPageFactory(parent=parent, number="1")
    second = ChecklistItemPageFactory(parent=other, number="2")
    data = item_data(slug=second.slug, number="1")
    assert "number" in client.post(edit_url(second), data).context["form"].errors
    second_list = ChecklistPageFactory(parent=item.portal)
    third = ChecklistCategoryPageFactory(parent=second_list)
    assert ChecklistItemPageFactory(parent=third, number="1").pk


def test_copies_do_not_double_numbers(item):
    client = browser_of(administrator())
    category = item.get_parent()
    second_list = ChecklistPageFactory(parent=item.portal)
    target = ChecklistCategoryPageFactory(parent=second_list)
    data = {"new_title": "甲", "new_slug": "copy", "new_parent_page": category.pk}
    url = reverse("wagtailadmin_pages:copy", args=[item.pk])
    assert "new_parent_page" in client.post(url, data).context["form"].errors
    assert client.post(url, data | {"new_parent_page": target.pk}).status_code == 302
    url = reverse("wagtailadmin_pages:copy", args=[category.pk])
    data = {
        "new_title": "甲",
        "new_slug": "copy",
        "new_parent_page": category.get_parent().pk,
        "copy_subpages": "on",
    }
    assert "new_parent_page" in client.post(url, data).context["form"].errors
    assert client.post(url, data | {"copy_subpages": ""}).status_code == 302


def test_copy_of_a_list_is_told_that_its_code_is_taken(item):
    url = reverse("wagtailadmin_pages:copy", args=[item.checklist.pk])
    data = {"new_title": "甲", "new_slug": "copy", "new_parent_page": item.portal.pk}
    response = browser_of(administrator()).post(url, data)
    assert "new_parent_page" in response.context["form"].errors


def test_code_names_one_list_of_a_portal(item):
    checklist = item.checklist
    client = browser_of(administrator())
    data = item_data(title="甲", slug="b", code=checklist.code, introduction="null")
    response = client.post(add_url("checklistpage", item.portal), data)
    assert "code" in response.context["form"].errors
    with pytest.raises(ValidationError):
        ChecklistPageFactory(parent=item.portal, code=checklist.code)


def test_lists_of_a_copied_portal_are_named_within_it(item):
    """Its lists keep their codes, can be edited, and receive what names them."""
    copy = item.portal.copy(
        recursive=True, update_attrs={"slug": "copy", "title": "二级学院信息公开"}
    )
    client = browser_of(administrator())
    code = item.checklist.code
    (twin,) = ChecklistItemPage.objects.descendant_of(copy)
    assert twin.reference == item.reference == f"{code}:1"
    data = item_data(
        title="清单", slug=twin.checklist.slug, code=code, introduction="null"
    )
    response = client.post(edit_url(twin.checklist), data)
    assert response.status_code == 302, errors_of(response)
    for portal, own in ((item.portal, item), (copy, twin)):
        assert Targets.of_portal(portal).places[f"{code}:1"].pk == own.pk
    entry = DisclosurePageFactory(parent=twin, published=True)
    names = {page: json_records(client, page) for page in (item.portal, copy)}
    assert names == {item.portal: [], copy: [(entry.title, [f"{code}:1"])]}


def json_records(client, portal):
    response = client.get(f"{portal.url}data/json/")
    entries = json.loads(b"".join(response.streaming_content))["entries"]
    return [(entry["title"], entry["items"]) for entry in entries]


def link_of(item, period_type, period):
    link = {"title": "财政厅专栏", "url": "https://czt.example.cn/", "period": period}
    data = item_data(
        slug=item.slug,
        number="1",
        period_type=period_type,
        links=inline_formset([link]),
    )
    return browser_of(administrator()).post(edit_url(item), data)


@pytest.mark.parametrize(
    ("period_type", "period"),
    [
        ("calendar-year", "2024"),
        ("calendar-year", ""),
        ("school-year", "2023-2024"),
        ("each-occurrence", "2023-2024"),
        ("term", "2023-2024-1"),
        ("none", ""),
    ],
)
def test_link_is_for_a_period_of_the_item(period_type, period, item):
    response = link_of(item, period_type, period)
    assert response.status_code == 302, errors_of(response)


@pytest.mark.parametrize(
    ("period_type", "period", "suggested"),
    [
        ("calendar-year", "2023-2024", "2024"),
        ("school-year", "2024", "2024-2025"),
        ("each-occurrence", "2023-2024-1", "2023-2024"),
        ("term", "2023-2024", "2023-2024-2"),
        ("none", "2024", ""),
        ("term", "去年", ""),
    ],
)
def test_link_for_another_form_of_period_would_never_count(
    period_type, period, suggested, item
):
    response = link_of(item, period_type, period)
    (errors,) = response.context["form"].formsets["links"].errors
    (said,) = errors["period"]
    assert suggested in said
    assert not ItemLink.objects.exists()


def test_not_applicable_needs_a_reason(item):
    client = browser_of(administrator())
    data = item_data(slug=item.slug, number="1", is_applicable="")
    response = client.post(edit_url(item), data)
    assert "not_applicable_reason" in response.context["form"].errors
    item.is_applicable = False
    with pytest.raises(ValidationError):
        item.save()
    item.not_applicable_reason = "本校没有附属医院。"
    item.save()
    assert not ChecklistItemPage.objects.get(pk=item.pk).is_applicable
