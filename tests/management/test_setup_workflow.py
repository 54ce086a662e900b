"""The workflow of disclosure_setup: how an editor reaches a reviewer."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    ModelLogEntry,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from tests.catalogue.people import browser_of, entry_data
from tests.catalogue.setting_up import item, run
from tests.factories import (
    DisclosurePageFactory,
    ResponsibleUnitFactory,
    UnitMembershipFactory,
    UserFactory,
)
from wagtail_disclosure.catalogue.setup.access import EDITORS, OFFICE, REVIEWERS
from wagtail_disclosure.models import (
    ConfidentialityReviewTask,
    DisclosurePage,
    DisclosurePortalPage,
)
from wagtail_disclosure.negative_list.results.state import page_screening
from wagtail_disclosure.review.actions import ApproveReviewAction
from wagtail_disclosure.review.digest import content_digest
from wagtail_disclosure.review.forms import review_points

pytestmark = pytest.mark.django_db


def person(group, unit=None):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=group))
    if unit is not None:
        UnitMembershipFactory(user=user, unit=unit)
    return user


def stock_workflow():
    """Wagtail's own, assigned to the root of all pages."""
    return Workflow.objects.get(workflow_pages__page=Page.objects.get(depth=1))


def submitted(unit):
    """An entry that its editor has sent to the reviewers, by the button."""
    url = reverse(
        "wagtailadmin_pages:add",
        args=["wagtail_disclosure", "disclosurepage", item("2").pk],
    )
    data = entry_data(responsible_unit=unit.pk) | {"action-submit": "1"}
    assert browser_of(person(EDITORS, unit)).post(url, data).status_code == 302
    entry = DisclosurePage.objects.get(slug="charter")
    # As the task does once the request's transaction is over.
    page_screening(entry.get_latest_revision_as_object(), ensure=timezone.now)
    return entry


def act(user, entry, action):
    state = entry.current_workflow_task_state
    url = reverse(
        "wagtailadmin_pages:workflow_action", args=[entry.pk, action, state.pk]
    )
    browser_of(user).post(url, decision_of(entry, action))
    entry.refresh_from_db()


def decision_of(entry, action):
    """What the reviewer's form sends."""
    facts = {"digest": content_digest(entry.get_latest_revision_as_object())}
    if action == "reject":
        return facts | {"decision": "return", "reason": "请补充文号"}
    points = [code for code, _title in review_points()]
    return facts | {"decision": "publish", "scope_confirmed": "on", "points": points}


def waiting_for(user):
    return browser_of(user).get(reverse("wagtailadmin_home")).content.decode()


def test_reviewer_of_the_unit_finds_approves_and_publishes():
    run()
    unit = ResponsibleUnitFactory()
    entry = submitted(unit)
    assert not entry.live
    reviewer = person(REVIEWERS, unit)
    edit = reverse("wagtailadmin_pages:edit", args=[entry.pk])
    assert edit in waiting_for(reviewer)
    assert browser_of(reviewer).get(edit).status_code == 200
    act(reviewer, entry, "approve")
    assert entry.live
    assert entry.index_number


def test_reviewer_of_the_unit_sends_back():
    run()
    unit = ResponsibleUnitFactory()
    entry = submitted(unit)
    act(person(REVIEWERS, unit), entry, "reject")
    assert not entry.live
    assert entry.current_workflow_task is None


def test_office_approves_for_every_unit():
    run()
    entry = submitted(ResponsibleUnitFactory())
    act(person(OFFICE), entry, "approve")
    assert entry.live


def test_reviewer_of_another_unit_neither_opens_nor_publishes():
    run()
    entry = submitted(ResponsibleUnitFactory())
    foreign = person(REVIEWERS, ResponsibleUnitFactory())
    edit = reverse("wagtailadmin_pages:edit", args=[entry.pk])
    assert browser_of(foreign).get(edit).status_code == 302
    act(foreign, entry, "approve")
    assert not entry.live
    # Still waiting for somebody who may.
    assert entry.current_workflow_task is not None


def test_second_run_changes_nothing():
    run()
    before = Workflow.objects.count(), Task.objects.count()
    run()
    assert (Workflow.objects.count(), Task.objects.count()) == before
    assert WorkflowPage.objects.filter(page=DisclosurePortalPage.objects.get()).exists()


def test_dry_run_names_it_and_makes_nothing():
    before = Workflow.objects.count()
    assert "信息公开审核" in run("--dry-run")
    assert Workflow.objects.count() == before


def test_workflow_of_an_administrator_stays():
    run()
    portal = DisclosurePortalPage.objects.get()
    WorkflowPage.objects.filter(page=portal).update(workflow=stock_workflow())
    out = run()
    assert portal.get_workflow() == stock_workflow()
    assert "信息公开审核" in out
    run("--overwrite")
    portal = DisclosurePortalPage.objects.get()
    assert portal.get_workflow().name == "信息公开审核"


def test_groups_that_an_administrator_chose_stay():
    run()
    task = ConfidentialityReviewTask.objects.get(name="信息公开审核")
    leaders = Group.objects.create(name="分管校领导")
    task.groups.set([leaders])
    run()
    assert list(task.groups.all()) == [leaders]


def test_workflow_assigned_before_the_first_run_with_it_stays():
    run()
    portal = DisclosurePortalPage.objects.get()
    Workflow.objects.filter(name="信息公开审核").delete()
    own = Workflow.objects.create(name="本校流程")
    task = GroupApprovalTask.objects.create(name="本校")
    WorkflowTask.objects.create(workflow=own, task=task)
    WorkflowPage.objects.create(page=portal, workflow=own)
    run()
    assert portal.get_workflow() == own
    assert task.groups.count() == 0


def test_pages_outside_the_portal_keep_the_workflow_of_the_site():
    run()
    site_root = DisclosurePortalPage.objects.get().get_parent()
    assert site_root.get_workflow() == stock_workflow()


def test_deactivated_workflow_is_left_alone():
    run()
    Workflow.objects.get(name="信息公开审核").deactivate()
    run()
    assert not Workflow.objects.get(name="信息公开审核").active


def test_draft_is_still_published_without_it():
    run()
    unit = ResponsibleUnitFactory()
    entry = DisclosurePageFactory(parent=item("2"), responsible_unit=unit)
    reviewer = person(REVIEWERS, unit)
    page_screening(entry.get_latest_revision_as_object(), ensure=timezone.now)
    ApproveReviewAction(entry, user=reviewer).execute()
    entry.get_latest_revision().publish(user=reviewer)
    entry.refresh_from_db()
    assert entry.live


# A portal that was set up before there was a review


@pytest.fixture
def before_the_review():
    """Its one step is Wagtail's own, and set-up remembers no review."""
    run()
    task = ConfidentialityReviewTask.objects.get()
    step = GroupApprovalTask.objects.create(name=task.name)
    step.groups.set(task.groups.all())
    WorkflowTask.objects.filter(task=task).update(task=step)
    task.delete()
    for entry in ModelLogEntry.objects.filter(data__disclosure_setup__isnull=False):
        if entry.data["disclosure_setup"]["values"].pop("is_reviewed", None):
            entry.save()
    return step


def test_older_portal_gets_the_review_in_the_place_of_its_step(before_the_review):
    leaders = Group.objects.create(name="分管校领导")
    before_the_review.groups.add(leaders)
    assert "信息公开审核" in run("--dry-run")
    assert not ConfidentialityReviewTask.objects.exists()
    run()
    task = ConfidentialityReviewTask.objects.get()
    portal = DisclosurePortalPage.objects.get()
    assert [step.specific for step in portal.get_workflow().tasks] == [task]
    # Whom an administrator has added reviews from now on.
    assert leaders in task.groups.all()
    before = Task.objects.count()
    run()
    assert Task.objects.count() == before


def test_what_waits_in_the_old_step_waits_for_a_review(before_the_review):
    unit = ResponsibleUnitFactory()
    entry = submitted(unit)
    run()
    entry = DisclosurePage.objects.get(pk=entry.pk)
    assert isinstance(entry.current_workflow_task, ConfidentialityReviewTask)
    act(person(REVIEWERS, unit), entry, "approve")
    assert entry.live


def test_review_that_an_administrator_took_out_stays_out():
    run()
    WorkflowTask.objects.filter(workflow__name="信息公开审核").delete()
    assert "信息公开审核" in run()
    assert not WorkflowTask.objects.filter(workflow__name="信息公开审核").exists()
