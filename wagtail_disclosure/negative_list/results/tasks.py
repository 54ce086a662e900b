"""Screening outside the request that asked for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page

from wagtail_disclosure.conf import disclosure_settings
from wagtail_disclosure.negative_list.results.contents import (
    Content,
    page_contents,
)
from wagtail_disclosure.negative_list.results.screened_pages import note_contents
from wagtail_disclosure.negative_list.results.screenings import ensure_screened


@task()
def screen_page(page_id: int, again: bool = False) -> None:
    """Screen what the latest revision of a page would publish, files included."""
    page = Page.objects.filter(pk=page_id).specific().first()
    if page is None:
        return
    draft = page.get_latest_revision_as_object()
    contents = page_contents(draft)
    note_contents(draft, contents)
    _screen(contents, again=again)


@task()
def screen_snippet(label: str, key: str) -> None:
    """The same for a snippet with drafts; ``label`` names its model."""
    model = apps.get_model(label)
    snippet: Any = model._default_manager.filter(pk=key).first()
    if snippet is not None:
        _screen(page_contents(snippet.get_latest_revision_as_object()), again=False)


def _screen(contents: Iterable[Content], *, again: bool) -> None:
    for content in contents:
        ensure_screened(content, at=timezone.now(), again=again)


def queue_screening(page: Any) -> None:
    """
    Have the page or snippet screened once the present transaction is over.

    A task that runs in the transaction could take it down with it, and one that
    runs in another process would not see the new revision yet.
    """
    key = page.pk
    if isinstance(page, Page):
        transaction.on_commit(lambda: ask_for_screening(key), robust=True)
        return
    label, backend = page._meta.label, disclosure_settings.SCREENING_BACKEND
    transaction.on_commit(
        lambda: screen_snippet.using(backend=backend).enqueue(label, str(key)),
        robust=True,
    )


def ask_for_screening(page_id: int, *, again: bool = False) -> None:
    """Hand the page to the backend of the setting ``SCREENING_BACKEND``."""
    backend = disclosure_settings.SCREENING_BACKEND
    screen_page.using(backend=backend).enqueue(page_id, again=again)
