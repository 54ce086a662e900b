import logging

import pytest
from django.core.exceptions import ImproperlyConfigured
from wagtail import hooks

from tests.factories import InformationKindFactory
from tests.negative_list.factories import ScreeningRuleFactory
from wagtail_disclosure.models import RuleSeverity, ScreeningRule
from wagtail_disclosure.negative_list.known_detectors import DETECTORS_HOOK
from wagtail_disclosure.negative_list.rule_sets import rules_for, rules_version
from wagtail_disclosure.negative_list.rule_texts import read_severities
from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
)
from wagtail_disclosure.negative_list.screening.screen import screen
from wagtail_disclosure.negative_list.screening.texts import Role, Text

pytestmark = pytest.mark.django_db

NUMBER = "11010519491231002X"


class CampusCardDetector(Detector):
    code = "campus-card"
    words = ("一卡通",)

    def find(self, passage, options):
        for word in passage.words:
            yield Match(passage.piece_at(word.start), word.start, word.end)


def findings(text: str, kind=None, role=Role.BODY):
    return [
        (finding.rule, finding.severity.value)
        for finding in screen([Text(text, role=role)], rules_for(kind))
    ]


def severities(rule, text: str) -> None:
    rule.set_severities(read_severities(text))
    rule.save()


def test_register_without_rules_leaves_the_defaults_in_force() -> None:
    assert findings(NUMBER) == [("resident-id", "block")]
    ScreeningRuleFactory(is_active=False)
    assert findings(NUMBER) == []


def test_words_and_patterns_weigh_by_kind() -> None:
    procurement = InformationKindFactory(code="procurement")
    other = InformationKindFactory(code="other")
    rule = ScreeningRuleFactory(code="words", keywords="绝密代号", severity="block")
    severities(rule, "procurement / * = off")
    ScreeningRuleFactory(code="form", keywords="", pattern="xk[0-9]{4}")
    text = "绝密代号 ＸＫ2024"
    assert findings(text) == [("form", "warn"), ("words", "block")]
    assert findings(text, other) == [("form", "warn"), ("words", "block")]
    assert findings(text, procurement) == [("form", "warn")]


def test_rule_looks_where_it_was_told_to() -> None:
    ScreeningRuleFactory(code="words", keywords="绝密代号", looks_in="title, cell")
    assert findings("绝密代号") == []
    assert findings("绝密代号", role=Role.TITLE) == [("words", "warn")]


def test_set_is_made_once_for_each_kind_and_state() -> None:
    kind = InformationKindFactory()
    ScreeningRuleFactory()
    assert rules_for(kind) is rules_for(kind)
    assert rules_for(kind) is not rules_for(None)
    assert rules_for(kind).words is rules_for(None).words


def changes(rule: ScreeningRule, kind):
    """Everything that somebody can do to the register, however it is done."""

    def save() -> None:
        rule.keywords = "丙"
        rule.save()

    def by_query() -> None:
        ScreeningRule.objects.update(severity="note")

    def add_severity() -> None:
        severities(rule, "* / several = note")

    def severity_by_query() -> None:
        RuleSeverity.objects.update(severity="block")

    def kind_code() -> None:
        type(kind).objects.update(code="renamed")

    return [
        save,
        by_query,
        add_severity,
        severity_by_query,
        kind_code,
        ScreeningRuleFactory,
        rule.delete,
    ]


@pytest.mark.parametrize("number", range(7))
def test_every_change_holds_at_once(number, django_assert_num_queries) -> None:
    kind = InformationKindFactory(code="procurement")
    rule = ScreeningRuleFactory()
    ScreeningRuleFactory()
    severities(rule, "procurement / * = off")
    before, version = rules_for(None), rules_version()
    changes(rule, kind)[number]()
    assert rules_version() != version
    assert rules_for(None) is not before
    with django_assert_num_queries(2):
        rules_for(None)


def test_detectors_come_from_other_apps() -> None:
    def detectors():
        return [CampusCardDetector()]

    with hooks.register_temporarily(DETECTORS_HOOK, detectors):
        rule = ScreeningRuleFactory.build(keywords="", detector="campus-card")
        rule.full_clean()
        rule.save()
        assert findings("校园一卡通") == [(rule.code, "warn")]


def test_detector_that_is_no_longer_there_stops_nothing_else(caplog) -> None:
    ScreeningRuleFactory(code="gone", keywords="", detector="campus-card")
    ScreeningRuleFactory(code="words", keywords="绝密代号")
    with caplog.at_level(logging.WARNING):
        assert findings("绝密代号 一卡通") == [("words", "warn")]
    assert "campus-card" in caplog.text


def test_two_detectors_of_one_code_are_an_error() -> None:
    def detectors():
        return [CampusCardDetector(), CampusCardDetector()]

    with (
        hooks.register_temporarily(DETECTORS_HOOK, detectors),
        pytest.raises(ImproperlyConfigured),
    ):
        rules_for(None)
