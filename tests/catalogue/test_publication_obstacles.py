"""Publishing what must not be public."""

import pytest
from django.urls import reverse

from tests.catalogue.people import (
    add_url,
    administrator,
    browser_of,
    edit_url,
    editor_of,
    entry_data,
    said,
)
from tests.factories import (
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    ResponsibleUnitFactory,
    approve,
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


@pytest.fixture
def undecided(item, unit):
    return DisclosurePageFactory(parent=item, responsible_unit=unit, undecided=True)


def test_editor_is_told_and_keeps_the_text(undecided, unit, item, editor):
    data = entry_data(
        slug=undecided.slug,
        responsible_unit=unit.pk,
        title="改过的标题",
        is_scope_undecided="on",
    )
    publish = data | {"action-publish": "action-publish"}
    response = editor.post(edit_url(undecided), publish)
    assert response.status_code == 200
    assert "is_scope_undecided" in response.context["form"].errors
    assert response.context["form"]["title"].value() == "改过的标题"
    response = editor.post(add_url("disclosurepage", item), publish | {"slug": "new"})
    assert "is_scope_undecided" in response.context["form"].errors
    # As a draft it is saved.
    assert editor.post(edit_url(undecided), data).status_code == 302
    decided = {k: v for k, v in publish.items() if k != "is_scope_undecided"}
    assert editor.post(edit_url(undecided), decided).status_code == 302
    # Nobody has reviewed it yet.
    undecided.refresh_from_db()
    assert not undecided.live
    approve(undecided.get_latest_revision_as_object())
    assert editor.post(edit_url(undecided), decided).status_code == 302
    undecided.refresh_from_db()
    assert undecided.live


def test_bulk_publish_is_told_why_and_publishes_nothing(undecided, unit, item, editor):
    good = DisclosurePageFactory(parent=item, responsible_unit=unit)
    approve(good)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = editor.post(f"{url}?id={undecided.pk}&id={good.pk}")
    assert undecided.title in said(response)
    response = browser_of(administrator()).post(
        f"{url}?id={item.pk}", {"include_descendants": "on"}
    )
    assert undecided.title in said(response)
    assert not DisclosurePage.objects.live().exists()
    editor.post(f"{url}?id={good.pk}")
    assert DisclosurePage.objects.live().get() == good


def test_admin_api_refuses_to_publish(undecided, editor):
    url = reverse("wagtailadmin_api:pages:action", args=[undecided.pk, "publish"])
    assert editor.post(url).status_code == 403
    undecided.refresh_from_db()
    assert not undecided.live


def test_copy_that_keeps_live_stays_a_draft(undecided):
    copy = undecided.copy(update_attrs={"slug": "copy"}, keep_live=True)
    assert not copy.live


def test_hook_tells_other_views(undecided, rf):
    from django.contrib.messages.storage.fallback import FallbackStorage

    from wagtail_disclosure.catalogue.admin.page_hooks import check_before_publish

    request = rf.post("/")
    request.session = {}
    request._messages = FallbackStorage(request)
    assert check_before_publish(request, undecided).url == edit_url(undecided)
    undecided.is_scope_undecided = False
    assert check_before_publish(request, undecided).url == edit_url(undecided)
    approve(undecided)
    assert check_before_publish(request, undecided) is None
