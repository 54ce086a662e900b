"""What a digest tells apart, and what it does not."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from tests.factories import (
    AudienceSectionPageFactory,
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    drafter,
    publish,
    root_page,
)
from tests.gated_site.models import Contact, GatedPage, GatedPageLink, Topic
from wagtail_disclosure.models import Attachment, DisclosurePage
from wagtail_disclosure.review.digest import content_digest

pytestmark = pytest.mark.django_db


def gated(**fields):
    values = {"title": "招生章程", "slug": "text", "live": False, **fields}
    return root_page().add_child(instance=GatedPage(**values))


def draft_of(page):
    page.save_revision(user=drafter())
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "招生简章"),
        ("slug", "other"),
        ("seo_title", "章程"),
        ("search_description", "说明"),
        ("body", "<p>正文</p>"),
    ],
)
def test_what_readers_see_changes_it(name, value) -> None:
    page = gated()
    before = content_digest(page)
    setattr(page, name, value)
    assert content_digest(page) != before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("draft_title", "草稿标题"),
        ("show_in_menus", True),
        ("locked", True),
        ("has_unpublished_changes", False),
        ("expired", True),
    ],
)
def test_what_wagtail_keeps_for_itself_does_not(name, value) -> None:
    page = gated()
    before = content_digest(page)
    setattr(page, name, value)
    assert content_digest(page) == before


def test_row_and_revision_have_the_same() -> None:
    page = publish(gated(body="<p>正文</p>"))
    assert content_digest(page) == content_digest(draft_of(page))


def test_key_of_a_paragraph_is_no_content() -> None:
    page = gated(body="<p>正文</p>")
    before = content_digest(page)
    page.body = '<p data-block-key="a1b2c">正文</p>'
    assert content_digest(page) == before
    # But text that only looks like one is.
    page.body = '<p data-block-key="王伟的身份证号">正文</p>'
    assert content_digest(page) != before


def test_children_and_their_order_count() -> None:
    page = gated()
    one, two = (GatedPageLink(address=f"https://example.edu.cn/{n}/") for n in range(2))
    page.links = [one, two]
    before = content_digest(page)
    page.links = [two, one]
    assert content_digest(page) != before


def test_many_to_many_fields_count() -> None:
    page = gated()
    before = content_digest(page)
    page.more_topics.add(Topic.objects.create(name="招生"))
    after = content_digest(page)
    assert after != before
    page.topics.set([Topic.objects.create(name="章程")])
    assert content_digest(page) != after


def test_words_of_a_snippet_count() -> None:
    contact = Contact.objects.create(name="招生办")
    page = gated(contact=contact)
    before = content_digest(page)
    Contact.objects.filter(pk=contact.pk).update(name="王伟 13800000000")
    assert content_digest(page) != before


def test_bytes_of_a_document_in_the_text_count() -> None:
    document = DocumentFactory()
    page = gated(body=f'<p><a linktype="document" id="{document.pk}">附件</a></p>')
    before = content_digest(page)
    document.file.save("other.txt", ContentFile(b"x"))
    assert content_digest(page) != before


def test_images_in_the_text_count() -> None:
    image = get_image_model().objects.create(title="图", file=get_test_image_file())
    page = gated(
        body=f'<embed embedtype="image" id="{image.pk}" format="left" alt="" />'
    )
    before = content_digest(page)
    image.file = get_test_image_file(colour="red")
    image.save()
    assert content_digest(page) != before


def test_audience_counts() -> None:
    item = ChecklistItemPageFactory()
    entry = DisclosurePageFactory(parent=item)
    before = content_digest(entry)
    section = AudienceSectionPageFactory(parent=item.portal)
    entry.move(section, pos="last-child")
    assert content_digest(DisclosurePage.objects.get(pk=entry.pk)) != before


def test_place_among_the_items_does_not() -> None:
    item = ChecklistItemPageFactory()
    entry = DisclosurePageFactory(parent=item)
    before = content_digest(entry)
    other = ChecklistItemPageFactory(parent=item.get_parent())
    entry.move(other, pos="last-child")
    assert content_digest(DisclosurePage.objects.get(pk=entry.pk)) == before


def test_replaced_document_changes_the_draft_and_not_the_row() -> None:
    entry = DisclosurePageFactory()
    document = DocumentFactory()
    entry.attachments = [Attachment(document=document)]
    entry = publish(entry)
    row = content_digest(entry)
    draft = content_digest(entry.get_latest_revision().as_object())
    assert row == draft
    document.file.save("other.txt", ContentFile(b"x"))
    entry = DisclosurePage.objects.get(pk=entry.pk)
    assert content_digest(entry) == row
    assert content_digest(entry.get_latest_revision().as_object()) != draft


def test_new_field_with_its_default_is_left_out() -> None:
    # What an upgrade adds has its default everywhere.
    page = gated()
    before = content_digest(page)
    field = GatedPage._meta.get_field("body")
    page.body = field.get_default()
    assert content_digest(page) == before
