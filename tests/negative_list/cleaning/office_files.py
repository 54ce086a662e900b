"""Office files with hidden things in them, and a look into what is left."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(*blocks: str, fill: Callable[[Any], Any] | None = None) -> bytes:
    """A Word file whose body is these pieces of XML, without their namespaces."""
    document = docx.Document()
    body = document.element.body
    for block in blocks:
        wrapped = f"<w:body {nsdecls('w', 'r', 'wp')}>{block}</w:body>"
        for element in list(parse_xml(wrapped)):
            body.insert(len(body) - 1, element)
    if fill:
        fill(document)
    return saved(document)


def workbook_file(fill: Callable[[openpyxl.Workbook], Any]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    return saved(book)


def saved(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def everything(data: bytes) -> str:
    """All that stands in the parts, to look for what must not be there."""
    return "\n".join(part.decode("utf-8", "replace") for part in parts(data).values())


def changed(data: bytes, new: Mapping[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """The file with some parts replaced or added."""
    content: dict[str, Any] = parts(data)
    for name, value in new.items():
        content[name] = value(content[name]) if callable(value) else value
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, value in content.items():
            archive.writestr(name, value)
    return target.getvalue()


def with_part(
    data: bytes, source: str, name: str, content: bytes, kind: str, content_type: str
) -> bytes:
    """The file with one more part that `source` leads to, as relationship rIdX."""
    folder, _slash, file = source.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels".lstrip("/")
    target = f'<Relationship Id="rIdX" Type="{R}/{kind}" Target="/{name}"/>'
    empty = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'relationships"></Relationships>'
    )
    known = parts(data).get(rels, empty)
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    return changed(
        data,
        {
            name: content,
            rels: known.replace(
                b"</Relationships>", target.encode() + b"</Relationships>"
            ),
            "[Content_Types].xml": lambda types: types.replace(
                b"</Types>", override.encode()
            ),
        },
    )


def paragraphs(data: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))
