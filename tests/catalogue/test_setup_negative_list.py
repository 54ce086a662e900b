"""The default negative list and rules, as disclosure_setup enters them."""

import pytest
from django.contrib.auth.models import Group

from tests.catalogue.setting_up import run
from wagtail_disclosure.catalogue.setup.access import OFFICE
from wagtail_disclosure.models import (
    InformationKind,
    NegativeListItem,
    NegativeListPage,
    ScreeningRule,
)
from wagtail_disclosure.negative_list.rule_sets import rules_for
from wagtail_disclosure.negative_list.screening.detectors import built_in_detectors

pytestmark = pytest.mark.django_db


def test_default_list_with_grounds_and_bases():
    run()
    items = {item.code: item for item in NegativeListItem.objects.all()}
    assert all(item.is_preset and item.is_public for item in items.values())
    assert all(item.basis_text and item.public_wording for item in items.values())
    secret = items["state-secret"]
    assert secret.strength == "mandatory"
    assert "《高等学校信息公开办法》（教育部令第29号）第十条（一）" in secret.basis_text
    assert {item.ground for item in items.values()} == {
        value for value, _label in NegativeListItem._meta.get_field("ground").choices
    }
    assert NegativeListItem.objects.review_points().filter(code="process").exists()


def test_one_rule_for_each_detector_weighs_as_the_defaults_do():
    before = rules_for(InformationKind(code="procurement")).rules
    run()
    rules = ScreeningRule.objects.all()
    assert set(built_in_detectors()) <= {rule.detector for rule in rules}
    assert all(rule.is_preset and rule.code == rule.detector for rule in rules)
    after = rules_for(InformationKind.objects.get(code="procurement")).rules
    assert {code: before[code] for code in after} == after


def test_page_is_a_draft():
    run()
    page = NegativeListPage.objects.get()
    assert (page.title, page.slug, page.live) == ("负面清单", "negative-list", False)
    assert page.latest_revision is not None
    page.full_clean()


def test_second_run_finds_nothing_to_do():
    run()
    records = NegativeListItem.history.count(), ScreeningRule.history.count()
    run()
    assert "内容齐全" in run()
    after = NegativeListItem.history.count(), ScreeningRule.history.count()
    assert after == records


def test_changes_of_the_office_stay_and_are_listed():
    run()
    item = NegativeListItem.objects.get(code="process")
    item.title, item.is_preset = "过程稿", False
    item.save()
    rule = ScreeningRule.objects.get(code="resident-id")
    rule.severity = "warn"
    rule.save()
    page = NegativeListPage.objects.get().get_latest_revision_as_object()
    page.title = "不予公开清单"
    page.save_revision()
    output = run("--dry-run")
    assert "过程稿" in output and "severity" in output and "不予公开清单" in output
    run()
    item.refresh_from_db()
    rule.refresh_from_db()
    assert (item.title, rule.severity) == ("过程稿", "warn")
    assert NegativeListPage.objects.get().get_latest_revision().content["title"] == (
        "不予公开清单"
    )
    run("--overwrite")
    item.refresh_from_db()
    rule.refresh_from_db()
    assert (item.title, rule.severity) == ("过程性信息", "block")


def test_what_was_deleted_stays_away():
    run()
    ScreeningRule.objects.all().delete()
    NegativeListItem.objects.filter(code="inquiry").delete()
    run()
    assert not ScreeningRule.objects.exists()
    assert not NegativeListItem.objects.filter(code="inquiry").exists()


def test_dry_run_writes_nothing():
    run("--dry-run")
    assert not NegativeListItem.objects.exists()
    assert not ScreeningRule.objects.exists()


def test_office_keeps_the_registers():
    run()
    granted = Group.objects.get(name=OFFICE).permissions
    for codename in ("change_negativelistitem", "add_screeningrule"):
        assert granted.filter(codename=codename).exists()
