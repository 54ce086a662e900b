"""
Parts of a rule as people write them into one field, and read out of it again.

Tables hold them so, and the history of a rule shows them so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wagtail_disclosure.negative_list.screening.rules import Severity
from wagtail_disclosure.negative_list.screening.texts import Role

# In place of a kind or an aspect: all of them.
ANY = "*"
_SEVERITY = re.compile(r"([\w-]+|\*)\s*/\s*([\w-]+|\*)\s*[=＝]\s*([\w-]+)")
_OPTION = re.compile(r"([\w-]+)\s*[=＝]\s*(\S.*)")
_CODES = re.compile(r"[\s,，、;；]+")
# Words named in the history of a list; the others are counted.
_NAMED = 20


class UnreadableLine(ValueError):
    """A line that is not of the form asked for; the text is the line."""


@dataclass(frozen=True, slots=True)
class SeverityLine:
    """How much an aspect weighs in a kind; empty stands for all of them."""

    kind: str
    aspect: str
    severity: Severity

    def __str__(self) -> str:
        return f"{self.kind or ANY} / {self.aspect or ANY} = {self.severity.value}"


def read_severities(text: str) -> list[SeverityLine]:
    """Lines such as ``procurement / several = off``. Raises ``UnreadableLine``."""
    rows = []
    for line in _lines(text):
        match = _SEVERITY.fullmatch(line)
        if match is None or match[3] not in list(Severity):
            raise UnreadableLine(line)
        kind, aspect = ("" if name == ANY else name for name in match.group(1, 2))
        rows.append(SeverityLine(kind, aspect, Severity(match[3])))
    return rows


def read_options(text: str) -> dict[str, str]:
    r"""Lines such as ``pattern = 20\d{8}``. Raises ``UnreadableLine``."""
    options: dict[str, str] = {}
    for line in _lines(text):
        match = _OPTION.fullmatch(line)
        if match is None or match[1] in options:
            raise UnreadableLine(line)
        options[match[1]] = match[2]
    return options


def read_roles(text: str) -> list[Role]:
    """Codes of roles, whatever separates them. Raises ``UnreadableLine``."""
    roles = []
    for code in filter(None, _CODES.split(text)):
        if code not in list(Role):
            raise UnreadableLine(code)
        roles.append(Role(code))
    return list(dict.fromkeys(roles))


def read_keywords(text: str) -> list[str]:
    """One a line, each once."""
    return list(dict.fromkeys(_lines(text)))


def keywords_in_short(words: Iterable[str], before: Iterable[str]) -> str:
    """How many there are, and which came and went: ``120 (+1 −1): +甲 −乙``."""
    now = dict.fromkeys(words)
    then = dict.fromkeys(before)
    added = [word for word in now if word not in then]
    removed = [word for word in then if word not in now]
    if not added and not removed:
        return f"{len(now)}"
    named = [f"+{word}" for word in added[:_NAMED]]
    named += [f"−{word}" for word in removed[:_NAMED]]
    more = " …" if max(len(added), len(removed)) > _NAMED else ""
    return f"{len(now)} (+{len(added)} −{len(removed)}): {' '.join(named)}{more}"


def severity_map(lines: Iterable[SeverityLine]) -> Mapping[tuple[str, str], Severity]:
    return {(line.kind, line.aspect): line.severity for line in lines}


def _lines(text: str) -> Iterator[str]:
    return filter(None, map(str.strip, text.splitlines()))
