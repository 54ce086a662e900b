"""Every text of a page that anybody could read once it is public."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from wagtail_disclosure.negative_list.content.block_texts import (
    stored_texts,
    stream_texts,
)
from wagtail_disclosure.negative_list.content.child_relations import edited_relations
from wagtail_disclosure.negative_list.content.rich_text import html_texts
from wagtail_disclosure.negative_list.screening.texts import (
    Locator,
    Readable,
    Role,
    Text,
)

# What Wagtail keeps for itself; `draft_title` repeats the title.
_OF_WAGTAIL = frozenset({"path", "url_path", "draft_title", "translation_key"})
# What the gate keeps for itself.
_OF_THE_GATE = frozenset({"cleared_digest"})
_ROLES = {
    "title": Role.TITLE,
    "seo_title": Role.TITLE,
    "alt_text": Role.ALTERNATIVE,
    "caption": Role.CAPTION,
}
_TEXT_FIELDS = (models.CharField, models.TextField, models.JSONField)


def page_texts(page: Page) -> Iterator[Readable]:
    """
    The texts of the instance given: of a draft, those of the draft.

    The fields in the order of the model, then the children that are edited with the
    page. Choices and keys of other rows are no texts of the page, nor are the remarks
    that editors exchange. Of an entry, who it is for comes as a text, too.
    """
    if scope := getattr(page, "scope", ""):
        yield Text(str(scope), {"property": "scope"}, Role.AUDIENCE)
    yield from _object_texts(page, {})
    for name in edited_relations(type(page)):
        for number, child in enumerate(getattr(page, name).all(), start=1):
            yield from _object_texts(child, {"list": name, "entry": number})


def _object_texts(instance: models.Model, locator: Locator) -> Iterator[Readable]:
    for field in instance._meta.concrete_fields:
        if field.name not in _OF_WAGTAIL | _OF_THE_GATE and not field.is_relation:
            place = {**locator, "field": field.name}
            yield from _field_texts(field, field.value_from_object(instance), place)


def _field_texts(
    field: models.Field, value: Any, locator: Locator
) -> Iterator[Readable]:
    if value is None or value == "" or field.choices:
        return
    role = _ROLES.get(field.name, Role.BODY)
    if isinstance(field, StreamField):
        yield from stream_texts(value, locator)
    elif isinstance(field, RichTextField):
        yield from html_texts(str(value), locator)
    elif isinstance(field, models.URLField):
        yield Text(str(value), locator, Role.LINK)
    elif isinstance(field, _TEXT_FIELDS):
        yield from _paragraphs(value, locator, role)


def _paragraphs(value: Any, locator: Locator, role: Role) -> Iterator[Text]:
    if not isinstance(value, str):
        yield from stored_texts(value, locator, role)
        return
    lines = value.splitlines()
    if len(lines) == 1:
        yield Text(value, locator, role)
        return
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield Text(line, {**locator, "line": number}, role)
