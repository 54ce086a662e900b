"""How a run looks, as far as that keeps a reader from seeing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

_OFF = frozenset({"0", "false", "off"})
_WHITE = frozenset({"FFFFFF", "FEFEFE", "FDFDFD"})
# Half points: what is smaller is a line of dust.
_SMALLEST_HALF_POINTS = 3
_PLAIN_FILLS = frozenset({"", "auto", "FFFFFF"})
_LONGEST_CHAIN = 20


@dataclass(frozen=True)
class Look:
    """None where nothing is said, so that a style or the default decides."""

    is_vanished: bool | None = None
    color: str | None = None
    half_points: int | None = None
    is_shaded: bool | None = None

    def over(self, below: Look) -> Look:
        return Look(
            below.is_vanished if self.is_vanished is None else self.is_vanished,
            below.color if self.color is None else self.color,
            below.half_points if self.half_points is None else self.half_points,
            below.is_shaded if self.is_shaded is None else self.is_shaded,
        )

    @property
    def hidden(self) -> str:
        """Why it is not seen; empty if it is."""
        if self.is_vanished:
            return "hidden-text"
        if self.half_points is not None and self.half_points < _SMALLEST_HALF_POINTS:
            return "zero-size"
        if self.color in _WHITE and not self.is_shaded:
            return "white-text"
        return ""


PLAIN = Look()


@dataclass(frozen=True)
class Style:
    name: str = ""
    based_on: str = ""
    look: Look = PLAIN
    is_centred: bool = False


@dataclass(frozen=True)
class Styles:
    by_id: Mapping[str, Style] = field(default_factory=dict)

    def look(self, style_id: str) -> Look:
        look = PLAIN
        for _ in range(_LONGEST_CHAIN):
            style = self.by_id.get(style_id)
            if style is None:
                break
            look = look.over(style.look)
            style_id = style.based_on
        return look

    def name(self, style_id: str) -> str:
        return self.by_id.get(style_id, Style()).name.lower()


def read_styles(root: Element) -> Styles:
    found = {}
    for style in root.iter("w:style"):
        name, based_on = (style.find(tag) for tag in ("w:name", "w:basedOn"))
        look = run_look(style.find("w:rPr"))
        if any(is_filled(each) for each in style.iter("w:shd")):
            look = Look(is_shaded=True).over(look)
        found[style.get("w:styleId", "")] = Style(
            "" if name is None else name.get("w:val", ""),
            "" if based_on is None else based_on.get("w:val", ""),
            look,
        )
    return Styles(found)


def run_look(properties: Element | None) -> Look:
    if properties is None:
        return PLAIN
    vanish = properties.find("w:vanish")
    color = properties.find("w:color")
    size = properties.find("w:sz")
    highlight = properties.find("w:highlight")
    is_shaded = is_filled(properties.find("w:shd")) or (
        highlight is not None
        and highlight.get("w:val", "none") not in ("none", "white")
    )
    return Look(
        None if vanish is None else vanish.get("w:val", "1").lower() not in _OFF,
        None if color is None else color.get("w:val", "").upper(),
        None if size is None else _half_points(size.get("w:val", "")),
        is_shaded or None,
    )


def is_filled(shading: Element | None) -> bool:
    """Whether white letters can be read on this ground."""
    if shading is None:
        return False
    is_pattern = shading.get("w:val", "clear") not in ("clear", "nil")
    return is_pattern or shading.get("w:fill", "").upper() not in {
        fill.upper() for fill in _PLAIN_FILLS
    }


def _half_points(text: str) -> int | None:
    try:
        return int(float(text.removesuffix("pt")) * (2 if text.endswith("pt") else 1))
    except (ValueError, OverflowError):
        return None
