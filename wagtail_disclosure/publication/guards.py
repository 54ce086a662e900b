"""
What is refused before it reaches ``save()`` of a gated page, or goes round it.

The gate itself is in ``gate.py``; these are the ways that write something else: a
schedule, the base row of a page, a child row on its own.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.models import COMMENTS_RELATION_NAME

from wagtail_disclosure.publication.gate import (
    METADATA_FIELDS,
    ReviewedPageMixin,
    is_gated,
    refusal,
)
from wagtail_disclosure.publication.refusal import PublicationRefused
from wagtail_disclosure.publication.writing import is_written_by_the_gate

# What a base page carries of the content, and whether it is public.
_BASE_FIELDS = ("live", "title", "slug", "seo_title", "search_description")


def guard_schedule(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A revision that is approved for a day goes public on it without a question."""
    if raw or instance.approved_go_live_at is None:
        return
    if not is_gated(_typed(instance)):
        return
    check_content(instance.as_object())


def _typed(revision: Any) -> Any:
    """An empty object of the revision's type, to ask about the type only."""
    model = revision.content_type.model_class()
    return model() if model is not None else None


def guard_base_page(
    instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """``Page.save()`` on the base row does not know ``save()`` of the page's type."""
    if raw or not instance.live or instance._state.adding or not is_gated(instance):
        return
    if update_fields is not None and METADATA_FIELDS.issuperset(update_fields):
        return
    # Not ``instance.specific``: it stays with the instance, and others would see the
    # row as it was before it is saved.
    specific = instance.specific_class._default_manager.get(pk=instance.pk)
    changed = False
    for name in _BASE_FIELDS:
        value = getattr(instance, name)
        if getattr(specific, name) != value:
            setattr(specific, name, value)
            changed = True
    if changed or not specific.is_served():
        check_content(specific)


def guard_child(
    sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any
) -> None:
    """A row saved on its own would change what the public reads."""
    if raw or sender not in gated_children():
        return
    _guard_parent(instance, gated_children()[sender])


def guard_child_deletion(
    sender: type[Model], instance: Any, origin: Any = None, **kwargs: Any
) -> None:
    """Likewise a row deleted on its own; with its page it may go."""
    if sender not in gated_children():
        return
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    if model is not sender:
        return
    _guard_parent(instance, gated_children()[sender])


def _guard_parent(child: Any, key: str) -> None:
    page = getattr(child, key, None)
    if page is None or not page.pk or is_written_by_the_gate(page):
        return
    stored = type(page)._default_manager.filter(pk=page.pk, live=True)
    if stored.exists():
        raise PublicationRefused(
            _(
                "This row belongs to a page that is public. Change the page, and "
                "submit it for review."
            )
        )


def check_content(instance: Any) -> None:
    """Raise ``PublicationRefused`` unless these values may be public."""
    problem = refusal(instance)
    if problem is not None:
        raise PublicationRefused(problem)


@cache
def gated_children() -> dict[type[Model], str]:
    """The child models of gated types, with the name of the key to their page."""
    found = {}
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if not isinstance(field, ParentalKey):
                continue
            if field.remote_field.related_name == COMMENTS_RELATION_NAME:
                continue
            if issubclass(field.related_model, ReviewedPageMixin):
                found[model] = field.name
    return found
