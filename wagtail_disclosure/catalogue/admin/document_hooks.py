"""Wagtail's own views of documents, told what holds in a closed collection."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from wagtail.documents import get_document_model

from wagtail_disclosure.publication.hiding import hide_files


def hide_after_bulk_action(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    """Wagtail's "Add to collection" saves no document."""
    if action_type != "add_to_collection":
        return
    model = get_document_model()
    keys = [each.pk for each in objects if isinstance(each, model)]
    hide_files(model.objects.filter(pk__in=keys).select_related("collection"))
