"""Report, home page and confirmations, as people of units and the office see them."""

import csv
import io

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from tests.catalogue.people import (
    administrator,
    browser_of,
    editor_of,
    office_member,
    said,
)
from tests.factories import (
    ChecklistCategoryPageFactory,
    ChecklistItemPageFactory,
    ChecklistPageFactory,
    DisclosurePageFactory,
    ResponsibleUnitFactory,
    day,
)
from wagtail_disclosure.actions import TransitionNotAllowed
from wagtail_disclosure.catalogue.actions import (
    ConfirmNothingToPublishAction,
    WithdrawConfirmationAction,
)
from wagtail_disclosure.models import ItemLink, NothingToPublish
from wagtail_disclosure.periods import PeriodType, period_on

pytestmark = pytest.mark.django_db

REPORT = "/admin/disclosure/coverage/"


@pytest.fixture
def unit():
    return ResponsibleUnitFactory(name="教务处")


@pytest.fixture
def items(unit):
    """Two items of the unit, one of another, one of nobody."""
    category = ChecklistCategoryPageFactory()
    other = ResponsibleUnitFactory(name="财务处")
    leads = {"1": unit, "2": unit, "3": other, "4": None}
    return {
        number: ChecklistItemPageFactory(
            parent=category,
            number=number,
            title=f"事项{number}",
            lead_unit=lead,
            period_type="school-year",
        )
        for number, lead in leads.items()
    }


@pytest.fixture
def this_year():
    return period_on(PeriodType.SCHOOL_YEAR, timezone.localdate()).key


def numbers(response):
    return [row.item.number for row in response.context["rows"]]


# Who may see it.


def test_report_is_closed_to_those_it_does_not_concern(items, unit):
    people = [
        (None, False),
        (editor_of(), False),
        (editor_of(unit, valid_until=day("2020-01-01")), False),
        (editor_of(unit), True),
        (office_member(), True),
        (administrator(), True),
    ]
    for user, may in people:
        client = browser_of(user)
        for query in ("", "?export=xlsx", "?export=csv"):
            status = client.get(REPORT + query).status_code
            assert status == (200 if may else 302)
        if user is not None:
            home = client.get(reverse("wagtailadmin_home")).content.decode()
            assert (REPORT in home) is may
            assert ("disclosure-coverage" in home) is may


def test_people_of_a_unit_see_their_items_first_and_all_if_they_ask(items, unit):
    client = browser_of(editor_of(unit))
    assert numbers(client.get(REPORT)) == ["1", "2"]
    assert numbers(client.get(REPORT, {"unit": ""})) == ["1", "2", "3", "4"]
    assert numbers(browser_of(office_member()).get(REPORT)) == ["1", "2", "3", "4"]


def test_filters(items, unit, this_year):
    sanwu = ChecklistPageFactory(parent=items["1"].portal)
    category = ChecklistCategoryPageFactory(parent=sanwu)
    ChecklistItemPageFactory(parent=category, number="B3")
    DisclosurePageFactory(parent=items["1"], published=True)
    client = browser_of(office_member())
    cases = [
        ({"checklist": sanwu.pk}, ["B3"]),
        ({"unit": unit.pk}, ["1", "2"]),
        ({"state": "published"}, ["1"]),
        ({"state": "open"}, ["2", "3", "4", "B3"]),
        ({"state": "missing", "unit": unit.pk}, ["2"]),
        ({"state": "due", "unit": unit.pk, "period": this_year}, ["2"]),
        ({"period": this_year, "state": "published"}, ["1"]),
        # What makes no sense is as if it were not there.
        ({"unit": "x", "state": "y", "period": "z", "checklist": "0"}, None),
    ]
    for query, expected in cases:
        response = client.get(REPORT, query)
        assert numbers(response) == (expected or ["1", "2", "3", "4", "B3"]), query
    (row,) = client.get(REPORT, {"state": "published"}).context["rows"]
    assert row.newest.title in client.get(REPORT).content.decode()


def test_exports_hold_the_filtered_rows(items, unit):
    items["1"].title = "=1+1"
    items["1"].save()
    entry = DisclosurePageFactory(parent=items["1"], title="学籍规定", published=True)
    ItemLink.objects.create(
        page=items["2"], title="外", url="https://example.edu.cn/outside"
    )
    client = browser_of(editor_of(unit))
    response = client.get(REPORT, {"export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[1] for row in rows] == ["1", "2"]
    assert sheet.cell(2, 3).data_type == "s"
    assert rows[0][6] == "学籍规定"
    assert rows[0][8].endswith(items["1"].url)
    assert rows[1][8] == "https://example.edu.cn/outside"
    response = client.get(REPORT, {"export": "csv", "state": "published"})
    data = b"".join(response.streaming_content)
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(table) == 2
    assert not table[1][2].startswith("=")
    assert entry.title in table[1]


def test_home_page_says_what_my_units_have_to_do(items, unit):
    DisclosurePageFactory(parent=items["1"], published=True)
    content = browser_of(editor_of(unit)).get(reverse("wagtailadmin_home"))
    text = content.content.decode()
    assert "事项2" in text
    assert "事项1" not in text
    assert "事项3" not in text


def test_queries_of_report_and_home_page_do_not_grow(items, unit):
    client = browser_of(editor_of(unit))

    def count(url):
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    urls = (REPORT, reverse("wagtailadmin_home"))
    DisclosurePageFactory(parent=items["1"], published=True)
    before = [count(url) for url in urls]
    for number in range(10, 18):
        item = ChecklistItemPageFactory(
            parent=items["1"].get_parent(),
            number=str(number),
            lead_unit=unit,
            period_type="school-year",
        )
        if number % 2:
            DisclosurePageFactory(parent=item, published=True)
    assert [count(url) for url in urls] == before


def test_report_home_page_and_public_list_agree_on_what_is_overdue(items, unit):
    last = period_on(PeriodType.SCHOOL_YEAR, timezone.localdate()).previous().key
    for number in "134":
        NothingToPublish.objects.create(
            item=items[number], period=last, confirmed_at=timezone.now()
        )
    office = browser_of(office_member())
    report = office.get(REPORT)
    states = {row.item.number: row.state.value for row in report.context["rows"]}
    assert states == {"1": "due", "2": "missing", "3": "due", "4": "due"}
    public = office.get(items["1"].checklist.url).context["table"]
    assert {row.item.number: row.state.value for row in public.rows} == states
    assert (public.count.covered, public.count.applicable) == (0, 4)
    home = office.get(reverse("wagtailadmin_home"))
    for response in (home, report):
        assert response.context["count"] == public.count
        assert response.content.decode().count("disclosure-state--missing") == 1


def test_overdue_period_is_the_one_that_is_answered(items, unit, this_year):
    client = browser_of(editor_of(unit))
    (first, __) = client.get(REPORT).context["rows"]
    assert first.period < this_year
    assert f"?period={first.period}" in client.get(REPORT).content.decode()
    client.post(confirm_url(items["1"]), {"period": first.period})
    (first, __) = client.get(REPORT).context["rows"]
    assert (first.state.value, first.period) == ("due", this_year)


# "None this period".


def confirm_url(item):
    return reverse("wagtail_disclosure_catalogue:confirm_nothing", args=[item.pk])


def withdraw_url(item):
    return reverse("wagtail_disclosure_catalogue:withdraw_confirmation", args=[item.pk])


def test_unit_confirms_and_takes_back(items, unit, this_year):
    editor = editor_of(unit)
    client = browser_of(editor)
    item = items["1"]
    assert confirm_url(item) in client.get(REPORT).content.decode()
    # Who has sub-items is asked about those.
    sub_item = ChecklistItemPageFactory(
        parent=items["2"], number="2.1", lead_unit=unit, period_type="school-year"
    )
    shown = client.get(REPORT).content.decode()
    assert confirm_url(items["2"]) not in shown
    assert confirm_url(sub_item) in shown
    form = client.get(confirm_url(item), {"period": this_year}).context["form"]
    assert form["period"].value() == this_year
    data = {"period": this_year, "note": "本学年没有修订", "next": REPORT}
    response = client.post(confirm_url(item), data)
    assert response.url == REPORT
    confirmation = NothingToPublish.objects.get()
    assert confirmation.confirmed_by == editor
    assert confirmation.note == "本学年没有修订"
    (row,) = client.get(REPORT, {"state": "none-this-period"}).context["rows"]
    assert row.item == item
    assert withdraw_url(item) in client.get(REPORT).content.decode()
    # Twice is told, and nothing happens.
    response = client.post(confirm_url(item), data)
    assert response.context["form"].non_field_errors()
    response = client.post(withdraw_url(item), {"period": this_year})
    assert response.url == REPORT
    assert not NothingToPublish.objects.exists()
    assert said(client.post(withdraw_url(item), {"period": this_year}))
    actions = PageLogEntry.objects.filter(page=item.pk, user=editor)
    assert set(actions.values_list("action", flat=True)) == {
        "wagtail_disclosure.confirm_nothing",
        "wagtail_disclosure.withdraw_confirmation",
    }
    history = reverse("wagtailadmin_pages:history", args=[item.pk])
    text = browser_of(office_member()).get(history).content.decode()
    assert this_year in text


def test_confirmation_is_for_the_lead_unit_and_the_office(items, unit, this_year):
    people = [
        (None, "13", False),
        (editor_of(), "1", False),
        (editor_of(ResponsibleUnitFactory()), "1", False),
        (editor_of(unit), "3", False),
        (editor_of(unit), "4", False),
        (editor_of(unit), "1", True),
        (office_member(), "3", True),
        (office_member(), "4", True),
    ]
    for user, which, may in people:
        for number in which:
            client, item = browser_of(user), items[number]
            client.post(confirm_url(item), {"period": this_year})
            assert item.nothing_to_publish.exists() is may
            NothingToPublish.objects.get_or_create(
                item=item, period=this_year, defaults={"confirmed_at": timezone.now()}
            )
            client.post(withdraw_url(item), {"period": this_year})
            assert item.nothing_to_publish.exists() is not may
            item.nothing_to_publish.all().delete()


def test_withdrawing_is_a_post(items, unit):
    response = browser_of(editor_of(unit)).get(withdraw_url(items["1"]))
    assert response.status_code == 405


@pytest.mark.parametrize(
    "action", [ConfirmNothingToPublishAction, WithdrawConfirmationAction]
)
def test_actions_refuse_nobody_and_strangers(action, items, this_year):
    for user in (None, editor_of(ResponsibleUnitFactory())):
        with pytest.raises(PermissionDenied):
            action(items["1"], user=user, period=this_year, at=timezone.now()).execute()


class TestGuards:
    @pytest.fixture
    def confirm(self, items, unit, this_year):
        user = editor_of(unit)

        def confirm(period=this_year):
            ConfirmNothingToPublishAction(
                items["1"], user=user, period=period, at=timezone.now()
            ).execute()

        return confirm

    @pytest.mark.parametrize("period", ["", "2023", "2023-2025", "2998-2999", "去年"])
    def test_period(self, confirm, period):
        with pytest.raises(TransitionNotAllowed):
            confirm(period)

    def test_published(self, confirm, items):
        DisclosurePageFactory(parent=items["1"], published=True)
        with pytest.raises(TransitionNotAllowed):
            confirm()

    def test_link(self, confirm, items):
        ItemLink.objects.create(page=items["1"], title="外", url="https://e.cn")
        with pytest.raises(TransitionNotAllowed):
            confirm()

    def test_not_applicable(self, confirm, items):
        items["1"].is_applicable = False
        items["1"].not_applicable_reason = "无"
        items["1"].save()
        with pytest.raises(TransitionNotAllowed):
            confirm()

    def test_sub_items(self, confirm, items):
        ChecklistItemPageFactory(parent=items["1"], number="1.1")
        with pytest.raises(TransitionNotAllowed):
            confirm()

    def test_item_without_periods(self, confirm, items):
        items["1"].period_type = "none"
        items["1"].save()
        with pytest.raises(TransitionNotAllowed):
            confirm()

    def test_earlier_period(self, confirm):
        confirm("2020-2021")
        assert NothingToPublish.objects.get().period == "2020-2021"
