"""The rules as they find, whatever the findings weigh."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from wagtail_disclosure.negative_list.file_reading import reading_signature
from wagtail_disclosure.negative_list.known_detectors import known_detectors
from wagtail_disclosure.negative_list.rule_sets import rules_for
from wagtail_disclosure.negative_list.screening.rules import Rule, Severity
from wagtail_disclosure.negative_list.screening.screen import RuleSet

# Counts up when detectors or extractors find other things than before, so that
# contents are read again.
DETECTION_VERSION = 1


@dataclass(frozen=True)
class Detection:
    """`sha256` stands for everything that decides what is found."""

    rules: RuleSet
    sha256: str


def current_detection() -> Detection:
    """The active rules, each weighing the same, so that no finding is dropped."""
    return _detection(rules_for(None), json.dumps(reading_signature()))


@lru_cache(maxsize=2)
def _detection(weighed: RuleSet, reading: str) -> Detection:
    rules = [
        replace(rule, severity=Severity.NOTE, aspects={})
        for rule in weighed.rules.values()
    ]
    return Detection(RuleSet(rules, known_detectors()), _digest(rules, reading))


def _digest(rules: Iterable[Rule], reading: str) -> str:
    described = [
        [
            rule.code,
            rule.detector,
            list(rule.keywords),
            rule.pattern,
            sorted(rule.looks_in),
            sorted(rule.options.items()),
        ]
        for rule in sorted(rules, key=lambda rule: rule.code)
    ]
    text = json.dumps([DETECTION_VERSION, reading, described], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
