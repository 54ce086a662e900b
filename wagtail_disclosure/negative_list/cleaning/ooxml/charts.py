"""Charts: what they draw stays, the workbook behind them goes."""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import escape

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.cleaning.ooxml.editor import Element, PartEditor
from wagtail_disclosure.negative_list.cleaning.problems import (
    ENTANGLED,
    NOT_CLEANABLE,
)
from wagtail_disclosure.negative_list.extractors.ooxml.names import local_name

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
# A reference with its values, and the same values without a reference.
_LITERALS = {
    "c:numRef": ("c:numCache", "numLit"),
    "c:strRef": ("c:strCache", "strLit"),
}


class ChartEditor(PartEditor):
    """
    Cuts the link to a workbook, and series that a filter hides.

    With `leads_astray` references that lead to what was removed become the values
    that were drawn last.
    """

    texts = frozenset({"c:f", "c:v", "cx:f"})

    def __init__(
        self, data: bytes, leads_astray: Callable[[str], bool] | None = None
    ) -> None:
        super().__init__(data)
        self.leads_astray = leads_astray or (lambda _formula: False)
        self._formulas: dict[int, Element] = {}
        self._caches: dict[int, Element] = {}
        self._values: dict[int, str] = {}

    def closed(self, element: Element, parent: Element) -> None:
        name = element.name
        if name in ("c:externalData", "cx:externalData"):
            self.cut(element)
        elif name in ("c:f", "cx:f"):
            self._note_formula(element, parent)
        elif name == "c:v" and parent.name == "c:pt":
            self._values.setdefault(self.stack[-2].start, element.text)
        elif name in ("c:numCache", "c:strCache"):
            self._caches[parent.start] = element
        elif name in _LITERALS and element.start in self._formulas:
            self._make_literal(element, parent)
        elif local_name(name).startswith("filtered"):
            parent.marks.add("filtered")
        elif name == "c:ext" and "filtered" in element.marks:
            self.cut(element)

    def _note_formula(self, element: Element, parent: Element) -> None:
        if not self.leads_astray(element.text):
            return
        if parent.name not in _LITERALS:
            raise FileProblem(NOT_CLEANABLE, reason=ENTANGLED)
        self._formulas[parent.start] = element

    def _make_literal(self, reference: Element, parent: Element) -> None:
        cache = self._caches.get(reference.start)
        if cache is None:
            raise FileProblem(NOT_CLEANABLE, reason=ENTANGLED)
        if parent.name == "c:tx":
            text = self._values.get(cache.start, "")
            self.cut(reference, self._name(text, self.prefix(reference)))
            return
        self.cut(self._formulas[reference.start])
        self.unwrap(reference)
        self.rename(cache, _LITERALS[reference.name][1])

    def _name(self, text: str, prefix: str) -> bytes:
        """A name as it stands in a series; a title takes formatted text only."""
        written = escape(text)
        if self.nearest("c:ser") is not None:
            return f"<{prefix}v>{written}</{prefix}v>".encode()
        return (
            f'<{prefix}rich><a:bodyPr xmlns:a="{_DRAWING}"/><a:p xmlns:a="{_DRAWING}">'
            f"<a:r><a:t>{written}</a:t></a:r></a:p></{prefix}rich>"
        ).encode()
