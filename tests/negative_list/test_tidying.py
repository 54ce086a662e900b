"""Stray invisible characters go when a page is saved; messages in them do not."""

import pytest

from tests.factories import DisclosurePageFactory, DocumentFactory
from tests.negative_list.screening.wording import aspects
from wagtail_disclosure.models import Attachment, DisclosurePage
from wagtail_disclosure.negative_list.screening.stray_characters import without_stray

MESSAGE = "通知" + "\u200b\u2060" * 8
# Spelt with characters that are not stray by themselves.
WITH_JOINERS = "".join(f"{letter}\u200b\u200c" for letter in "关于开展教学检查的")
SHORT_RUN = "通知" + "\u200b\u200c\u200d\u2060" * 2


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("招\u200b生", "招生"),
        ("\ufeff通知", "通知"),
        ("2023\u00a0年", "2023 年"),
        ("软\u00ad件", "软件"),
        (MESSAGE, MESSAGE),
        (WITH_JOINERS, WITH_JOINERS),
        (SHORT_RUN, SHORT_RUN),
        ("通知" + "\u200b" * 9, "通知"),
        ("ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ", "ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ"),
        ("ᠠ\u180eᠨ", "ᠠ\u180eᠨ"),
        ("क\u200dष", "क\u200dष"),
    ],
)
def test_what_is_stray(text, cleaned):
    assert without_stray(text) == cleaned


@pytest.mark.parametrize("text", [MESSAGE, WITH_JOINERS, SHORT_RUN])
def test_what_the_screener_takes_for_a_message_is_left_to_it(text):
    assert aspects("invisible", without_stray(text)) == ["message"]


@pytest.mark.django_db
def test_a_draft_is_saved_without_them():
    page = DisclosurePageFactory(summary="招\u200b生")
    page.body = [("text", "<p>章\u200b程\u00a01</p>")]
    page.attachments.add(Attachment(document=DocumentFactory(), title="附\u200b件"))
    page.save_revision()
    draft = DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.summary == "招生"
    assert draft.body.raw_data[0]["value"] == "<p>章程 1</p>"
    assert draft.attachments.get().title == "附件"


@pytest.mark.django_db
def test_addresses_stay_as_they_are():
    page = DisclosurePageFactory(external_url="https://example.edu.cn/a\u200bb")
    page.save_revision()
    assert "\u200b" in page.external_url
