"""
Every way by which content goes live, with the same type without the gate as control.

Each way is tried with content that nobody has reviewed, by a superuser where there is
a user. The control must become public, or the test would prove nothing.
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import nested_form_data, rich_text

from tests.catalogue.people import administrator, browser_of
from tests.factories import approve, drafter, publish, root_page
from tests.gated_site.models import (
    GatedPage,
    GatedPageLink,
    GatedSnippet,
    OpenPage,
    OpenSnippet,
    Topic,
)

pytestmark = pytest.mark.django_db

Way = Callable[[type[Page]], Any]


def make(model: type[Page], **fields: Any) -> Any:
    """A draft as the editor leaves it."""
    values = {"title": "招生章程", "slug": "text", "live": False, **fields}
    page = root_page().add_child(instance=model(**values))
    page.save_revision(user=drafter())
    return page


def latest(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk).get_latest_revision()


def revision_publish(model: type[Page]) -> None:
    latest(make(model)).publish()


def page_publish(model: type[Page]) -> None:
    page = make(model)
    page.publish(latest(page))


def action(model: type[Page]) -> None:
    page = make(model)
    PublishPageRevisionAction(latest(page)).execute(skip_permission_checks=True)


def default_live(model: type[Page]) -> None:
    root_page().add_child(instance=model(title="默认公开", slug="live"))


def save_live(model: type[Page]) -> None:
    page = make(model)
    page.live = True
    page.save()


def save_live_field(model: type[Page]) -> None:
    page = make(model)
    page.live = True
    page.save(update_fields=["live"])


def base_page(model: type[Page]) -> None:
    page = Page.objects.get(pk=make(model).pk)
    page.live = True
    page.save()


def copied_live(model: type[Page]) -> None:
    page = make(model)
    type(page).objects.filter(pk=page.pk).update(live=True)
    page = model.objects.get(pk=page.pk)
    page.copy(update_attrs={"slug": "copy"})


def copy_action(model: type[Page]) -> None:
    page = make(model)
    model.objects.filter(pk=page.pk).update(live=True)
    CopyPageAction(
        model.objects.get(pk=page.pk),
        update_attrs={"slug": "copy"},
        keep_live=True,
    ).execute(skip_permission_checks=True)


def alias_of_row_made_live(model: type[Page]) -> None:
    page = make(model)
    model.objects.filter(pk=page.pk).update(live=True)
    model.objects.get(pk=page.pk).create_alias(update_slug="alias")


def schedule_by_sql(model: type[Page]) -> None:
    revision = latest(make(model))
    due = timezone.now() - datetime.timedelta(minutes=1)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=due)
    call_command("publish_scheduled")


def schedule_in_revision(model: type[Page]) -> None:
    page = make(model)
    due = timezone.now() - datetime.timedelta(minutes=1)
    page.go_live_at = due
    page.save_revision(user=drafter(), approved_go_live_at=due)
    call_command("publish_scheduled")


def form(model: type[Page], **more: Any) -> dict[str, Any]:
    return nested_form_data(
        {
            "title": "新的标题",
            "slug": "text",
            "body": rich_text("<p>正文</p>"),
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            **more,
        }
    )


def editor_publish(model: type[Page]) -> None:
    page = make(model)
    browser_of(administrator()).post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        form(model, **{"action-publish": "1"}),
    )


def editor_create(model: type[Page]) -> None:
    names = (model._meta.app_label, model._meta.model_name, root_page().pk)
    browser_of(administrator()).post(
        reverse("wagtailadmin_pages:add", args=names),
        form(model, **{"action-publish": "1"}),
    )


def bulk_publish(model: type[Page]) -> None:
    page = make(model)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    browser_of(administrator()).post(f"{url}?id={page.pk}", {"include_descendants": 0})


def admin_api(model: type[Page]) -> None:
    page = make(model)
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"])
    browser_of(administrator()).post(url)


def unpublished_and_live_again(model: type[Page]) -> None:
    page = make(model)
    model.objects.filter(pk=page.pk).update(live=True)
    page = model.objects.get(pk=page.pk)
    page.unpublish()
    page.live = True
    page.save()


WAYS: list[Way] = [
    revision_publish,
    page_publish,
    action,
    default_live,
    save_live,
    save_live_field,
    base_page,
    copied_live,
    copy_action,
    alias_of_row_made_live,
    schedule_by_sql,
    schedule_in_revision,
    editor_publish,
    editor_create,
    bulk_publish,
    admin_api,
    unpublished_and_live_again,
]


def public_addresses(client: Any, model: type[Page]) -> list[str]:
    """What anybody can read of pages of this type."""
    pages = model.objects.all()
    return [page.url for page in pages if client.get(page.url).status_code == 200]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_nothing_unreviewed_becomes_public(client, way: Way) -> None:
    try:
        way(GatedPage)
    except PermissionDenied as refusal:
        assert str(refusal)
    assert public_addresses(client, GatedPage) == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_without_the_gate_it_does(client, way: Way) -> None:
    way(OpenPage)
    assert public_addresses(client, OpenPage)


def test_cleared_content_goes_live_as_in_stock_wagtail(client) -> None:
    page = publish(make(GatedPage))
    assert client.get(page.url).status_code == 200
    # A new draft leaves it alone.
    page.title = "招生章程修订"
    page.save_revision(user=drafter())
    assert "招生章程" in client.get(page.url).content.decode()
    page.unpublish()
    assert client.get(page.url).status_code == 404
    latest_cleared = page.revisions.order_by("created_at").first()
    latest_cleared.publish()
    assert "招生章程" in client.get(page.url).content.decode()


@pytest.mark.django_db(transaction=True)
def test_refusal_leaves_a_cleared_schedule_of_another_revision(client) -> None:
    page = make(GatedPage)
    due = timezone.now() + datetime.timedelta(days=3)
    page.go_live_at = due
    cleared = approve(page)
    cleared.publish()
    cleared.refresh_from_db()
    assert cleared.approved_go_live_at == due
    page = GatedPage.objects.get(pk=page.pk)
    page.title = "没有审查的标题"
    page.go_live_at = None
    uncleared = page.save_revision(user=drafter())
    with pytest.raises(PermissionDenied):
        PublishPageRevisionAction(uncleared).execute(skip_permission_checks=True)
    cleared.refresh_from_db()
    assert cleared.approved_go_live_at == due


def test_cleared_schedule_goes_out(client) -> None:
    page = make(GatedPage)
    page.go_live_at = timezone.now() + datetime.timedelta(minutes=1)
    revision = approve(page)
    revision.publish()
    assert not GatedPage.objects.get(pk=page.pk).live
    due = timezone.now() - datetime.timedelta(minutes=1)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=due)
    content = Revision.objects.get(pk=revision.pk)
    content.content["go_live_at"] = due.isoformat()
    content.save(update_fields=["content"])
    call_command("publish_scheduled")
    assert client.get(GatedPage.objects.get(pk=page.pk).url).status_code == 200


def test_failure_of_the_machine_keeps_the_schedule(client, monkeypatch) -> None:
    first, second = make(GatedPage), make(GatedPage, slug="second")
    due = timezone.now() - datetime.timedelta(minutes=1)
    for page in (first, second):
        revision = approve(page)
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=due)
    failing = first.entry_uuid
    stored = GatedPage.prepare_publication

    def full(page, **kwargs) -> None:
        if page.entry_uuid == failing:
            raise OSError(28, "No space left on device")
        stored(page, **kwargs)

    monkeypatch.setattr(GatedPage, "prepare_publication", full)
    call_command("publish_scheduled")
    assert not GatedPage.objects.get(pk=first.pk).live
    assert GatedPage.objects.get(pk=second.pk).live
    monkeypatch.undo()
    call_command("publish_scheduled")
    assert GatedPage.objects.get(pk=first.pk).live


def test_children_of_a_public_page_are_not_saved_or_deleted_alone(client) -> None:
    page = make(GatedPage)
    page.links = [GatedPageLink(address="https://example.edu.cn/")]
    page = publish(page)
    with pytest.raises(PermissionDenied), transaction.atomic():
        GatedPageLink.objects.create(page=page, address="https://example.com/")
    link = page.links.get()
    link.address = "https://example.com/"
    with pytest.raises(PermissionDenied), transaction.atomic():
        link.save()
    with pytest.raises(PermissionDenied), transaction.atomic():
        page.links.get().delete()
    with pytest.raises(PermissionDenied), transaction.atomic():
        GatedPageLink.objects.filter(page=page).delete()
    assert client.get(page.url).status_code == 200
    # With its page it may go.
    page.delete()
    assert not GatedPageLink.objects.exists()


def test_row_of_a_child_written_by_sql_is_not_served(client) -> None:
    page = make(GatedPage)
    page.links = [GatedPageLink(address="https://example.edu.cn/")]
    page = publish(page)
    GatedPageLink.objects.update(address="https://example.com/")
    assert client.get(page.url).status_code == 404


@pytest.mark.parametrize("name", ["title", "body"])
def test_field_written_by_sql_is_not_served(client, name) -> None:
    page = publish(make(GatedPage))
    GatedPage.objects.filter(pk=page.pk).update(**{name: "改过"})
    assert client.get(page.url).status_code == 404


def test_more_topics_added_alone_are_not_served(client) -> None:
    page = publish(make(GatedPage))
    page.more_topics.add(Topic.objects.create(name="招生"))
    assert client.get(page.url).status_code == 404


def snippet(model: Any, **fields: Any) -> Any:
    instance = model(text="招生电话", live=False, **fields)
    instance.save()
    instance.save_revision(user=drafter())
    return instance


def snippet_publish(model: Any) -> None:
    snippet(model).get_latest_revision().publish()


def snippet_live(model: Any) -> None:
    model.objects.create(text="招生电话")


def snippet_saved_live(model: Any) -> None:
    instance = snippet(model)
    instance.live = True
    instance.save()


def snippet_scheduled(model: Any) -> None:
    revision = snippet(model).get_latest_revision()
    due = timezone.now() - datetime.timedelta(minutes=1)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=due)
    call_command("publish_scheduled")


SNIPPET_WAYS = [snippet_publish, snippet_live, snippet_saved_live, snippet_scheduled]


@pytest.mark.parametrize("way", SNIPPET_WAYS, ids=lambda way: way.__name__)
def test_no_snippet_goes_live_unreviewed(way) -> None:
    with contextlib.suppress(PermissionDenied):
        way(GatedSnippet)
    assert not GatedSnippet.objects.filter(live=True).exists()
    way(OpenSnippet)
    assert OpenSnippet.objects.filter(live=True).exists()


def test_cleared_snippet_goes_live() -> None:
    instance = publish(snippet(GatedSnippet))
    assert instance.live
    assert instance.published_versions.get().title == "招生电话"
