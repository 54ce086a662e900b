"""An entry in words: what its public page shows, and what the ledger keeps."""

from __future__ import annotations

import datetime
from typing import Any

import nh3
from bs4 import BeautifulSoup
from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from django.utils import timezone

from wagtail_disclosure.publication.published_content import PublishedContent

# Stands in the body for the address of a file, which depends on who reads where.
FILE_SCHEME = "disclosure-file"

_BODY = "wagtail_disclosure/catalogue/includes/entry_body.html"
_TAGS = nh3.ALLOWED_TAGS | {"figure", "figcaption", "section"}
_ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"class", "lang", "title"},
    "div": {"role", "tabindex", "aria-label"},
    "img": {"src", "alt", "loading"},
    "th": {"scope", "rowspan", "colspan"},
    "td": {"rowspan", "colspan"},
}
_SCHEMES = {"http", "https", "mailto", "tel", FILE_SCHEME}
_LINES = ("p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption")


def entry_content(entry: Any) -> PublishedContent:
    """The content of exactly this instance, draft or public."""
    body = body_html(entry)
    facts = _facts(entry)
    return PublishedContent(
        title=entry.title,
        body_html=body,
        text=_plain_text(entry, facts, body),
        change_note=entry.change_note,
        data=facts,
    )


def body_html(entry: Any) -> str:
    """The body as clean HTML, with tokens in place of the addresses of pictures."""
    pictures = {
        row.document_id: f"{FILE_SCHEME}:{row.number}" for row in entry.pictures.all()
    }
    html = render_to_string(_BODY, {"body": entry.body, "picture_urls": pictures})
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    ).strip()


def _facts(entry: Any) -> dict[str, Any]:
    issuers = list(entry.issuers.all())
    prefetch_related_objects(issuers, "unit")
    return {
        "index_number": entry.index_number,
        "document_number": entry.document_number,
        "kind": entry.kind.name if entry.kind else "",
        "issuers": [issuer.unit.name for issuer in issuers],
        "unit": str(entry.responsible_unit or ""),
        "produced_on": _iso(entry.produced_on),
        "published_on": _iso(entry.published_on),
        "published_at": _iso(published_at(entry)),
        "period": entry.period,
        "scope": str(entry.scope),
        "validity": entry.validity,
        "effective_on": _iso(entry.effective_on),
        "repealed_on": _iso(entry.repealed_on),
        "five_open": entry.five_open,
        "affairs": [name for name in AFFAIRS if getattr(entry, name)],
        "channels": entry.channels,
        "source": entry.source,
        "keywords": entry.keywords,
        "summary": entry.summary,
        "seo_title": entry.seo_title,
        "description": entry.search_description,
        "external_url": entry.external_url,
    }


AFFAIRS = ("is_party_affair", "is_school_affair", "is_finance_affair")


def published_at(entry: Any) -> datetime.datetime | None:
    """Day and time of publication; midnight where only the day is known."""
    if entry.published_on is None:
        return None
    if entry.first_published_at:
        first = timezone.localtime(entry.first_published_at)
        if first.date() == entry.published_on:
            return first
    return datetime.datetime.combine(entry.published_on, datetime.time.min)


def _iso(moment: datetime.date | None) -> str:
    return moment.isoformat() if moment else ""


def _plain_text(entry: Any, facts: dict[str, Any], body: str) -> str:
    """A line for every paragraph, so that differences are told in whole sentences."""
    words = [
        entry.title,
        facts["document_number"],
        facts["period"],
        facts["effective_on"],
        facts["repealed_on"],
        facts["summary"],
        *_lines_of(body),
        facts["external_url"],
        *(f"{title} ({filename})" for title, filename in _file_names(entry)),
    ]
    return "\n".join(word for word in words if word)


def _file_names(entry: Any) -> list[tuple[str, str]]:
    files = [entry.public_file(row) for row in entry.attachments.all()]
    return [(title or filename, filename) for title, filename, _sha256 in files]


def _lines_of(html: str) -> list[str]:
    soup = BeautifulSoup(html, "html.parser")
    lines = []
    for element in soup.find_all(_LINES):
        if element.name == "p" and element.find_parent(("li", "td", "th")):
            continue
        cells = element.find_all(("td", "th")) if element.name == "tr" else ()
        parts = [cell.get_text(" ", strip=True) for cell in cells]
        lines.append(" | ".join(parts) if parts else element.get_text(" ", strip=True))
    return [line for line in lines if line.strip(" |")]
