"""The rules that hold on this site."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from wagtail_disclosure.negative_list.extensions import detectors
from wagtail_disclosure.negative_list.screening.rules import Rule
from wagtail_disclosure.negative_list.screening.screen import RuleSet


@lru_cache(maxsize=1)
def _default() -> RuleSet:
    known = detectors()
    return RuleSet([Rule(code, detector=code) for code in known], known)


def rules_for(kind: Any) -> RuleSet:
    return _default()
