"""Kinds of information and legal bases, as set-up enters them into the registers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail_disclosure.catalogue.setup.comparison import Values
from wagtail_disclosure.catalogue.setup.list_file import BasisData
from wagtail_disclosure.catalogue.setup.memory import Memory
from wagtail_disclosure.catalogue.setup.parts import Part
from wagtail_disclosure.registers.models import InformationKind, LegalBasis

BasisKey = list[str]


def find_basis(key: BasisKey | None) -> LegalBasis | None:
    """The row of the register that this title and document number name."""
    if key is None:
        return None
    title, document_number = key
    return LegalBasis.objects.filter(
        title=title, document_number=document_number
    ).first()


def basis_key(basis: LegalBasis | None) -> BasisKey | None:
    return [basis.title, basis.document_number] if basis is not None else None


class RegisterPart(Part):
    """A row of a register whose values are plain columns."""

    def read(self, instance: Any) -> Values:
        return {name: _as_json(getattr(instance, name)) for name in self.values}

    def create(self) -> Any:
        instance = self.model()
        self.update(instance, self.values)
        return instance

    def update(self, instance: Any, values: Values) -> None:
        for name, value in values.items():
            self.set(instance, name, value)
        instance.full_clean()
        instance.save()

    def set(self, instance: Any, name: str, value: Any) -> None:
        setattr(instance, name, instance._meta.get_field(name).to_python(value))


class KindPart(RegisterPart):
    model = InformationKind

    def find_alike(self) -> Any:
        return InformationKind.objects.filter(code=self.values["code"]).first()

    @property
    def name(self) -> str:
        return self.values["name"]


class BasisPart(RegisterPart):
    model = LegalBasis

    def find_alike(self) -> Any:
        return find_basis([self.values["title"], self.values["document_number"]])

    def read(self, instance: Any) -> Values:
        current = super().read(instance)
        if "superseded_by" in current:
            current["superseded_by"] = basis_key(instance.superseded_by)
        return current

    def set(self, instance: Any, name: str, value: Any) -> None:
        if name == "superseded_by":
            instance.superseded_by = find_basis(value)
        else:
            super().set(instance, name, value)

    @property
    def name(self) -> str:
        title, number = self.values["title"], self.values["document_number"]
        return f"《{title}》（{number}）" if number else f"《{title}》"


def kind_parts(kinds: list[dict[str, Any]], memory: Memory) -> list[Part]:
    return [
        KindPart(
            f"kind:{kind['code']}",
            {
                "code": kind["code"],
                "name": kind["name"],
                "description": kind.get("description", ""),
                "notice_working_days": kind["notice_working_days"],
                "sort_order": index * 10,
            },
            memory=memory,
        )
        for index, kind in enumerate(kinds, 1)
    ]


def basis_parts(bases: Iterable[BasisData], memory: Memory) -> list[Part]:
    """One part per law, whichever lists and items name it."""
    values: dict[tuple[str, str], Values] = {}
    for basis in bases:
        known = values.setdefault(
            basis.key, {"title": basis.title, "document_number": basis.document_number}
        )
        newer = basis.superseded_by
        facts = {
            "issuer": basis.issuer,
            "issued_on": basis.issued_on,
            "effective_on": basis.effective_on,
            "superseded_by": list(newer.key) if newer else None,
        }
        # What a list leaves out, it does not deny.
        for name, value in facts.items():
            if value:
                known.setdefault(name, value)
    return [
        BasisPart(f"basis:{title}|{number}", known, memory=memory)
        for (title, number), known in values.items()
    ]


def _as_json(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
