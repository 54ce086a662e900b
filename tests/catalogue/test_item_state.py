import datetime

import pytest

from wagtail_disclosure.catalogue.item_state import (
    COVERED_STATES,
    OPEN_STATES,
    ItemFacts,
    ItemRule,
    ItemState,
    Judgement,
    UpdateRule,
    combined_state,
)
from wagtail_disclosure.periods import PeriodType, parse_period

day = datetime.date.fromisoformat


def rule(
    period_type: str = "school-year",
    update_rule: str = "on-change",
    *,
    month: int | None = None,
    after: bool = False,
) -> ItemRule:
    return ItemRule(PeriodType(period_type), UpdateRule(update_rule), month, after)


YEARLY_REPORT = rule("school-year", "yearly", month=10, after=True)


class TestRule:
    @pytest.mark.parametrize(
        ("item_rule", "on", "key"),
        [
            (rule("school-year"), "2021-10-25", "2021-2022"),
            (YEARLY_REPORT, "2021-10-25", "2020-2021"),
            (YEARLY_REPORT, "2021-08-31", "2019-2020"),
            (rule("calendar-year", after=True), "2022-01-01", "2021"),
            (rule("term", after=True), "2021-09-01", "2020-2021-2"),
            (rule("none"), "2021-10-25", None),
            (rule("none", after=True), "2021-10-25", None),
        ],
    )
    def test_expected_period(self, item_rule, on, key) -> None:
        period = item_rule.expected_period(on=day(on))
        assert (period.key if period else None) == key

    @pytest.mark.parametrize(
        ("item_rule", "period", "due_on"),
        [
            # Twenty working days after the period, two of them on weekends.
            (rule("school-year"), "2023-2024", "2024-09-29"),
            (rule("calendar-year", "within-working-days"), "2023", "2024-01-29"),
            (rule("term", "each-term"), "2023-2024-1", "2024-03-04"),
            # A month within the period.
            (rule("calendar-year", "yearly", month=3), "2024", "2024-03-31"),
            (rule("calendar-year", "yearly", month=12), "2024", "2024-12-31"),
            (rule("school-year", "yearly", month=10), "2023-2024", "2023-10-31"),
            (rule("school-year", "yearly", month=9), "2023-2024", "2023-09-30"),
            (rule("school-year", "yearly", month=2), "2023-2024", "2024-02-29"),
            (rule("school-year", "yearly", month=2), "2022-2023", "2023-02-28"),
            # A month after it.
            (YEARLY_REPORT, "2023-2024", "2024-10-31"),
            (
                rule("school-year", "yearly", month=3, after=True),
                "2023-2024",
                "2025-03-31",
            ),
            (
                rule("calendar-year", "yearly", month=3, after=True),
                "2023",
                "2024-03-31",
            ),
            # No month is said, or the rule has none.
            (rule("calendar-year", "yearly"), "2023", "2024-01-29"),
            (rule("calendar-year", "on-change", month=3), "2023", "2024-01-29"),
        ],
    )
    def test_due_on(self, item_rule, period, due_on) -> None:
        assert item_rule.due_on(parse_period(period)) == day(due_on)

    @pytest.mark.parametrize(
        ("period_type", "period", "key"),
        [
            ("school-year", "2020-2021", "2020-2021"),
            ("calendar-year", "2020-2021", "2021"),
            ("term", "2020-2021", "2020-2021-2"),
            ("admission-year", "2020-2021", "2021"),
            ("none", "2020-2021", ""),
        ],
    )
    def test_own_period_within_that_of_a_report(self, period_type, period, key) -> None:
        assert rule(period_type).own_key(parse_period(period)) == key


class TestState:
    @pytest.mark.parametrize(
        ("facts", "state"),
        [
            ({}, "missing"),
            ({"entries": {"2023-2024": 1}}, "published"),
            ({"entries": {"2023-2024": 0}}, "missing"),
            # What was due by last September is there: this year still has time.
            ({"entries": {"2022-2023": 1}}, "due"),
            ({"entries": {"2021-2022": 1}}, "missing"),
            ({"entries": {"": 3}}, "missing"),
            ({"linked_periods": frozenset({""})}, "by-link"),
            ({"linked_periods": frozenset({"2023-2024"})}, "by-link"),
            ({"linked_periods": frozenset({"2022-2023"})}, "due"),
            ({"confirmed_periods": frozenset({"2023-2024"})}, "none-this-period"),
            ({"confirmed_periods": frozenset({"2022-2023"})}, "due"),
            # What is there counts before a link, a link before a confirmation.
            (
                {"entries": {"2023-2024": 1}, "linked_periods": frozenset({""})},
                "published",
            ),
            (
                {
                    "linked_periods": frozenset({""}),
                    "confirmed_periods": frozenset({"2023-2024"}),
                },
                "by-link",
            ),
            ({"is_applicable": False}, "not-applicable"),
            ({"is_applicable": False, "entries": {"2023-2024": 1}}, "not-applicable"),
        ],
    )
    def test_in_the_running_school_year(self, facts, state) -> None:
        found = ItemFacts(rule(), **facts).judge(on=day("2024-03-01"))
        assert found.state == ItemState(state)

    @pytest.mark.parametrize(
        ("on", "state"),
        [("2024-09-29", "due"), ("2024-09-30", "missing"), ("2023-09-01", "due")],
    )
    def test_due_until_its_day_and_missing_after_it(self, on, state) -> None:
        period = parse_period("2023-2024")
        found = ItemFacts(rule()).judge(on=day(on), period=period)
        assert found == Judgement(ItemState(state), period)

    @pytest.mark.parametrize(
        ("on", "state"),
        [("2024-09-01", "due"), ("2024-10-31", "due"), ("2024-11-01", "missing")],
    )
    def test_report_of_the_last_year(self, on, state) -> None:
        facts = ItemFacts(YEARLY_REPORT, entries={"2022-2023": 1})
        assert facts.judge(on=day(on)).state == ItemState(state)

    @pytest.mark.parametrize(
        "update_rule", [rule for rule in UpdateRule if rule != UpdateRule.YEARLY]
    )
    @pytest.mark.parametrize(
        ("period_type", "entries", "on", "state", "period"),
        [
            # The last year has twenty working days left: nobody is late yet.
            ("calendar-year", ["2022"], "2024-01-29", "due", "2024"),
            ("calendar-year", ["2022"], "2024-01-30", "missing", "2023"),
            ("calendar-year", ["2022"], "2024-12-31", "missing", "2023"),
            ("calendar-year", ["2022", "2023"], "2024-12-31", "due", "2024"),
            ("school-year", ["2022-2023"], "2024-09-29", "due", "2024-2025"),
            ("school-year", ["2022-2023"], "2024-09-30", "missing", "2023-2024"),
            ("term", ["2023-2024-1"], "2024-03-05", "due", "2023-2024-2"),
            ("term", ["2022-2023-2"], "2024-03-04", "due", "2023-2024-2"),
            ("term", ["2022-2023-2"], "2024-03-05", "missing", "2023-2024-1"),
            # Older than what is still in time, and nothing newer answers for it.
            ("calendar-year", [], "2024-01-15", "missing", "2022"),
            # Who published the last year in time is not reproached with older ones.
            ("calendar-year", ["2023"], "2024-01-15", "due", "2024"),
            ("calendar-year", ["2024"], "2024-12-31", "published", "2024"),
        ],
    )
    def test_overdue_period_shows_when_the_next_has_begun(
        self, period_type, entries, on, state, period, update_rule
    ) -> None:
        item = ItemFacts(
            rule(period_type, update_rule), entries=dict.fromkeys(entries, 1)
        )
        found = item.judge(on=day(on))
        assert (found.state, found.period and found.period.key) == (state, period)

    def test_overdue_period_is_answered_by_link_or_confirmation(self) -> None:
        for answer in ("linked_periods", "confirmed_periods"):
            item = ItemFacts(rule(), **{answer: frozenset({"2022-2023"})})
            found = item.judge(on=day("2024-03-01"))
            assert found == Judgement(ItemState.DUE, parse_period("2023-2024"))

    def test_period_that_is_asked_for_is_judged_alone(self) -> None:
        period = parse_period("2023-2024")
        found = ItemFacts(rule()).judge(on=day("2024-03-01"), period=period)
        assert found == Judgement(ItemState.DUE, period)

    @pytest.mark.parametrize(
        ("facts", "state"),
        [
            ({}, "missing"),
            ({"entries": {"": 1}}, "published"),
            ({"entries": {"2020-2021": 1}}, "published"),
            ({"entries": {"": 0}}, "missing"),
            ({"linked_periods": frozenset({""})}, "by-link"),
            ({"confirmed_periods": frozenset({""})}, "none-this-period"),
        ],
    )
    @pytest.mark.parametrize("period", [None, "2020-2021"])
    def test_without_periods(self, facts, state, period) -> None:
        item = ItemFacts(rule("none", "long-term"), **facts)
        asked = parse_period(period) if period else None
        found = item.judge(on=day("2024-03-01"), period=asked)
        assert found == Judgement(ItemState(state), asked)

    def test_calendar_item_in_the_report_of_a_school_year(self) -> None:
        item = ItemFacts(rule("calendar-year"), entries={"2024": 1})
        report = parse_period("2023-2024")
        found = item.judge(on=day("2024-09-01"), period=report)
        assert found.state == ItemState.PUBLISHED
        earlier = parse_period("2022-2023")
        found = item.judge(on=day("2024-09-01"), period=earlier)
        assert found.state == ItemState.MISSING


def test_every_state_is_covered_or_open_or_does_not_count() -> None:
    rest = set(ItemState) - COVERED_STATES - OPEN_STATES
    assert rest == {ItemState.NOT_APPLICABLE}
    assert not COVERED_STATES & OPEN_STATES


@pytest.mark.parametrize(
    ("own", "children", "combined"),
    [
        # Without sub-items the item speaks for itself.
        ("published", [], "published"),
        ("missing", [], "missing"),
        ("missing", ["not-applicable"], "missing"),
        # What is published under the parent does not stand in for a sub-item.
        ("published", ["missing"], "missing"),
        ("published", ["due"], "due"),
        ("published", ["published", "due", "missing"], "missing"),
        ("missing", ["published"], "published"),
        ("missing", ["published", "not-applicable"], "published"),
        ("due", ["published", "by-link"], "published"),
        ("due", ["by-link", "none-this-period"], "by-link"),
        ("due", ["none-this-period"], "none-this-period"),
        ("missing", ["published", "none-this-period"], "published"),
        # What the school does not have, it does not have in its parts.
        ("not-applicable", ["missing"], "not-applicable"),
        ("not-applicable", ["published"], "not-applicable"),
    ],
)
def test_combined_state(own: str, children: list[str], combined: str) -> None:
    found = combined_state(ItemState(own), map(ItemState, children))
    assert found == ItemState(combined)


@pytest.mark.parametrize("first", ItemState)
@pytest.mark.parametrize("second", ItemState)
def test_parent_is_covered_when_all_that_applies_is(first, second) -> None:
    found = combined_state(ItemState.DUE, [first, second])
    applicable = {first, second} - {ItemState.NOT_APPLICABLE}
    covered = bool(applicable) and applicable <= COVERED_STATES
    assert (found in COVERED_STATES) is covered
    assert combined_state(ItemState.DUE, [second, first]) == found
