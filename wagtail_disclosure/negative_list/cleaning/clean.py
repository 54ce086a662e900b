"""Cleaning a file, whatever it is."""

from __future__ import annotations

import importlib
import inspect
import io
import pkgutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from wagtail_disclosure.archives import ArchiveLimits, CheckedArchive, FileProblem
from wagtail_disclosure.negative_list import cleaning
from wagtail_disclosure.negative_list.cleaning.cleaner import Cleaner
from wagtail_disclosure.negative_list.cleaning.ooxml.package import (
    CONTENT_TYPES,
    Package,
)
from wagtail_disclosure.negative_list.cleaning.ooxml.pictures import without_metadata
from wagtail_disclosure.negative_list.cleaning.ooxml.properties import (
    empty_properties,
)

DEFAULT_LIMITS = ArchiveLimits()


def clean(file: Path | bytes, *, limits: ArchiveLimits = DEFAULT_LIMITS) -> bytes:
    """
    The bytes of a copy that holds what a reader of the file sees, and no more.

    What is not touched stays byte for byte. A clean file gives itself, so far as its
    parts go. Raises `FileProblem`; there is no half-cleaned copy.
    """
    stream = io.BytesIO(file) if isinstance(file, bytes) else file.open("rb")
    with stream, CheckedArchive(stream, limits) as archive:
        archive.check_xml()
        if CONTENT_TYPES not in archive.names():
            raise FileProblem("unknown-type")
        package = Package(archive)
        cleaner = _cleaner_for(package)
        empty_properties(package)
        try:
            cleaner.clean(package)
        # Values that nobody expects make a reader stumble in any way.
        except (ValueError, LookupError, TypeError, OverflowError) as error:
            raise FileProblem("damaged") from error
        _strip_pictures(package)
        return package.written()


def can_be_cleaned(name: str) -> bool:
    """Whether there is a cleaner for files of this name."""
    suffix = name.rpartition(".")[2].lower()
    return any(suffix in cleaner.suffixes for cleaner in built_in_cleaners())


def _cleaner_for(package: Package) -> Cleaner:
    content_type = package.type_of(package.main_part())
    for cleaner in built_in_cleaners():
        if content_type.endswith(cleaner.main_type):
            return cleaner
    raise FileProblem("unknown-type")


def _strip_pictures(package: Package) -> None:
    for name in package.names():
        if name.lower().endswith((".jpg", ".jpeg", ".jfif", ".png")):
            package.replace(name, without_metadata(package.read(name)))


@cache
def built_in_cleaners() -> Sequence[Cleaner]:
    """An instance of each cleaner of this folder."""
    found: list[Cleaner] = []
    for module_info in pkgutil.iter_modules(cleaning.__path__):
        if module_info.ispkg:
            continue
        module = importlib.import_module(f"{cleaning.__name__}.{module_info.name}")
        for _name, member in inspect.getmembers(module, inspect.isclass):
            if member.__module__ != module.__name__ or inspect.isabstract(member):
                continue
            if issubclass(member, Cleaner):
                found.append(member())
    return tuple(found)
