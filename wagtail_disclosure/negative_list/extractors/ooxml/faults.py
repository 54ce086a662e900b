"""Reading on after a part that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.screening.texts import Locator, Readable

# What is wrong with one part only; any other code ends the reading.
_OF_ONE_PART = frozenset({"damaged", "unsafe-xml", "unpacks-too-large"})


def guarded(
    texts: Iterable[Readable], reading: Reading, locator: Locator | None = None
) -> Iterator[Readable]:
    """The texts of one part; where it breaks off, a problem in place of the rest."""
    try:
        yield from texts
    except FileProblem as problem:
        if problem.code not in _OF_ONE_PART:
            raise
        yield reading.problem(problem.code, locator)
    # Values that nobody expects make a reader stumble in any way.
    except (ValueError, LookupError, ArithmeticError, TypeError, RecursionError):
        yield reading.problem("damaged", locator)
