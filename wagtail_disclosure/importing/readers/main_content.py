"""Where in a web page the text itself stands."""

import re

from bs4 import BeautifulSoup, Tag

# The containers that the content systems of Chinese universities write, from
# the narrowest to the widest; they hold the text and nothing else.
_KNOWN_CONTAINERS = (
    "#vsb_content, [id^=vsb_content_]",
    ".v_news_content",
    ".wp_articlecontent",
    ".TRS_Editor, .trs_editor_view",
    "#zoom, #Zoom, #UCAP-CONTENT",
    ".article-content, .article_content, .news_content, .pages_content",
    "[itemprop=articleBody]",
    "article",
    "main, [role=main]",
)
_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar|7z)$|/download\.jsp\?",
    re.IGNORECASE,
)
_CHROME = "nav, header, footer, aside, [role=navigation], [role=banner]"
_LEAST_TEXT = 20
# Of a long text the beginning and the end tell where it stands.
_LINES_LOOKED_FOR = 100
_COVERED = 0.98


def main_content(soup: BeautifulSoup, page: str) -> tuple[Tag, bool]:
    """The element that holds the main text, and whether that is certain."""
    for selector in _KNOWN_CONTAINERS:
        found = soup.select(selector)
        if len(found) == 1 and has_content(found[0]):
            return found[0], True
    body = soup.body or soup
    for element in body.select(_CHROME):
        element.extract()
    return _narrowed(body, _extracted_lines(page)), False


def files_after(content: Tag) -> list[Tag]:
    """Links to files below the text, where old sites list its attachments."""
    within = set(map(id, content.find_all("a")))
    return [
        link
        for link in content.find_all_next("a", href=_FILE)
        if id(link) not in within
    ]


def has_content(element: Tag) -> bool:
    if element.find(("table", "img")) is not None:
        return True
    return len(_squashed(element.get_text())) >= _LEAST_TEXT


def _extracted_lines(page: str) -> list[str]:
    # Imported late: it takes longer to load than most pages to read.
    from trafilatura import extract

    text = extract(page, include_tables=True, include_comments=False, favor_recall=True)
    lines = [line for line in map(_squashed, (text or "").splitlines()) if line]
    if len(lines) <= 2 * _LINES_LOOKED_FOR:
        return lines
    return lines[:_LINES_LOOKED_FOR] + lines[-_LINES_LOOKED_FOR:]


def _narrowed(body: Tag, lines: list[str]) -> Tag:
    """The smallest element that still holds what the extractor found.

    The extractor only says where to look: its own output loses tables and
    headings, and what it skips within the text has to be kept.
    """
    wanted = sum(map(len, lines))
    narrowest = body
    while wanted:
        inner = next(
            (
                child
                for child in narrowest.find_all(True, recursive=False)
                if _held(child, lines) >= wanted * _COVERED
            ),
            None,
        )
        if inner is None or inner.name in ("p", "table", "tbody", "tr", "ul", "ol"):
            break
        narrowest = inner
    return narrowest


def _held(element: Tag, lines: list[str]) -> int:
    text = _squashed(element.get_text())
    return sum(len(line) for line in lines if line in text)


def _squashed(text: str) -> str:
    return "".join(text.replace("|", "").lstrip("- ").split())
