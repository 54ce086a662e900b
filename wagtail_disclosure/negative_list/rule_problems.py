"""Why a rule cannot be used as it stands."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from wagtail_disclosure.negative_list.known_detectors import detector_codes
from wagtail_disclosure.negative_list.rule_texts import (
    UnreadableLine,
    read_options,
    read_roles,
)
from wagtail_disclosure.negative_list.screening.patterns import (
    EmptyMatch,
    PatternError,
    compile_pattern,
)

# The option of a detector that is a pattern itself.
PATTERN_OPTION = "pattern"


def find_rule_problems(rule: Any) -> dict[str, str]:
    """What is wrong, by field."""
    problems = _means_problems(rule)
    if rule.pattern and (reason := pattern_problem(rule.pattern)):
        problems["pattern"] = reason
    if reason := _options_problem(rule.options):
        problems["options"] = reason
    try:
        read_roles(rule.looks_in)
    except UnreadableLine as error:
        problems["looks_in"] = _("“%(value)s” is not known here.") % {"value": error}
    return problems


def pattern_problem(pattern: str) -> str:
    """Why a regular expression is none, or the empty text."""
    try:
        compile_pattern(pattern)
    except EmptyMatch:
        return _("It matches the empty text, and so would be found everywhere.")
    except PatternError as error:
        return _("This is no usable regular expression: %(reason)s") % {"reason": error}
    return ""


def _means_problems(rule: Any) -> dict[str, str]:
    means = [
        name
        for name in ("detector", "keywords", "pattern")
        if getattr(rule, name).strip()
    ]
    if not means:
        return {
            "detector": _(
                "Choose a detector, or give keywords or a regular expression."
            )
        }
    if len(means) > 1:
        message = _("A rule looks for one thing only: empty this, or the others.")
        return dict.fromkeys(means, message)
    if rule.detector and rule.detector not in detector_codes():
        message = _("There is no detector “%(code)s”.")
        return {"detector": message % {"code": rule.detector}}
    return {}


def _options_problem(text: str) -> str:
    try:
        options = read_options(text)
    except UnreadableLine as error:
        message = _("“%(line)s” is not of the form: name = value")
        return message % {"line": error}
    pattern = options.get(PATTERN_OPTION)
    return pattern_problem(pattern) if pattern else ""
