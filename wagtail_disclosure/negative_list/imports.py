"""Negative list, withheld information and rules from spreadsheets."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wagtail_disclosure.negative_list.models import (
    NegativeListBasis,
    NegativeListItem,
    ScreeningRule,
    WithheldInformation,
)
from wagtail_disclosure.negative_list.rule_texts import (
    UnreadableLine,
    read_severities,
)
from wagtail_disclosure.registers.models import (
    InformationKind,
    LegalBasis,
    ResponsibleUnit,
)
from wagtail_disclosure.registers.register_import import RegisterImport
from wagtail_disclosure.registers.table_rows import Columns, TableRow, Value
from wagtail_disclosure.row_order import in_order

# A cell of this length no spreadsheet holds.
LONGEST_CELL = 30_000
_LEFT_OUT = re.compile(r"\[\d+\]")


def left_out(count: int) -> str:
    """What a table has in place of a list that is too long for a cell."""
    return f"[{count}]"


class _BasisLines:
    """Legal bases as tables name them: 《title》（number）article."""

    def __init__(self) -> None:
        known = {str(basis): basis for basis in LegalBasis.objects.all()}
        # The longest first: one title may begin with another.
        self.known = dict(sorted(known.items(), key=lambda pair: -len(pair[0])))

    def read(self, line: str) -> tuple[LegalBasis, str]:
        for name, basis in self.known.items():
            if line.startswith(name):
                return basis, line.removeprefix(name).strip()
        raise ValidationError(
            _("The register of legal bases has no “%(line)s”.") % {"line": line}
        )


class _UnitNames:
    """Units as tables name them: by code or by name."""

    def __init__(self) -> None:
        units = list(ResponsibleUnit.objects.internal())
        self.known = {unit.name: unit for unit in units}
        self.known |= {unit.code: unit for unit in units}

    def read(self, name: str) -> ResponsibleUnit:
        if name not in self.known:
            raise ValidationError(_("There is no unit “%(value)s”.") % {"value": name})
        return self.known[name]


class NegativeListImport(RegisterImport):
    model = NegativeListItem
    columns = Columns(
        (
            "code",
            "title",
            "ground",
            "strength",
            "basis_text",
            "unit",
            "decided_by",
            "decided_on",
            "public_wording",
            "is_public",
            "valid_from",
            "valid_until",
            "remarks",
            "is_preset",
            "sort_order",
        ),
        required=frozenset({"code", "title", "ground"}),
        booleans=frozenset({"is_public", "is_preset"}),
        numbers=frozenset({"sort_order"}),
        dates=frozenset({"decided_on", "valid_from", "valid_until"}),
    )
    customary = {
        "编号": "code",
        "事项": "title",
        "事项名称": "title",
        "类别": "ground",
        "依据": "basis_text",
        "法律依据": "basis_text",
        "责任单位": "unit",
    }

    def prepare(self) -> None:
        self.bases = _BasisLines()
        self.units = _UnitNames()

    def set_value(self, instance: Any, column: str, value: Value) -> None:
        if column == "basis_text":
            rows = [self.bases.read(line) for line in _lines(value)]
            instance.legal_bases = in_order(
                NegativeListBasis(basis=basis, article=article)
                for basis, article in rows
            )
            # Compared before the row is saved, which would write it.
            instance.basis_text = instance.bases_in_words()
        elif column == "unit":
            instance.unit = self.units.read(str(value)) if value else None
        else:
            super().set_value(instance, column, value)


class WithheldImport(RegisterImport):
    """The unit and the title tell which row is meant."""

    model = WithheldInformation
    columns = Columns(
        (
            "title",
            "unit",
            "item",
            "legal_basis",
            "article",
            "reason",
            "decided_on",
            "decided_by",
            "next_review_on",
        ),
        keys=(("unit", "title"),),
        required=frozenset({"title", "unit", "item", "decided_on", "decided_by"}),
        dates=frozenset({"decided_on", "next_review_on"}),
    )
    customary = {"信息名称": "title", "名称": "title", "责任单位": "unit"}

    def prepare(self) -> None:
        self.bases = _BasisLines()
        self.units = _UnitNames()
        items = list(NegativeListItem.objects.all())
        self.items = {item.title: item for item in items}
        self.items |= {item.code: item for item in items}

    def find(self, row: TableRow) -> WithheldInformation | None:
        unit = self.units.known.get(row.text("unit"))
        return WithheldInformation.objects.filter(
            unit=unit, title=row.text("title")
        ).first()

    def set_value(self, instance: Any, column: str, value: Value) -> None:
        if column == "unit":
            instance.unit = self.units.read(str(value))
        elif column == "item":
            if value not in self.items:
                message = _("The negative list has no item “%(value)s”.")
                raise ValidationError(message % {"value": value})
            instance.item = self.items[str(value)]
        elif column == "legal_basis":
            instance.legal_basis = self.bases.read(str(value))[0] if value else None
        else:
            super().set_value(instance, column, value)


class ScreeningRuleImport(RegisterImport):
    model = ScreeningRule
    columns = Columns(
        (
            "code",
            "name",
            "group",
            "detector",
            "keywords",
            "pattern",
            "looks_in",
            "options",
            "item",
            "severity",
            "severity_text",
            "advice",
            "is_active",
            "is_preset",
            "sort_order",
        ),
        required=frozenset({"code", "name"}),
        booleans=frozenset({"is_active", "is_preset"}),
        numbers=frozenset({"sort_order"}),
    )

    def prepare(self) -> None:
        self.items = {item.code: item for item in NegativeListItem.objects.all()}

    def set_value(self, instance: Any, column: str, value: Value) -> None:
        if column == "severity_text":
            _set_severities(instance, str(value))
        elif column == "item":
            if value and value not in self.items:
                message = _("The negative list has no item “%(value)s”.")
                raise ValidationError(message % {"value": value})
            instance.item = self.items.get(str(value))
        elif column == "keywords" and _LEFT_OUT.fullmatch(str(value)):
            return
        elif column in ("keywords", "options", "pattern"):
            # A spreadsheet may end its lines as it likes.
            super().set_value(instance, column, "\n".join(_lines(value)))
        elif column in ("group", "severity") and not value:
            default = self.field_of(column).get_default()
            super().set_value(instance, column, default)
        else:
            super().set_value(instance, column, value)


def _set_severities(rule: ScreeningRule, text: str) -> None:
    try:
        lines = read_severities(text)
        rule.set_severities(lines)
    except UnreadableLine as error:
        message = _("“%(line)s” is not of the form: kind / aspect = severity")
        raise ValidationError(message % {"line": error}) from error
    except InformationKind.DoesNotExist as error:
        message = _("There is no kind of information “%(code)s”.")
        raise ValidationError(message % {"code": error}) from error
    for row in rule.severities.all():
        row.clean()
    if len({(line.kind, line.aspect) for line in lines}) < len(lines):
        raise ValidationError(_("A kind and aspect stand twice."))
    rule.severity_text = "\n".join(map(str, rule.severity_lines()))


def _lines(value: Value) -> list[str]:
    return [line.strip() for line in str(value or "").splitlines() if line.strip()]
