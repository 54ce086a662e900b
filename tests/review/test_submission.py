"""What the editor hears when something is submitted that nobody could approve."""

import pytest

from tests.catalogue.people import browser_of, edit_url, entry_data, said
from tests.factories import ChecklistItemPageFactory, DisclosurePageFactory
from tests.negative_list.numbers import RESIDENT_ID
from tests.review.offices import ResponsibleUnitFactory, review_workflow, writer_of

pytestmark = pytest.mark.django_db(transaction=True)


def submit(summary):
    review_workflow()
    unit = ResponsibleUnitFactory()
    entry = DisclosurePageFactory(
        parent=ChecklistItemPageFactory(), title="名单", responsible_unit=unit
    )
    data = entry_data(
        title="名单",
        slug=entry.slug,
        summary=summary,
        responsible_unit=str(unit.pk),
        **{"action-submit": "1"},
    )
    answer = browser_of(writer_of(unit)).post(edit_url(entry), data)
    entry.refresh_from_db()
    assert entry.workflow_in_progress
    return entry, said(answer)


def test_a_submission_that_nobody_can_approve_says_so():
    entry, words = submit(f"身份证号{RESIDENT_ID}")
    assert "名单" in words
    assert f"/admin/disclosure/screening/{entry.pk}/" in words
    assert RESIDENT_ID not in words


def test_a_clean_submission_says_nothing_of_findings():
    __, words = submit("校历已发布。")
    assert "/disclosure/screening/" not in words
