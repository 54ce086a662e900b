"""The state of items, from what is in the database."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import factories
from tests.factories import (
    AudienceSectionPageFactory,
    ChecklistCategoryPageFactory,
    ChecklistItemPageFactory,
    ChecklistPageFactory,
    DisclosurePageFactory,
    ResponsibleUnitFactory,
    day,
)
from wagtail_disclosure.catalogue.coverage import (
    count_coverage,
    coverage_of,
    items_of,
)
from wagtail_disclosure.models import (
    DisclosurePage,
    FurtherPlace,
    ItemLink,
    NothingToPublish,
)
from wagtail_disclosure.periods import parse_period

pytestmark = pytest.mark.django_db

ON = day("2024-05-20")


@pytest.fixture
def category():
    return ChecklistCategoryPageFactory()


def states(page, *, on=ON, period=None):
    chosen = parse_period(period) if period else None
    rows = coverage_of(items_of(page), on=on, period=chosen)
    return {row.item.number: row.state.value for row in rows}


def item_with(category, **fields):
    return ChecklistItemPageFactory(parent=category, **fields)


def publish(item, **fields):
    return DisclosurePageFactory(parent=item, published=True, **fields)


@pytest.mark.parametrize(
    ("period_type", "produced_on", "periods"),
    [
        ("school-year", "2023-10-08", {"": "published", "2022-2023": "missing"}),
        ("calendar-year", "2024-03-01", {"": "published", "2022-2023": "missing"}),
        # Calendar years count for the school year in which they end: 2023.
        ("calendar-year", "2023-03-01", {"": "due", "2022-2023": "published"}),
        ("calendar-year", "2022-03-01", {"": "missing", "2021-2022": "published"}),
        ("term", "2024-03-01", {"": "published", "2022-2023": "missing"}),
        ("term", "2023-10-08", {"": "due"}),
        ("term", "2023-04-08", {"": "missing", "2022-2023": "published"}),
        ("admission-year", "2024-04-01", {"": "published"}),
        ("graduating-year", "2023-04-01", {"": "due", "2022-2023": "published"}),
        ("each-occurrence", "2023-10-08", {"": "published", "2021-2022": "missing"}),
        ("none", "2001-01-01", {"": "published", "2021-2022": "published"}),
    ],
)
def test_entry_counts_in_the_period_of_the_item(
    period_type, produced_on, periods, category
):
    item = item_with(category, number="1", period_type=period_type)
    publish(item, produced_on=day(produced_on))
    assert {key: states(category, period=key)["1"] for key in periods} == periods


def test_period_that_an_entry_names_goes_before_its_dates(category):
    item = item_with(category, number="1", period_type="school-year")
    publish(item, produced_on=day("2024-05-01"), period="2022-2023")
    assert states(category)["1"] == "due"
    assert states(category, period="2022-2023")["1"] == "published"


@pytest.mark.parametrize(
    ("rule", "on", "state", "period"),
    [
        ({"update_rule": "yearly", "update_month": 3}, "2024-03-31", "due", "2024"),
        ({"update_rule": "yearly", "update_month": 3}, "2024-04-01", "missing", "2024"),
        # By the day of 2024 the next year has begun: the item says so all the same.
        ({"update_rule": "on-change"}, "2024-12-31", "due", "2024"),
        ({"update_rule": "on-change"}, "2025-01-27", "due", "2025"),
        ({"update_rule": "on-change"}, "2025-03-01", "missing", "2024"),
        ({"update_rule": "immediate"}, "2025-12-31", "missing", "2024"),
    ],
)
def test_open_items_are_due_until_their_day(rule, on, state, period, category):
    item = item_with(category, number="1", period_type="calendar-year", **rule)
    publish(item, produced_on=day("2023-05-01"))
    (row,) = coverage_of(items_of(category), on=day(on))
    assert (row.state, row.period) == (state, period)


def test_item_without_period_is_missing_at_once(category):
    for number, rule in enumerate(("long-term", "on-change", "immediate")):
        item_with(category, number=str(number), update_rule=rule)
    assert set(states(category).values()) == {"missing"}


def test_drafts_and_entries_for_an_audience_do_not_count(category):
    item = item_with(category, number="1")
    DisclosurePageFactory(parent=item)
    section = AudienceSectionPageFactory(parent=item.portal)
    inside = DisclosurePageFactory(parent=section)
    inside.further_places = [FurtherPlace(place=item)]
    factories.publish(inside)
    assert states(category)["1"] == "missing"


def test_entry_that_was_taken_down_no_longer_counts(category):
    entry = publish(item_with(category, number="1"))
    assert states(category)["1"] == "published"
    entry.unpublish()
    assert states(category)["1"] == "missing"


def test_links_and_confirmations(category):
    for number in "1234":
        item_with(category, number=number, period_type="school-year")
    items = {item.number: item for item in items_of(category)}
    ItemLink.objects.create(page=items["1"], title="校外", url="https://example.edu.cn")
    ItemLink.objects.create(
        page=items["2"], title="去年", url="https://example.edu.cn", period="2022-2023"
    )
    NothingToPublish.objects.create(
        item=items["3"], period="2023-2024", confirmed_at=timezone.now()
    )
    assert states(category) == {
        "1": "by-link",
        "2": "due",
        "3": "none-this-period",
        "4": "missing",
    }
    assert states(category, period="2022-2023")["2"] == "by-link"
    assert states(category, period="2022-2023")["3"] == "missing"


def test_not_applicable(category):
    item_with(
        category, number="1", is_applicable=False, not_applicable_reason="无附属医院"
    )
    assert states(category)["1"] == "not-applicable"


# Sub-items.


@pytest.fixture
def family(category):
    """Item 1 with sub-items 1.1 and 1.2."""
    parent = item_with(category, number="1")
    subs = [ChecklistItemPageFactory(parent=parent, number=f"1.{n}") for n in (1, 2)]
    return parent, *subs


def test_parent_is_covered_when_all_its_sub_items_are(category, family):
    parent, first, second = family
    publish(parent)
    publish(first)
    assert states(category) == {"1": "missing", "1.1": "published", "1.2": "missing"}
    publish(second)
    assert states(category)["1"] == "published"


def test_parent_names_the_period_of_the_sub_item_that_decides(category, family):
    parent, first, second = family
    for item in (first, second):
        item.period_type = "school-year"
        item.save()
    publish(first, period="2023-2024")
    rows = coverage_of(items_of(category), on=ON)
    assert [(row.state, row.period) for row in rows] == [
        ("missing", "2022-2023"),
        ("published", "2023-2024"),
        ("missing", "2022-2023"),
    ]


def test_sub_item_that_does_not_apply_does_not_hold_up(category, family):
    __, first, second = family
    publish(first)
    second.is_applicable = False
    second.not_applicable_reason = "不涉及"
    second.save()
    rows = coverage_of(items_of(category), on=ON)
    assert rows[0].state == "published"
    count = count_coverage(rows)
    assert (count.covered, count.applicable, count.percent) == (1, 1, 100)


def test_coverage_counts_top_level_items(category, family):
    item_with(category, number="2")
    count = count_coverage(coverage_of(items_of(category), on=ON))
    assert (count.covered, count.applicable, count.percent) == (0, 2, 0)


def test_empty_list_has_no_percentage(category):
    assert count_coverage([]).percent == 0


# A further item counts exactly as the own one.


def test_entry_counts_in_every_list_where_it_is_placed(category):
    own = item_with(category, number="2", period_type="school-year")
    sanwu = ChecklistPageFactory(parent=own.portal, code="sanwu")
    other = ChecklistCategoryPageFactory(parent=sanwu)
    further = ChecklistItemPageFactory(
        parent=other, number="B3", period_type="calendar-year"
    )
    entry = DisclosurePageFactory(parent=own, produced_on=day("2024-02-01"))
    entry.further_places = [FurtherPlace(place=further)]
    factories.publish(entry)
    assert states(category) == {"2": "published"}
    assert states(other) == {"B3": "published"}
    for page in (category, other):
        (row,) = coverage_of(items_of(page), on=ON)
        assert (row.entry_count, row.newest_on) == (1, timezone.localdate())
    # Each judges by periods of its own.
    assert states(category, period="2022-2023")["2"] == "missing"
    live = DisclosurePage.objects.get(pk=entry.pk)
    live.unpublish()
    assert states(other) == {"B3": "missing"}


def test_queries_do_not_grow_with_items_or_entries(category):
    def count():
        with CaptureQueriesContext(connection) as queries:
            coverage_of(items_of(category), on=ON)
        return len(queries)

    publish(item_with(category, number="1", period_type="school-year"))
    few = count()
    for number in range(2, 8):
        item = item_with(
            category, number=str(number), lead_unit=ResponsibleUnitFactory()
        )
        ChecklistItemPageFactory(parent=item, number=f"{number}.1")
        publish(item)
        publish(item)
    assert count() == few
    assert few <= 8


def test_today_is_what_the_caller_says(category):
    item = item_with(category, number="1", period_type="school-year")
    for year in (2021, 2022):
        publish(item, produced_on=day(f"{year}-10-01"))
    first, second = (
        coverage_of(items_of(category), on=datetime.date(year, 5, 1))[0].period
        for year in (2023, 2024)
    )
    assert (first, second) == ("2022-2023", "2023-2024")
