"""How a run of a slide looks, as far as that keeps a reader from seeing it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from wagtail_disclosure.negative_list.extractors.ooxml.names import local_name
from wagtail_disclosure.negative_list.extractors.ooxml.package import Package

_WHITE = frozenset({"FFFFFF", "FEFEFE", "FDFDFD"})
_PAPER = frozenset({"bg1", "lt1"})
# Hundredths of a point: what is smaller is a line of dust.
_SMALLEST = 150
_PATTERNS = ("slidelayout", "slidemaster")
# The first ground of a theme is a plain colour.
_PLAIN_GROUNDS = frozenset({"0", "1000", "1001"})
# White letters may lie over any of these.
_GROUNDS = frozenset({"pic", "blip", "gradFill", "pattFill", "graphicFrame"})


def run_reason(properties: Element | None, *, has_ground: bool) -> str:
    """Why a run is not seen; empty if it is."""
    if properties is None:
        return ""
    size = properties.get("sz", "")
    if size.isascii() and size.isdigit() and int(size) < _SMALLEST:
        return "zero-size"
    fill = properties.find("a:solidFill")
    is_white = fill is not None and _is_white(fill)
    is_marked = properties.find("a:highlight") is not None
    return "white-text" if is_white and not has_ground and not is_marked else ""


def may_have_ground(package: Package, part: str, root: Element) -> bool:
    """Whether anything on a slide or behind it may be darker than paper."""
    if _is_coloured(root):
        return True
    behind, seen = [part], {part}
    while behind:
        for kind in _PATTERNS:
            for each in package.related(behind[0], kind):
                if each in seen:
                    continue
                if _is_coloured(package.tree(each)):
                    return True
                seen.add(each)
                behind.append(each)
        behind.pop(0)
    return False


def _is_coloured(root: Element) -> bool:
    for element in root.iter():
        name = local_name(element.tag)
        if name in _GROUNDS or _is_turned_round(name, element):
            return True
        if name in ("spPr", "bgPr", "bgRef", "tcPr", "grpSpPr"):
            fills = [element] if name == "bgRef" else element.findall("a:solidFill")
            if any(not _is_white(fill) for fill in fills):
                return True
        elif name == "style" and element.find("a:fillRef") is not None:
            fill = element.find("a:fillRef")
            if fill is not None and fill.get("idx", "0") != "0":
                return True
    return False


def _is_turned_round(name: str, element: Element) -> bool:
    """Whether the paper is dark, or a theme's picture."""
    if name == "clrMap":
        return element.get("bg1", "lt1") != "lt1"
    return name == "bgRef" and element.get("idx", "1001") not in _PLAIN_GROUNDS


def _is_white(fill: Element) -> bool:
    """Of white without anything that darkens it."""
    for color in fill:
        if len(color):
            return False
        value = color.get("val", "")
        return value.upper() in _WHITE or value in _PAPER
    return False
