"""Rows from a spreadsheet into a register; the good rows go in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from wagtail_disclosure.registers.forms import LONGEST_REASON
from wagtail_disclosure.registers.import_messages import (
    heading_message,
    row_message,
    table_message,
)
from wagtail_disclosure.registers.table_rows import (
    Columns,
    HeadingProblem,
    RegisterTable,
    RowProblem,
    TableRow,
    Value,
    Vocabulary,
    read_table,
)
from wagtail_disclosure.tabular import TableError, read_rows


class ImportRefused(Exception):
    """The file as a whole cannot be read; the message tells a person why."""


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """Why a row did not go in; rows are counted as spreadsheets count them."""

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportResult:
    created: int
    updated: int
    unchanged: int
    problems: tuple[ImportProblem, ...]
    ignored_columns: tuple[str, ...]
    is_dry_run: bool

    @property
    def failed_rows(self) -> int:
        return len({problem.row for problem in self.problems})

    @property
    def status(self) -> str:
        """How the admin colours it."""
        return "warning" if self.problems else "info"

    def summary(self) -> str:
        return _(
            "Entered: %(created)s. Changed: %(updated)s. As before: %(unchanged)s. "
            "Rows with errors: %(failed)s."
        ) % {
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "failed": self.failed_rows,
        }


class RegisterImport:
    """
    Enters and changes rows of one register as a table says.

    The table may be written in any language of the site, as its export is. A register
    names its model, its columns, and what offices write above them.
    """

    model: ClassVar[Any]
    columns: ClassVar[Columns]
    customary: ClassVar[Mapping[str, str]] = {}

    def __init__(self, data: bytes, name: str, *, dry_run: bool = False) -> None:
        self.data = data
        self.source = name
        self.dry_run = dry_run
        self.counts: Counter[str] = Counter()
        self.problems: list[ImportProblem] = []

    def run(self) -> ImportResult:
        """Raises ``ImportRefused`` if the table cannot be read at all."""
        try:
            rows = read_rows(self.data, self.source)
            self.table = read_table(rows, self.columns, self.vocabulary())
        except TableError as error:
            raise ImportRefused(table_message(error)) from error
        except HeadingProblem as error:
            raise ImportRefused(heading_message(error)) from error
        with transaction.atomic():
            self.prepare()
            for problem in self.table.problems:
                self.report_problem(problem)
            for row in self.ordered(self.table):
                self.load(row)
        return self._result()

    @classmethod
    def vocabulary(cls) -> Vocabulary:
        """Codes, customary words, and labels in English, Chinese and the own one."""
        headings = {column: column for column in cls.columns.names} | dict(
            cls.customary
        )
        choices: dict[str, dict[str, str]] = {}
        fields = {column: cls.field_of(column) for column in cls.columns.names}
        for language in {"en", "zh-hans", get_language() or "en"}:
            with override(language):
                for column, found in fields.items():
                    headings.setdefault(str(found.verbose_name).casefold(), column)
                    for value, label in found.flatchoices:
                        words = choices.setdefault(column, {})
                        words[str(value)] = str(value)
                        words.setdefault(str(label).casefold(), str(value))
        return Vocabulary(headings, choices)

    @classmethod
    def field_of(cls, column: str) -> Any:
        return cls.model._meta.get_field(column)

    def prepare(self) -> None:
        """Look up what the rows will name, inside the transaction."""

    def ordered(self, table: RegisterTable) -> Sequence[TableRow]:
        return table.rows

    def find(self, row: TableRow) -> Any:
        """The row of the register that is meant, or None for a new one."""
        keys = {name: row.values[name] for name in self.columns.keys[0]}
        return self.model.objects.filter(**keys).first()

    def set_value(self, instance: Any, column: str, value: Value) -> None:
        """Raises ``ValidationError`` for what is not known in the register."""
        setattr(instance, column, value)

    def state_of(self, instance: Any) -> dict[str, Any]:
        """What is compared to tell whether a row changes anything."""
        return {
            column: getattr(instance, self.field_of(column).attname)
            for column in self.columns.names
        }

    def wrong_with(self, instance: Any) -> list[tuple[str, str]]:
        """Columns with what is wrong in them."""
        try:
            instance.full_clean()
        except ValidationError as error:
            return messages_of(error.message_dict)
        return []

    def loaded(self, instance: Any) -> None:
        """A row has gone in, or would have."""

    def load(self, row: TableRow) -> None:
        known = self.find(row)
        instance = known or self.model()
        before = self.state_of(instance)
        problems = self.fill(instance, row)
        if not problems and known and not self.changes(instance, before, row):
            self.counts["unchanged"] += 1
            return
        problems = problems or self.wrong_with(instance)
        if problems:
            for column, message in problems:
                self.report(row.number, column, message)
            self.undo(known)
            return
        if not self.dry_run:
            instance._change_reason = self.reason[:LONGEST_REASON]
            instance.save()
        self.loaded(instance)
        self.counts["updated" if known else "created"] += 1

    def undo(self, known: models.Model | None) -> None:
        """Forget the values of a row that did not go in."""

    def changes(self, instance: Any, before: dict[str, Any], row: TableRow) -> bool:
        return self.state_of(instance) != before

    def fill(self, instance: Any, row: TableRow) -> list[tuple[str, str]]:
        problems: list[tuple[str, str]] = []
        for column, value in row.values.items():
            if value is None:
                value = self.field_of(column).get_default()
            try:
                self.set_value(instance, column, value)
            except ValidationError as error:
                problems.append((column, " ".join(error.messages)))
        return problems

    @property
    def reason(self) -> str:
        return _("Import of %(file)s") % {"file": self.source}

    def report_problem(self, problem: RowProblem) -> None:
        self.report(problem.number, problem.column, row_message(problem))

    def report(self, row: int, column: str, message: str) -> None:
        heading = self.table.headings.get(column, column)
        self.problems.append(ImportProblem(row, heading, message))

    def _result(self) -> ImportResult:
        return ImportResult(
            created=self.counts["created"],
            updated=self.counts["updated"],
            unchanged=self.counts["unchanged"],
            problems=tuple(sorted(self.problems, key=lambda problem: problem.row)),
            ignored_columns=self.table.ignored,
            is_dry_run=self.dry_run,
        )


def messages_of(errors: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    return [
        (column, " ".join(messages)) for column, messages in errors.items() if messages
    ]
