"""System checks of the types under the gate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, register
from wagtail import hooks
from wagtail.models import Page

from wagtail_disclosure.check_messages import error
from wagtail_disclosure.publication.gate import ReviewedPageMixin


@register
def check_gate_comes_first(**kwargs: Any) -> list[CheckMessage]:
    return [
        error(
            "018",
            f"ReviewedPageMixin must be the first base of {cls.__qualname__}: what "
            "stands before it would write pages past the gate.",
        )
        for cls in sorted(_gated_classes(), key=lambda cls: cls.__qualname__)
        if not issubclass(cls.__bases__[0], ReviewedPageMixin)
    ]


def _gated_classes() -> set[type]:
    """Gated models, and the abstract ones that they come from."""
    return {
        cls
        for model in apps.get_models()
        for cls in model.__mro__
        if issubclass(cls, ReviewedPageMixin) and cls is not ReviewedPageMixin
    }


@register
def check_no_modeladmin(**kwargs: Any) -> list[CheckMessage]:
    """For pages modeladmin leads to Wagtail's own editor; for the rest it does not."""
    names = set(_names_of_admin_urls())
    return [
        error(
            "019",
            f"{model._meta.label} is under the gate, and must not be registered with "
            "modeladmin: its forms know no drafts and no review. Register a snippet.",
        )
        for model in apps.get_models()
        if issubclass(model, ReviewedPageMixin)
        and not issubclass(model, Page)
        and f"{model._meta.app_label}_{model._meta.model_name}_modeladmin_index"
        in names
    ]


def _names_of_admin_urls() -> Iterator[str]:
    for give_urls in hooks.get_hooks("register_admin_urls"):
        for pattern in give_urls():
            name = getattr(pattern, "name", None)
            if name:
                yield name
