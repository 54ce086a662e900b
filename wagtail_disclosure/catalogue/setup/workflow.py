"""The workflow by which editors of a portal reach its reviewers."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from wagtail_disclosure.catalogue.setup.access import OFFICE, REVIEWERS
from wagtail_disclosure.catalogue.setup.comparison import Values
from wagtail_disclosure.catalogue.setup.memory import Memory
from wagtail_disclosure.catalogue.setup.pages import PortalPart
from wagtail_disclosure.catalogue.setup.parts import Part
from wagtail_disclosure.review.models import ConfidentialityReviewTask

WORKFLOW_NAME = "信息公开审核"


class WorkflowPart(Part):
    """
    One step, done by the reviewers, for everything below the portal.

    Without it a portal inherits the workflow of the site's root, whose task none of
    our reviewers can do; Wagtail knows no way to inherit nothing.
    """

    model = Workflow

    def __init__(self, *, portal: PortalPart, memory: Memory) -> None:
        values = {"is_assigned": True, "reviewers": sorted([REVIEWERS, OFFICE])}
        super().__init__("workflow", values, memory=memory)
        self.portal = portal

    @property
    def name(self) -> str:
        return str(self.instance) if self.instance else WORKFLOW_NAME

    @property
    def memory_key(self) -> str:
        portal = self.portal.instance
        return f"portal:{portal.pk if portal else ''}:{self.key}"

    def find_alike(self) -> Any:
        """What an administrator has assigned to the portal is theirs."""
        portal = self.portal.instance
        return Workflow.objects.filter(workflow_pages__page=portal).first()

    def read(self, instance: Any) -> Values:
        portal = self.portal.instance
        groups = Group.objects.filter(
            confidentialityreviewtask__workflow_tasks__workflow=instance
        )
        return {
            "is_assigned": instance.active
            and instance.workflow_pages.filter(page=portal).exists(),
            "reviewers": sorted(set(groups.values_list("name", flat=True))),
        }

    def create(self) -> Any:
        workflow = Workflow.objects.create(name=WORKFLOW_NAME)
        self.update(workflow, self.values)
        return workflow

    def update(self, instance: Any, values: Values) -> None:
        if "reviewers" in values:
            self._task(instance).groups.set(
                Group.objects.filter(name__in=values["reviewers"])
            )
        if "is_assigned" in values:
            Workflow.objects.filter(pk=instance.pk).update(active=True)
            WorkflowPage.objects.update_or_create(
                page=self.portal.instance, defaults={"workflow": instance}
            )

    def _task(self, workflow: Workflow) -> ConfidentialityReviewTask:
        tasks = ConfidentialityReviewTask.objects.filter(
            workflow_tasks__workflow=workflow
        )
        task = tasks.first()
        if task is None:
            task = ConfidentialityReviewTask.objects.create(name=WORKFLOW_NAME)
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        return task
