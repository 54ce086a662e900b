"""Which formulas lead to a place that is gone."""

from __future__ import annotations

import re
from collections.abc import Collection

_SHEET = re.compile(r"'((?:[^']|'')+)'!|([^\s'!(),;:=+\-*/&<>^{}\"]+)!")
_STRING = re.compile(r'"(?:[^"]|"")*"')
_NAME = re.compile(r"[^\W\d][\w.\\]*")


class Survivors:
    """The sheets and names that a cleaned workbook still has."""

    def __init__(self, sheets: Collection[str], gone_names: Collection[str]) -> None:
        self.sheets = {name.casefold() for name in sheets}
        self.gone_names = {name.casefold() for name in gone_names}

    def are_missed_by(self, formula: str) -> bool:
        """Whether it leads to another file, or to a sheet or name that is gone."""
        bare = _STRING.sub("", formula)
        if any(name.casefold() not in self.sheets for name in sheets_of(bare)):
            return True
        return any(name.casefold() in self.gone_names for name in _NAME.findall(bare))


def sheets_of(formula: str) -> list[str]:
    """The sheets that a formula names; of another file with its number in brackets."""
    found = []
    for quoted, plain in _SHEET.findall(formula):
        # "Sheet1:Sheet3" stands for all sheets from one to the other.
        found += (quoted.replace("''", "'") or plain).split(":")
    return found
