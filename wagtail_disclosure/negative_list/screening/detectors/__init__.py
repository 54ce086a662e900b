"""The built-in detectors: one module each, with one class derived from `Detector`."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Mapping
from functools import cache

from wagtail_disclosure.negative_list.screening.detectors.detector import Detector


@cache
def built_in_detectors() -> Mapping[str, Detector]:
    """An instance of each detector of this folder, by its code."""
    found: dict[str, Detector] = {}
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        for _name, member in inspect.getmembers(module, inspect.isclass):
            is_own = member.__module__ == module.__name__
            if (
                is_own
                and issubclass(member, Detector)
                and not inspect.isabstract(member)
            ):
                found[member.code] = member()
    return dict(sorted(found.items()))


def _is_detector(member: type) -> bool:
    return issubclass(member, Detector) and not inspect.isabstract(member)
