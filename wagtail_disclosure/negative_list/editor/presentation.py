"""Findings in words, grouped by what they mean for publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_disclosure.negative_list.finding_words import (
    DETECTOR_WORDS,
    SEVERITY_NAMES,
    finding_name,
)
from wagtail_disclosure.negative_list.models import ScreeningRule
from wagtail_disclosure.negative_list.places import place_in_words
from wagtail_disclosure.negative_list.results.cleaned_copies import (
    CleanedCopy,
    has_cleaned_copy,
)
from wagtail_disclosure.negative_list.results.masking import NOT_MASKED
from wagtail_disclosure.negative_list.results.state import PageFinding, PageScreening
from wagtail_disclosure.negative_list.screening.rules import SEVERITY_ORDER, Severity

# What a reader could notice in a cleaned copy, by the ending of its name.
_CHANGES = {
    ".docx": gettext_lazy(
        "All tracked changes were accepted; embedded files are pictures now."
    ),
    ".xlsx": gettext_lazy(
        "Formulas have become their values; pivot tables are plain cells, and embedded "
        "files and buttons are gone."
    ),
}


@dataclass(frozen=True)
class ShownFinding:
    """A finding with its words; `source` is the file, empty for the page's texts."""

    item: PageFinding
    name: str
    advice: str
    source: str
    place: str
    # The law of the negative list's item that the rule belongs to.
    bases: Sequence[str] = ()

    @property
    def can_be_masked(self) -> bool:
        return (
            self.item.finding.start is not None
            and not self.item.content.is_file
            and self.item.detector not in NOT_MASKED
        )

    @property
    def can_be_cleaned(self) -> bool:
        return self.item.answer is None and has_cleaned_copy(self.item)


@dataclass(frozen=True)
class FindingGroup:
    severity: Severity
    name: str
    findings: Sequence[ShownFinding]

    @property
    def open_count(self) -> int:
        return sum(not shown.item.is_settled for shown in self.findings)


def present(page: Any, screening: PageScreening) -> list[FindingGroup]:
    """The groups that have findings, the heaviest first."""
    codes = {item.finding.rule for item in screening.findings}
    rules = {rule.code: rule for rule in ScreeningRule.objects.to_explain(codes)}
    groups = [
        FindingGroup(
            severity,
            str(SEVERITY_NAMES[severity]),
            [
                _shown(item, page, rules.get(item.finding.rule))
                for item in screening.of_severity(severity)
            ],
        )
        for severity in SEVERITY_ORDER
    ]
    return [group for group in groups if group.findings]


def _shown(item: PageFinding, page: Any, rule: ScreeningRule | None) -> ShownFinding:
    finding = item.finding
    words = DETECTOR_WORDS.get(item.detector)
    name = finding_name(finding.rule, item.detector, finding.aspect)
    if rule is not None and words is None:
        name = rule.name
    advice = rule.advice if rule is not None else ""
    bases = rule.item.legal_bases.all() if rule is not None and rule.item else ()
    return ShownFinding(
        item=item,
        name=name,
        advice=advice or (str(words.advice) if words else ""),
        source=item.content.name,
        place=place_in_words(finding.locator, finding.member, model=type(page)),
        bases=[str(basis) for basis in bases],
    )


def copy_in_words(copy: CleanedCopy) -> str:
    """Where the cleaned copy is, what to do with it, and what to look for in it."""
    if copy.is_new:
        sentence = _(
            "The cleaned copy is a new document, “%(title)s”. Choose it in place of "
            "the original, save, and look through it before it is published."
        )
    else:
        sentence = _(
            "There is a cleaned copy already: the document “%(title)s”. Choose it in "
            "place of the original, save, and look through it before it is published."
        )
    changes = _CHANGES.get(PurePosixPath(copy.document.filename).suffix.lower(), "")
    return f"{sentence % {'title': copy.document.title}} {changes}".strip()
