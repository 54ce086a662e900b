"""The private storage has no room left while files are frozen."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from tests.catalogue.people import (
    administrator,
    browser_of,
    edit_url,
    entry_data,
    said,
)
from tests.factories import DisclosurePageFactory, DocumentFactory, approve, publish
from tests.review.offices import review_workflow, submitted
from wagtail_disclosure.conf import private_storage
from wagtail_disclosure.models import (
    Attachment,
    DisclosurePage,
    FrozenFile,
    PublishedVersion,
    ReviewRecord,
)
from wagtail_disclosure.negative_list.results.tasks import screen_page
from wagtail_disclosure.review.digest import content_digest

pytestmark = pytest.mark.django_db

TITLE = "预算表"


@pytest.fixture
def full(settings):
    """From here on; until then there was room."""

    def fill():
        private = settings.WAGTAIL_DISCLOSURE["PRIVATE_STORAGE"]
        settings.WAGTAIL_DISCLOSURE = {
            **settings.WAGTAIL_DISCLOSURE,
            "PRIVATE_STORAGE": {**private, "BACKEND": "tests.full_storage.FullStorage"},
        }

    return fill


def stored(entry):
    return DisclosurePage.objects.get(pk=entry.pk)


def attached(entry):
    """Bytes that no other test has frozen before."""
    content = f"{entry.pk} {timezone.now()}".encode()
    document = DocumentFactory(title=TITLE, file__data=content)
    entry.attachments = [Attachment(document=document)]
    return entry


def correction():
    """Public since yesterday, and a correction with a file that is approved."""
    entry = publish(DisclosurePageFactory(title="公开的"))
    entry.title = "更正的"
    approve(attached(entry))
    # Its copy was lost since: approving stores one.
    for frozen in FrozenFile.objects.all():
        private_storage().delete(frozen.path)
        frozen.delete()
    return stored(entry)


def is_as_it_was(entry):
    assert stored(entry).title == "公开的"
    assert stored(entry).get_latest_revision_as_object().title == "更正的"
    assert PublishedVersion.objects.count() == 1
    assert not FrozenFile.objects.exists()
    call_command("disclosure_audit", verbosity=0)


def form_of(entry, **fields):
    draft = stored(entry).get_latest_revision_as_object()
    rows = [
        {"id": row.pk or "", "document": row.document_id, "title": "", "ORDER": place}
        for place, row in enumerate(draft.attachments.all())
    ]
    return entry_data(
        title=draft.title,
        slug=draft.slug,
        responsible_unit=str(draft.responsible_unit_id),
        attachments=rows,
        **fields,
    )


def test_published_from_the_editor(full):
    entry = correction()
    full()
    answer = browser_of(administrator()).post(
        edit_url(entry), form_of(entry, **{"action-publish": "1"})
    )
    assert answer.status_code == 302
    assert TITLE in said(answer)
    is_as_it_was(entry)


def test_published_from_a_list(full):
    entry = correction()
    full()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = browser_of(administrator()).post(
        f"{url}?id={entry.pk}", {"next": "/admin/"}
    )
    assert answer.status_code == 302
    assert TITLE in said(answer)
    is_as_it_was(entry)


def test_schedule_is_kept_for_another_try(full, settings):
    entry = correction()
    room = settings.WAGTAIL_DISCLOSURE
    due = Revision.objects.filter(pk=stored(entry).latest_revision_id)
    due.update(approved_go_live_at=timezone.now())
    full()
    call_command("publish_scheduled")
    is_as_it_was(entry)
    settings.WAGTAIL_DISCLOSURE = room
    call_command("publish_scheduled")
    assert stored(entry).title == "更正的"


def test_submitted_for_review(full):
    workflow = review_workflow()
    entry = attached(DisclosurePageFactory(title="草稿"))
    entry.save_revision(user=administrator())
    full()
    answer = browser_of(administrator()).post(
        edit_url(entry), form_of(entry, **{"action-submit": "1"})
    )
    assert answer.status_code == 302
    assert stored(entry).current_workflow_state.workflow == workflow


@pytest.fixture
def in_review(full):
    case = submitted()
    attached(stored(case.entry)).save_revision(user=case.writer)
    screen_page.call(case.entry.pk)
    full()
    return case


@pytest.mark.parametrize("way", ["modal", "editor"])
def test_approved(in_review, way):
    case, browser = in_review, browser_of(in_review.reviewer)
    if way == "modal":
        answer = browser.post(
            case.modal_url(),
            {"decision": "publish", "digest": case.digest, "scope_confirmed": "on"},
            headers={"x-requested-with": "XMLHttpRequest"},
        )
        words = json.loads(answer.content)["html"]
    else:
        form = form_of(case.entry) | {
            "action-workflow-action": "true",
            "workflow-action-name": "approve",
            "workflow-action-extra-data": json.dumps(case.decision()),
        }
        answer = browser.post(edit_url(case.entry), form)
        assert answer.status_code == 302
        words = said(answer)
    assert TITLE in words
    assert not case.stored().live
    assert case.stored().workflow_in_progress
    assert not ReviewRecord.objects.exists()


def test_reviewer_opens_the_file(in_review):
    from wagtail_disclosure.negative_list.results.contents import file_sha256

    draft = in_review.stored().get_latest_revision_as_object()
    assert content_digest(draft)
    sha256 = file_sha256(draft.attachments.get().document.file)
    url = f"/admin/disclosure/review/{in_review.entry.pk}/files/{sha256}/"
    answer = browser_of(in_review.reviewer).get(url)
    assert answer.status_code == 503
    assert answer.content.decode()
