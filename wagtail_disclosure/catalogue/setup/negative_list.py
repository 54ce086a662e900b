"""The negative list and the screening rules, as set-up enters them."""

from __future__ import annotations

from typing import Any

from wagtail_disclosure.catalogue.setup.comparison import Values
from wagtail_disclosure.catalogue.setup.list_file import BasisData
from wagtail_disclosure.catalogue.setup.memory import Memory
from wagtail_disclosure.catalogue.setup.parts import Part
from wagtail_disclosure.catalogue.setup.registers import RegisterPart, find_basis
from wagtail_disclosure.negative_list.choices import default_strength
from wagtail_disclosure.negative_list.default_rules import (
    ITEMS_FILE,
    RULES_FILE,
    read_data,
    severity_lines,
)
from wagtail_disclosure.negative_list.known_detectors import detector_codes
from wagtail_disclosure.negative_list.models import (
    NegativeListBasis,
    NegativeListItem,
    ScreeningRule,
)
from wagtail_disclosure.negative_list.rule_texts import read_severities
from wagtail_disclosure.row_order import in_order


class NegativeListItemPart(RegisterPart):
    model = NegativeListItem

    @property
    def name(self) -> str:
        return self.values["title"]

    def find_alike(self) -> Any:
        return NegativeListItem.objects.filter(code=self.values["code"]).first()

    def read(self, instance: Any) -> Values:
        plain = {name for name in self.values if name != "legal_bases"}
        rows = instance.legal_bases.select_related("basis")
        return {
            **{name: getattr(instance, name) for name in plain},
            "legal_bases": [
                [row.basis.title, row.basis.document_number, row.article]
                for row in rows
            ],
        }

    def set(self, instance: Any, name: str, value: Any) -> None:
        if name != "legal_bases":
            super().set(instance, name, value)
            return
        instance.legal_bases = in_order(
            NegativeListBasis(basis=basis, article=article)
            for *key, article in value
            if (basis := find_basis(key)) is not None
        )


class ScreeningRulePart(RegisterPart):
    model = ScreeningRule

    @property
    def name(self) -> str:
        return self.values["name"]

    def find_alike(self) -> Any:
        return ScreeningRule.objects.filter(code=self.values["code"]).first()

    def read(self, instance: Any) -> Values:
        current = {name: getattr(instance, name) for name in self.values}
        current["severities"] = sorted(map(str, instance.severity_lines()))
        if "item" in current:
            current["item"] = instance.item.code if instance.item else None
        return current

    def set(self, instance: Any, name: str, value: Any) -> None:
        if name == "severities":
            instance.set_severities(read_severities("\n".join(value)))
        elif name == "item":
            instance.item = NegativeListItem.objects.filter(code=value).first()
        else:
            super().set(instance, name, value)


def negative_list_bases() -> list[BasisData]:
    """Every law that the default list rests on, with what the file knows of it."""
    data = read_data(ITEMS_FILE)
    named = [basis for item in data["items"] for basis in item["legal_bases"]]
    return [
        BasisData(
            title=basis["title"],
            document_number=basis["document_number"],
            issuer=basis.get("issuer", ""),
            issued_on=basis.get("date"),
            effective_on=basis.get("effective_on"),
        )
        for basis in [*data["bases"], *named]
    ]


def negative_list_parts(memory: Memory) -> list[Part]:
    data = read_data(ITEMS_FILE)
    return [
        NegativeListItemPart(
            f"negative-list:{item['code']}",
            {
                "code": item["code"],
                "title": item["title"],
                "ground": item["ground"],
                "strength": item.get(
                    "strength", default_strength(item["ground"]).value
                ),
                "public_wording": item["public_wording"],
                "is_public": True,
                "remarks": data["remarks"],
                "is_preset": True,
                "sort_order": index * 10,
                "legal_bases": [
                    [basis["title"], basis["document_number"], basis["article"]]
                    for basis in item["legal_bases"]
                ],
            },
            memory=memory,
        )
        for index, item in enumerate(data["items"], 1)
    ]


def screening_rule_parts(memory: Memory) -> list[Part]:
    """One rule for each detector that is there."""
    known = detector_codes()
    return [
        ScreeningRulePart(
            f"rule:{row['code']}", _rule_values(row, index), memory=memory
        )
        for index, row in enumerate(read_data(RULES_FILE)["rules"], 1)
        if row["code"] in known
    ]


def _rule_values(row: Any, index: int) -> Values:
    values = {
        "code": row["code"],
        "name": row["name"],
        "group": row["group"],
        "detector": row["code"],
        "looks_in": ", ".join(row.get("looks_in", ())),
        "severity": row["severity"],
        "severities": sorted(map(str, severity_lines(row))),
        "advice": row.get("advice", ""),
        "is_preset": True,
        "sort_order": index * 10,
    }
    if "item" in row:
        values["item"] = row["item"]
    return values
