"""
Drafts that name a row of a register.

A draft is JSON, which no foreign key protects: when the row goes, the editor of the
draft fails. So the newest draft of everything that could name the row is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Revision, RevisionMixin

# Whether what the draft holds under its key names the row.
Names = Callable[[Any], bool]


def drafts_naming(row: models.Model) -> list[models.Model]:
    """The objects whose newest draft names the row; each of them once per way."""
    found: list[models.Model] = []
    for relation in relations_to(row):
        for model, key, names in _places(relation, row.pk):
            newest = model._base_manager.values("latest_revision")
            drafts = Revision.objects.filter(pk__in=newest)
            # Only this part of the draft is read, for a draft may be long.
            held = drafts.values_list("object_id", f"content__{key}")
            pks = [pk for pk, value in held.iterator() if value and names(value)]
            found += model._base_manager.filter(pk__in=pks)
    return found


def relations_to(row: models.Model) -> list[Any]:
    """Every way to name the row, without a name for the way back, too."""
    return [
        field
        for field in row._meta.get_fields(include_hidden=True)
        if field.auto_created and not field.concrete and field.is_relation
    ]


def _places(relation: Any, pk: Any) -> Iterator[tuple[type[models.Model], str, Names]]:
    """Of which model, under which key, a draft may name a row by this relation."""
    model, name = relation.related_model, relation.field.name
    if issubclass(model, RevisionMixin):
        if relation.many_to_many:
            yield model, name, lambda value: pk in value
        else:
            yield model, name, lambda value: value == pk
        return
    for field in model._meta.fields:
        if isinstance(field, ParentalKey):
            owner: Any = field.related_model
            key = field.remote_field.get_accessor_name()
            if key and issubclass(owner, RevisionMixin):
                yield owner, key, lambda value: any(c.get(name) == pk for c in value)
