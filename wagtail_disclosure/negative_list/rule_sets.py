"""The rules that hold for a kind of information, ready to screen with."""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail_disclosure.negative_list.default_rules import (
    default_kinds,
    default_policies,
)
from wagtail_disclosure.negative_list.known_detectors import known_detectors
from wagtail_disclosure.negative_list.models import RuleSeverity, ScreeningRule
from wagtail_disclosure.negative_list.policies import RulePolicy, rules_of_kind
from wagtail_disclosure.negative_list.rule_texts import (
    read_keywords,
    read_options,
    read_roles,
)
from wagtail_disclosure.negative_list.screening.detectors.detector import Detector
from wagtail_disclosure.negative_list.screening.keywords import WordFinder
from wagtail_disclosure.negative_list.screening.rules import Severity
from wagtail_disclosure.negative_list.screening.screen import UNREADABLE, RuleSet
from wagtail_disclosure.registers.models import InformationKind

logger = logging.getLogger(__name__)

# All that the outcome of a screening depends on; a long list stands for itself by
# its digest.
_COLUMNS = (
    "pk",
    "code",
    "detector",
    "keywords_sha256",
    "pattern",
    "looks_in",
    "options",
    "severity",
    "sort_order",
)


@dataclass
class _Prepared:
    """The rules of one state of the register; sets are made when they are asked for."""

    version: str
    policies: list[RulePolicy]
    detectors: Mapping[str, Detector]
    words: WordFinder
    sets: dict[str, RuleSet] = field(default_factory=dict)

    def for_kind(self, kind: str) -> RuleSet:
        with _lock:
            if kind not in self.sets:
                rules = rules_of_kind(self.policies, kind)
                self.sets[kind] = RuleSet(rules, self.detectors, words=self.words)
            return self.sets[kind]


_lock = threading.Lock()
_prepared: _Prepared | None = None


def rules_for(kind: InformationKind | None) -> RuleSet:
    """
    What entries of this kind are screened with; None for what has no kind.

    The register is compared in two queries each time, so that a change holds in all
    processes at once, however it was made. While the register has no rules, those of
    the data file hold: a site must not look clean because nobody ran set-up.
    """
    return current_rules()(kind.code if kind else "")


def is_known_kind(code: str) -> bool:
    """Whether a kind has this code; those of the data file hold like its rules."""
    if InformationKind.objects.exists():
        return InformationKind.objects.filter(code=code).exists()
    return code in default_kinds()


def current_rules() -> Callable[[str], RuleSet]:
    """`rules_for` for many kinds, by their code: the register is compared once."""
    global _prepared
    version = rules_version()
    with _lock:
        if _prepared is None or _prepared.version != version:
            _prepared = _prepare(version)
        return _prepared.for_kind


def rules_version() -> str:
    """A digest of all rules and detectors: it changes when they do."""
    rules = list(ScreeningRule.objects.active().values_list(*_COLUMNS))
    severities = list(
        RuleSeverity.objects.filter(rule__is_active=True)
        .order_by("rule", "sort_order", "pk")
        .values_list("rule", "kind__code", "aspect", "severity")
    )
    has_rules = bool(rules) or ScreeningRule.objects.exists()
    content = [has_rules, rules, severities, sorted(known_detectors())]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def _prepare(version: str) -> _Prepared:
    detectors = known_detectors()
    policies = _usable(_registered_policies(), detectors)
    finder = WordFinder({p.code: _words_of(p, detectors) for p in policies})
    return _Prepared(version, policies, detectors, finder)


def _registered_policies() -> list[RulePolicy]:
    if not ScreeningRule.objects.exists():
        return default_policies()
    rules = ScreeningRule.objects.active().prefetch_related("severities__kind")
    return [policy_of(rule) for rule in rules]


def policy_of(rule: ScreeningRule) -> RulePolicy:
    rows: list[Any] = list(rule.severities.all())
    return RulePolicy(
        code=rule.code,
        severity=Severity(rule.severity),
        detector=rule.detector,
        keywords=tuple(read_keywords(rule.keywords)),
        pattern=rule.pattern,
        looks_in=frozenset(read_roles(rule.looks_in)),
        options=read_options(rule.options),
        severities=tuple(row.line for row in rows),
    )


def _usable(
    policies: Iterable[RulePolicy], detectors: Mapping[str, Detector]
) -> list[RulePolicy]:
    usable = []
    for policy in policies:
        if policy.detector and policy.detector not in {*detectors, UNREADABLE}:
            logger.warning(
                "The screening rule %s names the detector %s, which is not installed.",
                policy.code,
                policy.detector,
            )
        else:
            usable.append(policy)
    return usable


def _words_of(policy: RulePolicy, detectors: Mapping[str, Detector]) -> Iterable[str]:
    detector = detectors.get(policy.detector)
    return detector.words if detector else policy.keywords
