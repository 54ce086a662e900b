import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from tests.catalogue.people import browser_of, editor_of, office_member
from tests.factories import ResponsibleUnitFactory, UserFactory, day
from tests.negative_list.factories import (
    NegativeListItemFactory,
    WithheldInformationFactory,
)
from wagtail_disclosure.actions import TransitionNotAllowed
from wagtail_disclosure.models import WithheldInformation, WithheldReview
from wagtail_disclosure.negative_list.actions import ReviewWithheldAction
from wagtail_disclosure.negative_list.review_dates import a_year_after
from wagtail_disclosure.negative_list.signals import withheld_reviewed

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2025, 3, 10, 4, tzinfo=datetime.UTC)


def url(action: str, *args) -> str:
    name = f"wagtail_disclosure_withheldinformation_modeladmin_{action}"
    return reverse(name, args=args)


def review(information, user, **kwargs):
    kwargs = {"result": "still-withheld", "at": NOON} | kwargs
    return ReviewWithheldAction(information, user=user, **kwargs)


def test_next_review_is_a_year_later() -> None:
    assert a_year_after(day("2024-02-29")) == day("2025-02-28")
    assert a_year_after(day("2024-03-01")) == day("2025-03-01")
    information = WithheldInformationFactory(decided_on=day("2024-05-06"))
    assert information.next_review_on == day("2025-05-06")


def test_due_on_the_day_and_not_before() -> None:
    information = WithheldInformationFactory(next_review_on=day("2025-03-01"))
    due = WithheldInformation.objects.due_for_review
    assert information not in due(on=day("2025-02-28"))
    assert information in due(on=day("2025-03-01"))


@pytest.mark.parametrize("result", ["still-withheld", "on-application"])
def test_review_is_kept_and_moves_the_next_one(
    result, django_capture_on_commit_callbacks
) -> None:
    information = WithheldInformationFactory()
    user = editor_of(information.unit)
    heard = []

    def listen(**kwargs):
        heard.append(kwargs["information"])

    withheld_reviewed.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            review(information, user, result=result, note="仍在调查").execute()
    finally:
        withheld_reviewed.disconnect(listen)
    row = WithheldReview.objects.get()
    assert (row.result, row.note, row.reviewed_by) == (result, "仍在调查", user)
    assert row.reviewed_on == day("2025-03-10")
    information.refresh_from_db()
    assert information.next_review_on == day("2026-03-10")
    assert information.status == result
    assert WithheldInformation.objects.with_status().get().status == result
    assert information.history.first().history_user == user
    assert heard == [information]


def test_newest_review_counts() -> None:
    information = WithheldInformationFactory()
    user = editor_of(information.unit)
    assert information.status == "still-withheld"
    review(information, user, result="on-application").execute()
    review(information, user, result="still-withheld").execute()
    assert information.status == "still-withheld"


@pytest.mark.parametrize(
    "kwargs",
    [
        {"result": "now-public"},
        {"result": "anything"},
        {"next_review_on": day("2025-03-10")},
    ],
)
def test_reviews_that_make_no_sense_are_refused(kwargs) -> None:
    information = WithheldInformationFactory()
    with pytest.raises(TransitionNotAllowed):
        review(information, office_member(), **kwargs).execute()
    assert not WithheldReview.objects.exists()


def people(unit):
    return {
        "nobody": None,
        "stranger": UserFactory(),
        "other unit": editor_of(ResponsibleUnitFactory()),
        "own unit": editor_of(unit),
        "office": office_member(),
        "former member": editor_of(unit, valid_until=day("2025-03-09")),
    }


MAY = {"own unit", "office"}


@pytest.mark.parametrize(
    "person",
    ["nobody", "stranger", "other unit", "own unit", "office", "former member"],
)
def test_own_unit_and_office_review(person) -> None:
    information = WithheldInformationFactory()
    user = people(information.unit)[person]
    action = review(information, user)
    if person in MAY:
        assert action.execute().pk
    else:
        with pytest.raises(PermissionDenied):
            action.execute()


def test_units_see_only_their_own() -> None:
    mine = WithheldInformationFactory(title="本单位的")
    other = WithheldInformationFactory(title="外单位的")
    client = browser_of(editor_of(mine.unit))
    page = client.get(url("index")).content.decode()
    assert "本单位的" in page and "外单位的" not in page
    assert (
        "外单位的" not in client.get(url("index"), {"export": "csv"}).content.decode()
    )
    assert client.get(url("edit", mine.pk)).status_code == 200
    for action in ("edit", "history", "delete"):
        assert client.get(url(action, other.pk)).status_code in (302, 403)
    assert client.get(url("history", mine.pk)).status_code == 200
    assert client.get(url("deleted")).status_code in (302, 403)
    office = browser_of(office_member())
    page = office.get(url("index")).content.decode()
    assert "本单位的" in page and "外单位的" in page


def test_history_of_a_deleted_row_stays_with_its_unit() -> None:
    information = WithheldInformationFactory()
    own, other = editor_of(information.unit), editor_of(ResponsibleUnitFactory())
    pk = information.pk
    information.delete()
    assert browser_of(own).get(url("history", pk)).status_code == 200
    assert browser_of(other).get(url("history", pk)).status_code in (302, 403)


def form(unit, item, **fields):
    return {
        "title": "试题库",
        "unit": unit.pk,
        "item": item.pk,
        "decided_on": "2025-01-02",
        "decided_by": "校长办公会",
        **fields,
    }


def test_unit_enters_for_itself_only() -> None:
    unit, other = ResponsibleUnitFactory.create_batch(2)
    item = NegativeListItemFactory()
    client = browser_of(editor_of(unit))
    refused = client.post(url("create"), form(other, item))
    assert "unit" in refused.context["form"].errors
    client.post(url("create"), form(unit, item))
    row = WithheldInformation.objects.get()
    assert (row.unit, row.next_review_on) == (unit, day("2026-01-02"))


def test_same_title_twice_in_a_unit_is_refused() -> None:
    known = WithheldInformationFactory(title="试题库")
    response = browser_of(office_member()).post(
        url("create"), form(known.unit, known.item)
    )
    assert response.context["form"].errors


def test_review_in_the_browser() -> None:
    information = WithheldInformationFactory(title="试题库")
    client = browser_of(editor_of(information.unit))
    report = reverse("wagtail_disclosure_negative_list:withheld_due")
    assert "试题库" in client.get(report).content.decode()
    assert "试题库" in client.get(reverse("wagtailadmin_home")).content.decode()
    path = reverse(
        "wagtail_disclosure_negative_list:review_withheld", args=[information.pk]
    )
    assert client.get(path).status_code == 200
    later = a_year_after(timezone.localdate()).isoformat()
    data = {"result": "on-application", "note": "可申请", "next_review_on": later}
    assert client.post(path, data).url == report
    # Once in the message, and no longer in the table.
    assert client.get(report).content.decode().count("试题库") == 1
    assert "可申请" in client.get(url("edit", information.pk)).content.decode()


@pytest.mark.parametrize(
    "person", ["nobody", "stranger", "other unit", "former member"]
)
def test_review_page_is_for_the_unit(person) -> None:
    information = WithheldInformationFactory()
    client = browser_of(people(information.unit)[person])
    path = reverse(
        "wagtail_disclosure_negative_list:review_withheld", args=[information.pk]
    )
    assert client.get(path).status_code in (302, 403)
    assert client.post(path, {"result": "still-withheld"}).status_code in (302, 403)
    assert not WithheldReview.objects.exists()


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_report_is_downloaded(suffix) -> None:
    WithheldInformationFactory()
    client = browser_of(office_member())
    path = reverse("wagtail_disclosure_negative_list:withheld_due")
    answer = client.get(path, {"export": suffix})
    assert answer.status_code == 200
    assert suffix in answer["Content-Disposition"]


def test_report_and_list_cost_the_same_however_long(
    django_assert_max_num_queries,
) -> None:
    client = browser_of(office_member())
    path = reverse("wagtail_disclosure_negative_list:withheld_due")
    WithheldInformationFactory.create_batch(30)
    client.get(path)
    with django_assert_max_num_queries(12):
        client.get(path)
    with django_assert_max_num_queries(20):
        client.get(url("index"))
