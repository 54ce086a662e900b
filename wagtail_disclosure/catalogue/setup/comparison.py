"""Whether a value of the data file may be written over what is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Values = dict[str, Any]


@dataclass(frozen=True)
class Difference:
    """A field whose value is not that of the data file."""

    field: str
    current: Any
    wanted: Any
    is_editors: bool


def compare(
    wanted: Values, *, current: Values, written: Values | None
) -> list[Difference]:
    """
    What differs from the data file, field by field.

    ``written`` is what set-up wrote last. A value that is not that any more is an
    editor's; so is everything of what set-up did not make.
    """
    written = written or {}
    return [
        Difference(
            field=name,
            current=current[name],
            wanted=value,
            is_editors=name not in written or written[name] != current[name],
        )
        for name, value in wanted.items()
        if current[name] != value
    ]
