"""Words and file names that somebody means badly: shown as text, wherever they are."""

from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse

from tests.catalogue.people import administrator, browser_of
from tests.catalogue.portals import PNG
from tests.catalogue.reading import text_of
from tests.factories import DisclosurePageFactory, DocumentFactory, publish
from wagtail_disclosure.models import (
    Attachment,
    DisclosurePage,
    PublishedFile,
    ReviewStep,
)
from wagtail_disclosure.publication.actions import WithdrawEntryAction
from wagtail_disclosure.review.actions import DeclineReviewAction
from wagtail_disclosure.review.refusal import ReviewNotAllowed

pytestmark = pytest.mark.django_db

MARK = "恶意"
WORDS = {
    "markup": f"{MARK}<script>alert(1)</script>",
    "quotes": f"{MARK}\"'><img src=x onerror=alert(1)>",
    "lines": f"{MARK}\r\nSet-Cookie: a=b\r\n\r\n<script>alert(1)</script>",
    "path": f"{MARK}../../../etc/passwd",
    "reversed": f"{MARK}\u202excod.exe",
    "emoji": f"{MARK}🙈<script>",
    "header": 'x"\r\nSet-Cookie: a=b\r\n\r\n<script>alert(1)</script>',
    "long": f"{MARK}<script>" + "长" * 235,
    "template": MARK + "{{ request.user }}{% debug %}<script>",
    "formula": '=HYPERLINK("http://x/","恶意<script>")',
}

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def shown_as_text(address: str, html: str) -> None:
    assert "<script>alert" not in html, address
    assert "<script>长" not in html, address
    assert "<img src=x" not in html, address
    assert "恶意<script" not in html, address
    assert "恶意\"'>" not in html, address
    # Nothing turns round the letters that stand after it.
    assert "\u202e" not in html, address


@pytest.fixture(params=WORDS.values(), ids=WORDS)
def words(request) -> str:
    return request.param


@pytest.fixture
def entry(site, words):
    """Public in two versions; every word that people choose is hostile."""
    entry = DisclosurePageFactory(parent=site.item, title="通知")
    entry.attachments = [Attachment(document=DocumentFactory(file__data=PNG))]
    entry = publish(entry)
    before = entry.revisions.count()
    entry.title = words[:255]
    entry.summary = entry.keywords = words
    entry.document_number = words[:100]
    for attachment in entry.attachments.all():
        attachment.title = words[:255]
    try:
        return publish(entry, change_note=words)
    except ReviewNotAllowed:
        # What the screener stops goes no further than the draft.
        assert entry.revisions.count() > before
        entry = DisclosurePage.objects.get(pk=entry.pk)
        entry.summary = "更正"
        return publish(entry)


def take_down(entry, words):
    WithdrawEntryAction(
        entry,
        user=administrator(),
        kind="withdrawn",
        public_reason=words,
        internal_reason=words,
    ).execute()
    return DisclosurePage.objects.get(pk=entry.pk)


def test_pages_of_the_public(site, entry, words, read):
    paths = ["", "versions/", "versions/1/", "versions/1/2/"]
    addresses = [entry.url + path for path in paths]
    addresses += site.addresses().values()
    addresses += [site.portal.url + "feed/", "/sitemap.xml"]
    for address in addresses:
        shown_as_text(address, read(address))
    entry = take_down(entry, words)
    addresses = [entry.url + path for path in paths]
    addresses += [site.portal.url + "withdrawn/", site.portal.url + "archive/"]
    for address in addresses:
        shown_as_text(address, read(address))
    assert "Withdrawn" in text_of(read(site.portal.url + "withdrawn/"))
    number = entry.index_number
    entry.delete()
    shown_as_text("archive", read(f"{site.portal.url}archive/{number}/", status=410))


def test_table_of_the_public_starts_no_formula(site, entry, read):
    table = csv.reader(io.StringIO(read(site.portal.url + "data/csv/"), newline=""))
    assert not any(cell.startswith(FORMULA) for row in table for cell in row)


def test_pages_of_the_admin(entry, words):
    boss = administrator()
    DeclineReviewAction(entry, user=boss, decision="return", reason=words).execute()
    entry = take_down(entry, words)
    pages = "wagtailadmin_pages"
    addresses = [
        "/admin/",
        "/admin/disclosure/reviews/",
        reverse(f"{pages}:edit", args=[entry.pk]),
        reverse(f"{pages}:history", args=[entry.pk]),
        reverse(f"{pages}:view_draft", args=[entry.pk]),
        reverse(f"{pages}:revisions_compare", args=[entry.pk, "earliest", "latest"]),
        reverse("wagtail_disclosure_publication:restore", args=[entry.pk]),
        reverse("wagtail_disclosure_publication:name_author", args=[entry.pk]),
    ]
    browser = browser_of(boss)
    for address in addresses:
        response = browser.get(address)
        assert response.status_code == 200, address
        html = response.content.decode()
        # Fields of Wagtail's own forms hold what was typed.
        shown_as_text(address, html.replace("\u202e", ""))


def test_report_starts_no_formula(words):
    entry = DisclosurePageFactory(title=words[:255])
    boss = administrator()
    DeclineReviewAction(entry, user=boss, decision="return", reason=words).execute()
    ReviewStep.objects.update(reviewer_name=words[:255], unit_name=words[:255])
    answer = browser_of(boss).get("/admin/disclosure/reviews/", {"export": "csv"})
    text = b"".join(answer).decode("utf-8-sig")
    (__, row) = csv.reader(io.StringIO(text, newline=""))
    assert not any(cell.startswith(FORMULA) for cell in row)
    assert "attachment" in answer["Content-Disposition"]


def test_file_names_in_headers(entry, words, client):
    """Whatever an older site has called its files."""
    PublishedFile.objects.update(filename=f"{words[:240]}.pdf")
    for address in (entry.url + "files/1/", entry.url + "versions/1/files/1/"):
        response = client.get(address)
        assert b"".join(response) == PNG
        header = response["Content-Disposition"]
        assert "\n" not in header and "\r" not in header
        assert "/" not in header
        assert "%E2%80%AE" not in header
        assert response.get("Set-Cookie") is None
        assert response["X-Content-Type-Options"] == "nosniff"
