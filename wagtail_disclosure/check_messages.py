"""Messages of system checks, each with an id and a place in the documentation."""

from __future__ import annotations

from django.core.checks import Error, Warning

_DOCS = "See docs/reference/checks.md#{}."


def error(number: str, message: str) -> Error:
    code = f"wagtail_disclosure.E{number}"
    return Error(message, hint=_DOCS.format(f"e{number}"), id=code)


def warning(number: str, message: str) -> Warning:
    code = f"wagtail_disclosure.W{number}"
    return Warning(message, hint=_DOCS.format(f"w{number}"), id=code)
