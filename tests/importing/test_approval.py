"""What --publish makes public has been screened, and approved by a second person."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from tests.factories import UserFactory, approve, drafter, reviewer
from tests.importing.conftest import entry_row, publishing, reviewing_user
from wagtail_disclosure.models import Contribution, DisclosurePage, ReviewRecord

FORBIDDEN = "联系人身份证号 11010519491231002X"


def test_published_row_is_reviewed_by_who_did_not_write_it(
    write_manifest, import_manifest, client
):
    import_manifest(write_manifest(entry_row()), "--publish")
    (record,) = ReviewRecord.objects.all()
    (step,) = record.steps.all()
    assert step.reviewer == reviewer()
    assert step.reason == publishing()["reason"]
    entry = DisclosurePage.objects.get()
    assert entry.latest_revision.user == drafter()
    assert client.get(entry.url).status_code == 200


@pytest.mark.parametrize("missing", ["author", "reviewer", "reason"])
def test_publishing_needs_two_people_and_a_reason(
    write_manifest, import_manifest, missing
):
    with override("en"):
        run = import_manifest(write_manifest(entry_row()), "--publish", **{missing: ""})
    assert "--author, --reviewer and --reason" in str(run.failure)
    assert not DisclosurePage.objects.exists()


def test_nobody_approves_what_they_bring_in(write_manifest, import_manifest):
    with override("en"):
        run = import_manifest(
            write_manifest(entry_row()), "--publish", author=reviewing_user().username
        )
    assert str(run.failure) == "Author and reviewer must be two people."


def test_who_reviews_nothing_cannot_approve_an_import(write_manifest, import_manifest):
    with override("en"):
        run = import_manifest(
            write_manifest(entry_row()), "--publish", reviewer=UserFactory().username
        )
    assert "does not review entries" in str(run.failure)


def test_row_with_a_finding_stays_a_draft_and_says_why(write_manifest, import_manifest):
    manifest = write_manifest(
        entry_row(text=FORBIDDEN), entry_row(path="b.txt", title="二")
    )
    with override("en"):
        run = import_manifest(manifest, "--publish")
    assert run.failure is None
    assert "Row 2 is not published: There are findings that forbid" in run.err
    assert "Not approved, left as drafts: 1" in run.out
    assert "Published: 1" in run.out
    assert run.report[0][5] == "no"
    assert "findings that forbid publication" in run.report[0][8]
    assert [entry.live for entry in DisclosurePage.objects.order_by("pk")] == [
        False,
        True,
    ]
    # Said again, until somebody has dealt with it.
    with override("en"):
        assert "Row 2 is not published" in import_manifest(manifest, "--publish").err


def test_finding_in_a_new_text_leaves_the_old_one_public(
    write_manifest, import_manifest, client
):
    import_manifest(write_manifest(entry_row()), "--publish")
    import_manifest(write_manifest(entry_row(text=FORBIDDEN)), "--publish")
    entry = DisclosurePage.objects.get()
    assert entry.has_unpublished_changes
    page = client.get(entry.url).content.decode()
    assert "第一段" in page
    assert "身份证" not in page


def test_refused_text_is_not_moved_before_other_readers(
    write_manifest, import_manifest
):
    import_manifest(write_manifest(entry_row(scope="campus")), "--publish")
    bad = write_manifest(entry_row(scope="public", text=FORBIDDEN))
    run = import_manifest(bad, "--publish")
    assert run.report[0][7] == "scope"
    entry = DisclosurePage.objects.get()
    assert entry.scope == "campus"
    assert not entry.has_unpublished_changes


def test_author_of_what_came_in_without_one_is_the_next_runs(
    write_manifest, import_manifest
):
    manifest = write_manifest(entry_row())
    import_manifest(manifest)
    import_manifest(manifest, "--publish")
    assert DisclosurePage.objects.get().live
    assert {row.user for row in Contribution.objects.all()} == {drafter()}


def test_draft_that_an_editor_has_changed_is_the_editors_to_submit(
    write_manifest, import_manifest
):
    manifest = write_manifest(entry_row())
    import_manifest(manifest)
    draft = DisclosurePage.objects.get()
    draft.title = "编辑改过的标题"
    draft.save_revision(user=UserFactory())
    with override("en"):
        run = import_manifest(manifest, "--publish")
    assert "Somebody else has worked on this entry since" in run.err
    assert not DisclosurePage.objects.get().live


def test_draft_that_is_approved_already_is_published_without_a_second_approval(
    write_manifest, import_manifest
):
    manifest = write_manifest(entry_row())
    import_manifest(manifest, author=drafter().username)
    approve(DisclosurePage.objects.get().get_latest_revision_as_object())
    import_manifest(manifest, "--publish")
    assert DisclosurePage.objects.get().live
    assert ReviewRecord.objects.count() == 1
