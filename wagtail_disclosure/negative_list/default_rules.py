"""The rules and the negative list that a school starts with, from the data files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from wagtail_disclosure.negative_list.policies import RulePolicy
from wagtail_disclosure.negative_list.rule_texts import SeverityLine
from wagtail_disclosure.negative_list.screening.rules import Severity
from wagtail_disclosure.negative_list.screening.texts import Role

RULES_FILE = "screening_rules.json"
ITEMS_FILE = "negative_list.json"
KINDS_FILE = "information_kinds.json"


@cache
def read_data(name: str) -> Mapping[str, Any]:
    file = resources.files("wagtail_disclosure") / "data" / name
    content: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return content


def default_policies() -> list[RulePolicy]:
    """All rules of the data file; a rule bears the code of its detector."""
    return [_policy(row) for row in read_data(RULES_FILE)["rules"]]


def default_kinds() -> frozenset[str]:
    """The codes of the kinds of the data file, of which its rules speak."""
    return frozenset(row["code"] for row in read_data(KINDS_FILE)["kinds"])


def severity_lines(row: Mapping[str, Any]) -> list[SeverityLine]:
    """What the data file says of the aspects and kinds of one rule."""
    return [
        SeverityLine(
            "" if kind == "*" else kind, "" if aspect == "*" else aspect, weight
        )
        for kind, aspects in row.get("severities", {}).items()
        for aspect, weight in ((a, Severity(s)) for a, s in aspects.items())
    ]


def _policy(row: Mapping[str, Any]) -> RulePolicy:
    return RulePolicy(
        code=row["code"],
        severity=Severity(row["severity"]),
        detector=row["code"],
        looks_in=frozenset(map(Role, row.get("looks_in", ()))),
        severities=tuple(severity_lines(row)),
    )
