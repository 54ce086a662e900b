"""The strings that all sheets share."""

from __future__ import annotations

from collections.abc import Collection

from wagtail_disclosure.negative_list.cleaning.ooxml.editor import Element, PartEditor


class StringsEditor(PartEditor):
    """Empties those that no cell shows; the others keep their numbers."""

    def __init__(self, data: bytes, used: Collection[int]) -> None:
        super().__init__(data)
        self.used = used
        self._number = 0

    def closed(self, element: Element, parent: Element) -> None:
        if element.name != "x:si":
            return
        if self._number not in self.used:
            prefix = self.prefix(element)
            self.cut(element, f"<{prefix}si><{prefix}t/></{prefix}si>".encode())
        self._number += 1
