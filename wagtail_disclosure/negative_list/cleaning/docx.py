"""Word: accepted changes, no comments, no hidden text, nothing embedded."""

from __future__ import annotations

from wagtail_disclosure.negative_list.cleaning.cleaner import Cleaner
from wagtail_disclosure.negative_list.cleaning.ooxml.charts import ChartEditor
from wagtail_disclosure.negative_list.cleaning.ooxml.package import (
    Package,
    Policy,
    words,
)
from wagtail_disclosure.negative_list.cleaning.ooxml.properties import PACKAGE_KINDS
from wagtail_disclosure.negative_list.cleaning.word.story import (
    NoteReferences,
    StoryEditor,
)
from wagtail_disclosure.negative_list.cleaning.word.styles import (
    SettingsEditor,
    StylesEditor,
)

_POLICY = Policy(
    named=words(
        "chart chartex chartusershapes diagramcolors diagramdata diagramdrawing "
        "diagramlayout diagramquickstyle font footer header hyperlink image"
    ),
    plain=words(
        "chartcolorstyle chartstyle endnotes fonttable footnotes numbering settings "
        "styles theme themeoverride websettings"
    )
    | PACKAGE_KINDS,
)


class DocxCleaner(Cleaner):
    suffixes = frozenset({"docx"})
    main_type = "wordprocessingml.document.main+xml"

    def clean(self, package: Package) -> None:
        main = package.main_part()
        styles = self._styles(package, main)
        for part in package.related(main, "settings"):
            package.replace(part, SettingsEditor(package.read(part)).edited())
        body = StoryEditor(package.read(main), styles).edited()
        package.replace(main, body)
        for part in package.related(main, "header", "footer"):
            package.replace(part, StoryEditor(package.read(part), styles).edited())
        self._clean_notes(package, main, styles)
        for part in [main, *package.related(main, "header", "footer")]:
            for chart in package.related(part, "chart"):
                package.replace(chart, ChartEditor(package.read(chart)).edited())
        package.prune(_POLICY)

    def _styles(self, package: Package, main: str) -> StylesEditor:
        styles = StylesEditor(b"<none/>")
        for part in package.related(main, "styles"):
            styles = StylesEditor(package.read(part))
            package.replace(part, styles.edited())
        return styles

    def _clean_notes(self, package: Package, main: str, styles: StylesEditor) -> None:
        named = NoteReferences(package.read(main))
        for kind, ids in (("footnotes", named.footnotes), ("endnotes", named.endnotes)):
            for part in package.related(main, kind):
                editor = StoryEditor(package.read(part), styles, named_notes=ids)
                package.replace(part, editor.edited())
