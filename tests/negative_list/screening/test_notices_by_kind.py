"""Ordinary notices, weighed as their kind weighs findings: nothing blocks them."""

from functools import cache
from typing import Any

import pytest

from benchmarks.labelled.groups.notices_by_kind import NOTICES, contents
from wagtail_disclosure.negative_list.default_rules import default_policies
from wagtail_disclosure.negative_list.policies import rules_of_kind
from wagtail_disclosure.negative_list.screening.rules import Severity
from wagtail_disclosure.negative_list.screening.screen import RuleSet, screen
from wagtail_disclosure.negative_list.screening.texts import Role, Text


@cache
def rules(kind: str) -> RuleSet:
    return RuleSet(rules_of_kind(default_policies(), kind))


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice["title"])
def test_an_ordinary_notice_is_not_blocked(notice: dict[str, Any]) -> None:
    texts = [
        Text(notice["title"], role=Role.TITLE),
        *(Text(c) if isinstance(c, str) else c for c in contents(notice)),
    ]
    found = screen(texts, rules(notice["kind"]))
    assert [f for f in found if f.severity is Severity.BLOCK] == []
