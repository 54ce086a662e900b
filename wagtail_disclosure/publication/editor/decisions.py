"""A decision that the editor's form sends along with the text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, PageSubscription

from wagtail_disclosure.publication.gate import ReviewedPageMixin
from wagtail_disclosure.review.digest import content_digest
from wagtail_disclosure.review.refusal import ReviewNotAllowed
from wagtail_disclosure.review.task_actions import ReviewTaskMixin

ACTION = "action-workflow-action"
NAME = "workflow-action-name"
DATA = "workflow-action-extra-data"


def check_before_edit(request: HttpRequest, page: Page) -> None:
    """
    Ask first what would be refused, so that the text is saved as a draft.

    Wagtail would answer a refusal with its home page and no word why, and data that
    it cannot read with an error.
    """
    if request.method != "POST" or ACTION not in request.POST:
        return
    if not isinstance(page, ReviewedPageMixin):
        return
    sent = request.POST.copy()
    try:
        data = _read(sent.get(DATA, "{}"))
        _check(request, page, sent.get(NAME, ""), data)
    except ReviewNotAllowed as refusal:
        del sent[ACTION]
        messages.error(request, not_decided(refusal))
    else:
        sent[DATA] = json.dumps(data)
    request.POST = sent  # type: ignore[assignment]


def not_decided(refusal: ReviewNotAllowed) -> str:
    return _("Not decided: %(why)s") % {"why": refusal}


def _read(text: str) -> dict[str, Any]:
    """What the form of the decision takes; Wagtail passes the rest on as arguments."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, Mapping):
        raise ReviewNotAllowed("unreadable-decision")
    wanted = (
        "decision",
        "legal_basis",
        "reason",
        "digest",
        "scope_confirmed",
        "points",
        "answers",
    )
    return {name: data[name] for name in wanted if name in data}


def _check(
    request: HttpRequest, page: Any, action_name: str, data: Mapping[str, Any]
) -> None:
    task = page.current_workflow_task
    if task is None:
        raise ReviewNotAllowed("not-in-review")
    if not isinstance(task, ReviewTaskMixin):
        return
    task.bound_form(_stored(page), request.user, action_name, data)
    _check_text(request, page)


def _check_text(request: HttpRequest, page: Any) -> None:
    """The form saves the text that it sends before it decides about it."""
    draft = _stored(page).get_latest_revision_as_object()
    before = content_digest(draft)
    form = draft.get_edit_handler().get_form_class()(
        request.POST,
        request.FILES,
        instance=draft,
        parent_page=draft.get_parent(),
        subscription=PageSubscription(page=draft, user=request.user),
        for_user=request.user,
    )
    if not form.is_valid():
        raise ReviewNotAllowed("unpublishable")
    if content_digest(form.save(commit=False)) != before:
        raise ReviewNotAllowed("changed-meanwhile")


def _stored(page: Any) -> Any:
    return type(page)._default_manager.get(pk=page.pk)
