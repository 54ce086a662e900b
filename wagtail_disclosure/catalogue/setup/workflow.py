"""The workflow by which editors of a portal reach its reviewers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from wagtail_disclosure.catalogue.setup.access import OFFICE, REVIEWERS
from wagtail_disclosure.catalogue.setup.comparison import Values
from wagtail_disclosure.catalogue.setup.memory import Memory, Written
from wagtail_disclosure.catalogue.setup.pages import PortalPart
from wagtail_disclosure.catalogue.setup.parts import Part
from wagtail_disclosure.review.models import ConfidentialityReviewTask

WORKFLOW_NAME = "信息公开审核"
# Whether our review is a step of it. Older portals were set up without one.
IS_REVIEWED = "is_reviewed"


class WorkflowPart(Part):
    """
    One step, done by the reviewers, for everything below the portal.

    Without it a portal inherits the workflow of the site's root, whose task none of
    our reviewers can do; Wagtail knows no way to inherit nothing.
    """

    model = Workflow

    def __init__(self, *, portal: PortalPart, memory: Memory) -> None:
        values = {
            IS_REVIEWED: True,
            "is_assigned": True,
            "reviewers": sorted([REVIEWERS, OFFICE]),
        }
        super().__init__("workflow", values, memory=memory)
        self.portal = portal

    @property
    def name(self) -> str:
        return str(self.instance) if self.instance else WORKFLOW_NAME

    @property
    def memory_key(self) -> str:
        portal = self.portal.instance
        return f"portal:{portal.pk if portal else ''}:{self.key}"

    def written(self) -> Written | None:
        """A step from before there was a review is set-up's own, not an editor's."""
        known = super().written()
        if known is None or IS_REVIEWED in known.values:
            return known
        return replace(known, values={**known.values, IS_REVIEWED: False})

    def find_alike(self) -> Any:
        """What an administrator has assigned to the portal is theirs."""
        portal = self.portal.instance
        return Workflow.objects.filter(workflow_pages__page=portal).first()

    def read(self, instance: Any) -> Values:
        portal = self.portal.instance
        task = _review_task(instance)
        step: Any = task or _plain_step(instance)
        groups = step.groups.all() if step else Group.objects.none()
        return {
            IS_REVIEWED: task is not None,
            "is_assigned": instance.active
            and instance.workflow_pages.filter(page=portal).exists(),
            "reviewers": sorted(set(groups.values_list("name", flat=True))),
        }

    def create(self) -> Any:
        workflow = Workflow.objects.create(name=WORKFLOW_NAME)
        self.update(workflow, self.values)
        return workflow

    def update(self, instance: Any, values: Values) -> None:
        task = _review_task(instance) or _put_review(instance)
        if "reviewers" in values:
            task.groups.set(Group.objects.filter(name__in=values["reviewers"]))
        if "is_assigned" in values:
            Workflow.objects.filter(pk=instance.pk).update(active=True)
            WorkflowPage.objects.update_or_create(
                page=self.portal.instance, defaults={"workflow": instance}
            )


def _review_task(workflow: Workflow) -> ConfidentialityReviewTask | None:
    tasks = ConfidentialityReviewTask.objects.filter(workflow_tasks__workflow=workflow)
    return tasks.first()


def _plain_step(workflow: Workflow) -> GroupApprovalTask | None:
    """The step that set-up made before there was a review."""
    tasks = GroupApprovalTask.objects.filter(
        workflow_tasks__workflow=workflow, name=WORKFLOW_NAME
    )
    return tasks.first()


def _put_review(workflow: Workflow) -> ConfidentialityReviewTask:
    """Add the review, in the place of a plain step; what waited there waits here."""
    task = ConfidentialityReviewTask.objects.create(name=WORKFLOW_NAME)
    plain = _plain_step(workflow)
    if plain is None:
        last = workflow.workflow_tasks.count()
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=last)
        return task
    task.groups.set(plain.groups.all())
    workflow.workflow_tasks.filter(task=plain).update(task=task)
    if not plain.workflow_tasks.exists():
        plain.deactivate()
    return task
