"""What other apps add to the screener, by hooks, and what a site limits."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from wagtail import hooks

from wagtail_disclosure.conf import disclosure_settings
from wagtail_disclosure.negative_list.extractors.extract import built_in_extractors
from wagtail_disclosure.negative_list.extractors.extractor import Extractor
from wagtail_disclosure.negative_list.extractors.limits import ExtractLimits
from wagtail_disclosure.negative_list.screening.detectors import built_in_detectors
from wagtail_disclosure.negative_list.screening.detectors.detector import Detector

DETECTORS_HOOK = "register_disclosure_detectors"
EXTRACTORS_HOOK = "register_disclosure_extractors"
# What extractors call where it is installed.
_PROGRAMS = ("soffice", "tesseract")


def detectors() -> Mapping[str, Detector]:
    """Built-in detectors and those of other apps, by code; theirs win."""
    added = [d for hook in hooks.get_hooks(DETECTORS_HOOK) for d in hook()]
    return {**built_in_detectors(), **{detector.code: detector for detector in added}}


def extractors() -> Sequence[Extractor]:
    """The extractors of other apps; they are asked before the built-in ones."""
    return [e for hook in hooks.get_hooks(EXTRACTORS_HOOK) for e in hook()]


def reading_signature() -> list[object]:
    """
    What decides how files are read here, as plain values.

    Another extractor, another limit or a program that was installed meanwhile may
    read what could not be read before.
    """
    classes = [type(each) for each in (*extractors(), *built_in_extractors())]
    names = [f"{cls.__module__}.{cls.__qualname__}" for cls in classes]
    programs = [name for name in _PROGRAMS if shutil.which(name)]
    return [names, programs, asdict(extract_limits())]


def extract_limits() -> ExtractLimits:
    """How much of a file is read on this site."""
    return ExtractLimits(**disclosure_settings.SCREENING_LIMITS)
