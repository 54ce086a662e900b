"""Which styles of a Word file hide their text."""

from __future__ import annotations

from collections.abc import Collection

from wagtail_disclosure.negative_list.cleaning.ooxml.editor import Element, PartEditor

_OFF = frozenset({"0", "false", "off"})
_LONGEST_CHAIN = 20


class StylesEditor(PartEditor):
    """Cuts the marks of editing sessions, and notes the styles that hide."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._vanish: dict[str, bool] = {}
        self._based_on: dict[str, str] = {}

    def closed(self, element: Element, parent: Element) -> None:
        if element.name in ("w:rsid", "w:rPrChange", "w:pPrChange"):
            self.cut(element)
        style = self.nearest("w:style")
        if style is None:
            return
        style_id = style.attributes.get("w:styleId", "")
        if element.name == "w:basedOn":
            self._based_on[style_id] = element.attributes.get("w:val", "")
        elif element.name == "w:vanish" and parent.name == "w:rPr":
            self._vanish[style_id] = is_on(element)

    def hides(self, style_id: str) -> bool | None:
        """None where neither the style nor those below it say anything."""
        for _ in range(_LONGEST_CHAIN):
            if style_id in self._vanish:
                return self._vanish[style_id]
            if style_id not in self._based_on:
                return None
            style_id = self._based_on[style_id]
        return None


def is_on(element: Element) -> bool:
    """Whether a switch such as <w:vanish/> is not turned off."""
    return element.attributes.get("w:val", "1").lower() not in _OFF


class SettingsEditor(PartEditor):
    """Cuts what settings keep of data and of people."""

    cut_elements: Collection[str] = frozenset(
        f"w:{name}"
        for name in (
            "attachedTemplate",
            "docVars",
            "mailMerge",
            "rsids",
            "saveThroughXslt",
            "trackRevisions",
        )
    )

    def closed(self, element: Element, parent: Element) -> None:
        if element.name in self.cut_elements:
            self.cut(element)
