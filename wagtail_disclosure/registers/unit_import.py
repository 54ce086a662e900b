"""Units from a spreadsheet into the register; the good rows go in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from wagtail_disclosure.registers.import_messages import (
    heading_message,
    row_message,
    table_message,
)
from wagtail_disclosure.registers.models import ResponsibleUnit
from wagtail_disclosure.registers.unit_rows import (
    COLUMNS,
    HeadingProblem,
    KnownUnit,
    Lineage,
    UnitRow,
    UnitTable,
    Vocabulary,
    order_by_parents,
    read_units,
)
from wagtail_disclosure.tabular import TableError, read_rows

# What offices write above these columns besides the labels of the form.
_CUSTOMARY = {
    "编码": "code",
    "单位编码": "code",
    "代码": "code",
    "名称": "name",
    "单位名称": "name",
    "上级单位": "parent",
    "层级": "level",
    "校外机构": "is_external",
    "责任岗位": "responsible_post",
    "职务": "responsible_post",
    "责任人": "responsible_person",
    "负责人": "responsible_person",
    "办公地点": "office",
    "办公室": "office",
    "地址": "address",
    "电话": "phone",
    "联系电话": "phone",
    "邮箱": "email",
    "电子邮箱": "email",
    "办公时间": "hours",
    "排序": "sort_order",
    "启用": "is_active",
}


class ImportRefused(Exception):
    """The file as a whole cannot be read; the message tells a person why."""


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """Why a row did not go in; rows are counted as spreadsheets count them."""

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class UnitImportResult:
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


def import_units(data: bytes, name: str, *, dry_run: bool = False) -> UnitImportResult:
    """
    Enter and change units as the table says; ``code`` is the key.

    The table may be written in any language of the site, as its export is. Raises
    ``ImportRefused`` if it cannot be read at all.
    """
    try:
        table = read_units(read_rows(data, name), vocabulary())
    except TableError as error:
        raise ImportRefused(table_message(error)) from error
    except HeadingProblem as error:
        raise ImportRefused(heading_message(error)) from error
    with transaction.atomic():
        return _UnitLoader(table, source=name, dry_run=dry_run).load()


def vocabulary() -> Vocabulary:
    """Codes, customary words, and labels in English, Chinese and the own language."""
    headings = {column: column for column in COLUMNS} | _CUSTOMARY
    levels = {str(value): str(value) for value in ResponsibleUnit.Level.values}
    for language in {"en", "zh-hans", get_language() or "en"}:
        with override(language):
            for column in COLUMNS:
                label: Any = ResponsibleUnit._meta.get_field(column)
                headings.setdefault(str(label.verbose_name).casefold(), column)
            for value, text in ResponsibleUnit.Level.choices:
                levels.setdefault(str(text).casefold(), str(value))
    return Vocabulary(headings, levels)


class _UnitLoader:
    def __init__(self, table: UnitTable, *, source: str, dry_run: bool) -> None:
        self.table = table
        self.dry_run = dry_run
        self.reason = _("Import of %(file)s") % {"file": source}
        self.units = {
            unit.code: unit
            for unit in ResponsibleUnit.objects.select_for_update(of=("self",))
        }
        self.code_of_name = {unit.name: code for code, unit in self.units.items()}
        self.counts: Counter[str] = Counter()
        self.problems: list[ImportProblem] = []

    def load(self) -> UnitImportResult:
        lineage = order_by_parents(self.table.rows, self._known_units())
        for problem in (*self.table.problems, *lineage.problems):
            self._report(problem.number, problem.column, row_message(problem))
        for row in lineage.rows:
            self._load_row(row, lineage)
        return UnitImportResult(
            created=self.counts["created"],
            updated=self.counts["updated"],
            unchanged=self.counts["unchanged"],
            problems=tuple(sorted(self.problems, key=lambda problem: problem.row)),
            ignored_columns=self.table.ignored,
            is_dry_run=self.dry_run,
        )

    def _known_units(self) -> list[KnownUnit]:
        code_of = {unit.pk: unit.code for unit in self.units.values()}
        return [
            KnownUnit(unit.code, unit.name, code_of.get(unit.parent_id or 0, ""))
            for unit in self.units.values()
        ]

    def _report(self, row: int, column: str, message: str) -> None:
        heading = self.table.headings.get(column, column)
        self.problems.append(ImportProblem(row, heading, message))

    def _load_row(self, row: UnitRow, lineage: Lineage) -> None:
        known = self.units.get(row.code)
        unit = known or ResponsibleUnit(code=row.code)
        before = {column: getattr(unit, _attribute(column)) for column in COLUMNS}
        if not self._fill(unit, row, lineage):
            return
        after = {column: getattr(unit, _attribute(column)) for column in COLUMNS}
        if known and before == after and not self._gets_new_parent(row, lineage):
            self.counts["unchanged"] += 1
            return
        problems = self._wrong_with(unit)
        if problems:
            for column, message in problems:
                self._report(row.number, column, message)
            # The unit is the parent of later rows, and must be what the database has.
            if known:
                known.refresh_from_db()
            return
        if not self.dry_run:
            unit._change_reason = self.reason[:100]
            unit.save()
        self.units[row.code] = unit
        self.code_of_name[unit.name] = unit.code
        self.counts["updated" if known else "created"] += 1

    def _fill(self, unit: ResponsibleUnit, row: UnitRow, lineage: Lineage) -> bool:
        for column, value in row.values.items():
            if column in ("code", "parent"):
                continue
            field: Any = ResponsibleUnit._meta.get_field(column)
            setattr(unit, column, field.get_default() if value is None else value)
        if row.parent is None:
            return True
        code = lineage.parents.get(row.code, "")
        parent = self.units.get(code)
        if code and parent is None:
            message = _("The parent unit %(code)s has not gone in.") % {"code": code}
            self._report(row.number, "parent", message)
            return False
        # In a dry run a new parent has no key yet, and cannot be assigned.
        if parent is None or parent.pk:
            unit.parent = parent
        return True

    def _gets_new_parent(self, row: UnitRow, lineage: Lineage) -> bool:
        """Whether the parent is one that a dry run only pretends to enter."""
        parent = self.units.get(lineage.parents.get(row.code, ""))
        return parent is not None and parent.pk is None

    def _wrong_with(self, unit: ResponsibleUnit) -> list[tuple[str, str]]:
        owner = self.code_of_name.get(unit.name)
        if owner not in (None, unit.code):
            params = {"name": unit.name, "code": owner}
            message = _("The name %(name)s belongs to the unit %(code)s.") % params
            return [("name", message)]
        try:
            unit.full_clean()
        except ValidationError as error:
            return _messages_of(error.message_dict)
        return []


def _attribute(column: str) -> str:
    return "parent_id" if column == "parent" else column


def _messages_of(errors: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    return [
        (column, " ".join(messages)) for column, messages in errors.items() if messages
    ]
