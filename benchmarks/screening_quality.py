"""
How much the detectors find, and how often they are wrong.

    python -m benchmarks.screening_quality

Draws the labelled set from a seed (rules: benchmarks/labelled/README.md), screens it
with every built-in detector, and prints precision and recall per detector, then the
same as JSON. Exit status 1 where a figure is below what is promised.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from benchmarks.labelled.case import Case, groups
from wagtail_disclosure.negative_list.screening.detectors import built_in_detectors
from wagtail_disclosure.negative_list.screening.findings import Finding
from wagtail_disclosure.negative_list.screening.rules import Rule, Severity
from wagtail_disclosure.negative_list.screening.screen import RuleSet, screen
from wagtail_disclosure.negative_list.screening.texts import Text

# Recall and precision that are promised.
WITH_CHECKSUM = (0.99, 0.97)
OTHERWISE = (0.95, 0.95)
CHECKSUM_RULES = frozenset({"resident-id", "bank-card"})
# How findings weigh where no policy says otherwise; only what a group may find.
OFF_ASPECTS = frozenset(
    {
        "weak-mask:masked",
        "birth-date:year-month",
        "unfinished:no-end-date",
        "unfinished:no-contact",
    }
)
WARNING_RULES = frozenset(
    {
        *("examinee-number", "student-number", "birth-date", "personal-email"),
        *("unfinished", "hidden-content", "location-metadata", "evaluation-experts"),
    }
)
WARNING_ASPECTS = frozenset(
    {
        *(
            "sensitive-column:phone",
            "sensitive-column:birth",
            "sensitive-column:family",
        ),
        *("sensitive-column:hardship", "sensitive-column:health-remark"),
        *("internal-marking:draft-for-comment", "injected:emoji", "injected:mojibake"),
        *("invisible:white-text", "invisible:zero-size"),
    }
)
_LEAST_CASES = 5


@dataclass
class Score:
    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    def keeps(self, promised: tuple[float, float]) -> bool:
        return self.recall >= promised[0] and self.precision >= promised[1]


@dataclass
class Result:
    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    positives: int = 0
    negatives: int = 0
    blocked_ordinary: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, group: str, case: Case, judged: frozenset[str]) -> None:
        findings = [f for f in _findings(case) if f.rule in judged]
        found = Counter(_key(finding, case.expects) for finding in findings)
        for finding in findings:
            found[_key(finding, case.expects)] += finding.repeats
        self.positives += sum(case.expects.values())
        self.negatives += not case.expects
        for key in {*found, *case.expects}:
            rule = key.partition(":")[0]
            if rule not in case.allows:
                self._count(group, case, key, case.expects.get(key, 0), found[key])
        if case.is_ordinary and any(_blocks(finding) for finding in findings):
            self.blocked_ordinary += 1
            self.faults.append(
                f"{group}: an ordinary document is blocked: {_text(case)}"
            )

    def _count(
        self, group: str, case: Case, key: str, expected: int, found: int
    ) -> None:
        score = self.scores[key.partition(":")[0]]
        score.right += min(expected, found)
        score.missed += max(0, expected - found)
        wrong = 0 if key in OFF_ASPECTS else max(0, found - expected)
        score.wrong += wrong
        if found < expected or wrong:
            self.faults.append(f"{group}: {key} {found}/{expected}: {_text(case)}")

    def below_promise(self) -> list[str]:
        below = [
            rule
            for rule, score in sorted(self.scores.items())
            if score.right + score.missed >= _LEAST_CASES
            and not score.keeps(promised(rule))
        ]
        return [*below, *(["ordinary documents"] if self.blocked_ordinary else [])]


def promised(rule: str) -> tuple[float, float]:
    return WITH_CHECKSUM if rule in CHECKSUM_RULES else OTHERWISE


def measure(seed: int, only: str = "") -> Result:
    result = Result()
    for name, group in groups().items():
        if not only or only in name:
            for case in group.cases(Random(f"{seed}:{name}")):
                result.add(name, case, group.JUDGED)
    return result


def _findings(case: Case) -> list[Finding]:
    return screen(case.content, _rules(case.options))


_RULE_SETS: dict[str, RuleSet] = {}


def _rules(options: Mapping[str, Mapping[str, str]]) -> RuleSet:
    key = repr(options)
    if key not in _RULE_SETS:
        _RULE_SETS[key] = RuleSet(
            Rule(code, detector=code, options=options.get(code, {}))
            for code in built_in_detectors()
        )
    return _RULE_SETS[key]


def _key(finding: Finding, expects: Mapping[str, int]) -> str:
    key = f"{finding.rule}:{finding.aspect}" if finding.aspect else finding.rule
    # A case that names no aspect takes any that weighs something.
    if key not in expects and key not in OFF_ASPECTS and finding.rule in expects:
        return finding.rule
    return key


def _blocks(finding: Finding) -> bool:
    key = _key(finding, {})
    if finding.rule in WARNING_RULES or key in OFF_ASPECTS | WARNING_ASPECTS:
        return False
    is_contact = finding.rule == "mobile" and not finding.aspect
    return finding.severity is Severity.BLOCK and not is_contact


def _text(case: Case) -> str:
    texts = [c.text if isinstance(c, Text) else str(c) for c in case.content]
    return " ⏎ ".join(texts)[:300]


def _table(result: Result) -> str:
    rows = ["| detector | found | missed | wrong | recall | precision | promised |"]
    rows.append("|---|---|---|---|---|---|---|")
    for rule, score in sorted(result.scores.items()):
        recall, precision = promised(rule)
        rows.append(
            f"| {rule} | {score.right} | {score.missed} | {score.wrong} "
            f"| {score.recall:.3f} | {score.precision:.3f} | {recall} / {precision} |"
        )
    return "\n".join(rows)


def _json(result: Result) -> str:
    detectors = {
        rule: {
            "found": score.right,
            "missed": score.missed,
            "wrong": score.wrong,
            "recall": round(score.recall, 4),
            "precision": round(score.precision, 4),
        }
        for rule, score in sorted(result.scores.items())
    }
    return json.dumps(
        {
            "positives": result.positives,
            "hard_negatives": result.negatives,
            "ordinary_blocked": result.blocked_ordinary,
            "detectors": detectors,
            "below_promise": result.below_promise(),
        },
        ensure_ascii=False,
        indent=1,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="groups with this in their name")
    parser.add_argument("--faults", action="store_true", help="show what went wrong")
    options = parser.parse_args()
    result = measure(options.seed, options.only)
    out = sys.stdout.write
    out(f"{result.positives} positives, {result.negatives} hard negatives\n\n")
    out(_table(result) + "\n\n" + _json(result) + "\n")
    if options.faults:
        out("\n" + "\n".join(result.faults) + "\n")
    return 1 if result.below_promise() else 0


if __name__ == "__main__":
    sys.exit(main())
