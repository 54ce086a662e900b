"""When the search index hears of a page under the gate: when a row it reads changes."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save
from modelsearch import index
from modelsearch.backends import get_search_backends
from modelsearch.signal_handlers import (
    post_delete_signal_handler,
    post_save_signal_handler,
)

from wagtail_disclosure.publication.gated_content import GatedContent

_ASKS_THE_TABLE = "modelsearch.backends.database"


def update_index(
    instance: Any,
    raw: bool = False,
    update_fields: Collection[str] | None = None,
    **kwargs: Any,
) -> None:
    """
    Wagtail's own handler, unless nothing has changed that the index holds.

    Saving a draft writes a few fields of the row that no index knows; the handler
    would read the whole row and write the same words again, and hold locks on the
    index that other editors wait for.
    """
    if update_fields is None or not indexed_fields(instance).isdisjoint(update_fields):
        post_save_signal_handler(instance, raw=raw)


def indexed_fields(instance: Any) -> set[str]:
    fields = instance.get_search_fields()
    if all(map(_asks_the_table, get_search_backends(with_auto_update=True))):
        fields = [each for each in fields if not isinstance(each, index.FilterField)]
    return {each.field_name for each in fields}


def _asks_the_table(backend: Any) -> bool:
    """Whether a backend keeps texts only, and takes what it filters by from the row."""
    return any(
        each.__module__.startswith(_ASKS_THE_TABLE) for each in type(backend).__mro__
    )


def is_left_to_us(model: type[models.Model]) -> bool:
    """A type that says itself when it is indexed is left alone."""
    decides = next(each for each in model.__mro__ if "search_auto_update" in vars(each))
    return decides is GatedContent


def register() -> None:
    for model in index.get_indexed_models():
        if issubclass(model, GatedContent) and is_left_to_us(model):
            post_save.connect(update_index, sender=model)
            post_delete.connect(post_delete_signal_handler, sender=model)
