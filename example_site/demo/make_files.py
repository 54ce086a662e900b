"""Make the Word, Excel and PDF files of the demo from ``sources/``.

Every ``sources/NAME.docx.txt`` becomes ``files/NAME.docx``, likewise for
``.pdf.txt`` and ``.xlsx.txt``. The sources are plain text with five marks at
the start of a line::

    # title           centred title; in a workbook the first row of the sheet
    > line            centred small line (document number, date of adoption)
    / line            right-aligned line (signature, date)
    |a|b|c            a row of a table; the first of a run is its header
    [name]            in a workbook: a new sheet

Everything else is a paragraph; those that begin with 一、, （一） or 第一章
are headings. Needs python-docx, openpyxl and reportlab. Running it again
changes nothing: dates are fixed, and a file is only replaced when what is in
it has changed.
"""

import io
import re
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
FILES = HERE / "files"

SCHOOL = "北岭理工大学"
STAMP = "2026-01-01T00:00:00Z"
ZIP_DATE = (2026, 1, 1, 0, 0, 0)
PDF_FONT = "STSong-Light"

HEADING_1 = re.compile(r"^([一二三四五六七八九十]+、|第[一二三四五六七八九十]+章)")
HEADING_2 = re.compile(r"^（[一二三四五六七八九十]+）")
NUMBER = re.compile(r"^-?(0|[1-9]\d*)(\.\d+)?$")
MARKS = {"# ": "title", "> ": "centred", "/ ": "signature"}


def blocks(text):
    """Yield (kind, content) for each block; a table is a list of rows."""
    rows = []
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("|"):
            rows.append(line[1:].split("|"))
            continue
        if rows:
            yield "table", rows
            rows = []
        if not line:
            continue
        kind = MARKS.get(line[:2])
        if kind:
            yield kind, line[2:].strip()
        elif HEADING_1.match(line) and len(line) < 40:
            yield "heading", line
        elif HEADING_2.match(line) and len(line) < 40:
            yield "subheading", line
        else:
            yield "paragraph", line
    if rows:
        yield "table", rows


def title_of(text):
    for kind, content in blocks(text):
        if kind == "title":
            return content
    return ""


def same_members(archive):
    """The zip with fixed dates and order, so that equal content is equal bytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in sorted(old.namelist(), key=lambda n: (n[0] != "[", n)):
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(
                    rb"(<dcterms:(created|modified)[^>]*>)[^<]*",
                    rb"\g<1>" + STAMP.encode(),
                    data,
                )
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            new.writestr(info, data)
    return out.getvalue()


# Word


def set_font(run, name, size, bold=False):
    run.font.size = Pt(size)
    run.font.bold = bold
    run.font.name = name
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def drop_ballast(document):
    """Leave out what the default template brings along and nobody reads."""
    package = document.part.package
    for rels in (package.rels, document.part.rels):
        for key, rel in list(rels.items()):
            if re.search(r"(thumbnail|stylesWithEffects|customXml)$", rel.reltype):
                del rels[key]


def drop_unused_styles(document):
    """The default template brings hundreds of table styles that nobody chose."""
    body = document.element.xml
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:default")) == "1":
            continue
        name = style.get(qn("w:styleId"))
        if style.get(qn("w:type")) == "table" and f'"{name}"' not in body:
            styles.remove(style)


def add_word_table(document, rows):
    width = max(len(row) for row in rows)
    table = document.add_table(rows=len(rows), cols=width, style="Table Grid")
    for number, row in enumerate(rows):
        for cell, value in zip(table.rows[number].cells, row, strict=False):
            run = cell.paragraphs[0].add_run(value)
            set_font(run, "宋体", 10.5, bold=number == 0)


def add_word_block(document, kind, content):
    if kind == "table":
        add_word_table(document, content)
        return
    style = {"heading": "Heading 1", "subheading": "Heading 2"}.get(kind)
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run(content)
    if kind == "title":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        set_font(run, "方正小标宋简体", 20, bold=True)
    elif kind == "centred":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        set_font(run, "楷体", 14)
    elif kind == "signature":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        set_font(run, "仿宋", 14)
    elif kind == "heading":
        set_font(run, "黑体", 15)
    elif kind == "subheading":
        set_font(run, "楷体", 14)
    else:
        paragraph.paragraph_format.first_line_indent = Pt(28)
        set_font(run, "仿宋", 14)


def make_docx(text):
    document = docx.Document()
    drop_ballast(document)
    properties = document.core_properties
    properties.title = title_of(text)
    properties.author = properties.last_modified_by = SCHOOL
    properties.comments = ""
    for kind, content in blocks(text):
        add_word_block(document, kind, content)
    drop_unused_styles(document)
    out = io.BytesIO()
    document.save(out)
    return same_members(out.getvalue())


# Excel


def cell_value(text):
    if NUMBER.match(text):
        return float(text) if "." in text else int(text)
    return text


def width_of(values):
    widths = [sum(2 if ord(c) > 255 else 1 for c in str(v)) for v in values]
    return min(max(widths, default=8) + 2, 48)


def fill_sheet(sheet, text):
    line = Side(style="thin")
    border = Border(left=line, right=line, top=line, bottom=line)
    columns = {}
    titles = []
    widest = 1
    for kind, content in blocks(text):
        if kind != "table":
            sheet.append([content])
            cell = sheet.cell(sheet.max_row, 1)
            if kind == "title":
                cell.font = Font(name="黑体", size=14, bold=True)
                titles.append(sheet.max_row)
            continue
        for number, row in enumerate(content):
            widest = max(widest, len(row))
            sheet.append([cell_value(value) for value in row])
            for column, cell in enumerate(sheet[sheet.max_row][: len(row)], 1):
                columns.setdefault(column, []).append(cell.value)
                cell.border = border
                if isinstance(cell.value, float):
                    decimals = len(row[column - 1].partition(".")[2])
                    cell.number_format = "#,##0." + "0" * decimals
                cell.font = Font(name="宋体", size=11, bold=number == 0)
    for column, values in columns.items():
        sheet.column_dimensions[get_column_letter(column)].width = width_of(values)
    for row in titles:
        for column in range(1, widest + 1):
            # Looks as if merged, without the harm that merging does to sorting.
            sheet.cell(row, column).alignment = Alignment(horizontal="centerContinuous")


def make_xlsx(text):
    workbook = Workbook()
    workbook.remove(workbook.active)
    parts = re.split(r"^\[(.+)\]$", text, flags=re.MULTILINE)[1:]
    for name, content in zip(parts[::2], parts[1::2], strict=True):
        fill_sheet(workbook.create_sheet(name), content)
    workbook.properties.title = title_of(text)
    workbook.properties.creator = SCHOOL
    out = io.BytesIO()
    workbook.save(out)
    return same_members(out.getvalue())


# PDF


def pdf_styles():
    body = ParagraphStyle(
        "body", fontName=PDF_FONT, fontSize=12, leading=20, wordWrap="CJK"
    )
    return {
        "paragraph": ParagraphStyle("paragraph", body, firstLineIndent=24),
        "title": ParagraphStyle(
            "title", body, fontSize=18, leading=28, alignment=TA_CENTER, spaceAfter=8
        ),
        "centred": ParagraphStyle("centred", body, alignment=TA_CENTER, spaceAfter=8),
        "signature": ParagraphStyle("signature", body, alignment=TA_RIGHT),
        "heading": ParagraphStyle("heading", body, fontSize=14, spaceBefore=6),
        "subheading": ParagraphStyle("subheading", body, spaceBefore=2),
        "cell": ParagraphStyle("cell", body, fontSize=9.5, leading=13),
    }


def pdf_table(rows, style):
    width = max(len(row) for row in rows)
    cells = [
        [Paragraph(escape(value), style) for value in row] + [""] * (width - len(row))
        for row in rows
    ]
    return Table(
        cells,
        colWidths=[450 / width] * width,
        repeatRows=1,
        style=[("GRID", (0, 0), (-1, -1), 0.5, "black")],
    )


def make_pdf(text):
    if PDF_FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(PDF_FONT))
    styles = pdf_styles()
    story = []
    for kind, content in blocks(text):
        if kind == "table":
            story += [
                Spacer(1, 6),
                pdf_table(content, styles["cell"]),
                Spacer(1, 6),
            ]
        else:
            story.append(Paragraph(escape(content), styles[kind]))
    out = io.BytesIO()
    SimpleDocTemplate(
        out, pagesize=A4, title=title_of(text), author=SCHOOL, invariant=1
    ).build(story)
    return out.getvalue()


MAKERS = {".docx": make_docx, ".xlsx": make_xlsx, ".pdf": make_pdf}


def content_of(data):
    """What must be equal for two files to count as the same."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main():
    FILES.mkdir(exist_ok=True)
    changed = 0
    for source in sorted(SOURCES.glob("*.txt")):
        target = FILES / source.stem
        data = MAKERS[target.suffix](source.read_text(encoding="utf-8"))
        if not target.exists() or content_of(target.read_bytes()) != content_of(data):
            target.write_bytes(data)
            changed += 1
    sys.stdout.write(f"{changed} files written\n")


if __name__ == "__main__":
    main()
