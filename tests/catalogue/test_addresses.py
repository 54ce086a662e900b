"""Addresses that would hide a route of the page above."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from tests.catalogue.people import (
    add_url,
    administrator,
    browser_of,
    edit_url,
    editor_of,
    entry_data,
    item_data,
    said,
)
from tests.factories import (
    ChecklistItemPageFactory,
    ChecklistPageFactory,
    DisclosurePageFactory,
    PortalColumnPageFactory,
    ResponsibleUnitFactory,
)
from wagtail_disclosure.models import (
    DisclosurePage,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    return ChecklistItemPageFactory(number="1")


@pytest.fixture
def unit():
    return ResponsibleUnitFactory()


@pytest.fixture
def editor(unit):
    return browser_of(editor_of(unit))


def test_slug_of_a_route_on_create_and_edit(item, unit, editor):
    slug = "feed"
    data = entry_data(responsible_unit=unit.pk, slug=slug)
    response = editor.post(add_url("disclosurepage", item), data)
    assert "slug" in response.context["form"].errors
    entry = DisclosurePageFactory(parent=item, responsible_unit=unit)
    data = entry_data(responsible_unit=unit.pk, slug=slug)
    assert "slug" in editor.post(edit_url(entry), data).context["form"].errors
    for live in (True, False):
        with pytest.raises(ValidationError):
            item.add_child(
                instance=DisclosurePage(
                    title="甲", slug=slug, responsible_unit=unit, live=live
                )
            )


@pytest.mark.parametrize("slug", ["feed", "data", "search"])
def test_slug_of_a_route_of_the_portal(slug, item):
    client = browser_of(administrator())
    data = item_data(title="清单", slug=slug, code="x", introduction="null")
    response = client.post(add_url("checklistpage", item.portal), data)
    assert "slug" in response.context["form"].errors
    with pytest.raises(ValidationError):
        ChecklistPageFactory(parent=item.portal, slug=slug)


def test_move_onto_a_route_is_told_and_refused(item, unit, editor):
    column = PortalColumnPageFactory(parent=item.portal)
    section_entry = DisclosurePageFactory(parent=column, responsible_unit=unit)
    # As a site might have it from before.
    DisclosurePage.objects.filter(pk=section_entry.pk).update(slug="feed")
    section_entry.refresh_from_db()
    url = reverse("wagtailadmin_pages:move_confirm", args=[section_entry.pk, item.pk])
    response = editor.post(url)
    assert response.url == reverse("wagtailadmin_pages:move", args=[section_entry.pk])
    assert "feed" in said(response)
    with pytest.raises(PermissionDenied):
        section_entry.move(item, pos="last-child")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    response = editor.post(f"{url}?id={section_entry.pk}", {"chooser": item.pk})
    assert "feed" in said(response)
    section_entry.refresh_from_db()
    assert section_entry.is_child_of(column)


def test_copy_onto_a_route_is_told_in_the_form(item, unit, editor):
    entry = DisclosurePageFactory(parent=item, responsible_unit=unit)
    data = {"new_title": "甲", "new_slug": "feed", "new_parent_page": item.pk}
    url = reverse("wagtailadmin_pages:copy", args=[entry.pk])
    assert "new_slug" in editor.post(url, data).context["form"].errors
    assert editor.post(url, data | {"new_slug": "copy"}).status_code == 302
