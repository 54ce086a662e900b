"""An entry in review, and the people around it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, Workflow, WorkflowPage, WorkflowTask

from tests.catalogue.people import entry_data, staff_group
from tests.factories import (
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    ResponsibleUnitFactory,
    UnitMembershipFactory,
    UserFactory,
    root_page,
)
from wagtail_disclosure.models import ConfidentialityReviewTask, DisclosurePage
from wagtail_disclosure.negative_list.results.tasks import screen_page
from wagtail_disclosure.review.digest import content_digest

REVIEWERS = "审查"


def reviewers_group() -> Group:
    """As set-up makes it: changes pages, publishes none."""
    group, is_new = Group.objects.get_or_create(name=REVIEWERS)
    if is_new:
        names = ["access_admin", "review_entry"]
        group.permissions.add(*Permission.objects.filter(codename__in=names))
        GroupPagePermission.objects.create(
            group=group,
            page=root_page(),
            permission=Permission.objects.get(
                content_type__app_label="wagtailcore", codename="change_page"
            ),
        )
    return group


def reviewer_of(*units: Any, **fields: Any) -> Any:
    user = UserFactory(**fields)
    user.groups.add(reviewers_group())
    for unit in units:
        UnitMembershipFactory(user=user, unit=unit)
    return user


def writer_of(unit: Any, **fields: Any) -> Any:
    user = UserFactory(**fields)
    user.groups.add(staff_group())
    UnitMembershipFactory(user=user, unit=unit)
    return user


def review_workflow() -> Workflow:
    workflow = Workflow.objects.create(name="审查")
    task = ConfidentialityReviewTask.objects.create(name="审查")
    task.groups.add(reviewers_group())
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(
        page=root_page(), defaults={"workflow": workflow}
    )
    return workflow


@dataclass
class Case:
    """An entry that its writer has submitted."""

    entry: Any
    unit: Any
    writer: Any
    reviewer: Any

    def stored(self) -> Any:
        return DisclosurePage.objects.get(pk=self.entry.pk)

    @property
    def task_state(self) -> Any:
        return self.stored().current_workflow_task_state

    @property
    def digest(self) -> str:
        return content_digest(self.stored().get_latest_revision_as_object())

    def modal_url(self, action: str = "approve") -> str:
        return reverse(
            "wagtailadmin_pages:workflow_action",
            args=[self.entry.pk, action, self.task_state.pk],
        )

    def editor_post(self, data: Any, action: str = "approve", **fields: Any) -> Any:
        """What the editor's form sends with a decision."""
        draft = self.stored().get_latest_revision_as_object()
        text = data if isinstance(data, str) else json.dumps(data)
        sent = entry_data(
            title=draft.title,
            slug=draft.slug,
            summary=draft.summary,
            responsible_unit=str(draft.responsible_unit_id),
        )
        return {
            **sent,
            "action-workflow-action": "true",
            "workflow-action-name": action,
            "workflow-action-extra-data": text,
            **fields,
        }

    def decision(self, **fields: Any) -> dict[str, Any]:
        """The data of a complete approval."""
        return {
            "decision": "publish",
            "legal_basis": "",
            "reason": "",
            "digest": self.digest,
            "scope_confirmed": True,
            "answers": {},
            **fields,
        }


def submitted(**fields: Any) -> Case:
    """An entry of a writer of its unit, in review."""
    workflow = review_workflow()
    unit = fields.pop("unit", None) or ResponsibleUnitFactory(name="教务处")
    writer = writer_of(unit, last_name="王", first_name="芳")
    entry = DisclosurePageFactory(
        parent=ChecklistItemPageFactory(), responsible_unit=unit, **fields
    )
    revision = entry.save_revision(user=writer)
    from wagtail_disclosure.models import Contribution

    Contribution.objects.of_entry(entry.entry_uuid).update(
        user=writer, user_name="王芳"
    )
    screen_page.call(entry.pk)
    assert revision
    workflow.start(DisclosurePage.objects.get(pk=entry.pk), writer)
    reviewer = reviewer_of(unit, last_name="李", first_name="强")
    return Case(entry, unit, writer, reviewer)
