"""The texts of StreamField blocks, of any depth and of types nobody has seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.embeds.blocks import EmbedBlock

from wagtail_disclosure.negative_list.content.rich_text import html_texts
from wagtail_disclosure.negative_list.screening.texts import (
    Locator,
    Readable,
    Role,
    Table,
    Text,
)

# Names that sites give to fields whose text is not the body.
_ROLES = {
    "alt": Role.ALTERNATIVE,
    "alt_text": Role.ALTERNATIVE,
    "caption": Role.CAPTION,
    "heading": Role.HEADING,
    "title": Role.HEADING,
}


def stream_texts(value: Any, locator: Locator) -> Iterator[Readable]:
    """Every text of a stream; `value` is the field's value."""
    for number, child in enumerate(value, start=1):
        place = {**locator, "block": number, "type": child.block_type}
        if child.id:
            place["block_id"] = child.id
        yield from _texts(child.block, child.value, place, Role.BODY)


def _texts(
    block: blocks.Block, value: Any, locator: Locator, role: Role
) -> Iterator[Readable]:
    if value is None or value == "":
        return
    if isinstance(block, blocks.BaseStructBlock):
        for name, inner in block.child_blocks.items():
            inner_role = _ROLES.get(name, role)
            yield from _texts(inner, value.get(name), _below(locator, name), inner_role)
    elif isinstance(block, blocks.BaseStreamBlock):
        for number, child in enumerate(value, start=1):
            place = _below(locator, f"{number}.{child.block_type}")
            yield from _texts(child.block, child.value, place, role)
    elif isinstance(block, blocks.ListBlock):
        for number, item in enumerate(value, start=1):
            place = _below(locator, str(number))
            yield from _texts(block.child_block, item, place, role)
    elif isinstance(block, TypedTableBlock):
        yield from _typed_table(value, locator)
    else:
        yield from _leaf(block, value, locator, role)


def _below(locator: Locator, name: str) -> Locator:
    path = f"{locator['path']}.{name}" if "path" in locator else name
    return {**locator, "path": path}


def _leaf(
    block: blocks.Block, value: Any, locator: Locator, role: Role
) -> Iterator[Readable]:
    if isinstance(block, blocks.RichTextBlock):
        yield from html_texts(value.source, locator)
    elif isinstance(block, blocks.RawHTMLBlock):
        yield from html_texts(str(value), locator)
    elif isinstance(block, TableBlock):
        yield from _table(value, locator)
    elif isinstance(block, (blocks.URLBlock, EmbedBlock)):
        yield Text(str(getattr(value, "url", value)), locator, Role.LINK)
    elif isinstance(block, blocks.ChooserBlock):
        yield from _chosen(value, locator)
    elif isinstance(block, blocks.StaticBlock):
        return
    else:
        yield from stored_texts(block.get_prep_value(value), locator, role)


def _chosen(value: Any, locator: Locator) -> Iterator[Text]:
    """What another object shows of itself where it is chosen."""
    for name in ("description", "default_alt_text"):
        if text := str(getattr(value, name, "") or ""):
            yield Text(text, _below(locator, name), Role.ALTERNATIVE)
            return


def _table(value: Mapping[str, Any], locator: Locator) -> Iterator[Readable]:
    if caption := value.get("table_caption"):
        yield Text(str(caption), locator, Role.CAPTION)
    rows = [
        ["" if cell is None else str(cell) for cell in row]
        for row in value.get("data") or []
    ]
    if rows:
        yield Table(rows, name=_name(locator), locator=locator)


def _typed_table(value: Any, locator: Locator) -> Iterator[Readable]:
    """Plain cells as one table; cells that hold more are read on their own, too."""
    if caption := getattr(value, "caption", ""):
        yield Text(str(caption), locator, Role.CAPTION)
    rows: list[list[str]] = [[str(c["heading"] or "") for c in value.columns]]
    for number, row in enumerate(value.rows, start=2):
        cells = []
        for column, cell in enumerate(row):
            place = {**locator, "row": number, "column": column + 1}
            found = list(_texts(cell.block, cell.value, place, Role.CELL))
            texts = [text for text in found if isinstance(text, Text)]
            cells.append(" ".join(t.text for t in texts if t.role is Role.CELL))
            yield from (text for text in found if text not in texts)
            yield from (text for text in texts if text.role is not Role.CELL)
        rows.append(cells)
    yield Table(rows, name=_name(locator), locator=locator)


def stored_texts(value: Any, locator: Locator, role: Role) -> Iterator[Text]:
    """The strings in what a field stores as JSON, whatever its form."""
    if isinstance(value, str):
        if value.strip():
            yield Text(value, locator, role)
    elif isinstance(value, Mapping):
        # A database that keeps JSON as values gives the names in an order of its own.
        for name, inner in sorted(value.items(), key=lambda item: str(item[0])):
            yield from stored_texts(inner, _below(locator, str(name)), role)
    elif isinstance(value, Sequence):
        for number, inner in enumerate(value, start=1):
            yield from stored_texts(inner, _below(locator, str(number)), role)


def _name(locator: Locator) -> str:
    return " ".join(f"{key}={value}" for key, value in locator.items())
