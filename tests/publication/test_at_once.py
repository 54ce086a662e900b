"""Two people at once: one decision, one version, and a word for the other."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.at_once import at_once, errors
from tests.catalogue.people import administrator, browser_of, said
from tests.factories import (
    DisclosurePageFactory,
    approve,
    drafter,
    publish,
)
from tests.review.offices import reviewer_of, submitted
from wagtail_disclosure.models import (
    DisclosurePage,
    LedgerEvent,
    PublishedVersion,
    ReviewRecord,
    ReviewStep,
)
from wagtail_disclosure.negative_list.results.state import page_screening
from wagtail_disclosure.publication.actions import WithdrawEntryAction
from wagtail_disclosure.publication.refusal import PublicationRefused
from wagtail_disclosure.review.actions import ApproveReviewAction, RevokeReviewAction
from wagtail_disclosure.review.digest import content_digest
from wagtail_disclosure.review.refusal import ReviewNotAllowed

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 4


def stored(entry):
    return DisclosurePage.objects.get(pk=entry.pk)


def is_in_order() -> None:
    """The ledger holds, and nothing is live that it does not know."""
    call_command("disclosure_audit", verbosity=0)
    live = set(DisclosurePage.objects.live().values_list("entry_uuid", flat=True))
    versions = PublishedVersion.objects.open().values_list("entry_uuid", flat=True)
    assert live == set(versions)


def screened(entry):
    revision = entry.save_revision(user=drafter())
    page_screening(revision.as_object(), ensure=timezone.now)
    return stored(entry)


@pytest.mark.parametrize("base_row", [False, True])
def test_two_reviewers_approve_one_draft(base_row) -> None:
    """However the page was handed over: as its own type, or as Wagtail's base row."""
    entry = screened(DisclosurePageFactory())
    reviewers = [administrator(), administrator(), administrator()]

    def approving(number, user):
        def work():
            page = stored(entry)
            page = page.page_ptr if base_row and number == 0 else page
            return ApproveReviewAction(page, user=user).execute()

        return work

    results = at_once(*(approving(n, user) for n, user in enumerate(reviewers)))
    assert [type(e) for e in errors(results)] == [ReviewNotAllowed] * 2
    assert {error.code for error in errors(results)} == {"already-approved"}
    assert ReviewRecord.objects.count() == ReviewStep.objects.count() == 1


def test_two_reviewers_press_the_button_of_the_modal() -> None:
    case = submitted()
    data = {"decision": "publish", "digest": case.digest, "scope_confirmed": "on"}
    url = case.modal_url()
    browsers = [browser_of(u) for u in (case.reviewer, reviewer_of(case.unit))]
    answers = at_once(*(lambda b=b: b.post(url, data) for b in browsers))
    assert errors(answers) == []
    assert all(answer.status_code in (200, 302) for answer in answers)
    # The one who comes second is told; Wagtail says nothing to the first.
    assert sorted(bool(said(answer)) for answer in answers) == [False, True]
    assert ReviewRecord.objects.count() == ReviewStep.objects.count() == 1
    assert PublishedVersion.objects.count() == 1
    assert case.stored().live
    is_in_order()


def test_several_people_publish_one_entry() -> None:
    entry = DisclosurePageFactory()
    approve(entry)
    publishing = [lambda: stored(entry).get_latest_revision().publish()] * 4
    assert errors(at_once(*publishing)) == []
    (version,) = PublishedVersion.objects.all()
    assert version.number == 1
    assert LedgerEvent.objects.count() == 1
    is_in_order()


def test_two_people_publish_two_approved_texts_of_one_entry() -> None:
    entry = publish(DisclosurePageFactory())
    revisions = []
    for words in ("甲", "乙"):
        entry.summary = words
        revisions.append(approve(entry))
    at_once(*(revision.publish for revision in revisions))
    versions = PublishedVersion.objects.order_by("number")
    assert [version.number for version in versions] == [1, 2, 3]
    assert [version.is_open for version in versions] == [False, False, True]
    assert stored(entry).cleared_digest == versions.last().digest
    is_in_order()


@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_published_while_its_review_is_revoked(round_number) -> None:
    entry = DisclosurePageFactory()
    revision = approve(entry)
    record = ReviewRecord.objects.get()
    boss = administrator()
    published, revoked = at_once(
        revision.publish,
        RevokeReviewAction(record, user=boss, reason="发现遗漏").execute,
    )
    assert published is None or isinstance(published, PublicationRefused)
    assert not isinstance(revoked, Exception)
    assert not stored(entry).live
    is_in_order()


@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_corrected_while_it_is_taken_down(round_number) -> None:
    entry = publish(DisclosurePageFactory())
    entry.summary = "更正"
    revision = approve(entry)
    withdrawing = WithdrawEntryAction(
        stored(entry), user=administrator(), kind="withdrawn", public_reason="停用。"
    )
    results = at_once(revision.publish, withdrawing.execute)
    assert [e for e in errors(results) if not isinstance(e, PublicationRefused)] == []
    assert not stored(entry).live
    is_in_order()


def test_some_are_published_while_others_are_taken_down() -> None:
    first = DisclosurePageFactory(published=True)
    item = first.get_parent()
    public = [first, *(DisclosurePageFactory(parent=item) for _ in range(5))]
    public = [publish(entry) for entry in public]
    drafts = [DisclosurePageFactory(parent=item) for _ in range(6)]
    boss = administrator()
    works = [approve(entry).publish for entry in drafts]
    works += [
        WithdrawEntryAction(
            entry, user=boss, kind="withdrawn", public_reason="停用。"
        ).execute
        for entry in public
    ]
    assert errors(at_once(*works)) == []
    assert LedgerEvent.objects.count() == 18
    assert set(DisclosurePage.objects.live()) == set(drafts)
    is_in_order()


@pytest.mark.parametrize("overwrites", [False, True])
@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_approved_while_the_editor_saves(overwrites, round_number) -> None:
    """Also by autosave, which writes into the revision that is being approved."""
    case = submitted(summary="审查过的")
    seen, boss = case.digest, administrator()
    task, state = case.stored().current_workflow_task, case.task_state

    def approving():
        data = case.decision(digest=seen)
        task.get_actions(case.stored(), boss)
        return task.on_action(state, boss, "approve", **data)

    def saving():
        draft = case.stored().get_latest_revision_as_object()
        draft.summary = "没有审查过的"
        overwritten = draft.latest_revision if overwrites else None
        draft.save_revision(user=case.writer, overwrite_revision=overwritten)

    approved, saved = at_once(approving, saving)
    assert not isinstance(saved, Exception)
    if isinstance(approved, Exception):
        assert isinstance(approved, ReviewNotAllowed)
        assert approved.code == "stale"
        assert str(approved)
    published = PublishedVersion.objects.values_list("digest", flat=True)
    assert set(published) <= {seen}
    assert case.stored().live == (not isinstance(approved, Exception))
    draft = case.stored().get_latest_revision_as_object()
    assert draft.summary == "没有审查过的"
    assert content_digest(draft) != seen
    is_in_order()
