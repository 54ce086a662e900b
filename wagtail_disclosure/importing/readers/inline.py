"""Markup within a paragraph, reduced to a few tags that cannot do harm."""

import html
import re
from urllib.parse import urlsplit

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

# Comments and declarations are PreformattedString; CDATA is not text in HTML.
_TAGS = {"b": "b", "strong": "b", "i": "i", "em": "i", "sup": "sup", "sub": "sub"}
_LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
# A line break in the source between two Chinese characters is no blank.
_SOURCE_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n]+[ \t]*(?=[{_WIDE}])")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_ZERO_WIDTH = "\u200b\ufeff"
_ANY_TAG = re.compile(r"<[^<>]*>")
_DROPPED = re.compile(
    "applet|area|audio|base|button|canvas|datalist|dialog|embed|frame|frameset|head|"
    "iframe|input|link|map|math|meta|noembed|noframes|noscript|object|option|param|"
    "portal|progress|script|select|source|style|svg|template|textarea|title|track|"
    "video|xml"
)


def inline_html(element: PageElement) -> str:
    if isinstance(element, NavigableString):
        return _text(element)
    if not isinstance(element, Tag) or is_dropped(element):
        return ""
    if element.name == "br":
        return "<br>"
    inner = "".join(inline_html(child) for child in element.children)
    if element.name == "a":
        return _link(element, inner)
    tag = _TAGS.get(element.name)
    return f"<{tag}>{inner}</{tag}>" if tag and has_text(inner) else inner


def is_dropped(element: Tag) -> bool:
    return _DROPPED.fullmatch(element.name) is not None or is_hidden(element)


def is_hidden(element: Tag) -> bool:
    if element.has_attr("hidden"):
        return True
    style = _CONTROLS.sub("", str(element.get("style", ""))).lower()
    return "display:none" in style or "visibility:hidden" in style


def trimmed_html(markup: str) -> str:
    """Without blanks and line breaks around it."""
    # An expression would try every blank of a long run as a beginning.
    start, end = 0, len(markup)
    while start < end:
        if markup.startswith("<br>", start):
            start += 4
        elif _is_blank(markup[start]):
            start += 1
        else:
            break
    while start < end:
        if markup.endswith("<br>", start, end):
            end -= 4
        elif _is_blank(markup[end - 1]):
            end -= 1
        else:
            break
    return markup[start:end]


def _is_blank(character: str) -> bool:
    return character.isspace() or character in _ZERO_WIDTH


def has_text(markup: str) -> bool:
    return bool(trimmed_html(_ANY_TAG.sub("", markup)))


def plain_text(element: Tag) -> str:
    """The text in one line, of shown content only."""
    return " ".join(text_lines(element))


def text_lines(element: Tag) -> list[str]:
    """The text between line breaks, without blank lines."""
    texts = (_ANY_TAG.sub("", line) for line in inline_html(element).split("<br>"))
    lines = (_BLANKS.sub(" ", html.unescape(text)).strip() for text in texts)
    return [line for line in lines if line]


def _text(element: NavigableString) -> str:
    if isinstance(element, PreformattedString):
        return ""
    text = _BLANKS.sub(" ", _SOURCE_BREAK.sub("", str(element)))
    return html.escape(text, quote=False)


def _link(element: Tag, inner: str) -> str:
    href = safe_address(str(element.get("href", "")))
    if not href or not has_text(inner):
        return inner
    return f'<a href="{html.escape(href)}">{inner}</a>'


def safe_address(address: str) -> str:
    """The address if it can only lead somewhere, else an empty text."""
    # Browsers drop control characters inside a scheme, and so do we.
    cleaned = _CONTROLS.sub("", address)
    if cleaned.startswith("#"):
        return ""
    try:
        scheme = urlsplit(cleaned).scheme.lower()
    except ValueError:
        return ""
    return cleaned if scheme in _LINK_SCHEMES or not scheme else ""


def list_html(element: Tag) -> str:
    items = "".join(
        _item_html(item)
        for item in element.find_all("li", recursive=False)
        if not is_dropped(item)
    )
    return f"<{element.name}>{items}</{element.name}>" if items else ""


def _item_html(item: Tag) -> str:
    parts: list[str] = []
    inner: list[str] = []
    for child in item.children:
        if isinstance(child, Tag) and child.name in ("ul", "ol"):
            parts.append(list_html(child))
        else:
            inner.append(inline_html(child))
            if isinstance(child, Tag) and child.name in ("p", "div"):
                inner.append("<br>")
    text = trimmed_html("".join(inner))
    nested = "".join(parts)
    return f"<li>{text}{nested}</li>" if text or nested else ""
