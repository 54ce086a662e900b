"""Reading a file, whatever it is."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list import extractors
from wagtail_disclosure.negative_list.extractors.extractor import (
    Extractor,
    Reading,
    SourceFile,
)
from wagtail_disclosure.negative_list.extractors.limits import (
    DEFAULT_LIMITS,
    ExtractLimits,
)
from wagtail_disclosure.negative_list.screening.texts import Readable, Role

UNKNOWN_TYPE = "unknown-type"
DAMAGED = "damaged"


def extract_texts(
    file: SourceFile,
    *,
    limits: ExtractLimits = DEFAULT_LIMITS,
    more: Iterable[Extractor] = (),
) -> Iterator[Readable]:
    """
    Everything that stands in a file, its name included.

    A stream: what cannot be read comes as a `Problem` after what could. `more` are
    extractors from outside; they are asked before the built-in ones.
    """
    known = (*more, *built_in_extractors())

    def extract(inner: SourceFile, reading: Reading) -> Iterator[Readable]:
        yield from _extract(inner, reading, known)

    yield from extract(file, Reading(limits, extract))


def _extract(
    file: SourceFile, reading: Reading, known: Sequence[Extractor]
) -> Iterator[Readable]:
    try:
        yield reading.text(file.name, {"property": "file-name"}, Role.FILE_NAME)
        extractor = _extractor_for(file, reading.limits, known)
        yield from extractor.extract(file, reading)
    except FileProblem as problem:
        yield reading.problem(problem.code)
    # A damaged file makes a library raise anything at all, and whatever it was,
    # nobody can say that the file is clean.
    except Exception:  # noqa: BLE001
        yield reading.problem(DAMAGED)


def _extractor_for(
    file: SourceFile, limits: ExtractLimits, known: Sequence[Extractor]
) -> Extractor:
    if file.size > limits.max_bytes:
        raise FileProblem("too-large", bytes=limits.max_bytes)
    for extractor in known:
        if extractor.recognises(file):
            return extractor
    for extractor in known:
        if file.suffix in extractor.suffixes:
            return extractor
    raise FileProblem(UNKNOWN_TYPE, suffix=file.suffix)


@cache
def built_in_extractors() -> Sequence[Extractor]:
    """An instance of each extractor of this folder, last resorts at the end."""
    found: list[Extractor] = []
    for module_info in pkgutil.iter_modules(extractors.__path__):
        module = importlib.import_module(f"{extractors.__name__}.{module_info.name}")
        for _name, member in inspect.getmembers(module, inspect.isclass):
            if member.__module__ != module.__name__ or inspect.isabstract(member):
                continue
            if issubclass(member, Extractor):
                found.append(member())
    return tuple(sorted(found, key=lambda extractor: extractor.is_last_resort))
