"""Units from a spreadsheet into the register; ``code`` is the key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from wagtail_disclosure.registers.models import ResponsibleUnit
from wagtail_disclosure.registers.register_import import (
    ImportRefused,
    ImportResult,
    RegisterImport,
)
from wagtail_disclosure.registers.table_rows import RegisterTable, TableRow, Value
from wagtail_disclosure.registers.unit_rows import (
    UNIT_COLUMNS,
    KnownUnit,
    Lineage,
    order_by_parents,
)

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


def import_units(data: bytes, name: str, *, dry_run: bool = False) -> ImportResult:
    """
    Enter and change units as the table says.

    Raises ``ImportRefused`` if it cannot be read at all.
    """
    return UnitImport(data, name, dry_run=dry_run).run()


class UnitImport(RegisterImport):
    """Parents may stand anywhere in the table, and may be new themselves."""

    model = ResponsibleUnit
    columns = UNIT_COLUMNS
    customary = _CUSTOMARY

    def prepare(self) -> None:
        self.units = {
            unit.code: unit
            for unit in ResponsibleUnit.objects.select_for_update(of=("self",))
        }
        self.code_of_name = {unit.name: code for code, unit in self.units.items()}

    def ordered(self, table: RegisterTable) -> Sequence[TableRow]:
        self.lineage: Lineage = order_by_parents(table.rows, self._known_units())
        for problem in self.lineage.problems:
            self.report_problem(problem)
        return self.lineage.rows

    def _known_units(self) -> list[KnownUnit]:
        code_of = {unit.pk: unit.code for unit in self.units.values()}
        return [
            KnownUnit(unit.code, unit.name, code_of.get(unit.parent_id or 0, ""))
            for unit in self.units.values()
        ]

    def find(self, row: TableRow) -> ResponsibleUnit | None:
        return self.units.get(row.code)

    def set_value(self, instance: Any, column: str, value: Value) -> None:
        if column != "parent":
            super().set_value(instance, column, value)

    def fill(self, instance: Any, row: TableRow) -> list[tuple[str, str]]:
        problems = super().fill(instance, row)
        if "parent" not in row.values:
            return problems
        code = self.lineage.parents.get(row.code, "")
        parent = self.units.get(code)
        if code and parent is None:
            message = _("The parent unit %(code)s has not gone in.") % {"code": code}
            return [*problems, ("parent", message)]
        # In a dry run a new parent has no key yet, and cannot be assigned.
        if parent is None or parent.pk:
            instance.parent = parent
        return problems

    def changes(self, instance: Any, before: dict[str, Any], row: TableRow) -> bool:
        parent = self.units.get(self.lineage.parents.get(row.code, ""))
        # A parent that a dry run only pretends to enter is a new one.
        is_pretended = parent is not None and parent.pk is None
        return is_pretended or super().changes(instance, before, row)

    def wrong_with(self, instance: Any) -> list[tuple[str, str]]:
        owner = self.code_of_name.get(instance.name)
        if owner not in (None, instance.code):
            params = {"name": instance.name, "code": owner}
            message = _("The name %(name)s belongs to the unit %(code)s.") % params
            return [("name", message)]
        return super().wrong_with(instance)

    def undo(self, known: models.Model | None) -> None:
        # The unit is the parent of later rows, and must be what the database has.
        if known is not None:
            known.refresh_from_db()

    def loaded(self, instance: Any) -> None:
        self.units[instance.code] = instance
        self.code_of_name[instance.name] = instance.code


__all__ = ["ImportRefused", "ImportResult", "UnitImport", "import_units"]
