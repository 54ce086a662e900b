"""Text of imported files, reduced to what the editor of an entry can hold."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from bs4 import BeautifulSoup
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.whitelist import Whitelister

from wagtail_disclosure.catalogue.pages.blocks import TEXT_FEATURES

# What the readers themselves write, without any attribute. It needs no parser, which
# is about 20 times slower: most of an import would be spent in it.
_BARE_TAGS = frozenset({"p", "b", "i", "sup", "sub", "ul", "ol", "li"})
_LESS_THAN = re.compile(r"<(?:/?[a-z]+>)?")
_NOT_TEXT = ("script", "style", "template", "iframe", "object", "embed", "svg", "img")
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>")


def clean_markup(markup: str) -> str:
    """The markup in the editor's own feature set, without anything that runs."""
    # The editor refuses to open a text with an unclosed <br>.
    markup = markup.replace("<br>", "<br/>")
    if not _is_bare(markup):
        markup = _through_editor(markup)
    return _EMPTY_PARAGRAPH.sub("", markup)


def _is_bare(markup: str) -> bool:
    rest = markup.replace("<br/>", "")
    tags = Counter(match[0] for match in _LESS_THAN.finditer(rest))
    bare = [f"<{name}>" for name in _BARE_TAGS if f"<{name}>" in tags]
    is_closed = all(tags[tag] == tags[f"</{tag[1:]}"] for tag in bare)
    return (
        rest.startswith(("<p>", "<ul>", "<ol>"))
        and is_closed
        and len(tags) == 2 * len(bare)
    )


def _through_editor(markup: str) -> str:
    soup = BeautifulSoup(markup, "html.parser")
    for element in soup.find_all(_NOT_TEXT):
        element.decompose()
    # It closes every element, which the converter relies on.
    closed = Whitelister().clean(str(soup))
    converter = _converter()
    stored = converter.to_database_format(converter.from_database_format(closed))
    # The keys are drawn anew each time; the editor adds its own when it saves.
    return _BLOCK_KEY.sub("", stored)


@cache
def _converter() -> ContentstateConverter:
    return ContentstateConverter(TEXT_FEATURES)
