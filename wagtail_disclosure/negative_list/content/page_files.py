"""The files that a page uses: documents and images, wherever it names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from wagtail_disclosure.negative_list.content.child_relations import edited_relations


def page_files(page: Page) -> list[Any]:
    """
    Documents and images of the instance given, each once.

    Those of its own fields, of its StreamFields and rich texts and of the children
    that are edited with it, drafts included.
    """
    return referenced_files(referenced_keys(page))


def referenced_files(references: Iterable[tuple[type[models.Model], Any]]) -> list[Any]:
    """The documents and images among things that are named by model and key."""
    models_of_files = (get_document_model(), get_image_model())
    wanted: dict[type[models.Model], dict[Any, None]] = {
        model: {} for model in models_of_files
    }
    for model, key in references:
        for file_model in models_of_files:
            if issubclass(model, file_model):
                wanted[file_model][file_model._meta.pk.to_python(key)] = None
    files: list[Any] = []
    for model, keys in wanted.items():
        if not keys:
            continue
        found = model._default_manager.in_bulk(list(keys))
        files += [found[key] for key in keys if key in found]
    return files


def referenced_keys(page: Page) -> Iterator[tuple[type[models.Model], Any]]:
    """Model and key of everything that the page and its children name."""
    yield from _own_references(page)
    for name in edited_relations(type(page)):
        children: Iterable[models.Model] = getattr(page, name).all()
        for child in children:
            yield from _own_references(child)


def _own_references(
    instance: models.Model,
) -> Iterator[tuple[type[models.Model], Any]]:
    for field in instance._meta.concrete_fields:
        value = field.value_from_object(instance)
        if value is None:
            continue
        if isinstance(field, models.ForeignKey):
            yield field.related_model, value
        elif hasattr(field, "extract_references"):
            for model, key, _path, _content_path in field.extract_references(value):
                yield model, key
