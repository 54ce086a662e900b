"""
The name of a content: the same for the same text, files and audience.

What an editor can put before the public goes in, and nothing that Wagtail keeps for
itself. A value that equals its default is left out, so that a field which an upgrade
adds changes no digest.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.backends.utils import format_number
from django.db.models import prefetch_related_objects
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from wagtail_disclosure.negative_list.content.child_relations import edited_relations
from wagtail_disclosure.negative_list.content.page_files import (
    referenced_files,
    referenced_keys,
)
from wagtail_disclosure.negative_list.results.contents import file_sha256

DIGEST_VERSION = 1

Reference = tuple[type[models.Model], Any]

# Of Wagtail's page, what anybody can read or write into an address.
_PAGE_FIELDS = frozenset({"title", "slug", "seo_title", "search_description"})
# What Wagtail's mixins keep in a snippet that has drafts, locks and workflows.
_STATE_FIELDS = frozenset(
    {
        "alias_of",
        "expire_at",
        "expired",
        "first_published_at",
        "go_live_at",
        "has_unpublished_changes",
        "last_published_at",
        "latest_revision",
        "live",
        "live_revision",
        "locale",
        "locked",
        "locked_at",
        "locked_by",
        "translation_key",
    }
)
# Draftail gives every paragraph one at the first save in the editor.
_BLOCK_KEY = re.compile(r' data-block-key="[a-z0-9]{1,6}"')
_STREAM_CHILD = ({"type", "value", "id"}, {"type", "value"})


def content_digest(
    page: Any, *, version: int = DIGEST_VERSION, source: Any = None
) -> str:
    """
    The digest of exactly the values of the instance given.

    ``source`` is the page that an alias shows: the alias stands for it under another
    address.
    """
    data = _PAYLOADS[version](page)
    if source is not None:
        data["fields"]["slug"] = source.slug
    return _sha256(data)


def _sha256(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def row_digest(page: Any) -> str:
    """
    Of a public row: whether anything has written into it, or its rows, since.

    Costs a query for each child relation; the files' bytes are frozen and not asked.
    """
    return _sha256({"fields": _fields(page), "children": _all_children(page, _stored)})


def _stored(page: Any, file: Any) -> list[Any]:
    return [file.frozen_file_id, file.filename, file.public_title]


def _payload(page: Any) -> dict[str, Any]:
    filled = page.filled_at_publication()
    fields = {
        name: value for name, value in _fields(page).items() if name not in filled
    }
    references = list(referenced_keys(page))
    return {
        "type": page._meta.label_lower,
        "audience": page.audience_key(),
        "fields": fields,
        "children": _all_children(page, _public),
        "files": sorted(_files(page, references)),
        "snippets": dict(_snippets(references)),
    }


def _public(page: Any, file: Any) -> list[Any]:
    return list(page.public_file(file))


_PAYLOADS: Mapping[int, Callable[[Any], dict[str, Any]]] = {1: _payload}


def _fields(instance: models.Model) -> dict[str, Any]:
    found = {}
    for field in instance._meta.concrete_fields:
        if not _is_content(field):
            continue
        value = field.value_from_object(instance)
        if value not in (None, "") and value != field.get_default():
            found[field.name] = _plain(_raw(field, value))
    for relation in instance._meta.many_to_many:
        keys = _many_to_many_keys(instance, relation)
        if keys:
            found[relation.name] = keys
    return {name: value for name, value in found.items() if value not in ([], {})}


def _is_content(field: models.Field) -> bool:
    if field.primary_key or isinstance(field, ParentalKey):
        return False
    if field.model is Page:
        return field.name in _PAGE_FIELDS
    return field.editable and field.name not in _STATE_FIELDS


def _raw(field: models.Field, value: Any) -> Any:
    if isinstance(field, StreamField):
        return [dict(child) for child in value.raw_data]
    if isinstance(field, models.JSONField):
        return value
    # As any database gives it back, whatever a form or a revision has made of it.
    if isinstance(field, models.DecimalField):
        return format_number(
            Decimal(str(value)), field.max_digits, field.decimal_places
        )
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        return value.astimezone(datetime.UTC).isoformat()
    holder: Any = _Holder(field, value)
    return field.value_to_string(holder)


class _Holder:
    """``Field.value_to_string`` asks an object for its value."""

    def __init__(self, field: models.Field, value: Any) -> None:
        setattr(self, field.attname, value)


def _plain(value: Any) -> Any:
    """Without keys that editors' tools add: same text, same digest."""
    if isinstance(value, str):
        return _BLOCK_KEY.sub("", value)
    if isinstance(value, Mapping):
        is_child = set(value) in _STREAM_CHILD
        return {
            str(key): _plain(item)
            for key, item in value.items()
            if not (is_child and key == "id")
        }
    if isinstance(value, Iterable):
        return [_plain(item) for item in value]
    return value


def _many_to_many_keys(instance: models.Model, relation: Any) -> list[str]:
    if instance.pk is None:
        return []
    related = getattr(instance, relation.name).all()
    return sorted(str(each.pk) for each in related)


def _all_children(page: Any, told: Callable[[Any, Any], list[Any]]) -> dict[str, Any]:
    found = {}
    for name in edited_relations(type(page)):
        if rows := _children(page, name, told):
            found[name] = rows
    return found


def _children(
    page: Any, name: str, told: Callable[[Any, Any], list[Any]]
) -> list[dict[str, Any]]:
    """The rows of a relation in their order; ``told`` says what of a file counts."""
    children = list(getattr(page, name).all())
    is_files = name in page.file_relations
    if is_files and told is _public:
        load_files(children, is_draft=page.is_draft_content)
    rows = []
    for child in children:
        fields = _fields(child)
        if is_files:
            fields.pop("document", None)
            fields["file"] = told(page, child)
        fields.pop("sort_order", None)
        rows.append(fields)
    return rows


def load_files(rows: list[Any], *, is_draft: bool) -> None:
    """The documents of a draft, or the frozen copies of a row, in one query."""
    prefetch_related_objects(rows, "document" if is_draft else "frozen_file")


def _files(page: Any, references: list[Reference]) -> Iterator[list[str]]:
    """Documents and images that are used without a row of their own."""
    documents = get_document_model()
    in_rows = {(documents, file.document_id) for file in page.get_files()}
    others = [(model, key) for model, key in references if (model, key) not in in_rows]
    for file in referenced_files(others):
        yield [
            file._meta.label_lower,
            str(file.pk),
            file.title,
            file_sha256(file.file),
        ]


def _snippets(references: list[Reference]) -> Iterator[tuple[str, Any]]:
    """What a page shows of snippets changes with them, so they are part of it."""
    snippets = set(get_snippet_models())
    for model, key in references:
        if model not in snippets:
            continue
        snippet = model._default_manager.filter(pk=key).first()
        if snippet is not None:
            yield f"{model._meta.label_lower}:{key}", _fields(snippet)
