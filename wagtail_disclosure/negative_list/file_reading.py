"""How files are read on this site: by which extractors, up to which limits."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import asdict

from wagtail import hooks

from wagtail_disclosure.conf import disclosure_settings
from wagtail_disclosure.negative_list.extractors.extract import built_in_extractors
from wagtail_disclosure.negative_list.extractors.extractor import Extractor
from wagtail_disclosure.negative_list.extractors.limits import ExtractLimits

EXTRACTORS_HOOK = "register_disclosure_extractors"
# What extractors call where it is installed.
_PROGRAMS = ("soffice", "tesseract")


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
