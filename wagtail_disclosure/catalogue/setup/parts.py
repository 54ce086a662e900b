"""One thing that set-up makes: found, compared, made or brought up to date."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from wagtail_disclosure.catalogue.setup.comparison import Difference, Values, compare
from wagtail_disclosure.catalogue.setup.memory import Memory, Written


class Result(Enum):
    CREATED = "created"
    UPDATED = "updated"
    KEPT = "kept"
    REMOVED = "removed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Outcome:
    """What was done with one thing, or would be done."""

    result: Result
    type_name: str
    name: str
    written: list[Difference] = field(default_factory=list)
    kept: list[Difference] = field(default_factory=list)
    has_draft: bool = False


@dataclass(frozen=True)
class Mode:
    """``overwrite``: the data file wins; ``dry_run``: nothing is written."""

    overwrite: bool = False
    dry_run: bool = False


class Part:
    """
    One thing with the values that the data file gives it.

    Values are what JSON can hold: dates as text, other rows by their natural keys.
    Rule: what is missing is made. A value that is still as set-up wrote it follows the
    data file. A value that somebody changed, and what somebody deleted, is left alone
    unless ``Mode.overwrite`` is set.
    """

    model: Any
    create_action = "wagtail.create"
    update_action = "wagtail.edit"

    def __init__(self, key: str, values: Values, *, memory: Memory) -> None:
        self.key = key
        self.values = values
        self.memory = memory
        self.instance: Any = None

    @property
    def type_name(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def name(self) -> str:
        return str(self.instance) if self.instance is not None else self.key

    @property
    def memory_key(self) -> str:
        return self.key

    def written(self) -> Written | None:
        return self.memory.written(self.memory_key)

    def find(self) -> Any:
        """The thing as it is in the database: the one made before, or one like it."""
        known = self.written()
        instance = self.model.objects.filter(pk=known.pk).first() if known else None
        return instance if instance is not None else self.find_alike()

    def find_alike(self) -> Any:
        raise NotImplementedError

    def read(self, instance: Any) -> Values:
        raise NotImplementedError

    def create(self) -> Any:
        raise NotImplementedError

    def update(self, instance: Any, values: Values) -> None:
        raise NotImplementedError

    def has_draft(self, instance: Any) -> bool:
        """Whether an editor is at work on it."""
        return False

    def can_be_created(self) -> bool:
        return True

    def apply(self, mode: Mode) -> Outcome:
        self.instance = self.find()
        if self.instance is None:
            return self._make(mode)
        return self._bring_up_to_date(mode)

    def _make(self, mode: Mode) -> Outcome:
        removed = self.written() is not None and not mode.overwrite
        if removed or not self.can_be_created():
            return self._outcome(Result.REMOVED)
        if not mode.dry_run:
            self.instance = self.create()
            self._remember(self.values, action=self.create_action)
        return self._outcome(Result.CREATED)

    def _bring_up_to_date(self, mode: Mode) -> Outcome:
        written = self.written()
        differences = compare(
            self.values,
            current=self.read(self.instance),
            written=written.values if written else None,
        )
        has_draft = self.has_draft(self.instance)
        taken = [
            difference
            for difference in differences
            if mode.overwrite or not (difference.is_editors or has_draft)
        ]
        kept = [difference for difference in differences if difference not in taken]
        if taken and not mode.dry_run:
            values = {difference.field: difference.wanted for difference in taken}
            self.update(self.instance, values)
            before = written.values if written else {}
            self._remember({**before, **values}, action=self.update_action)
        result = Result.UPDATED if taken else Result.KEPT if kept else Result.UNCHANGED
        return self._outcome(result, written=taken, kept=kept, has_draft=has_draft)

    def _remember(self, values: Values, *, action: str) -> None:
        self.memory.remember(self.instance, self.memory_key, values, action=action)

    def _outcome(self, result: Result, **kwargs: Any) -> Outcome:
        return Outcome(result, type_name=self.type_name, name=self.name, **kwargs)
