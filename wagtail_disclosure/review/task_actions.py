"""What Wagtail asks of a workflow task, answered for the review."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.actions.publish_revision import PublishPermissionError

from wagtail_disclosure.review.choices import Decision
from wagtail_disclosure.review.permissions import may_review, reviewed_unit_ids
from wagtail_disclosure.review.refusal import ReviewNotAllowed
from wagtail_disclosure.review.signals import review_requested

APPROVE, REJECT = "approve", "reject"
TEMPLATES = {
    APPROVE: "wagtail_disclosure/review/approve.html",
    REJECT: "wagtail_disclosure/review/decline.html",
}


class ReviewTaskMixin:
    """
    Approving and rejecting go through our actions, whoever asks for them.

    Wagtail hands over what a browser sends as it is, so that nothing of it counts
    before the form has been bound again here.
    """

    # The page in review and the person who asked last; Wagtail makes the form
    # without telling it.
    _asked: Any = None

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        task_state = super().start(workflow_state, user=user)  # type: ignore[misc]
        page = workflow_state.content_object.get_latest_revision_as_object()
        task_state.unit_id = getattr(page, "unit_id_in_force", None)
        task_state.save(update_fields=["unit"])
        review_requested.send(sender=type(page), page=page, user=user)
        return task_state

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        self._asked = (obj, user)
        if not self.is_reviewed_by(obj, user):
            return []
        return [
            (APPROVE, _("Approve the review"), True),
            (REJECT, _("Return or withhold"), True),
        ]

    def is_reviewed_by(self, obj: Any, user: Any) -> bool:
        in_groups = super().get_actions(obj, user)  # type: ignore[misc]
        page = getattr(obj, "specific", obj)
        return bool(in_groups) and may_review(page, user, on=timezone.localdate())

    def get_form_for_action(self, action: str) -> Any:
        from wagtail_disclosure.review.forms import ApproveForm, DeclineForm

        form = {APPROVE: ApproveForm, REJECT: DeclineForm}.get(action)
        if form is None:
            return super().get_form_for_action(action)  # type: ignore[misc]
        task = self

        class BoundForm(form):  # type: ignore[misc,valid-type]
            """Made before Wagtail says for whom, so it asks when it is needed."""

            @property
            def subject(self) -> Any:
                return task.subject()

        return BoundForm

    def subject(self) -> Any:
        """What is reviewed and by whom, once Wagtail has asked for actions."""
        from wagtail_disclosure.review.subject import ReviewSubject

        if self._asked is None:
            return None
        page, user = self._asked
        return ReviewSubject(getattr(page, "specific", page), user)

    def get_template_for_action(self, action: str) -> str:
        return TEMPLATES.get(action, "")

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """Of the units that the person reviews for only; Wagtail lists these."""
        states = super().get_task_states_user_can_moderate(user, **kwargs)  # type: ignore[misc]
        if not may_review(None, user, on=timezone.localdate()):
            return states.none()
        unit_ids = reviewed_unit_ids(user, on=timezone.localdate())
        if unit_ids is None:
            return states
        # Not through the row of our subclass: Wagtail joins what several tasks answer.
        return states.filter(pk__in=self.states_of_units(unit_ids))

    def states_of_units(self, unit_ids: Collection[int]) -> Any:
        from wagtail_disclosure.review.models import ReviewTaskState

        units = Q(unit_id__in=unit_ids) | Q(unit_id=None)
        return ReviewTaskState.objects.filter(units).values("pk")

    def bound_form(
        self, page: Any, user: Any, action_name: str, data: Mapping[str, Any]
    ) -> Any:
        """
        The form with what a browser sent, valid and by somebody who may.

        Raises ``ReviewNotAllowed``.
        """
        from wagtail_disclosure.review.forms import form_data

        offered = {name for name, _label, _modal in self.get_actions(page, user)}
        if action_name not in offered:
            raise ReviewNotAllowed("not-a-reviewer")
        form = self.get_form_for_action(action_name)(form_data(data))
        form.require_valid()
        return form

    @transaction.atomic
    def on_action(
        self, task_state: Any, user: Any, action_name: str, **kwargs: Any
    ) -> Any:
        page = task_state.workflow_state.content_object
        form = self.bound_form(page, user, action_name, kwargs)
        self._decide(page, task_state, user, form)
        comment = _comment(form)
        try:
            if action_name == APPROVE:
                task_state.approve(user=user, comment=comment)
            else:
                task_state.reject(user=user, comment=comment)
        except (PublishPermissionError, ValidationError) as error:
            # The last step publishes; without that nothing of the decision is kept.
            raise ReviewNotAllowed("unpublishable", _words(error)) from error

    def _decide(self, page: Any, task_state: Any, user: Any, form: Any) -> None:
        from wagtail_disclosure.review.actions import (
            ApproveReviewAction,
            DeclineReviewAction,
        )
        from wagtail_disclosure.review.choices import APPROVING

        data = form.cleaned_data
        facts = {
            "user": user,
            "decision": data["decision"],
            "reason": data["reason"],
            "legal_basis": form.chosen_basis(),
            "digest": data["digest"],
            "task": self,
            "requested_at": task_state.started_at,
        }
        if data["decision"] in APPROVING:
            ApproveReviewAction(
                page,
                answers=data["answers"].items(),
                points=form.confirmed_points(),
                **facts,
            ).execute()
        else:
            DeclineReviewAction(page, **facts).execute()


def _comment(form: Any) -> str:
    decision = Decision(form.cleaned_data["decision"])
    reason = form.cleaned_data["reason"].strip()
    return f"{decision.label}: {reason}" if reason else str(decision.label)


def _words(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return str(error)
