"""What has changed is said of one version, and asked for anew with the next."""

import pytest

from tests.catalogue.people import administrator, browser_of, edit_url
from tests.factories import DisclosurePageFactory, drafter, publish
from wagtail_disclosure.models import DisclosurePage

pytestmark = pytest.mark.django_db

NOTE = "更正联系电话"


def offered_note(entry) -> str:
    response = browser_of(administrator()).get(edit_url(entry))
    return response.context["form"]["change_note"].value()


def test_note_of_the_public_version_is_not_offered_for_the_next() -> None:
    entry = publish(DisclosurePageFactory(change_note=NOTE))
    assert offered_note(entry) == ""
    assert DisclosurePage.objects.get(pk=entry.pk).change_note == NOTE


def test_note_of_a_draft_stays_while_it_is_written() -> None:
    entry = publish(DisclosurePageFactory())
    entry.change_note = NOTE
    entry.save_revision(user=drafter())
    assert offered_note(entry) == NOTE
