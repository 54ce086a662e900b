from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language
from wagtail.models import Page, Site

register = template.Library()


@register.simple_tag(takes_context=True)
def menu_pages(context: dict[str, Any]) -> list[Page]:
    """The pages of the main menu: public children of the home page."""
    site = Site.find_for_request(context["request"])
    if site is None:
        return []
    return list(site.root_page.get_children().live().public().in_menu())


@register.simple_tag(takes_context=True)
def other_languages(context: dict[str, Any]) -> list[dict[str, str]]:
    """This address in every other language of the site."""
    address = context["request"].get_full_path()
    return [
        {"code": code, "name": name, "url": translate_url(address, code)}
        for code, name in settings.LANGUAGES
        if code != get_language()
    ]


@register.simple_tag(takes_context=True)
def is_below(context: dict[str, Any], page: Page) -> bool:
    """Whether the page shown is this one or lies below it."""
    shown = context.get("page")
    return shown is not None and str(shown.path).startswith(page.path)
