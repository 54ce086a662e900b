"""Decisions as no form of ours sends them: never an error, never published."""

import json

import pytest
from django.db.models.signals import post_save
from wagtail.models import PageSubscription

from tests.catalogue.people import browser_of, edit_url, said
from tests.factories import ResponsibleUnitFactory, UserFactory
from tests.review.offices import Case, reviewer_of, submitted
from wagtail_disclosure.models import ReviewRecord, ReviewStep
from wagtail_disclosure.negative_list.editor.panel import HAS_SIDE_PANELS
from wagtail_disclosure.review.actions import ApproveReviewAction

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return submitted(title="招生章程", summary="说明")


def sent(case, data, user=None, action="approve", **fields):
    return browser_of(user or case.reviewer).post(
        edit_url(case.entry), case.editor_post(data, action, **fields)
    )


def is_refused(case, answer):
    """Back at the entry with a word why; nothing public, nothing on record."""
    assert answer.status_code == 302
    assert answer["Location"].startswith(edit_url(case.entry))
    assert not case.stored().live
    assert not ReviewStep.objects.exists()
    return said(answer)


def test_a_complete_decision_is_taken(case):
    answer = sent(case, case.decision())
    assert answer.status_code == 302
    assert case.stored().live
    assert ReviewRecord.objects.get().steps.get().reviewer == case.reviewer


BROKEN = {
    "nothing": "",
    "no JSON": "{",
    "a list": "[1, 2]",
    "a number": "7",
    "null": "null",
    "too deep": "[" * 100_000,
    "empty": "{}",
    "other arguments": json.dumps({"self": 1, "task_state": 2, "user": 3}),
    "wrong types": json.dumps(
        {
            "decision": ["publish"],
            "digest": 7,
            "scope_confirmed": "no",
            "points": {"a": 1},
            "answers": ["b"],
            "legal_basis": {"x": 1},
            "reason": None,
        }
    ),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_is_no_decision_is_refused_in_words(case, text):
    assert is_refused(case, sent(case, text))


@pytest.mark.parametrize(
    "changed",
    [
        {"digest": "0" * 64},
        {"digest": ""},
        {"scope_confirmed": False},
        {"decision": "withhold"},
        {"decision": "anything"},
        {"decision": "separated"},
        {"decision": "separated", "legal_basis": "99999999999999999999"},
    ],
    ids=str,
)
def test_an_incomplete_or_stale_decision_is_refused(case, changed):
    assert is_refused(case, sent(case, case.decision(**changed)))


def test_arguments_that_wagtail_would_pass_on_are_dropped(case):
    sent(case, case.decision(update=False, user=1, action_name="x"))
    assert case.stored().live
    assert not case.stored().workflow_in_progress


def test_text_that_no_database_takes_does_not_break(case):
    sent(case, case.decision(reason="好\0\ud800", answers={"\ud800": "\0"}))
    assert case.stored().live
    assert ReviewStep.objects.get().reason == "好?"


def test_text_changed_along_with_the_decision_is_saved_and_not_published(case):
    message = is_refused(case, sent(case, case.decision(), summary="偷改"))
    assert message
    draft = case.stored().get_latest_revision_as_object()
    assert draft.summary == "偷改"
    assert case.stored().workflow_in_progress


def test_a_returning_reviewer_cannot_change_the_text_unseen(case):
    data = case.decision(decision="return", reason="改")
    is_refused(case, sent(case, data, action="reject", summary="偷改"))
    assert case.stored().workflow_in_progress


def test_the_writer_cannot_decide(case):
    answer = sent(case, case.decision(), case.writer)
    assert not case.stored().live
    assert not ReviewStep.objects.exists()
    assert said(answer)


def test_a_superuser_who_wrote_cannot_decide(case):
    boss = UserFactory(superuser=True)
    entry = case.stored()
    entry.summary = "领导改的"
    entry.save_revision(user=boss)
    assert is_refused(case, sent(case, case.decision(), boss))


def test_a_reviewer_who_also_wrote_cannot_decide(case):
    entry = case.stored()
    entry.summary = "审查人改的"
    entry.save_revision(user=case.reviewer)
    assert is_refused(case, sent(case, case.decision()))


def test_another_units_reviewer_has_no_way_in(case):
    stranger = reviewer_of(ResponsibleUnitFactory())
    answer = sent(case, case.decision(), stranger)
    assert answer.status_code == 302
    assert not case.stored().live
    assert not ReviewStep.objects.exists()


def test_an_old_approval_does_not_fit_the_next_text(case):
    old = case.decision()
    sent(case, old)
    entry = case.stored()
    assert entry.live
    entry.summary = "新的说明"
    entry.save_revision(user=case.writer)
    entry.get_workflow().start(case.stored(), case.writer)
    answer = sent(case, old)
    assert said(answer)
    assert case.stored().summary == "说明"
    assert ReviewStep.objects.count() == 1


def test_a_decision_after_the_review_is_over_says_so(case):
    data = case.decision()
    post = case.editor_post(data)
    case.stored().current_workflow_state.cancel(user=case.writer)
    answer = browser_of(case.reviewer).post(edit_url(case.entry), post)
    assert answer.status_code == 302
    assert not case.stored().live
    assert not ReviewStep.objects.exists()


def test_the_modal_alone_takes_no_forged_fields_either(case):
    answer = browser_of(case.reviewer).post(
        case.modal_url(),
        {"decision": "publish", "digest": "x", "user": case.writer.pk},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert "html" in json.loads(answer.content)
    assert not case.stored().live


@pytest.mark.skipif(not HAS_SIDE_PANELS, reason="Wagtail 7.4 has no editor of ours")
def test_somebody_else_approves_in_the_same_moment(case):
    """Between the question and the decision, another reviewer decides."""
    other = reviewer_of(case.unit)

    def approve_meanwhile(**kwargs):
        post_save.disconnect(approve_meanwhile, sender=PageSubscription)
        ApproveReviewAction(case.stored(), user=other).execute()

    browser_of(case.reviewer).get(edit_url(case.entry))
    data = case.decision()
    post_save.connect(approve_meanwhile, sender=PageSubscription)
    answer = sent(case, data)
    assert answer["Location"].startswith(edit_url(case.entry))
    assert said(answer)
    assert ReviewStep.objects.get().reviewer == other
