"""How far an entry is, as its editor shows it, and what people do there."""

import pytest
from django.urls import reverse
from django.utils import translation

from tests.catalogue.people import browser_of, edit_url, office_member, said
from tests.factories import (
    AudienceSectionPageFactory,
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    publish,
)
from tests.review.offices import reviewer_of, submitted
from wagtail_disclosure.models import Contribution, DisclosurePage, ReviewRecord
from wagtail_disclosure.publication.models import PublishedVersion, Withdrawal
from wagtail_disclosure.publication.standing import Stage, Standing

pytestmark = pytest.mark.django_db


def editor_page(entry, user):
    with translation.override("en"):
        answer = browser_of(user).get(
            edit_url(entry), headers={"accept-language": "en"}
        )
    assert answer.status_code == 200
    return answer.content.decode()


def act(user, verb, key, **data):
    address = reverse(f"wagtail_disclosure_publication:{verb}", args=[key])
    return browser_of(user).post(address, data)


def stored(entry):
    return DisclosurePage.objects.get(pk=entry.pk)


@pytest.fixture
def public():
    """A public entry and somebody of the office, who did not write it."""
    entry = DisclosurePageFactory(title="招生章程", published=True)
    return stored(entry), office_member()


def test_an_entry_goes_from_draft_to_public():
    case = submitted()
    assert Standing(case.stored()).current is Stage.IN_REVIEW
    case.stored().current_workflow_state.cancel(user=case.writer)
    assert Standing(case.stored()).current is Stage.SCREENED
    publish(case.stored(), author=case.writer, reviewer=case.reviewer)
    assert Standing(case.stored()).current is Stage.PUBLIC
    entry = case.stored()
    entry.summary = "改"
    entry.save_revision(user=case.writer)
    standing = Standing(case.stored())
    assert standing.current is Stage.DRAFT
    assert standing.version.number == 1
    assert standing.contributors == ["王芳"]


def test_the_editor_shows_state_and_history():
    case = submitted()
    publish(case.stored(), author=case.writer, reviewer=case.reviewer)
    page = editor_page(case.entry, case.writer)
    assert 'aria-current="step"' in page
    assert "李强" in page
    assert reverse("wagtail_disclosure_publication:revoke", args=[1]) not in page


def test_a_reviewer_revokes_with_a_reason():
    case = submitted()
    publish(case.stored(), author=case.writer, reviewer=case.reviewer)
    record = ReviewRecord.objects.get()
    page = editor_page(case.entry, case.reviewer)
    address = reverse("wagtail_disclosure_publication:revoke", args=[record.pk])
    assert address in page
    act(case.reviewer, "revoke", record.pk, reason=" ")
    assert case.stored().live
    answer = act(case.reviewer, "revoke", record.pk, reason="<b>泄露</b>")
    assert answer.status_code == 302
    assert not case.stored().live
    assert "&lt;b&gt;泄露" in editor_page(case.entry, case.reviewer)


def test_a_writer_and_another_units_reviewer_revoke_nothing():
    case = submitted()
    publish(case.stored(), author=case.writer, reviewer=case.reviewer)
    record = ReviewRecord.objects.get()
    from tests.factories import ResponsibleUnitFactory

    for user in (case.writer, reviewer_of(ResponsibleUnitFactory())):
        act(user, "revoke", record.pk, reason="不")
        assert case.stored().live


def test_taking_down_asks_for_a_public_reason(public):
    entry, office = public
    answer = act(office, "withdraw", entry.pk, kind="withdrawn", public_reason="")
    assert answer.status_code == 200
    assert stored(entry).live
    act(
        office,
        "withdraw",
        entry.pk,
        kind="withdrawn",
        public_reason="文件已修订",
        internal_reason="校办来电",
    )
    withdrawal = Withdrawal.objects.get()
    assert not stored(entry).live
    assert withdrawal.internal_reason == "校办来电"
    assert "文件已修订" in editor_page(entry, office)


def test_merging_names_the_other_entry(public):
    entry, office = public
    other = DisclosurePageFactory(parent=entry.get_parent(), published=True)
    data = {"kind": "merged", "public_reason": "合并"}
    assert act(office, "withdraw", entry.pk, **data).status_code == 200
    act(office, "withdraw", entry.pk, **data, into=other.pk)
    assert Withdrawal.objects.get().into_uuid == other.entry_uuid


def test_a_huge_number_is_no_entry(public):
    entry, office = public
    data = {"kind": "merged", "public_reason": "合并", "into": "9" * 30}
    assert act(office, "withdraw", entry.pk, **data).status_code == 200


def test_what_was_taken_down_comes_back(public):
    entry, office = public
    act(office, "withdraw", entry.pk, kind="withdrawn", public_reason="误")
    address = reverse("wagtail_disclosure_publication:restore", args=[entry.pk])
    assert address in editor_page(entry, office)
    act(office, "restore", entry.pk)
    assert stored(entry).live
    assert stored(entry).is_served()


def test_who_may_not_publish_takes_nothing_down(public):
    entry, _office = public
    act(reviewer_of(), "withdraw", entry.pk, kind="withdrawn", public_reason="x")
    assert stored(entry).live


def test_an_unknown_author_is_named():
    case = submitted()
    Contribution.objects.update(user=None, user_name="")
    address = reverse(
        "wagtail_disclosure_publication:name_author", args=[case.entry.pk]
    )
    assert address in editor_page(case.entry, case.reviewer)
    answer = act(case.reviewer, "name_author", case.entry.pk, author=case.writer.pk)
    assert answer.status_code == 302
    assert Contribution.objects.get().user == case.writer
    assert address not in editor_page(case.entry, case.reviewer)


def test_wagtails_unpublish_leads_to_the_reason(public):
    entry, office = public
    answer = browser_of(office).post(
        reverse("wagtailadmin_pages:unpublish", args=[entry.pk])
    )
    address = reverse("wagtail_disclosure_publication:withdraw", args=[entry.pk])
    assert answer["Location"] == address
    assert stored(entry).live
    assert browser_of(office).get(address).status_code == 200


def test_unpublishing_what_is_above_says_why_not(public):
    entry, office = public
    item = entry.get_parent()
    answer = browser_of(office).post(
        reverse("wagtailadmin_pages:unpublish", args=[item.pk]),
        {"include_descendants": "on"},
    )
    assert said(answer)
    assert stored(entry).live


@pytest.mark.parametrize("place", ["entry", "item"])
def test_bulk_unpublish_says_why_not(public, place):
    entry, office = public
    page = entry if place == "entry" else entry.get_parent()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    answer = browser_of(office).post(
        f"{address}?id={page.pk}&next=/admin/pages/", {"include_descendants": "on"}
    )
    assert answer.status_code == 302
    assert page.title in said(answer)
    assert stored(entry).live


def test_copies_are_drafts_and_the_message_says_so(public):
    entry, office = public
    answer = browser_of(office).post(
        reverse("wagtailadmin_pages:copy", args=[entry.pk]),
        {
            "new_title": "副本",
            "new_slug": "fuben",
            "new_parent_page": entry.get_parent().pk,
            "publish_copies": "on",
        },
    )
    assert answer.status_code == 302
    assert not DisclosurePage.objects.get(title="副本").live
    assert "复制的公开信息为草稿，须分别送审" in said(answer)


@pytest.fixture
def section(public):
    entry, _office = public
    return AudienceSectionPageFactory(parent=entry.portal, title="校内公开")


def change_scope(user, entry, **data):
    address = reverse("wagtail_disclosure_catalogue:change_scope", args=[entry.pk])
    return browser_of(user).post(address, data)


def test_other_readers_get_it_after_a_new_review(public, section):
    entry, office = public
    answer = change_scope(office, entry, place=section.pk, reason="仅限校内")
    assert answer.status_code == 302
    moved = stored(entry)
    assert moved.get_parent().pk == section.pk
    assert not moved.live
    version = PublishedVersion.objects.get()
    assert (version.end_kind, version.end_reason) == ("moved", "仅限校内")
    publish(moved, reviewer=office)
    assert stored(entry).is_served()


@pytest.mark.parametrize("reason", ["", "  "])
def test_changing_the_audience_needs_a_reason(public, section, reason):
    entry, office = public
    assert change_scope(office, entry, place=section.pk, reason=reason).status_code
    assert stored(entry).live


def test_the_same_readers_are_no_change(public):
    entry, office = public
    item = ChecklistItemPageFactory(parent=entry.get_parent().get_parent())
    answer = change_scope(office, entry, place=item.pk, reason="换位置")
    assert answer.status_code == 200
    assert stored(entry).live


def test_a_plain_move_to_other_readers_is_refused(public, section):
    entry, office = public
    answer = browser_of(office).post(
        reverse("wagtailadmin_pages:move_confirm", args=[entry.pk, section.pk])
    )
    assert said(answer)
    assert stored(entry).get_parent().pk != section.pk
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        stored(entry).move(section, pos="last-child")


def test_a_draft_moves_freely(public, section):
    entry = DisclosurePageFactory(parent=public[0].get_parent())
    stored(entry).move(section, pos="last-child")
    assert stored(entry).get_parent().pk == section.pk
