"""One labelled document, and how groups of them are found."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Protocol, cast

from benchmarks.labelled import groups as groups_folder
from wagtail_disclosure.negative_list.screening.texts import Readable, Role, Table, Text


@dataclass(frozen=True)
class Case:
    """
    A document and what must be found in it.

    `expects` counts findings by "rule" or "rule:aspect"; whatever else the rules in
    `judged` find is a false alarm. `allows` names rules that may speak or not. An
    ordinary document must in addition give no blocking finding of any of these rules.
    """

    content: tuple[Readable, ...]
    expects: Mapping[str, int] = field(default_factory=dict)
    allows: frozenset[str] = frozenset()
    is_ordinary: bool = False
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class Group(Protocol):
    """What a module of the folder `groups` holds."""

    # The rules that its cases are evidence for.
    JUDGED: frozenset[str]

    def cases(self, random: Random) -> Iterator[Case]: ...


def groups() -> Mapping[str, Group]:
    """The modules of the folder `groups`, by name."""
    found = {}
    for info in pkgutil.iter_modules(groups_folder.__path__):
        module = importlib.import_module(f"{groups_folder.__name__}.{info.name}")
        found[info.name] = cast(Group, module)
    return found


def line(text: str, **expects: int) -> Case:
    """A paragraph; a rule's hyphens are written as underscores."""
    return Case((Text(text),), _named(expects))


def lines(texts: list[str], **expects: int) -> Case:
    """A document of paragraphs."""
    return Case(tuple(Text(text) for text in texts), _named(expects))


def table(rows: list[list[str]], title: str = "", **expects: int) -> Case:
    """A table, perhaps under a title."""
    head = (Text(title, role=Role.TITLE),) if title else ()
    return Case((*head, Table(rows, name="table")), _named(expects))


def ordinary(*texts: str | Table, title: str = "", allows: str = "") -> Case:
    """A whole document in which nothing may block."""
    head = (Text(title, role=Role.TITLE),) if title else ()
    body = (Text(t) if isinstance(t, str) else t for t in texts)
    return Case((*head, *body), {}, frozenset(allows.split()), is_ordinary=True)


def _named(expects: Mapping[str, int]) -> dict[str, int]:
    """`weak_mask__masked` is the rule weak-mask and its aspect masked."""
    return {
        key.replace("__", ":").replace("_", "-"): count
        for key, count in expects.items()
    }
