"""Reading fields of a JSON object, with a message and a place for whatever is wrong."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

_CODE = re.compile(r"[\w-]{1,40}\Z")
_NUMBER = re.compile(r"[\w.-]{1,20}\Z")


@dataclass
class Problems:
    """Everything that is wrong in one file."""

    found: list[str] = field(default_factory=list)

    def add(self, place: str, message: str) -> None:
        self.found.append(f"{place}: {message}" if place else message)


class Fields:
    """One object of the file. A value that is wrong is reported and read as empty."""

    def __init__(self, values: dict[str, Any], place: str, problems: Problems) -> None:
        self.values = values
        self.place = place
        self.problems = problems
        self._known: set[str] = set()

    @classmethod
    def of(cls, value: Any, place: str, problems: Problems) -> Fields:
        if not isinstance(value, dict):
            problems.add(place, _("An object {…} is expected here."))
            value = {}
        return cls(value, place, problems)

    def problem(self, name: str, message: str) -> None:
        self.problems.add(self._place_of(name), message)

    def _place_of(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name

    def _get(self, name: str) -> Any:
        self._known.add(name)
        return self.values.get(name)

    def text(
        self, name: str, *, required: bool = False, longest: int | None = None
    ) -> str:
        value = self._get(name)
        if value is None:
            value = ""
        if not isinstance(value, str):
            self.problem(name, _("A text in quotation marks is expected here."))
            return ""
        value = value.strip()
        if required and not value:
            self.problem(name, _("It is missing."))
        if longest is not None and len(value) > longest:
            self.problem(
                name, _("Longer than %(count)d characters.") % {"count": longest}
            )
        return value

    def code(self, name: str) -> str:
        value = self.text(name, required=True)
        if value and not _CODE.match(value):
            self.problem(name, _("Use letters, digits, hyphens and underscores only."))
        return value

    def number(self, name: str) -> str:
        """A running number as in the list: 2, "2.1", "B3"."""
        value = self._get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or not _NUMBER.match(value):
            self.problem(name, _('A number such as 2, "2.1" or "B3" is expected here.'))
            return ""
        return value

    def whole_number(self, name: str, *, lowest: int, highest: int) -> int | None:
        value = self._get(name)
        if value is None:
            return None
        if (
            not isinstance(value, int)
            or isinstance(value, bool)
            or not (lowest <= value <= highest)
        ):
            self.problem(
                name,
                _("A number from %(lowest)d to %(highest)d is expected here.")
                % {"lowest": lowest, "highest": highest},
            )
            return None
        return value

    def flag(self, name: str) -> bool:
        value = self._get(name)
        if value is None:
            return False
        if not isinstance(value, bool):
            self.problem(name, _("true or false is expected here."))
            return False
        return value

    def date(self, name: str) -> str | None:
        value = self._get(name)
        if value is None:
            return None
        try:
            return datetime.date.fromisoformat(value).isoformat()
        except (TypeError, ValueError):
            self.problem(
                name,
                _("“%(value)s” is no date; write it as 2014-07-25.") % {"value": value},
            )
            return None

    def choice(self, name: str, choices: Sequence[str], default: str) -> str:
        value = self._get(name)
        if value is None:
            return str(default)
        if value not in choices:
            self.problem(
                name,
                _("“%(value)s” is not known here. Use one of: %(choices)s.")
                % {"value": value, "choices": ", ".join(choices)},
            )
            return str(default)
        return str(value)

    def below(self, name: str) -> Fields | None:
        value = self._get(name)
        if value is None:
            return None
        return Fields.of(value, self._place_of(name), self.problems)

    def rows(self, name: str, *, required: bool = False) -> list[Fields]:
        value = self._get(name)
        if value is None and not required:
            return []
        if not isinstance(value, list) or (required and not value):
            self.problem(name, _("A list […] of objects is expected here."))
            return []
        return [
            Fields.of(row, self._place_of_row(name, index, row), self.problems)
            for index, row in enumerate(value)
        ]

    def _place_of_row(self, name: str, index: int, row: Any) -> str:
        place = f"{self._place_of(name)}[{index}]"
        number = row.get("number") if isinstance(row, dict) else None
        return f"{place} ({number})" if number else place

    def refuse_others(self, *remarks: str) -> None:
        """Report names that nothing has asked for; ``remarks`` are for people only."""
        for name in self.values:
            if name not in self._known and name not in remarks:
                self.problem(name, _("This name is not known here."))
