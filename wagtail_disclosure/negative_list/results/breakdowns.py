"""What may be said of a run that broke down on a text nobody may quote."""

from __future__ import annotations

import traceback


def breakdown_in_words(error: BaseException) -> str:
    """
    Which error, and the way to it, one place a line.

    Neither its message nor the values on the way: both may hold what was screened,
    and a log is read, and sent, where the text must not go.
    """
    places = traceback.extract_tb(error.__traceback__)
    lines = [f"{place.filename}:{place.lineno} {place.name}" for place in places]
    return "\n  ".join([type(error).__name__, *lines])
