"""Web pages of an old site."""

import codecs
import re
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.readers.builder import BlockBuilder
from wagtail_disclosure.importing.readers.document import ReadDocument, ReadError
from wagtail_disclosure.importing.readers.inline import plain_text
from wagtail_disclosure.importing.readers.main_content import main_content
from wagtail_disclosure.importing.readers.markup import MarkupReader
from wagtail_disclosure.importing.readers.pictures import PageFolder
from wagtail_disclosure.importing.readers.text import decode_text, without_controls

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_-]+)", re.I)
_HEAD_BYTES = 4096
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# As browsers do, a declared subset is read as its superset.
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
# "Notice — Office of Academic Affairs": what follows names the site.
_SITE_NAME = re.compile(r"\s*[-_|—–]+\s*[^-_|—–]*$")


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
    title = page_title(soup)
    content, is_certain = main_content(soup, page)
    builder = BlockBuilder(limits)
    if not is_certain:
        builder.warn("main-content-uncertain")
    MarkupReader(builder, PageFolder(builder, path).picture).read(content)
    document = builder.build(title, is_document=False)
    if not document.blocks:
        raise ReadError("empty")
    return document


def page_title(soup: BeautifulSoup) -> str:
    headings = [text for h1 in soup.find_all("h1") if (text := plain_text(h1))]
    if len(headings) == 1:
        return headings[0]
    tag = soup.find("meta", attrs={"property": "og:title"})
    if isinstance(tag, Tag) and tag.get("content"):
        return " ".join(str(tag["content"]).split())
    if headings:
        return headings[0]
    title = " ".join(soup.title.get_text().split()) if soup.title else ""
    return _SITE_NAME.sub("", title) or title
