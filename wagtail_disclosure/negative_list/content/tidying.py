"""Sweeping stray invisible characters out of a page before it is saved."""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page

from wagtail_disclosure.negative_list.content.child_relations import edited_relations
from wagtail_disclosure.negative_list.screening.stray_characters import (
    has_stray,
    without_stray,
)


def tidy_page(page: Page) -> None:
    """Clean the texts of the instance and of the children edited with it."""
    _tidy(page)
    for name in edited_relations(type(page)):
        for child in getattr(page, name).all():
            _tidy(child)


def _tidy(instance: models.Model) -> None:
    for field in instance._meta.concrete_fields:
        # Not the value of an address or a key, which would then lead elsewhere.
        if not isinstance(field, (models.CharField, models.TextField, StreamField)):
            continue
        if field.choices or isinstance(field, (models.SlugField, models.URLField)):
            continue
        value = field.value_from_object(instance)
        if isinstance(field, StreamField):
            raw = list(value.raw_data)
            cleaned: Any = _cleaned(raw) if _has_stray(raw) else raw
            if cleaned != raw:
                setattr(instance, field.name, field.to_python(cleaned))
        elif isinstance(value, str) and (cleaned := without_stray(value)) != value:
            setattr(instance, field.name, cleaned)


def _has_stray(data: Any) -> bool:
    if isinstance(data, str):
        return has_stray(data)
    if isinstance(data, dict):
        return any(map(_has_stray, data.values()))
    return isinstance(data, list | tuple) and any(map(_has_stray, data))


def _cleaned(data: Any) -> Any:
    if isinstance(data, str):
        return without_stray(data)
    if isinstance(data, dict):
        return {key: _cleaned(inner) for key, inner in data.items()}
    if isinstance(data, list | tuple):
        return [_cleaned(inner) for inner in data]
    return data
