"""
Fields of API v2 that load what they show once for all entries of an answer.

The API's views belong to the site, so a queryset that fetches more cannot be given to
them; but each field knows the pages that are answered together with its own.
"""

from __future__ import annotations

from typing import Any

from django.db.models import prefetch_related_objects
from rest_framework.fields import Field, ReadOnlyField
from rest_framework.serializers import ListSerializer, SlugRelatedField

from wagtail_disclosure.publication.models import IndexNumber


class _LoadsForAll(Field):
    """Before the first value is read, ``load`` sees all entries of the answer."""

    has_loaded = False

    def get_attribute(self, instance: Any) -> Any:
        if not self.has_loaded:
            self.has_loaded = True
            self.load(self._answered_with(instance))
        return super().get_attribute(instance)

    def _answered_with(self, instance: Any) -> list[Any]:
        if isinstance(self.root, ListSerializer):
            return list(self.root.instance)
        return [instance]

    def load(self, entries: list[Any]) -> None:
        # Wagtail's own serializer asks for the locale of each page.
        prefetch_related_objects(entries, "locale")


class KindField(_LoadsForAll, SlugRelatedField):
    """The code of the kind."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(slug_field="code", read_only=True, **kwargs)

    def use_pk_only_optimization(self) -> bool:
        return False

    def load(self, entries: list[Any]) -> None:
        super().load(entries)
        prefetch_related_objects(entries, "kind")


class UnitNameField(_LoadsForAll):
    """The name of the responsible unit."""

    def load(self, entries: list[Any]) -> None:
        super().load(entries)
        prefetch_related_objects(entries, "responsible_unit")

    def to_representation(self, value: Any) -> str:
        return str(value)


class IssuersField(_LoadsForAll):
    """The names of the issuers, in the order of the document."""

    def load(self, entries: list[Any]) -> None:
        super().load(entries)
        prefetch_related_objects(entries, "issuers__unit")

    def to_representation(self, value: Any) -> list[str]:
        return [str(row) for row in value.all()]


class AttachmentsField(_LoadsForAll):
    """The attachments as Wagtail shows child relations, with their own fields."""

    def load(self, entries: list[Any]) -> None:
        super().load(entries)
        prefetch_related_objects(entries, "attachments")

    def to_representation(self, value: Any) -> list[Any]:
        parent: Any = self.parent
        serializer = parent.child_serializer_classes[self.field_name](
            context=self.context
        )
        return [serializer.to_representation(row) for row in value.all()]


class IndexNumberField(_LoadsForAll, ReadOnlyField):
    def load(self, entries: list[Any]) -> None:
        super().load(entries)
        numbers = IndexNumber.objects.by_entry(entries)
        for entry in entries:
            entry.known_index_number = numbers.get(entry.entry_uuid, "")
