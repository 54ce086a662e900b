"""The detectors that rules may name: the built-in ones, and those of other apps."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured
from wagtail import hooks

from wagtail_disclosure.negative_list.screening.detectors import built_in_detectors
from wagtail_disclosure.negative_list.screening.detectors.detector import Detector
from wagtail_disclosure.negative_list.screening.screen import UNREADABLE

DETECTORS_HOOK = "register_disclosure_detectors"


def known_detectors() -> Mapping[str, Detector]:
    """
    All detectors by code.

    A function registered for ``register_disclosure_detectors`` takes no arguments and
    returns detectors. None of them may bear the code of another.
    """
    found = dict(built_in_detectors())
    for function in hooks.get_hooks(DETECTORS_HOOK):
        for detector in function():
            if detector.code in found or detector.code == UNREADABLE:
                raise ImproperlyConfigured(
                    f"There are two detectors with the code {detector.code!r}."
                )
            found[detector.code] = detector
    return found


def detector_codes() -> list[str]:
    """What a rule may name; “unreadable” stands for what could not be read."""
    return sorted([*known_detectors(), UNREADABLE])


def aspects_of(code: str) -> list[str]:
    """The aspects that a detector tells apart, as far as it says so."""
    detector = known_detectors().get(code)
    return list(detector.aspects) if detector else []
