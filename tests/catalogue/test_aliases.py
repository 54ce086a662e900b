"""An alias never shows an entry to more people than its own place does."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests.catalogue.test_withdrawn import content, made, member, withdraw
from tests.factories import UserFactory, publish
from wagtail_disclosure.models import DisclosurePage
from wagtail_disclosure.review.actions import RevokeReviewAction

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(site):
    return made(site.item)


def alias_of(entry, parent):
    alias = entry.create_alias(parent=parent, update_slug="alias")
    return DisclosurePage.objects.get(pk=alias.pk)


def is_up(alias) -> bool:
    page = Page.objects.get(pk=alias.pk)
    return page.live


def assert_nowhere(alias):
    assert not is_up(alias)
    assert not Page.objects.live().public().filter(pk=alias.pk).exists()
    assert content(Client(), alias.url)[0] == 404
    assert content(Client(), f"/api/v2/pages/{alias.pk}/")[0] == 404
    assert alias.url not in content(Client(), "/sitemap.xml")[1]
    assert (
        not Page.objects.live()
        .search(alias.title)
        .get_queryset()
        .filter(pk=alias.pk)
        .exists()
    )


def test_alias_shows_the_open_version_of_its_source(site, entry):
    alias = alias_of(entry, site.rules)
    assert is_up(alias)
    assert "每年5000元" in content(Client(), alias.url)[1]
    assert content(Client(), alias.url + "files/1/") == (200, "table")
    entry.body = [("text", "<p>每年6000元。</p>")]
    publish(entry)
    assert "每年6000元" in content(Client(), alias.url)[1]
    assert "每年5000元" in content(Client(), alias.url + "versions/1/")[1]


def test_entry_of_a_section_has_an_alias_nowhere_else(site):
    entry = made(site.section)
    alias = alias_of(entry, site.rules)
    assert_nowhere(alias)
    inside = alias_of(entry, site.section)
    assert is_up(inside)
    assert content(Client(), inside.url)[0] == 302
    assert content(member(), inside.url)[0] == 200


def test_alias_of_what_is_restricted_already_does_not_go_up(site, entry):
    PageViewRestriction.objects.create(page=site.category, restriction_type="login")
    assert_nowhere(alias_of(entry, site.rules))


@pytest.mark.parametrize("place", ["category", "checklist"])
def test_restriction_above_the_source_takes_the_alias_down(site, entry, place):
    alias = alias_of(entry, site.rules)
    PageViewRestriction.objects.create(
        page=getattr(site, place), restriction_type="login"
    )
    assert_nowhere(alias)


def test_restriction_above_both_leaves_the_alias(site, entry):
    alias = alias_of(entry, site.rules)
    PageViewRestriction.objects.create(page=site.portal, restriction_type="login")
    assert is_up(alias)
    assert content(Client(), alias.url)[0] == 302


def test_alias_goes_down_in_the_transaction_of_the_restriction(site, entry):
    alias = alias_of(entry, site.rules)
    with pytest.raises(RuntimeError), transaction.atomic():
        PageViewRestriction.objects.create(page=site.item, restriction_type="login")
        assert not is_up(alias)
        raise RuntimeError
    assert is_up(alias)


def test_source_moved_below_a_restriction_takes_the_alias_down(site, entry):
    PageViewRestriction.objects.create(page=site.rules, restriction_type="login")
    alias = alias_of(entry, site.column)
    assert is_up(alias)
    entry.move(site.rules, pos="last-child")
    assert_nowhere(alias)


def test_alias_moved_from_below_a_restriction_goes_down(site, entry):
    PageViewRestriction.objects.create(page=site.checklist, restriction_type="login")
    alias = alias_of(entry, site.closed_item)
    assert is_up(alias)
    alias.move(site.rules, pos="last-child")
    assert_nowhere(DisclosurePage.objects.get(pk=alias.pk))


def test_withdrawing_and_revoking_take_the_alias_down(site, entry):
    alias = alias_of(entry, site.rules)
    withdraw(entry)
    assert_nowhere(alias)
    other = made(site.item, title="disclosure 另一条")
    alias = other.create_alias(parent=site.rules, update_slug="alias-2")
    assert is_up(alias)
    record = other.open_version().record
    RevokeReviewAction(
        record, user=UserFactory(superuser=True), reason="核对有误"
    ).execute()
    assert_nowhere(DisclosurePage.objects.get(pk=alias.pk))


def test_source_that_goes_into_a_section_leaves_no_alias_behind(site, entry):
    alias = alias_of(entry, site.rules)
    # While it is public it does not move to another audience.
    with pytest.raises(PermissionDenied), transaction.atomic():
        entry.move(site.section, pos="last-child")
    assert is_up(alias)
    entry.unpublish()
    assert_nowhere(alias)
    DisclosurePage.objects.get(pk=entry.pk).move(site.section, pos="last-child")
    moved = publish(DisclosurePage.objects.get(pk=entry.pk))
    assert moved.live
    assert_nowhere(alias)
