"""The texts of a Word file, as if all changes had been accepted."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import ClassVar

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.cleaning.ooxml.editor import Element, PartEditor
from wagtail_disclosure.negative_list.cleaning.problems import (
    IMPORTED_FILE,
    NOT_CLEANABLE,
)
from wagtail_disclosure.negative_list.cleaning.word.fields import Fields
from wagtail_disclosure.negative_list.cleaning.word.styles import StylesEditor, is_on


def _w(names: str) -> frozenset[str]:
    return frozenset(f"w:{name}" for name in names.split())


# Deleted text, and what was formatted or said while writing.
_CUT = _w(
    "delText delInstrText "
    "commentRangeStart commentRangeEnd commentReference annotationRef "
    "rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange "
    "tcPrChange tblPrExChange numberingChange "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd "
    "customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart "
    "customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd "
    "customXmlMoveToRangeStart customXmlMoveToRangeEnd "
    "cellIns cellMerge permStart permEnd control objectEmbed objectLink"
) | {"o:OLEObject"}
_DELETED = _w("del moveFrom")
_INSERTED = _w("ins moveTo")
# Elements that no reader sees by themselves.
_SILENT = _w(
    "bookmarkStart bookmarkEnd proofErr lastRenderedPageBreak "
    "rPr pPr trPr tcPr tblPr tblPrEx tblGrid sdtPr sdtEndPr smartTagPr customXmlPr"
)
# They stand for nothing once everything in them has been cut.
_SHELLS = _w("hyperlink smartTag fldSimple customXml sdtContent sdt dir bdo")
_NEED_A_PARAGRAPH = _w("tc hdr ftr footnote endnote txbxContent")
_IMPORTED = _w("altChunk subDoc")
_REVISION_ID = "w:rsid"


class StoryEditor(PartEditor):
    """One part with paragraphs: the body, a header, the footnotes."""

    _HANDLERS: ClassVar[dict[str, str]] = {
        "w:r": "_close_run",
        "w:p": "_close_paragraph",
        "w:tr": "_close_row",
        "w:tc": "_close_cell",
        "w:tbl": "_close_table",
        "w:object": "_close_object",
        "w:footnote": "_close_note",
        "w:endnote": "_close_note",
        "w:drawing": "_close_drawing",
        "w:sdt": "_close_sdt",
        "mc:Choice": "_close_choice",
        "mc:AlternateContent": "_close_alternatives",
    }

    def __init__(
        self,
        data: bytes,
        styles: StylesEditor,
        *,
        named_notes: Collection[str] | None = None,
    ) -> None:
        super().__init__(data)
        self.styles = styles
        # The notes that the body still names; None where there are none to judge.
        self.named_notes = named_notes
        self._fields = Fields()
        self._in_runs: list[list[Element]] = []
        # By the start of an element: what is known of it beside marks.
        self._style_of: dict[int, str] = {}
        self._vanish_of: dict[int, bool] = {}
        self._properties_end: dict[int, int] = {}
        self._to_be_joined: dict[int, Element] = {}
        self._last_block: dict[int, str] = {}

    def opened(self, element: Element) -> None:
        if any(name.startswith(_REVISION_ID) for name in element.attributes):
            self.drop_attributes(element, lambda name: not name.startswith("rsid"))
        if element.name in _IMPORTED:
            raise FileProblem(NOT_CLEANABLE, reason=IMPORTED_FILE)
        if element.name == "w:r":
            self._in_runs.append([])

    def closed(self, element: Element, parent: Element) -> None:
        name = element.name
        if parent.name == "w:r":
            self._in_runs[-1].append(element)
        if name in _CUT or name.endswith(":dataBinding"):
            self.cut(element)
            parent.lost = True
        elif name in _DELETED:
            self._close_deleted(element, parent)
        elif name in _INSERTED:
            self._close_inserted(element, parent)
        elif name in self._HANDLERS:
            handler: Callable[[Element, Element], None]
            handler = getattr(self, self._HANDLERS[name])
            handler(element, parent)
        elif name in _SHELLS and element.lost and not element.kept:
            self._lose(element, parent)
        elif name in _SILENT:
            self._note_properties(element, parent)
        else:
            self._note_setting(element, parent)
            self._keep(element, parent)

    def finished(self, root: Element) -> None:
        if root.name in _NEED_A_PARAGRAPH:
            self._require_paragraph(root)

    def _keep(self, element: Element, parent: Element) -> None:
        parent.kept += 1
        if element.name in _NEED_A_PARAGRAPH:
            self._require_paragraph(element)

    def _lose(self, element: Element, parent: Element) -> None:
        self.cut(element)
        parent.lost = True

    def _note_properties(self, element: Element, parent: Element) -> None:
        if element.name == "w:pPr":
            self._properties_end[parent.start] = self.end_of(element)
            if element.marks:
                parent.marks |= element.marks

    def _note_setting(self, element: Element, parent: Element) -> None:
        """What decides about an element that is still open."""
        owner = self.stack[-2] if len(self.stack) > 1 else parent
        name = element.name
        if name == "w:vanish" and parent.name == "w:rPr":
            if owner.name == "w:r":
                self._vanish_of[owner.start] = is_on(element)
            elif owner.name == "w:pPr" and is_on(element):
                owner.marks.add("hidden")
        elif name in ("w:rStyle", "w:pStyle") and owner.name in ("w:r", "w:p"):
            self._style_of[owner.start] = element.attributes.get("w:val", "")
        elif name == "w:sectPr" and parent.name == "w:pPr":
            parent.marks.add("section")
        elif name == "w:cellDel" or (name == "w:hidden" and is_on(element)):
            if parent.name in ("w:tcPr", "w:trPr"):
                owner.marks.add("deleted")
        elif name == "wp:docPr" and element.attributes.get("hidden") in ("1", "true"):
            drawing = self.nearest("w:drawing")
            if drawing is not None:
                drawing.marks.add("hidden")

    def _close_deleted(self, element: Element, parent: Element) -> None:
        """Deleted content, or the mark of a deleted paragraph or row."""
        self.cut(element)
        owner = self.stack[-2] if len(self.stack) > 1 else parent
        if parent.name == "w:rPr":
            if owner.name == "w:pPr":
                owner.marks.add("deleted")
        elif parent.name == "w:trPr":
            owner.marks.add("deleted")
        else:
            parent.lost = True

    def _close_inserted(self, element: Element, parent: Element) -> None:
        if self.is_empty(element):
            self.cut(element)
            return
        self.unwrap(element)
        parent.kept += element.kept
        parent.lost = parent.lost or element.lost

    def _close_run(self, run: Element, parent: Element) -> None:
        children = self._in_runs.pop()
        is_hidden = self._is_hidden(run)
        marks = [each for each in children if each.name == "w:fldChar"]
        for mark in marks:
            kind = mark.attributes.get("w:fldCharType", "")
            for hidden in self._fields.mark(kind, run, is_hidden=is_hidden):
                self.cut(hidden)
        if is_hidden and marks:
            for child in children:
                if child.name not in ("w:fldChar", "w:rPr"):
                    self.cut(child)
            parent.lost = True
        elif is_hidden or (run.lost and not run.kept):
            self._lose(run, parent)
        else:
            parent.kept += 1

    def _is_hidden(self, run: Element) -> bool:
        own = self._vanish_of.get(run.start)
        if own is None:
            own = self.styles.hides(self._style_of.get(run.start, ""))
        if own is None and (paragraph := self.nearest("w:p")) is not None:
            own = self.styles.hides(self._style_of.get(paragraph.start, ""))
        return bool(own)

    def _close_paragraph(self, paragraph: Element, parent: Element) -> None:
        marks = paragraph.marks
        is_deleted = "deleted" in marks and "section" not in marks
        is_gone = not paragraph.kept and "section" not in marks
        before = self._to_be_joined.pop(parent.start, None)
        if before is not None and "section" not in marks:
            self._join(before, paragraph)
        elif is_gone and (is_deleted or (paragraph.lost and "hidden" in marks)):
            self._lose(paragraph, parent)
            return
        else:
            parent.kept += 1
        self._last_block[parent.start] = "w:p"
        if is_deleted and not self.is_empty(paragraph):
            self._to_be_joined[parent.start] = paragraph

    def _join(self, before: Element, paragraph: Element) -> None:
        """Two paragraphs between which the mark was deleted; the first one's form."""
        if self.is_empty(paragraph):
            self.cut(paragraph)
            return
        self.cut_span(before.end_tag, self.end_of(before))
        start = self._properties_end.get(paragraph.start)
        self.cut_span(paragraph.start, start or self.after_start_tag(paragraph))

    def _close_row(self, row: Element, parent: Element) -> None:
        if "deleted" in row.marks or (row.lost and not row.kept):
            self._lose(row, parent)
        else:
            parent.kept += 1

    def _close_cell(self, cell: Element, parent: Element) -> None:
        if "deleted" in cell.marks:
            self._lose(cell, parent)
        else:
            self._keep(cell, parent)

    def _close_table(self, table: Element, parent: Element) -> None:
        self._to_be_joined.pop(parent.start, None)
        if table.lost and not table.kept:
            self._lose(table, parent)
        else:
            parent.kept += 1
            self._last_block[parent.start] = "w:tbl"

    def _close_sdt(self, control: Element, parent: Element) -> None:
        """A content control shows what is in it; its properties are not content."""
        if control.lost and not control.kept:
            self._lose(control, parent)
        else:
            parent.kept += 1
            self._last_block[parent.start] = "w:p"
        self._to_be_joined.pop(parent.start, None)

    def _close_object(self, embedded: Element, parent: Element) -> None:
        """The picture that stands for an embedded file stays as a picture."""
        parent.kept += 1
        if embedded.lost:
            self.rename(embedded, "pict")
            self.drop_attributes(
                embedded, lambda name: name not in ("dxaOrig", "dyaOrig")
            )

    def _close_drawing(self, drawing: Element, parent: Element) -> None:
        if "hidden" in drawing.marks:
            self._lose(drawing, parent)
        else:
            parent.kept += 1

    def _close_choice(self, choice: Element, parent: Element) -> None:
        if choice.lost and not choice.kept:
            parent.marks.add("hidden")

    def _close_alternatives(self, alternatives: Element, parent: Element) -> None:
        """What older programs show instead is the same thing once more."""
        if "hidden" in alternatives.marks:
            self._lose(alternatives, parent)
        else:
            parent.kept += 1

    def _close_note(self, note: Element, parent: Element) -> None:
        is_special = "w:type" in note.attributes
        note_id = note.attributes.get("w:id", "")
        named = self.named_notes
        if named is not None and not is_special and note_id not in named:
            self._lose(note, parent)
        else:
            self._keep(note, parent)

    def _require_paragraph(self, container: Element) -> None:
        """Word takes no cell, header or note that does not end with a paragraph."""
        if container.lost and self._last_block.get(container.start) != "w:p":
            empty = f"<{self.prefix(container)}p/>".encode()
            self.insert(container.end_tag, empty)


class NoteReferences(PartEditor):
    """The notes that a part names, by the kind of note."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.footnotes: set[str] = set()
        self.endnotes: set[str] = set()
        self.edited()

    def opened(self, element: Element) -> None:
        if element.name == "w:footnoteReference":
            self.footnotes.add(element.attributes.get("w:id", ""))
        elif element.name == "w:endnoteReference":
            self.endnotes.add(element.attributes.get("w:id", ""))
