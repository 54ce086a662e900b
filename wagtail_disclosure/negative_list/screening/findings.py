"""What was found, where, and nothing of it in clear text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wagtail_disclosure.negative_list.screening.rules import Severity
from wagtail_disclosure.negative_list.screening.texts import Locator, Role


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One finding.

    `start` and `end` count Unicode code points in the text of the place as it was
    before folding; both are None where the finding is about the place as a whole.
    `excerpt` shows the surroundings with every value masked. `repeats` counts further
    findings of the same sort that are not listed one by one.
    """

    rule: str
    severity: Severity
    aspect: str = ""
    locator: Locator | None = None
    member: tuple[str, ...] = ()
    role: Role | None = None
    heading: str = ""
    hidden: str = ""
    start: int | None = None
    end: int | None = None
    text_sha256: str = ""
    excerpt: str = ""
    repeats: int = 0

    def as_json(self) -> dict[str, Any]:
        """The finding as JSON has it, but for the file and the place in words."""
        return {
            "member": list(self.member),
            "locator": dict(self.locator or {}),
            "rule": self.rule,
            "aspect": self.aspect,
            "severity": str(self.severity),
            "hidden": self.hidden,
            "start": self.start,
            "end": self.end,
            "text_sha256": self.text_sha256,
            "excerpt": self.excerpt,
            "repeats": self.repeats,
        }
