"""Every exit of a page is read."""

import pytest

from tests.factories import DisclosurePageFactory, DocumentFactory, LegalBasisFactory
from wagtail_disclosure.models import Attachment, DisclosurePage
from wagtail_disclosure.negative_list.content.block_texts import stored_texts
from wagtail_disclosure.negative_list.content.page_files import page_files
from wagtail_disclosure.negative_list.content.page_texts import page_texts
from wagtail_disclosure.negative_list.screening.texts import Role, Table, Text

pytestmark = pytest.mark.django_db

ID = "6f0a8f0e-0000-4000-8000-000000000001"


def body(*blocks):
    return DisclosurePage._meta.get_field("body").to_python(
        [{"id": ID, **block} for block in blocks]
    )


def texts_of(page, role=None):
    return [
        text.text
        for text in page_texts(page)
        if isinstance(text, Text) and (role is None or text.role is role)
    ]


@pytest.mark.parametrize(
    "field", ["title", "summary", "keywords", "document_number", "source"]
)
def test_plain_fields_are_read(field):
    page = DisclosurePage(**{field: "藏在这里"})
    assert "藏在这里" in texts_of(page)


@pytest.mark.parametrize("field", ["search_description", "seo_title", "change_note"])
def test_what_search_engines_and_notes_say_is_read(field):
    page = DisclosurePage(**{field: "藏在这里"})
    assert "藏在这里" in texts_of(page)


def test_rich_text_comes_by_paragraph_with_its_link_targets():
    page = DisclosurePage(
        body=body(
            {
                "type": "text",
                "value": '<p>甲<b>乙</b></p><p><a href="https://x.example/1">丙</a></p>',
            }
        ),
    )
    found = [t for t in page_texts(page) if t.locator.get("block_id") == ID]
    assert [(t.text, t.locator.get("paragraph")) for t in found[:2]] == [
        ("甲乙", 1),
        ("丙", 2),
    ]
    assert texts_of(page, Role.LINK) == ["https://x.example/1"]


def test_tables_come_with_rows_and_columns():
    page = DisclosurePage(
        body=body(
            {
                "type": "table",
                "value": {"data": [["姓名", "学号"], ["张三", None]]},
            }
        ),
    )
    (table,) = [t for t in page_texts(page) if isinstance(t, Table)]
    assert table.rows == [["姓名", "学号"], ["张三", ""]]


def test_words_of_pictures_are_read():
    document = DocumentFactory()
    value = {"document": document.pk, "alt_text": "替代文字", "caption": "说明文字"}
    page = DisclosurePage(body=body({"type": "picture", "value": value}))
    assert texts_of(page, Role.ALTERNATIVE) == ["替代文字"]
    assert texts_of(page, Role.CAPTION) == ["说明文字"]


def test_titles_of_attachments_are_read_and_their_files_named():
    page = DisclosurePageFactory()
    document = DocumentFactory()
    page.attachments.add(Attachment(document=document, title="附件的标题"))
    assert "附件的标题" in texts_of(page)
    assert page_files(page) == [document]


def test_rows_of_registers_are_no_texts_of_the_page():
    basis = LegalBasisFactory(title="不属于页面")
    page = DisclosurePageFactory()
    assert basis.title not in texts_of(page)
    assert page.responsible_unit.name not in texts_of(page)


def test_a_draft_is_read_as_the_draft_says():
    page = DisclosurePageFactory(title="公开的标题", published=True)
    page.title = "草稿的标题"
    page.save_revision()
    draft = DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert "草稿的标题" in texts_of(draft)


def test_the_audience_is_read_as_what_it_is():
    page = DisclosurePageFactory()
    assert texts_of(page, Role.AUDIENCE) == ["public"]


def test_stored_names_are_read_in_an_order_that_no_database_changes():
    as_written = {"title": "甲", "a": {"z": "乙", "b": "丙"}}
    as_postgres_returns_it = {"a": {"b": "丙", "z": "乙"}, "title": "甲"}
    first, second = (
        list(stored_texts(value, {"field": "snapshot"}, Role.BODY))
        for value in (as_written, as_postgres_returns_it)
    )
    assert first == second
    assert len(first) == 3
