"""System checks of the screener's settings."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, register

from wagtail_disclosure.check_messages import error
from wagtail_disclosure.conf import disclosure_settings
from wagtail_disclosure.negative_list.extractors.limits import ExtractLimits


@register
def check_screening_limits(**kwargs: Any) -> list[CheckMessage]:
    limits = _dict_setting("SCREENING_LIMITS")
    known = {field.name for field in fields(ExtractLimits)}
    return [
        error(
            "013",
            f"WAGTAIL_DISCLOSURE['SCREENING_LIMITS'][{key!r}] must be one of "
            f"{', '.join(sorted(known))}, with a number above 0.",
        )
        for key, value in limits.items()
        if key not in known or not _is_above_zero(value)
    ]


@register
def check_screening_backend(**kwargs: Any) -> list[CheckMessage]:
    if not isinstance(disclosure_settings.raw, dict):
        return []
    alias = disclosure_settings.SCREENING_BACKEND
    known = {"default", *getattr(settings, "TASKS", {})}
    if alias in known:
        return []
    return [
        error(
            "014",
            f"WAGTAIL_DISCLOSURE['SCREENING_BACKEND'] is {alias!r}, which TASKS does "
            "not have.",
        )
    ]


@register
def check_masks(**kwargs: Any) -> list[CheckMessage]:
    return [
        error(
            "015",
            f"WAGTAIL_DISCLOSURE['MASKS'][{key!r}] must be two numbers: how many "
            "characters stay at the beginning and at the end.",
        )
        for key, value in _dict_setting("MASKS").items()
        if not _is_mask(value)
    ]


def _dict_setting(name: str) -> dict[str, Any]:
    raw = disclosure_settings.raw
    value = raw.get(name, {}) if isinstance(raw, dict) else {}
    return value if isinstance(value, dict) else {}


def _is_above_zero(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and value > 0


def _is_mask(value: Any) -> bool:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return False
    return all(type(count) is int and count >= 0 for count in value)
