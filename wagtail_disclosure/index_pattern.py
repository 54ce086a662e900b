"""The pattern from which index numbers are made."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass

TOKENS = frozenset({"school", "unit", "class", "year", "serial"})
# The number is part of an address, and Wagtail's addresses admit nothing else.
_LITERAL = re.compile(r"[\w-]*\Z", re.ASCII)
_UNFIT = re.compile(r"[^\w-]+", re.ASCII)
# Without the zero Python would fill up with blanks.
_PADDING = re.compile(r"0[0-9]")


class InvalidPattern(ValueError):
    """The pattern cannot make unique index numbers that fit into an address."""


@dataclass(frozen=True, slots=True)
class IndexPattern:
    """A checked pattern such as ``{school}-{class}-{year}-{serial:05}``."""

    text: str

    def __post_init__(self) -> None:
        try:
            parts = list(string.Formatter().parse(self.text))
        except ValueError as error:
            raise InvalidPattern(str(error)) from error
        names = [part[1] for part in parts if part[1] is not None]
        if names.count("serial") != 1:
            raise InvalidPattern("{serial} must stand in the pattern once")
        unknown = set(names) - TOKENS
        if unknown:
            raise InvalidPattern(f"unknown tokens: {', '.join(sorted(unknown))}")
        for literal, name, format_spec, conversion in parts:
            if not _LITERAL.match(literal):
                raise InvalidPattern(f"{literal!r} does not fit into an address")
            if conversion or (format_spec and not _is_padding(name, format_spec)):
                raise InvalidPattern(f"{{{name}}} has an unknown format")

    def series(self, **values: str) -> str:
        """What all numbers of one series share: the serial is left open."""
        return self._fill(values, serial="*")

    def number(self, serial: int, **values: str) -> str:
        """The index number with this serial."""
        return self._fill(values, serial=serial)

    def _fill(self, values: dict[str, str], *, serial: int | str) -> str:
        filled = []
        for literal, name, format_spec, __ in string.Formatter().parse(self.text):
            filled.append(literal)
            if name == "serial":
                filled.append(
                    format(serial, format_spec or "")
                    if isinstance(serial, int)
                    else serial
                )
            elif name is not None:
                filled.append(_UNFIT.sub("-", values.get(name, "")))
        return "".join(filled)


def _is_padding(name: str | None, format_spec: str) -> bool:
    """Whether it says to how many digits the serial is filled up."""
    return name == "serial" and bool(_PADDING.fullmatch(format_spec))
