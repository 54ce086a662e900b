"""System checks of the types under the gate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, register
from wagtail import hooks
from wagtail.models import Page
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup

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
    return [
        error(
            "019",
            f"{model._meta.label} is under the gate, and must not be registered with "
            "modeladmin: its forms know no drafts and no review. Register a snippet.",
        )
        for model in _models_of_modeladmin()
        if issubclass(model, ReviewedPageMixin) and not issubclass(model, Page)
    ]


def _models_of_modeladmin() -> Iterator[type[Any]]:
    # The hooks are looked at and not called: Wagtail 7.4 would have every address of
    # its viewsets twice.
    for hook in hooks.get_hooks("register_admin_urls"):
        owner = getattr(hook, "__self__", None)
        if isinstance(owner, ModelAdminGroup):
            yield from (each.model for each in owner.modeladmin_instances)
        elif isinstance(owner, ModelAdmin):
            yield owner.model
