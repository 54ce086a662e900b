"""`manage.py publish_scheduled` when one of the entries must not become public."""

import contextlib
import datetime

import pytest
from django import VERSION
from django.core.cache import cache
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision
from wagtail.signals import page_published
from wagtail.users.models import UserProfile

from tests.catalogue.people import administrator, browser_of
from tests.factories import (
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    UserFactory,
    approve,
    drafter,
)
from wagtail_disclosure.models import Attachment, DisclosurePage
from wagtail_disclosure.publication.actions import WithdrawEntryAction
from wagtail_disclosure.review.refusal import ReviewNotAllowed

pytestmark = pytest.mark.django_db

# Django 6 takes addresses alone.
ADMINS = (
    ["operator@example.edu.cn"]
    if VERSION >= (6, 0)
    else [("Operator", "operator@example.edu.cn")]
)
REFUSED = "wagtail_disclosure.refuse_schedule"


def schedule(entry, *, minutes_ago):
    """As the editor left it: a time that was in the future then, and is not now."""
    at = timezone.now() - datetime.timedelta(minutes=minutes_ago)
    entry.go_live_at = at
    revision = entry.save_revision(user=drafter())
    with contextlib.suppress(ReviewNotAllowed):
        revision = approve(entry)
    # What was cleared when it was scheduled, and is not any more.
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=at)
    return revision


def three_entries(**middle):
    item = ChecklistItemPageFactory()
    entries = [
        DisclosurePageFactory(parent=item, title="第一条"),
        DisclosurePageFactory(parent=item, title="第二条", **middle),
        DisclosurePageFactory(parent=item, title="第三条"),
    ]
    for place, entry in enumerate(entries):
        schedule(entry, minutes_ago=30 - place)
    return entries


def run(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("publish_scheduled")


def public_titles():
    titles = DisclosurePage.objects.live().order_by("title")
    return set(titles.values_list("title", flat=True))


def with_open_file(entry):
    """The file was moved out of the closed collection after scheduling."""
    document = DocumentFactory(title="预算表")
    draft = entry.get_latest_revision_as_object()
    draft.attachments = [Attachment(document=document)]
    entry.revisions.update(approved_go_live_at=None)
    schedule(draft, minutes_ago=20)
    document.collection = document.collection.get_parent()
    document.save()


@pytest.mark.parametrize("why", ["undecided", "open file"])
def test_one_refused_entry_does_not_stop_the_others(
    why, django_capture_on_commit_callbacks
):
    first, refused, third = three_entries(undecided=why == "undecided")
    if why == "open file":
        with_open_file(refused)
    run(django_capture_on_commit_callbacks)
    assert public_titles() == {"第一条", "第三条"}
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    # The text stays, as a draft.
    refused.refresh_from_db()
    assert refused.has_unpublished_changes
    assert refused.get_latest_revision_as_object().title == "第二条"
    (log,) = PageLogEntry.objects.filter(action=REFUSED)
    assert log.page_id == refused.pk
    assert log.user is None
    assert log.data["reason"]


def test_refused_correction_leaves_the_public_text(django_capture_on_commit_callbacks):
    entry = DisclosurePageFactory(title="公开的", published=True)
    entry.title = "更正的"
    entry.is_scope_undecided = True
    schedule(entry, minutes_ago=5)
    run(django_capture_on_commit_callbacks)
    assert public_titles() == {"公开的"}


def test_history_says_why(django_capture_on_commit_callbacks):
    __, refused, __ = three_entries(undecided=True)
    run(django_capture_on_commit_callbacks)
    url = reverse("wagtailadmin_pages:history", args=[refused.pk])
    response = browser_of(administrator()).get(url)
    reason = PageLogEntry.objects.get(action=REFUSED).data["reason"]
    assert reason in response.content.decode()


def test_owner_is_told(django_capture_on_commit_callbacks, mailoutbox):
    owner = UserFactory(email="owner@example.edu.cn")
    __, refused, __ = three_entries(undecided=True, owner=owner)
    run(django_capture_on_commit_callbacks)
    (mail,) = mailoutbox
    assert mail.to == ["owner@example.edu.cn"]
    assert "第二条" in mail.subject
    assert reverse("wagtailadmin_pages:edit", args=[refused.pk]) in mail.body
    assert PageLogEntry.objects.get(action=REFUSED).data["reason"] in mail.body


@pytest.mark.parametrize("who", ["gone", "without address", "wants none", "nobody"])
def test_nobody_is_written_to_who_would_get_no_mail_from_wagtail(
    who, django_capture_on_commit_callbacks, mailoutbox
):
    owner = None if who == "nobody" else UserFactory(is_active=who != "gone")
    if who == "without address":
        owner.email = ""
        owner.save()
    if who == "wants none":
        UserProfile.objects.create(user=owner, rejected_notifications=False)
    three_entries(undecided=True, owner=owner)
    run(django_capture_on_commit_callbacks)
    assert mailoutbox == []
    assert public_titles() == {"第一条", "第三条"}


@pytest.fixture
def full_disk():
    """A site's own receiver that cannot write."""

    def write(**kwargs):
        raise OSError("第二条: no space left on device")

    page_published.connect(write)
    yield
    page_published.disconnect(write)


def test_a_technical_failure_is_told_to_the_administrators_once_a_day(
    full_disk, settings, django_capture_on_commit_callbacks, mailoutbox
):
    settings.ADMINS = ADMINS
    owner = UserFactory()
    entry = DisclosurePageFactory(title="第二条", owner=owner)
    schedule(entry, minutes_ago=5)
    cache.clear()
    for __ in range(2):
        run(django_capture_on_commit_callbacks)
    # It stays due.
    assert Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    assert public_titles() == set()
    (mail,) = mailoutbox
    assert mail.to == ["operator@example.edu.cn"]
    assert str(entry.pk) in mail.body
    assert "OSError" in mail.body
    # Not what the error says: it could quote the text.
    assert "第二条" not in mail.subject + mail.body


def test_taking_down_writes_to_nobody(mailoutbox, django_capture_on_commit_callbacks):
    """The reason stands in the history and in the public list."""
    entry = DisclosurePageFactory(published=True, owner=UserFactory())
    with django_capture_on_commit_callbacks(execute=True):
        WithdrawEntryAction(
            entry, user=administrator(), kind="withdrawn", public_reason="已有新文件"
        ).execute()
    assert mailoutbox == []
