"""Units that are known by their name only, as documents name their issuers."""

from __future__ import annotations

import itertools

from anyascii import anyascii
from django.db import IntegrityError, transaction

from wagtail_disclosure.registers.issuer_levels import issuer_level
from wagtail_disclosure.registers.models import ResponsibleUnit

_LONGEST_CODE = 30
_ATTEMPTS = 3


def create_unit(
    name: str, *, is_external: bool, change_reason: str = ""
) -> ResponsibleUnit:
    """
    Enter a unit with this name and a code made from it.

    Raises ``ValidationError`` if the name is taken or cannot be a name.
    """
    name = " ".join(name.split())
    for attempt in range(1, _ATTEMPTS + 1):
        unit = ResponsibleUnit(
            name=name,
            code=free_code(name),
            is_external=is_external,
            level=issuer_level(name) if is_external else "",
        )
        unit._change_reason = change_reason
        unit.full_clean()
        try:
            with transaction.atomic():
                unit.save()
        except IntegrityError:
            # Somebody else has just taken the code, or entered the same unit.
            if attempt == _ATTEMPTS:
                raise
        else:
            return unit
    raise AssertionError("unreachable")


def get_or_create_named(
    name: str, *, is_external: bool
) -> tuple[ResponsibleUnit, bool]:
    """The unit with this name, and whether it had to be entered."""
    name = " ".join(name.split())
    known = ResponsibleUnit.objects.named([name])
    if name in known:
        return known[name], False
    return create_unit(name, is_external=is_external), True


def free_code(name: str) -> str:
    """A code made from the name that no unit has."""
    base = code_from_name(name)
    taken = set(
        ResponsibleUnit.objects.filter(code__startswith=base).values_list(
            "code", flat=True
        )
    )
    if base not in taken:
        return base
    return next(
        code for n in itertools.count(2) if (code := f"{base}-{n}") not in taken
    )


def code_from_name(name: str) -> str:
    """
    The first letter of each Chinese character, as offices abbreviate themselves.

    党政办公室 is dzbgs; a name in Latin letters becomes its words with hyphens.
    """
    if name.isascii():
        words = "".join(c if c.isalnum() else " " for c in name.lower()).split()
        code = "-".join(words)
    else:
        letters = (c if c.isascii() else anyascii(c)[:1] for c in name)
        code = "".join(c for c in letters if c.isalnum()).lower()
    return code[:_LONGEST_CODE].strip("-") or "unit"
