"""What the default rules say of each kind: the table that the seeds come from."""

import json
from importlib import resources

import pytest

from wagtail_disclosure.negative_list.default_rules import default_policies, read_data
from wagtail_disclosure.negative_list.policies import RulePolicy
from wagtail_disclosure.negative_list.rule_texts import (
    UnreadableLine,
    keywords_in_short,
    read_options,
    read_severities,
)
from wagtail_disclosure.negative_list.screening.detectors import built_in_detectors
from wagtail_disclosure.negative_list.screening.rules import Severity

DEFAULTS = {policy.code: policy for policy in default_policies()}


@pytest.mark.parametrize(
    ("kind", "rule", "aspect", "severity"),
    [
        ("admission-list", "examinee-number", "", "off"),
        ("admission-list", "sensitive-column", "health-remark", "warn"),
        ("admission-list", "resident-id", "", "block"),
        ("admission-list", "mobile", "", "block"),
        ("admission-list", "home-address", "", "block"),
        ("admission-list", "weak-mask", "with-birth-date", "block"),
        ("admission-list", "weak-mask", "masked", "off"),
        ("scholarship", "student-number", "", "warn"),
        ("scholarship", "resident-id", "", "block"),
        ("scholarship", "mobile", "several", "block"),
        ("scholarship", "birth-date", "", "block"),
        ("scholarship", "bank-card", "", "block"),
        ("scholarship", "weak-mask", "masked", "block"),
        ("hardship-aid", "public-scope", "", "warn"),
        ("hardship-aid", "sensitive-column", "hardship-reason", "block"),
        ("hardship-aid", "sensitive-column", "hardship", "warn"),
        ("hardship-aid", "mobile", "", "block"),
        ("procurement", "mobile", "directory", "off"),
        ("procurement", "evaluation-experts", "", "warn"),
        ("procurement", "resident-id", "", "block"),
        ("procurement", "bank-card", "", "block"),
        ("staff-profile", "personal-email", "", "off"),
        ("staff-profile", "birth-date", "year-month", "off"),
        ("staff-profile", "birth-date", "", "warn"),
        ("staff-profile", "mobile", "directory", "warn"),
        ("staff-profile", "home-address", "", "block"),
        ("appointment", "birth-date", "", "warn"),
        ("appointment", "birth-date", "year-month", "off"),
        ("appointment", "weak-mask", "masked", "warn"),
        ("appointment", "weak-mask", "with-birth-date", "warn"),
        ("appointment", "mobile", "", "block"),
        ("consultation", "internal-marking", "draft-for-comment", "off"),
        ("consultation", "unfinished", "no-end-date", "warn"),
        ("consultation", "unfinished", "no-contact", "warn"),
        ("consultation", "secrecy-marking", "", "block"),
        ("form-template", "unfinished", "placeholder", "off"),
        ("form-template", "resident-id", "", "block"),
        ("meeting", "mobile", "", "note"),
        ("meeting", "mobile", "several", "warn"),
        ("meeting", "mobile", "directory", "block"),
        ("", "mobile", "", "warn"),
        ("", "mobile", "several", "block"),
        ("", "evaluation-experts", "", "off"),
        ("", "unfinished", "no-contact", "off"),
        ("", "unfinished", "question-mark", "warn"),
        ("", "birth-date", "year-month", "off"),
        ("notice", "hidden-content", "dictionary-sheet", "note"),
        ("notice", "hidden-content", "comment", "warn"),
        ("notice", "unreadable", "scanned", "block"),
    ],
)
def test_table_of_policies(kind, rule, aspect, severity) -> None:
    assert DEFAULTS[rule].for_kind(kind).weigh(aspect) == severity


def test_kinds_and_items_of_the_data_files_are_known() -> None:
    folder = resources.files("wagtail_disclosure") / "data"
    kinds = json.loads((folder / "information_kinds.json").read_text("utf-8"))["kinds"]
    codes = {kind["code"] for kind in kinds}
    named = {s.kind for policy in DEFAULTS.values() for s in policy.severities}
    assert named - {""} <= codes
    items = {item["code"] for item in read_data("negative_list.json")["items"]}
    rules = read_data("screening_rules.json")["rules"]
    assert {rule["item"] for rule in rules if "item" in rule} <= items


def test_every_built_in_detector_has_a_rule() -> None:
    assert set(built_in_detectors()) <= set(DEFAULTS)


@pytest.mark.parametrize("code", ["unfinished", "injected", "invisible"])
def test_quality_of_content_is_a_group_of_its_own(code) -> None:
    rules = {rule["code"]: rule for rule in read_data("screening_rules.json")["rules"]}
    assert rules[code]["group"] == "content-quality"
    assert "item" not in rules[code]


def weights(text: str, kind: str):
    lines = tuple(read_severities(text))
    policy = RulePolicy("x", Severity.WARN, severities=lines)
    rule = policy.for_kind(kind)
    return [rule.weigh(aspect).value for aspect in ("", "several", "other")]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("", "a", ["warn", "warn", "warn"]),
        ("* / several = block", "a", ["warn", "block", "warn"]),
        ("* / several = block\na / * = off", "a", ["off", "off", "off"]),
        ("* / several = block\na / * = off", "b", ["warn", "block", "warn"]),
        ("* / several = block\na / several = off", "a", ["warn", "off", "warn"]),
        ("a / * = off\na / several = note", "a", ["off", "note", "off"]),
        ("a/*＝off", "", ["warn", "warn", "warn"]),
    ],
)
def test_kind_goes_before_aspect_and_aspect_before_default(
    text, kind, expected
) -> None:
    assert weights(text, kind) == expected


@pytest.mark.parametrize("text", ["a = off", "a / b = loud", "/ = off", "x"])
def test_lines_that_say_no_severity(text) -> None:
    with pytest.raises(UnreadableLine):
        read_severities(text)


def test_options() -> None:
    text = "pattern = 20[0-9]{8} = x\n\nother=1"
    assert read_options(text) == {"pattern": "20[0-9]{8} = x", "other": "1"}
    for bad in ("pattern", "a = ", "a = 1\na = 2"):
        with pytest.raises(UnreadableLine):
            read_options(bad)


def test_long_changes_are_named_in_part() -> None:
    words = [str(number) for number in range(50)]
    text = keywords_in_short(words, [])
    assert text.startswith("50 (+50 −0): +0 +1 ") and text.endswith("+19 …")
    assert keywords_in_short(words, words) == "50"
