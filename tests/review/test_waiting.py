"""What waits for whom on the admin's home page, and in Wagtail's own lists."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import TaskState

from tests.catalogue.people import browser_of
from tests.factories import (
    DisclosurePageFactory,
    DocumentFactory,
    ResponsibleUnitFactory,
    UserFactory,
)
from tests.review.offices import reviewer_of, submitted
from wagtail_disclosure.models import Attachment, Contribution, DisclosurePage
from wagtail_disclosure.negative_list.results.tasks import screen_page
from wagtail_disclosure.review.actions import ApproveReviewAction
from wagtail_disclosure.review.admin.waiting import returned, to_review

pytestmark = pytest.mark.django_db


def titles(rows):
    return [row.page.title for row in rows]


def another(case, **fields):
    """One more entry of the same writer in review."""
    entry = DisclosurePageFactory(
        parent=case.entry.get_parent(),
        **{"responsible_unit": case.unit, **fields},
    )
    Contribution.objects.of_entry(entry.entry_uuid).update(user=case.writer)
    stored = DisclosurePage.objects.get(pk=entry.pk)
    stored.get_workflow().start(stored, case.writer)
    return stored


def test_a_reviewer_sees_what_may_be_approved():
    case = submitted(title="招生章程")
    other = another(case, title="别单位", responsible_unit=ResponsibleUnitFactory())
    assert titles(to_review(case.reviewer)) == ["招生章程"]
    assert titles(to_review(reviewer_of())) == ["招生章程", "别单位"]
    assert titles(to_review(reviewer_of(other.responsible_unit))) == ["别单位"]
    assert titles(to_review(case.writer)) == []
    page = browser_of(case.reviewer).get("/admin/").content.decode()
    assert 'id="disclosure-reviews' in page
    assert "招生章程" in page
    assert "别单位" not in page


def test_the_own_text_does_not_wait_for_oneself():
    case = submitted()
    Contribution.objects.update(user=case.reviewer)
    assert to_review(case.reviewer) == []


def bring_file(case, uploader):
    """The entry's draft gets a file of this person, saved by its writer."""
    document = DocumentFactory(file__data=b"minutes", uploaded_by_user=uploader)
    draft = case.stored().get_latest_revision_as_object()
    draft.attachments = [Attachment(document=document)]
    draft.save_revision(user=case.writer)
    screen_page.call(draft.pk)


def test_an_entry_with_the_own_file_does_not_wait_for_oneself():
    case = submitted()
    colleague = reviewer_of(case.unit)
    bring_file(case, case.reviewer)
    assert to_review(case.reviewer) == []
    assert len(to_review(colleague)) == 1


def test_an_own_file_that_is_public_already_hides_nothing():
    case = submitted()
    bring_file(case, case.reviewer)
    ApproveReviewAction(case.stored(), user=reviewer_of(case.unit)).execute()
    case.stored().get_latest_revision().publish()
    draft = case.stored()
    draft.summary = "更正"
    draft.save_revision(user=case.writer)
    screen_page.call(draft.pk)
    draft.get_workflow().start(case.stored(), case.writer)
    assert len(to_review(case.reviewer)) == 1


def test_wagtails_list_keeps_to_the_units():
    case = submitted()
    boss = UserFactory(superuser=True)
    stranger = reviewer_of(ResponsibleUnitFactory())
    lists = TaskState.objects
    assert lists.reviewable_by(case.reviewer).count() == 1
    assert lists.reviewable_by(boss).count() == 1
    assert lists.reviewable_by(stranger).count() == 0
    assert lists.reviewable_by(case.writer).count() == 0


def test_a_returned_entry_waits_for_who_submitted_it():
    case = submitted(title="招生章程")
    data = {"decision": "return", "digest": case.digest, "reason": "日期有误"}
    browser_of(case.reviewer).post(
        case.modal_url("reject"), data, headers={"x-requested-with": "XMLHttpRequest"}
    )
    (row,) = returned(case.writer)
    assert row.decision.reason == "日期有误"
    assert returned(case.reviewer) == []
    page = browser_of(case.writer).get("/admin/").content.decode()
    assert "日期有误" in page
    assert to_review(case.reviewer) == []


def fresh(user):
    return type(user).objects.get(pk=user.pk)


def queries_of(function, user):
    user = fresh(user)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        function(user)
    return len(captured)


def test_more_entries_cost_no_more_queries():
    case = submitted()
    to_review(fresh(case.reviewer))
    few = queries_of(to_review, case.reviewer)
    for _ in range(4):
        another(case)
    assert len(to_review(fresh(case.reviewer))) == 5
    assert queries_of(to_review, case.reviewer) == few


def test_wagtails_panel_asks_nothing_of_ours_for_each_row():
    """What Wagtail itself asks grows with the rows; units and groups do not."""
    case = submitted()
    task = case.stored().current_workflow_task
    user = fresh(case.reviewer)
    task.get_actions(case.stored(), user)
    entry = case.stored()
    with CaptureQueriesContext(connection) as captured:
        assert task.get_actions(entry, user)
    assert len(captured) <= 1
