from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from wagtail_disclosure.registers.models import ResponsibleUnit


class ResponsibleUnitQuerySet(models.QuerySet["ResponsibleUnit"]):
    def internal(self) -> ResponsibleUnitQuerySet:
        """Units of the school itself."""
        return self.filter(is_external=False)

    def active(self) -> ResponsibleUnitQuerySet:
        return self.filter(is_active=True)

    def named(self, names: Iterable[str]) -> dict[str, ResponsibleUnit]:
        """The known ones of these units, by the name as it was asked for."""
        spaced = {name: " ".join(name.split()) for name in names}
        found = {unit.name: unit for unit in self.filter(name__in=set(spaced.values()))}
        return {name: found[key] for name, key in spaced.items() if key in found}

    def with_descendants_of(self, unit_ids: set[int]) -> ResponsibleUnitQuerySet:
        """The units named and everything below them."""
        children: dict[int | None, list[int]] = {}
        for pk, parent_id in self.model._default_manager.values_list("pk", "parent_id"):
            children.setdefault(parent_id, []).append(pk)
        found: set[int] = set()
        waiting = list(unit_ids)
        while waiting:
            pk = waiting.pop()
            if pk not in found:
                found.add(pk)
                waiting.extend(children.get(pk, []))
        return self.filter(pk__in=found)

    def of_user(self, user: Any, *, on: datetime.date) -> ResponsibleUnitQuerySet:
        """The units whose entries this person writes on that day."""
        membership: Any = self.model._meta.get_field("memberships").related_model
        memberships = list(
            membership.objects.in_force(on=on)
            .filter(user=user)
            .values_list("unit_id", "includes_children")
        )
        whole = {
            unit_id for unit_id, includes_children in memberships if includes_children
        }
        single = {unit_id for unit_id, __ in memberships} - whole
        if not whole:
            return self.filter(pk__in=single)
        below = self.with_descendants_of(whole).values_list("pk", flat=True)
        return self.filter(pk__in=single | set(below))


class UnitMembershipQuerySet(models.QuerySet):
    def in_force(self, *, on: datetime.date) -> UnitMembershipQuerySet:
        """Memberships that hold on that day; an open end holds for ever."""
        return self.filter(
            models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=on),
            models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=on),
        )


class LegalBasisQuerySet(models.QuerySet):
    def in_force(self, *, on: datetime.date) -> LegalBasisQuerySet:
        """Without a day of its own, what was issued is in force at once."""
        return self.alias(starts_on=Coalesce("effective_on", "issued_on")).filter(
            models.Q(starts_on__isnull=True) | models.Q(starts_on__lte=on),
            models.Q(repealed_on__isnull=True) | models.Q(repealed_on__gt=on),
        )


class InformationKindQuerySet(models.QuerySet):
    def active(self) -> InformationKindQuerySet:
        return self.filter(is_active=True)
