"""Web pages of an old site."""

import codecs
import re
from pathlib import Path

from bs4 import BeautifulSoup

from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.readers.builder import BlockBuilder
from wagtail_disclosure.importing.readers.document import ReadDocument, ReadError
from wagtail_disclosure.importing.readers.headings import is_title, title_among
from wagtail_disclosure.importing.readers.inline import inline_html, plain_text
from wagtail_disclosure.importing.readers.main_content import files_after, main_content
from wagtail_disclosure.importing.readers.markup import MarkupReader
from wagtail_disclosure.importing.readers.pictures import PageFolder
from wagtail_disclosure.importing.readers.text import (
    decode_text,
    paragraphs,
    without_controls,
)

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_-]+)", re.I)
_LONGEST_TITLE = 255
_HEAD_BYTES = 4096
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# As browsers do, a declared subset is read as its superset.
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
# "Notice - Office of Academic Affairs": what follows names the site.
_SITE_NAME = re.compile(
    r"\s*[-_|—–]+\s*[^-_|—–]*(?:大学|学院|学校|网|网站|处|部|室|中心|院|系|所|馆)$"
)


def read(path: Path, *, limits: ReadLimits) -> ReadDocument:
    page = decode_page(path.read_bytes())
    try:
        return _read(path, page, limits)
    except RecursionError as error:
        raise ReadError("damaged", reason="nesting") from error


def decode_page(data: bytes) -> str:
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    if declared and not data.startswith(_MARKS):
        name = declared[1].decode("ascii").lower()
        try:
            return without_controls(data.decode(_SUPERSETS.get(name, name)))
        except (LookupError, UnicodeDecodeError):
            # Pages that were converted often keep the old declaration.
            pass
    return decode_text(data)


def _read(path: Path, page: str, limits: ReadLimits) -> ReadDocument:
    soup = BeautifulSoup(page, "lxml")
    title, is_certain = page_title(soup)
    content, is_found = main_content(soup, page)
    if not is_certain:
        title = title_among(paragraphs(content.get_text("\n"))) or title
    files = files_after(content) if is_found else []
    builder = BlockBuilder(limits)
    if not is_found:
        builder.warn("main-content-uncertain")
    MarkupReader(builder, PageFolder(builder, path).picture).read(content)
    if files:
        items = "".join(f"<li>{inline_html(link)}</li>" for link in files)
        builder.html(f"<ul>{items}</ul>", characters=len(items))
    document = builder.build(title, is_document=False)
    if not document.blocks:
        raise ReadError("empty")
    return document


def page_title(soup: BeautifulSoup) -> tuple[str, bool]:
    """The title, and whether it is one of this page and not of the site."""
    found = (plain_text(heading) for heading in soup.find_all("h1"))
    headings = [text for text in found if 0 < len(text) <= _LONGEST_TITLE]
    if len(headings) == 1:
        return headings[0], True
    tag = soup.find("meta", attrs={"property": "og:title"})
    if tag is not None and (title := _short(str(tag.get("content", "")))):
        return title, True
    if headings:
        return headings[0], True
    title = _short(soup.title.get_text()) if soup.title else ""
    title = _SITE_NAME.sub("", title) or title
    return title, is_title(title)


def _short(title: str) -> str:
    return " ".join(title[:_LONGEST_TITLE].split())
