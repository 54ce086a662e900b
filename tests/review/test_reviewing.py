"""Who may approve what, and when."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.utils import timezone

from tests.catalogue.people import administrator
from tests.factories import (
    AudienceSectionPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    ResponsibleUnitFactory,
    UnitMembershipFactory,
    UserFactory,
    approve,
    drafter,
    publish,
    reviewer,
)
from wagtail_disclosure.models import (
    Attachment,
    Contribution,
    DisclosurePage,
    ReviewRecord,
    ReviewStep,
)
from wagtail_disclosure.negative_list.results.state import page_screening
from wagtail_disclosure.publication.gate import clearance, is_cleared
from wagtail_disclosure.publication.refusal import PublicationRefused
from wagtail_disclosure.review.actions import (
    ApproveReviewAction,
    DeclineReviewAction,
    RevokeReviewAction,
)
from wagtail_disclosure.review.authors import NameAuthorAction
from wagtail_disclosure.review.digest import content_digest
from wagtail_disclosure.review.refusal import ReviewNotAllowed

pytestmark = pytest.mark.django_db


def may_review(user=None, unit=None):
    user = user or UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="review_entry"))
    if unit is not None:
        UnitMembershipFactory(user=user, unit=unit)
    return type(user).objects.get(pk=user.pk)


def screened(entry, *, by=None):
    """A draft that the screener has read."""
    revision = entry.save_revision(user=by or drafter())
    page_screening(revision.as_object(), ensure=timezone.now)
    return DisclosurePage.objects.get(pk=entry.pk)


def code_of(entry, user, **details) -> str:
    with pytest.raises(ReviewNotAllowed) as refusal:
        ApproveReviewAction(entry, user=user, **details).execute()
    assert str(refusal.value)
    return refusal.value.code


def test_somebody_else_approves_and_it_may_be_published() -> None:
    entry = screened(DisclosurePageFactory())
    record = ApproveReviewAction(entry, user=may_review()).execute()
    (step,) = record.steps.all()
    assert step.decision == "publish"
    draft = entry.get_latest_revision_as_object()
    assert clearance(draft).record == record
    entry.get_latest_revision().publish()
    assert DisclosurePage.objects.get(pk=entry.pk).live


def test_author_does_not_approve() -> None:
    author = may_review()
    entry = DisclosurePageFactory()
    entry.summary = "作者写的"
    entry = screened(entry, by=author)
    assert code_of(entry, author) == "contributor"


def test_superuser_who_wrote_does_not_approve() -> None:
    author = administrator()
    entry = DisclosurePageFactory()
    entry.summary = "作者写的"
    entry = screened(entry, by=author)
    assert code_of(entry, author) == "contributor"


def test_second_hand_counts_too() -> None:
    helper = may_review()
    entry = DisclosurePageFactory(summary="第一稿")
    entry.summary = "改过"
    screened(entry, by=helper)
    entry.summary = "又改过"
    entry = screened(entry)
    assert code_of(entry, helper) == "contributor"


def test_saving_without_a_change_does_not_count() -> None:
    reader = may_review()
    entry = screened(DisclosurePageFactory())
    entry = screened(entry.get_latest_revision_as_object(), by=reader)
    ApproveReviewAction(entry, user=reader).execute()


def test_after_publication_counting_begins_anew() -> None:
    first = may_review()
    entry = DisclosurePageFactory()
    entry.save_revision(user=first)
    entry = publish(entry, author=first)
    entry.summary = "更正"
    entry = screened(entry)
    ApproveReviewAction(entry, user=first).execute()


def test_bringing_back_names_who_wrote_it_then() -> None:
    author, other = may_review(), UserFactory()
    entry = DisclosurePageFactory(published=True)
    entry.summary = "甲写的"
    revision = entry.save_revision(user=author)
    page_screening(revision.as_object(), ensure=timezone.now)
    # Somebody else's text, and then the first one again.
    entry.summary = "乙写的"
    entry = publish(entry, author=other)
    old = revision.as_object()
    revision = old.save_revision(user=drafter(), previous_revision=revision)
    page_screening(revision.as_object(), ensure=timezone.now)
    entry = DisclosurePage.objects.get(pk=entry.pk)
    assert code_of(entry, author) == "contributor"


def test_author_of_a_copied_text_does_not_approve_the_copy() -> None:
    author = may_review()
    entry = DisclosurePageFactory()
    entry.summary = "甲写的"
    entry.save_revision(user=author)
    copier = UserFactory()
    copy = DisclosurePage.objects.get(pk=entry.pk).copy(
        update_attrs={"slug": "copy"}, keep_live=False, user=copier
    )
    copy = DisclosurePage.objects.get(pk=copy.pk)
    page_screening(copy.get_latest_revision_as_object(), ensure=timezone.now)
    assert code_of(copy, author) == "contributor"


def test_who_uploaded_a_file_does_not_approve() -> None:
    uploader = may_review()
    document = DocumentFactory(uploaded_by_user=uploader)
    entry = DisclosurePageFactory()
    entry.attachments = [Attachment(document=document)]
    entry = screened(entry)
    assert code_of(entry, uploader) == "contributor"


def test_uploader_of_a_file_that_is_public_already_may() -> None:
    uploader = may_review()
    entry = DisclosurePageFactory()
    entry.attachments = [
        Attachment(document=DocumentFactory(uploaded_by_user=uploader))
    ]
    entry = publish(entry)
    entry.summary = "更正"
    entry = screened(entry)
    ApproveReviewAction(entry, user=uploader).execute()


def test_unknown_author_has_to_be_named_first() -> None:
    entry = DisclosurePageFactory(summary="不知谁写的")
    entry.summary = "甲"
    revision = entry.save_revision()
    page_screening(revision.as_object(), ensure=timezone.now)
    entry = DisclosurePage.objects.get(pk=entry.pk)
    named, other = may_review(), may_review()
    assert code_of(entry, other) == "unknown-author"
    NameAuthorAction(entry, user=administrator(), author=named).execute()
    assert code_of(entry, named) == "contributor"
    ApproveReviewAction(entry, user=other).execute()


def test_author_whose_account_is_gone_is_known() -> None:
    author = UserFactory()
    entry = screened(DisclosurePageFactory(summary="甲"), by=author)
    author.delete()
    (*_others, contribution) = Contribution.objects.of_entry(entry.entry_uuid)
    assert contribution.user_name
    ApproveReviewAction(entry, user=may_review()).execute()


def test_people_of_another_unit_do_not_review() -> None:
    own, other = ResponsibleUnitFactory(), ResponsibleUnitFactory()
    entry = screened(DisclosurePageFactory(responsible_unit=own))
    assert code_of(entry, may_review(unit=other)) == "not-a-reviewer"
    assert code_of(entry, UserFactory()) == "not-a-reviewer"
    assert code_of(entry, None) == "not-a-reviewer"
    ApproveReviewAction(entry, user=may_review(unit=own)).execute()


def test_nothing_is_approved_before_it_was_screened() -> None:
    entry = DisclosurePageFactory(summary="没有检测")
    entry.summary = "仍未检测"
    entry.save_revision(user=drafter())
    assert code_of(entry, may_review()) == "screening-pending"


def test_blocking_finding_is_in_the_way() -> None:
    entry = screened(DisclosurePageFactory(summary="身份证号：11010519491231002X"))
    assert code_of(entry, may_review()) == "blocked"


def test_warning_needs_an_answer_that_the_reviewer_may_give() -> None:
    entry = DisclosurePageFactory(summary="学校党委发文?份。")
    entry = screened(entry)
    somebody = may_review()
    assert code_of(entry, somebody) == "unexplained"
    draft = entry.get_latest_revision_as_object()
    findings = page_screening(draft).open_findings
    answers = [(item.finding.fingerprint, "原文如此") for item in findings]
    ApproveReviewAction(entry, user=somebody, answers=answers).execute()
    assert page_screening(draft).is_clear


def test_stale_digest_is_refused() -> None:
    entry = screened(DisclosurePageFactory())
    seen = content_digest(entry.get_latest_revision_as_object())
    entry.summary = "改过"
    entry = screened(entry)
    assert code_of(entry, may_review(), digest=seen) == "stale"


def test_undecided_audience_is_refused() -> None:
    entry = screened(DisclosurePageFactory(undecided=True))
    assert code_of(entry, may_review()) == "scope-undecided"


def test_approved_once() -> None:
    entry = screened(DisclosurePageFactory())
    ApproveReviewAction(entry, user=may_review()).execute()
    assert code_of(entry, may_review()) == "already-approved"
    assert ReviewRecord.objects.count() == 1


def test_withholding_needs_a_law_and_a_reason() -> None:
    entry = screened(DisclosurePageFactory())
    somebody = may_review()
    for details, code in (
        ({"decision": "withhold", "reason": "涉及隐私"}, "no-legal-basis"),
        ({"decision": "return", "reason": " "}, "no-reason"),
        ({"decision": "publish", "reason": "好"}, "not-a-decision"),
    ):
        with pytest.raises(ReviewNotAllowed) as refusal:
            DeclineReviewAction(entry, user=somebody, **details).execute()
        assert refusal.value.code == code
    DeclineReviewAction(
        entry, user=somebody, decision="return", reason="请补全"
    ).execute()
    (step,) = ReviewStep.objects.all()
    assert step.record is None
    assert not is_cleared(entry.get_latest_revision_as_object())


def test_reviewer_who_leaves_the_unit_has_approved_all_the_same() -> None:
    unit = ResponsibleUnitFactory()
    somebody = may_review(unit=unit)
    entry = screened(DisclosurePageFactory(responsible_unit=unit))
    ApproveReviewAction(entry, user=somebody).execute()
    somebody.unit_memberships.all().delete()
    entry.get_latest_revision().publish()
    assert DisclosurePage.objects.get(pk=entry.pk).live


def test_revoking_takes_it_down_at_once(client) -> None:
    entry = DisclosurePageFactory(published=True)
    record = ReviewRecord.objects.get()
    with pytest.raises(ReviewNotAllowed):
        RevokeReviewAction(record, user=may_review(), reason=" ").execute()
    RevokeReviewAction(record, user=may_review(), reason="发现遗漏").execute()
    entry = DisclosurePage.objects.get(pk=entry.pk)
    assert not entry.live
    assert client.get(entry.url).status_code == 404
    (version,) = entry.published_versions
    assert version.end_kind == "revoked"
    with pytest.raises(PublicationRefused):
        entry.get_latest_revision().publish()


def test_revoked_while_scheduled_does_not_go_out(
    client, django_capture_on_commit_callbacks
) -> None:
    entry = DisclosurePageFactory()
    revision = approve(entry)
    due = timezone.now() - datetime.timedelta(minutes=1)
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=due)
    RevokeReviewAction(
        ReviewRecord.objects.get(), user=may_review(), reason="发现遗漏"
    ).execute()
    from django.core.management import call_command

    call_command("publish_scheduled")
    assert not DisclosurePage.objects.get(pk=entry.pk).live


@pytest.mark.parametrize("what", ["replaced", "deleted", "moved"])
def test_document_changed_after_approval(what) -> None:
    document = DocumentFactory()
    entry = DisclosurePageFactory()
    entry.attachments = [Attachment(document=document)]
    revision = approve(entry)
    if what == "replaced":
        document.file.save("other.txt", ContentFile(b"x"))
    elif what == "deleted":
        document.delete()
    else:
        document.collection = document.collection.get_parent()
        document.save()
    if what == "moved":
        with pytest.raises(Exception, match="附件"):
            revision.publish()
    else:
        with pytest.raises(PublicationRefused):
            revision.publish()
    assert not DisclosurePage.objects.get(pk=entry.pk).live


def test_move_before_another_audience_is_refused_while_public() -> None:
    entry = DisclosurePageFactory(published=True)
    section = AudienceSectionPageFactory(parent=entry.portal)
    with pytest.raises(PublicationRefused):
        entry.move(section, pos="last-child")
    assert DisclosurePage.objects.get(pk=entry.pk).section is None


def test_reviewer_needs_no_permission_to_publish() -> None:
    entry = screened(DisclosurePageFactory())
    somebody = may_review(reviewer())
    ApproveReviewAction(entry, user=somebody).execute()
    entry.get_latest_revision().publish(user=somebody)
    assert DisclosurePage.objects.get(pk=entry.pk).live
    # Only for what they have approved themselves.
    other = screened(DisclosurePageFactory(parent=entry.get_parent()))
    ApproveReviewAction(other, user=may_review()).execute()
    with pytest.raises(Exception, match="permission"):
        other.get_latest_revision().publish(user=somebody)
