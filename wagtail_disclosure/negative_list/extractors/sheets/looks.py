"""Which styles of cells keep a reader from seeing what is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.extractors.ooxml.package import Package

_WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
# The theme's first colour is the paper.
_PAPER = "0"
# Points: what is smaller is a line of dust.
_SMALLEST = 1.5
# Nothing for a number above zero, below zero, for zero, and for a text.
_SHOWS_NOTHING = ";;;"


def hiding_styles(package: Package) -> Mapping[int, str]:
    """Reasons by the number of the style."""
    for part in package.related(package.main_part(), "styles"):
        try:
            return _reasons(package.tree(part))
        except FileProblem:
            # Without styles nothing looks hidden by them, and all is read.
            break
    return {}


def _reasons(root: Element) -> Mapping[int, str]:
    fonts = {str(n): _font_reason(f) for n, f in enumerate(_children(root, "x:fonts"))}
    plain = {str(n): _is_plain(f) for n, f in enumerate(_children(root, "x:fills"))}
    formats = {
        each.get("numFmtId", ""): each.get("formatCode", "")
        for each in _children(root, "x:numFmts")
    }
    found = {}
    for number, style in enumerate(_children(root, "x:cellXfs")):
        reason = fonts.get(style.get("fontId", ""), "")
        is_read = not plain.get(style.get("fillId", ""), True)
        if reason == "white-text" and is_read:
            reason = ""
        if formats.get(style.get("numFmtId", ""), "").strip() == _SHOWS_NOTHING:
            reason = "hidden-text"
        if reason:
            found[number] = reason
    return found


def _children(root: Element, tag: str) -> Sequence[Element]:
    found = root.find(tag)
    return [] if found is None else list(found)


def _font_reason(font: Element) -> str:
    size, color = font.find("x:sz"), font.find("x:color")
    if size is not None and _points(size.get("val", "")) < _SMALLEST:
        return "zero-size"
    if color is None or color.get("tint"):
        return ""
    is_white = color.get("rgb", "").upper() in _WHITE or color.get("theme") == _PAPER
    return "white-text" if is_white else ""


def _points(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return _SMALLEST


def _is_plain(fill: Element) -> bool:
    """Whether white letters cannot be read on this ground."""
    pattern = fill.find("x:patternFill")
    if pattern is None:
        # A gradient.
        return False
    if pattern.get("patternType", "none") == "none":
        return True
    color = pattern.find("x:fgColor")
    if pattern.get("patternType") != "solid" or color is None:
        return False
    is_paper = color.get("theme") == _PAPER and not color.get("tint")
    return is_paper or color.get("rgb", "").upper() in _WHITE
