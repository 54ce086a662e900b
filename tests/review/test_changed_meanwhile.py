"""The reviewer decides about a text that somebody has changed meanwhile."""

import json

import pytest
from wagtail import VERSION

from tests.catalogue.people import browser_of, edit_url, entry_data, said
from tests.review.offices import reviewer_of, submitted
from wagtail_disclosure.models import ReviewStep
from wagtail_disclosure.negative_list.results.tasks import screen_page
from wagtail_disclosure.review.refusal import REASONS

pytestmark = pytest.mark.django_db

UNSEEN = "审查之后改的"


def overwritten(case, colleague):
    """In code, into the revision that is being reviewed."""
    draft = case.stored().get_latest_revision_as_object()
    draft.summary = UNSEEN
    draft.save_revision(user=colleague, overwrite_revision=draft.latest_revision)


def autosaved(case, colleague):
    """By the editor that stands open in their browser."""
    draft = case.stored().get_latest_revision_as_object()
    revision = case.stored().latest_revision
    data = entry_data(
        title=draft.title,
        slug=draft.slug,
        summary=UNSEEN,
        responsible_unit=str(draft.responsible_unit_id),
        overwrite_revision_id=str(revision.pk),
        loaded_revision_id=str(revision.pk),
        loaded_revision_created_at=revision.created_at.isoformat(),
    )
    answer = browser_of(colleague).post(
        edit_url(case.entry), data, headers={"accept": "application/json"}
    )
    assert answer.json()["success"], answer.content.decode()


AUTOSAVE = pytest.param(
    autosaved,
    marks=pytest.mark.skipif(VERSION < (8,), reason="Wagtail 7.4 has no autosave"),
)


@pytest.fixture(params=[overwritten, AUTOSAVE])
def changed(request):
    case = submitted(title="招生章程", summary="说明")
    # Wagtail locks the page for its writer, not for other reviewers.
    colleague = reviewer_of(case.unit)
    case.stored().get_latest_revision_as_object().save_revision(user=colleague)
    seen = case.decision()
    revision = case.stored().latest_revision_id
    request.param(case, colleague)
    screen_page.call(case.entry.pk)
    # The same row, with another text in it.
    assert case.stored().latest_revision_id == revision
    assert case.stored().get_latest_revision_as_object().summary == UNSEEN
    return case, seen


def is_refused(case, words):
    assert str(REASONS["stale"]) in words
    assert not case.stored().live
    assert not ReviewStep.objects.exists()
    assert case.stored().workflow_in_progress


def test_in_the_modal(changed):
    case, seen = changed
    answer = browser_of(case.reviewer).post(
        case.modal_url(),
        {"decision": "publish", "digest": seen["digest"], "scope_confirmed": "on"},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    is_refused(case, json.loads(answer.content)["html"])


def test_from_the_editor(changed):
    case, seen = changed
    answer = browser_of(case.reviewer).post(
        edit_url(case.entry), case.editor_post(seen)
    )
    assert answer.status_code == 302
    is_refused(case, said(answer))
