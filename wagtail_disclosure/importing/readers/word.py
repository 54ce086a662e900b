"""Word documents."""

from pathlib import Path
from typing import IO, Any

import mammoth
from bs4 import BeautifulSoup

from wagtail_disclosure.archives import CheckedArchive
from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.readers.builder import BlockBuilder
from wagtail_disclosure.importing.readers.document import (
    Picture,
    ReadDocument,
    ReadError,
)
from wagtail_disclosure.importing.readers.headings import title_among
from wagtail_disclosure.importing.readers.inline import plain_text
from wagtail_disclosure.importing.readers.markup import MarkupReader
from wagtail_disclosure.importing.readers.pictures import accepted
from wagtail_disclosure.importing.readers.word_source import prepared

_TITLE_STYLES = ("Title", "标题", "文章标题", "文件标题")
_HEADING_STYLES = ("heading {}", "标题 {}", "标题{}", "標題 {}")
_STYLE_MAP = "\n".join(
    [f"p[style-name='{name}'] => p.document-title:fresh" for name in _TITLE_STYLES]
    + [
        f"p[style-name='{name.format(level)}'] => h{level}:fresh"
        for level in range(1, 7)
        for name in _HEADING_STYLES
    ]
)
# mammoth reads trees that it trusts, so a malformed one ends in any of these.
_DAMAGE: tuple[type[Exception], ...] = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


def read(path: Path, *, limits: ReadLimits) -> ReadDocument:
    builder = BlockBuilder(limits)
    try:
        with CheckedArchive(path, limits) as archive:
            archive.check_xml()
            with prepared(archive, builder) as source:
                soup, pictures = _converted(source, builder)
    except _DAMAGE as error:
        raise ReadError("damaged") from error
    title = _title(soup)
    MarkupReader(builder, pictures.picture).read(soup.body or soup)
    return builder.build(title, is_document=True)


def _converted(
    source: IO[bytes], builder: BlockBuilder
) -> tuple[BeautifulSoup, "_Pictures"]:
    pictures = _Pictures(builder)
    result = mammoth.convert_to_html(
        source,
        style_map=_STYLE_MAP,
        # A document's own map could leave paragraphs out.
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(pictures.keep),
        external_file_access=False,
    )
    soup = BeautifulSoup(f"<body>{result.value}</body>", "lxml")
    _adapt(soup)
    return soup, pictures


def _adapt(soup: BeautifulSoup) -> None:
    """What makes sense on a page of its own only, and forms."""
    for link in soup.select('a[href^="#footnote-ref"], a[href^="#endnote-ref"]'):
        link.extract()
    for box in soup.select("input[type=checkbox]"):
        box.replace_with("☑" if box.has_attr("checked") else "☐")


def _title(soup: BeautifulSoup) -> str:
    """By style, else by wording; the file's properties are seldom true."""
    styled = soup.select_one("p.document-title")
    if styled is not None and (text := plain_text(styled)):
        styled.name = "h1"
        return text
    first = soup.find(("h1", "p", "table"))
    if first is not None and first.name == "h1":
        return plain_text(first)
    return title_among([plain_text(p) for p in soup.find_all("p", limit=10)])


class _Pictures:
    """Keeps the bytes aside while the markup passes through the parser."""

    def __init__(self, builder: BlockBuilder) -> None:
        self.builder = builder
        self._kept: dict[str, bytes] = {}

    def keep(self, image: Any) -> dict[str, str]:
        name = f"picture-{len(self._kept) + 1}"
        try:
            with image.open() as stream:
                data = stream.read(self.builder.limits.max_picture_bytes + 1)
        except (KeyError, OSError, mammoth.docx.files.InvalidFileReferenceError):
            data = b""
        self._kept[name] = data
        return {"src": name}

    def picture(self, source: str, alt: str) -> Picture | None:
        return accepted(self.builder, self._kept.get(source, b""), source, alt)
