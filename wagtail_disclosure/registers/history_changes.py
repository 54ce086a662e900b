"""What changed between two records of a row's history, in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wagtail_disclosure.registers.people import full_name, person_name

CREATED, CHANGED, DELETED = "+", "~", "-"


@dataclass(frozen=True, slots=True)
class Change:
    """One field: what was created has no old value, what was deleted no new one."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    record: Any
    changes: tuple[Change, ...]

    @property
    def who(self) -> str:
        """Empty for what nobody in particular did."""
        user = self.record.history_user
        return full_name(user) if user else ""

    @property
    def is_created(self) -> bool:
        return self.record.history_type == CREATED

    @property
    def is_deleted(self) -> bool:
        return self.record.history_type == DELETED


def describe_history(records: Sequence[Any], older: Any | None) -> list[HistoryEntry]:
    """
    The records of one row, newest first, with what changed in each.

    ``older`` is the record before the last one, if there is one.
    """
    known = [*records, older] if older is not None else list(records)
    words = RecordWords(known)
    before = [*records[1:], older]
    return [
        HistoryEntry(record, tuple(words.changes(record, previous)))
        for record, previous in zip(records, before, strict=True)
    ]


def tracked_fields(record: Any) -> list[models.Field]:
    """The fields that people fill, in the order of the model."""
    return [
        field
        for field in record.tracked_fields
        if field.editable and not field.primary_key
    ]


class RecordWords:
    """Values of history records as people read them; one query per related model."""

    def __init__(self, records: Iterable[Any]) -> None:
        self._names: dict[type[models.Model], dict[Any, str]] = {}
        wanted: dict[type[models.Model], set[Any]] = {}
        for record in records:
            for field in tracked_fields(record):
                pk = getattr(record, field.attname)
                if field.is_relation and pk is not None:
                    wanted.setdefault(_related_model(field), set()).add(pk)
        for model, pks in wanted.items():
            self._names[model] = _names_of(model, pks)

    def changes(self, record: Any, previous: Any | None) -> list[Change]:
        fields = {field.name: field for field in tracked_fields(record)}
        if record.history_type != CHANGED or previous is None:
            return [
                change
                for field in fields.values()
                if (change := self._whole_value(record, field)) is not None
            ]
        delta = record.diff_against(previous, included_fields=fields)
        changed = {change.field: change for change in delta.changes}
        return [
            Change(
                label_of(field),
                self._text(field, changed[name].old),
                self._text(field, changed[name].new),
            )
            for name, field in fields.items()
            if name in changed
        ]

    def _whole_value(self, record: Any, field: models.Field) -> Change | None:
        text = self.value(record, field)
        if not text:
            return None
        if record.history_type == DELETED:
            return Change(label_of(field), text, "")
        return Change(label_of(field), "", text)

    def value(self, record: Any, field: models.Field) -> str:
        return self._text(field, getattr(record, field.attname))

    def _text(self, field: models.Field, value: Any) -> str:
        if field.is_relation and value is not None:
            return self._names.get(_related_model(field), {}).get(value, str(value))
        return value_text(field, value)


def label_of(field: models.Field) -> str:
    return capfirst(str(field.verbose_name))


def value_text(field: models.Field, value: Any) -> str:
    """A plain value as a person reads it; nothing is the empty text."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, datetime.datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return date_format(local, "DATETIME_FORMAT")
    if isinstance(value, datetime.date):
        return date_format(value, "DATE_FORMAT")
    return str(value)


def _related_model(field: models.Field) -> type[models.Model]:
    related: Any = field.related_model
    return related


def _names_of(model: type[models.Model], pks: set[Any]) -> dict[Any, str]:
    name = person_name if model is get_user_model() else str
    found = model._base_manager.in_bulk(pks)
    names = {pk: name(row) for pk, row in found.items()}
    missing = pks - names.keys()
    if missing:
        last_names = _last_names(model, missing)
        for pk in missing:
            names[pk] = _("%(name)s (deleted)") % {
                "name": last_names.get(pk, f"#{pk}"),
            }
    return names


def _last_names(model: type[models.Model], pks: set[Any]) -> dict[Any, str]:
    """What deleted rows were called, if their register keeps a history."""
    manager_name = getattr(model._meta, "simple_history_manager_attribute", None)
    if manager_name is None:
        return {}
    records = getattr(model, manager_name).filter(pk_in_history(model, pks))
    return {
        getattr(record, model._meta.pk.attname): str(record.instance)
        for record in records.order_by("history_date", "history_id")
    }


def pk_in_history(model: type[models.Model], pks: set[Any]) -> models.Q:
    # "pk" of a history record is its own; the row's is a field among others.
    return models.Q(**{f"{model._meta.pk.attname}__in": pks})
