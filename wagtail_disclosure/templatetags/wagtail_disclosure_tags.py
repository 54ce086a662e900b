"""What the public templates need besides Django's and Wagtail's own tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page as PaginatorPage
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from wagtail_disclosure.periods import InvalidPeriod, parse_period

register = template.Library()

HEADING = re.compile(r"<(/?)h([1-6])\b")


@register.filter
def period_label(key: str) -> str:
    """A period key in words: ``2023-2024-1`` is a term."""
    try:
        parse_period(key)
    except InvalidPeriod:
        return key
    parts = key.split("-")
    if len(parts) == 1:
        return _("Year %(year)s") % {"year": key}
    years = "-".join(parts[:2])
    if len(parts) == 2:
        return _("School year %(years)s") % {"years": years}
    return _("School year %(years)s, term %(term)s") % {
        "years": years,
        "term": parts[2],
    }


@register.simple_tag
def page_numbers(page: PaginatorPage) -> Iterator[str | int]:
    """The numbers to offer in a pagination, with gaps as “…”."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def nested_headings(html: str) -> SafeString:
    """Rich text with its headings in order below the page's own, from h2 on."""
    opened: list[int] = []

    def renumber(match: re.Match[str]) -> str:
        closes, level = match[1], int(match[2])
        if not closes:
            while opened and opened[-1] >= level:
                opened.pop()
            opened.append(level)
        return f"<{closes}h{min(len(opened) + 1, 6)}"

    # Only the digits in tags that the rich text filter has let through are changed.
    return mark_safe(HEADING.sub(renumber, str(html)))  # noqa: S308


@register.filter
def body_blocks(body: Iterable[Any]) -> list[tuple[Any, int]]:
    """The blocks of a body, each with the level that a heading has there."""
    blocks, opened = [], list[int]()
    for block in body:
        if block.block_type == "heading":
            # A draft may have left it out.
            level = int(block.value["level"] or 2)
            while opened and opened[-1] >= level:
                opened.pop()
            opened.append(level)
        blocks.append((block, len(opened) + 1))
    return blocks


@dataclass(frozen=True)
class TableCell:
    text: str
    is_header: bool
    css_class: str
    row_span: int
    column_span: int


@register.simple_tag
def table_rows(table: dict[str, Any]) -> dict[str, list[list[TableCell]]]:
    """The cells of a table block: ``head`` and ``body``, merged cells once."""
    heads = 1 if table.get("first_row_is_table_header") else 0
    spans = {(m["row"], m["col"]): m for m in table.get("mergeCells") or []}
    facts = {(c["row"], c["col"]): c for c in table.get("cell") or []}
    has_row_headers = bool(table.get("first_col_is_header"))
    rows = [
        [
            _table_cell(
                text,
                facts.get((row, column), {}),
                spans.get((row, column), {}),
                is_header=row < heads or (column == 0 and has_row_headers),
            )
            for column, text in enumerate(texts)
            if not facts.get((row, column), {}).get("hidden")
        ]
        for row, texts in enumerate(table.get("data") or [])
    ]
    return {"head": rows[:heads], "body": rows[heads:]}


def _table_cell(
    text: Any, fact: dict[str, Any], span: dict[str, int], *, is_header: bool
) -> TableCell:
    text = str(text or "").strip()
    return TableCell(
        text=text,
        # A heading that says nothing is none.
        is_header=is_header and bool(text),
        css_class=fact.get("className") or "",
        row_span=span.get("rowspan", 1),
        column_span=span.get("colspan", 1),
    )


@register.simple_tag(takes_context=True)
def route_url(context: template.Context, page: Any, name: str) -> str:
    """The address of a route of the page, such as ``feed``."""
    return (page.get_url(context.get("request")) or "") + page.reverse_subpage(name)


@register.simple_tag(takes_context=True)
def picture_url(context: template.Context, document: Any) -> str:
    """The address of a picture in the body; empty while it is not frozen."""
    urls = context.get("picture_urls") or {}
    return urls.get(document.pk, "") if document else ""


@register.simple_tag(takes_context=True)
def language_choices(context: template.Context) -> list[dict[str, Any]]:
    """
    The languages of the site, each with where this page is read in it.

    Translations that Wagtail knows come first, then addresses with the language in
    front (``i18n_patterns``). Without either the address stays empty, and
    ``set_language`` has to do it.
    """
    request = context.get("request")
    if request is None or len(settings.LANGUAGES) < 2:
        return []
    translations = _translations(context.get("page"), request)
    here = request.get_full_path()
    choices = []
    for code, __ in settings.LANGUAGES:
        url = translations.get(code) or translate_url(here, code)
        choices.append(
            {
                "code": code,
                "name": get_language_info(code)["name_local"],
                "is_current": code == get_language(),
                "url": url if url != here else "",
            }
        )
    return choices


@register.simple_tag
def set_language_url() -> str:
    """Where a language is chosen by form; empty if the site has no such view."""
    try:
        return reverse("set_language")
    except NoReverseMatch:
        return ""


def _translations(page: Any, request: Any) -> dict[str, str]:
    if page is None or not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return {}
    pages = page.get_translations().live().public().select_related("locale")
    return {other.locale.language_code: other.get_url(request) or "" for other in pages}
