"""Ways round the ordinary way that must lead nowhere, or not break a page."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError

from tests.catalogue.portals import make_portal
from tests.factories import (
    AudienceSectionPageFactory,
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    approve,
    publish,
)
from wagtail_disclosure.models import (
    Attachment,
    AudienceSectionPage,
    DisclosurePage,
    FurtherPlace,
)
from wagtail_disclosure.publication.refusal import PublicationRefused
from wagtail_disclosure.review.refusal import ReviewNotAllowed

pytestmark = pytest.mark.django_db


def read(client, url: str) -> str:
    response = client.get(url)
    body = (
        b"".join(response.streaming_content) if response.streaming else response.content
    )
    return body.decode()


def test_alias_of_a_campus_entry_is_shown_nowhere_else(client):
    site = make_portal()
    entry = DisclosurePageFactory(parent=site.section, title="校内名单", published=True)
    alias = entry.create_alias(parent=site.item, update_slug="alias")
    assert client.get(alias.url).status_code == 404
    for address in {**site.addresses(), **site.machine_addresses()}.values():
        assert "校内名单" not in read(client, address)
    # Nor after the next publication, which brings aliases up to date.
    DisclosurePage.objects.get(pk=entry.pk).save_revision().publish()
    assert client.get(alias.url).status_code == 404


def test_alias_of_a_public_entry_is_listed_once(client):
    site = make_portal()
    entry = DisclosurePageFactory(parent=site.item, title="唯一标题", published=True)
    other = ChecklistItemPageFactory(parent=site.category, number="B77")
    entry.create_alias(parent=other, update_slug="alias")
    assert read(client, site.portal.url + "data/json/").count("唯一标题") == 1


def test_items_of_a_category_taken_down_are_not_listed(client):
    site = make_portal()
    site.category.unpublish()
    for path in ("", "data/xlsx/"):
        assert client.get(site.checklist.url + path).status_code == 200


def test_feed_with_control_characters_is_still_a_feed(client):
    site = make_portal()
    DisclosurePageFactory(parent=site.item, summary="一\x0b二", published=True)
    assert "一 二" in read(client, site.portal.url + "feed/")


def test_copied_section_has_one_restriction():
    section = AudienceSectionPageFactory()
    copy = section.copy(update_attrs={"slug": "copy"})
    AudienceSectionPage.objects.get(pk=copy.pk).save_revision().publish()
    assert copy.get_view_restrictions().filter(page=copy).count() == 1


def test_file_that_is_gone_is_refused_in_words():
    entry = DisclosurePageFactory()
    document = DocumentFactory(title="预算表")
    entry.attachments = [Attachment(document=document)]
    revision = approve(entry)
    document.file.storage.delete(document.file.name)
    with pytest.raises(PublicationRefused, match="预算表"):
        revision.publish()
    assert not DisclosurePage.objects.get(pk=entry.pk).live


def test_draft_of_a_section_opens_nothing():
    leaders = Group.objects.create(name="领导")
    section = AudienceSectionPageFactory(audience="limited")
    section.groups.set([leaders])
    section.save_revision().publish()
    draft = AudienceSectionPage.objects.get().get_latest_revision_as_object()
    draft.audience = "campus"
    revision = draft.save_revision()
    (restriction,) = section.get_view_restrictions()
    assert restriction.restriction_type == "groups"
    assert list(restriction.groups.all()) == [leaders]
    revision.publish()
    assert section.get_view_restrictions().get().restriction_type == "login"


def test_entry_is_listed_under_items_and_columns_only():
    site = make_portal()
    entry = DisclosurePageFactory(parent=site.item)
    entry.further_places = [FurtherPlace(place=site.section)]
    with pytest.raises(ValidationError):
        entry.save_revision()


def test_deleted_original_of_a_published_file_does_not_matter(client):
    entry = DisclosurePageFactory()
    entry.attachments = [Attachment(document=DocumentFactory())]
    entry = publish(entry)
    entry.attachments.get().document.delete()
    entry = DisclosurePage.objects.get(pk=entry.pk)
    entry.summary = "更正"
    entry = publish(entry)
    assert entry.attachments.get().frozen_file is not None
    response = client.get(entry.url + "files/1/")
    assert b"".join(response.streaming_content)


def test_lost_original_of_a_published_file_stays_public(client):
    entry = DisclosurePageFactory()
    document = DocumentFactory()
    entry.attachments = [Attachment(document=document)]
    entry = publish(entry)
    document.file.storage.delete(document.file.name)
    response = client.get(entry.url + "files/1/")
    assert b"".join(response.streaming_content)
    # Nobody can read it any more before it is published again.
    entry.summary = "更正"
    with pytest.raises(ReviewNotAllowed):
        publish(entry)
