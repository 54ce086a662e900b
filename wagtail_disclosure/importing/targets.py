"""What the names in a manifest stand for on this site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_disclosure.catalogue.pages.audience_sections import AudienceSectionPage
from wagtail_disclosure.catalogue.pages.checklists import ChecklistPage
from wagtail_disclosure.catalogue.pages.columns import PortalColumnPage
from wagtail_disclosure.catalogue.pages.items import ChecklistItemPage
from wagtail_disclosure.importing.manifest import ManifestRow, RowError
from wagtail_disclosure.registers.models import InformationKind, ResponsibleUnit
from wagtail_disclosure.registers.unit_creation import create_unit
from wagtail_disclosure.scope import Scope


@dataclass(frozen=True)
class Target:
    """Where an entry goes and which rows of the registers it names."""

    parent: Page
    further_places: tuple[Page, ...]
    unit: ResponsibleUnit | None
    issuers: tuple[ResponsibleUnit, ...]
    kind: InformationKind | None


@dataclass
class Targets:
    """Places, units and kinds by the names that manifests use, read once."""

    places: dict[str, Page]
    units: dict[str, ResponsibleUnit]
    kinds: dict[str, InformationKind]
    create_units: bool = False
    created_units: list[ResponsibleUnit] = field(default_factory=list)

    @classmethod
    def of_portal(cls, portal: Any, *, create_units: bool = False) -> Targets:
        units: dict[str, ResponsibleUnit] = {}
        for unit in ResponsibleUnit.objects.all():
            units[unit.code] = units[unit.name] = unit
        kinds: dict[str, InformationKind] = {}
        for kind in InformationKind.objects.all():
            kinds[kind.code] = kinds[kind.name] = kind
        return cls(
            places=_places_of(portal),
            units=units,
            kinds=kinds,
            create_units=create_units,
        )

    def find(self, row: ManifestRow, *, is_dry_run: bool = False) -> Target:
        """
        What the row names. Raises ``RowError`` for a name that is not known.

        Unknown units and issuers are entered if that was asked for; in a dry run
        they are only made up, not stored.
        """
        places = [self._place(reference) for reference in row.items]
        parent, further = self._parent(row, places)
        return Target(
            parent=parent,
            further_places=tuple(further),
            unit=self._unit("unit", row.unit, is_external=False, is_dry_run=is_dry_run),
            issuers=tuple(
                self._unit("issuer", name, is_external=None, is_dry_run=is_dry_run)
                for name in row.issuers
            ),
            kind=self._kind(row.kind),
        )

    def forget_created(self, units: Iterable[ResponsibleUnit]) -> None:
        """Units whose row failed are not stored: the next row enters them anew."""
        for unit in units:
            self.units.pop(unit.name, None)
            self.units.pop(unit.code, None)
            if unit in self.created_units:
                self.created_units.remove(unit)

    def _place(self, reference: str) -> Page:
        place = self.places.get(reference)
        if place is None:
            raise RowError(
                "item",
                _(
                    "“%(reference)s” is not in the portal. Write list:number "
                    "(moe2014:2), column:rules or audience:campus."
                )
                % {"reference": reference[:60]},
            )
        return place

    def _parent(self, row: ManifestRow, places: list[Page]) -> tuple[Page, list[Page]]:
        """The page below which the entry lives, and where it is listed besides."""
        sections = [p for p in places if isinstance(p, AudienceSectionPage)]
        others = [p for p in places if p not in sections]
        if row.scope == Scope.CAMPUS:
            section = sections[0] if sections else self.places.get("audience:campus")
            if section is None:
                raise RowError("scope", _("The portal has no section for the campus."))
            return section, others
        if sections:
            raise RowError(
                "scope",
                _("An entry of an audience section has the scope of that section."),
            )
        return others[0], others[1:]

    def _unit(
        self, column: str, name: str, *, is_external: bool | None, is_dry_run: bool
    ) -> Any:
        if not name:
            if column == "unit":
                raise RowError(column, _("The cell is empty."))
            return None
        unit = self.units.get(name)
        if unit is None:
            unit = self._new_unit(column, name, is_external, is_dry_run)
        if column == "unit" and unit.is_external:
            raise RowError(
                column,
                _("“%(name)s” is an outside body and answers for nothing here.")
                % {"name": name},
            )
        return unit

    def _new_unit(
        self, column: str, name: str, is_external: bool | None, is_dry_run: bool
    ) -> ResponsibleUnit:
        if not self.create_units:
            raise RowError(
                column,
                _(
                    "There is no unit “%(name)s”. Enter it in the register, or import "
                    "with --create-units."
                )
                % {"name": name[:60]},
            )
        outside = True if is_external is None else is_external
        if is_dry_run:
            unit = ResponsibleUnit(name=name, is_external=outside)
        else:
            unit = self._stored_unit(column, name, outside)
        self.units[name] = unit
        self.created_units.append(unit)
        return unit

    def _stored_unit(self, column: str, name: str, outside: bool) -> ResponsibleUnit:
        try:
            return create_unit(name, is_external=outside)
        except ValidationError as error:
            raise RowError(column, "; ".join(error.messages)) from error

    def _kind(self, name: str) -> InformationKind | None:
        if name and name not in self.kinds:
            raise RowError(
                "kind",
                _("There is no kind “%(name)s” in the register.") % {"name": name[:60]},
            )
        return self.kinds.get(name)


def _places_of(portal: Any) -> dict[str, Page]:
    places: dict[str, Page] = {}
    for column in PortalColumnPage.objects.child_of(portal):
        places[f"column:{column.kind}"] = column
    for section in AudienceSectionPage.objects.child_of(portal):
        places.setdefault(f"audience:{section.audience}", section)
        places[f"audience:{section.slug}"] = section
    for checklist in ChecklistPage.objects.child_of(portal):
        for item in ChecklistItemPage.objects.descendant_of(checklist):
            places[f"{checklist.code}:{item.number}"] = item
    return places
