"""What is looked for, and how much a finding weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wagtail_disclosure.negative_list.screening.texts import Role


class Severity(StrEnum):
    """How much a finding weighs; `OFF` says that it may stand there."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"
    OFF = "off"


# The heaviest first.
SEVERITY_ORDER = (Severity.BLOCK, Severity.WARN, Severity.NOTE)


@dataclass(frozen=True)
class Rule:
    """
    One rule, as it weighs for one kind of information.

    A rule is either a built-in detector, a list of keywords or a pattern. `aspects`
    says where a detector's finding of a certain aspect weighs otherwise than
    `severity`. `looks_in` limits the rule to texts of these roles; empty means all.
    `options` are the detector's own, for example a school's form of student numbers.
    """

    code: str
    severity: Severity = Severity.BLOCK
    detector: str = ""
    keywords: tuple[str, ...] = ()
    pattern: str = ""
    aspects: Mapping[str, Severity] = field(default_factory=dict)
    looks_in: frozenset[Role] = frozenset()
    options: Mapping[str, str] = field(default_factory=dict)

    def weigh(self, aspect: str) -> Severity:
        return self.aspects.get(aspect, self.severity)

    def is_silent(self) -> bool:
        """Whether nothing it could find would be reported."""
        return all(
            severity is Severity.OFF
            for severity in (self.severity, *self.aspects.values())
        )
