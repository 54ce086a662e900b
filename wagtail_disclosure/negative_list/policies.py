"""
Rules with their severities by kind, made into the rules of one kind.

No database: the rows may come from the register or from the data file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wagtail_disclosure.negative_list.rule_texts import SeverityLine
from wagtail_disclosure.negative_list.screening.rules import Rule, Severity
from wagtail_disclosure.negative_list.screening.texts import Role


@dataclass(frozen=True)
class RulePolicy:
    """A rule with all that it says of kinds."""

    code: str
    severity: Severity
    detector: str = ""
    keywords: tuple[str, ...] = ()
    pattern: str = ""
    looks_in: frozenset[Role] = frozenset()
    options: Mapping[str, str] = field(default_factory=dict)
    severities: tuple[SeverityLine, ...] = ()

    def for_kind(self, kind: str) -> Rule:
        """
        The rule as it weighs in the kind with this code; empty for no kind.

        What is said of a kind goes before what is said of an aspect everywhere, and
        that before the default. Of a kind, a row without an aspect holds for every
        aspect that has no row in this kind.
        """
        everywhere = {s.aspect: s.severity for s in self.severities if not s.kind}
        here = {
            s.aspect: s.severity for s in self.severities if kind and s.kind == kind
        }
        if "" in here:
            severity = here.pop("")
            aspects = here
        else:
            severity = self.severity
            aspects = everywhere | here
        return Rule(
            code=self.code,
            severity=severity,
            detector=self.detector,
            keywords=self.keywords,
            pattern=self.pattern,
            aspects=aspects,
            looks_in=self.looks_in,
            options=self.options,
        )


def rules_of_kind(policies: Iterable[RulePolicy], kind: str) -> list[Rule]:
    return [policy.for_kind(kind) for policy in policies]
