"""What was withheld becomes an entry."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from tests.catalogue.people import browser_of, editor_of, office_member
from tests.factories import (
    ChecklistItemPageFactory,
    ResponsibleUnitFactory,
    UnitDirectoryPageFactory,
    UserFactory,
)
from tests.negative_list.factories import WithheldInformationFactory
from wagtail_disclosure.actions import TransitionNotAllowed
from wagtail_disclosure.catalogue.withheld_actions import OpenWithheldAction
from wagtail_disclosure.models import DisclosurePage, WithheldInformation
from wagtail_disclosure.negative_list.actions import ReviewWithheldAction

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 10, 4, tzinfo=datetime.UTC)


def opening(information, user, place=None, **kwargs):
    place = place or ChecklistItemPageFactory()
    return OpenWithheldAction(information, user=user, place=place, at=NOON, **kwargs)


def test_draft_below_the_item_that_was_chosen() -> None:
    information = WithheldInformationFactory(title="试题库", reason="不可外传的理由")
    user, place = editor_of(information.unit), ChecklistItemPageFactory()
    entry = opening(information, user, place, note="考试已结束").execute()
    entry = DisclosurePage.objects.get(pk=entry.pk)
    assert not entry.live and entry.get_parent().specific == place
    assert (entry.title, entry.responsible_unit) == ("试题库", information.unit)
    assert entry.owner == user and entry.latest_revision is not None
    assert "不可外传" not in str(entry.latest_revision.content)
    newest = information.newest_review
    assert (newest.result, newest.entry_id) == ("now-public", entry.pk)
    assert (newest.reviewed_by, newest.note) == (user, "考试已结束")
    assert information.status == "now-public"


def test_opened_once_and_not_due_any_more() -> None:
    information = WithheldInformationFactory()
    user, place = editor_of(information.unit), ChecklistItemPageFactory()
    entry = opening(information, user, place).execute()
    far = timezone.localdate() + datetime.timedelta(days=2000)
    assert not WithheldInformation.objects.due_for_review(on=far)
    review = ReviewWithheldAction(
        information, user=user, at=NOON, result="still-withheld"
    )
    for action in (opening(information, user, place), review):
        with pytest.raises(TransitionNotAllowed):
            action.execute()
    # Somebody deletes the entry: then it has to be decided anew.
    entry.delete()
    assert information in WithheldInformation.objects.due_for_review(on=far)
    review.execute()
    assert information.status == "still-withheld"


@pytest.mark.parametrize(
    ("person", "may"),
    [
        ("nobody", False),
        ("stranger", False),
        ("other unit", False),
        ("member without the right to write pages", False),
        ("own unit", True),
        ("office", True),
    ],
)
def test_who_may_open(person, may) -> None:
    information = WithheldInformationFactory()
    without_pages = editor_of(information.unit)
    without_pages.groups.clear()
    user = {
        "nobody": None,
        "stranger": UserFactory(),
        "other unit": editor_of(ResponsibleUnitFactory()),
        "member without the right to write pages": without_pages,
        "own unit": editor_of(information.unit),
        "office": office_member(),
    }[person]
    if may:
        assert opening(information, user).execute().pk
        return
    with pytest.raises(PermissionDenied):
        opening(information, user).execute()
    assert not DisclosurePage.objects.exists()


def test_only_where_entries_stand() -> None:
    information = WithheldInformationFactory()
    directory = UnitDirectoryPageFactory()
    with pytest.raises(PermissionDenied):
        opening(information, office_member(), directory).execute()


def test_in_the_browser() -> None:
    information = WithheldInformationFactory(title="试题库")
    place = ChecklistItemPageFactory()
    client = browser_of(editor_of(information.unit))
    path = reverse("wagtail_disclosure_catalogue:open_withheld", args=[information.pk])
    assert "试题库" in client.get(path).content.decode()
    response = client.post(path, {"place": place.pk, "note": ""})
    entry = DisclosurePage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[entry.pk])
    register = reverse(
        "wagtail_disclosure_withheldinformation_modeladmin_edit", args=[information.pk]
    )
    assert f"/pages/{entry.pk}/edit/" in client.get(register).content.decode()
    again = client.post(path, {"place": place.pk, "note": ""})
    assert again.status_code == 200 and again.context["form"].non_field_errors()


def test_page_is_for_the_unit() -> None:
    information = WithheldInformationFactory()
    path = reverse("wagtail_disclosure_catalogue:open_withheld", args=[information.pk])
    for user in (None, editor_of(ResponsibleUnitFactory())):
        assert browser_of(user).get(path).status_code in (302, 403)
