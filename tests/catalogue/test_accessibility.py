"""WCAG 2.2 AA on every type of public page, on a phone and on a desk."""

from __future__ import annotations

import pytest

from tests.catalogue.portals import PDF, add_entries, make_portal
from tests.factories import DisclosurePageFactory, DocumentFactory, UserFactory, publish
from wagtail_disclosure.models import Attachment

pytestmark = [
    pytest.mark.requires("browser"),
    pytest.mark.django_db(transaction=True),
]

WIDTHS = (360, 1280)


@pytest.fixture
def site(settings):
    settings.WAGTAIL_DISCLOSURE = {**settings.WAGTAIL_DISCLOSURE, "ENTRIES_PER_PAGE": 2}
    site = make_portal()
    add_entries(site, 4)
    return site


def widths(page):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        yield width


def overflow(page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def test_axe_finds_nothing_and_nothing_sticks_out(site, live_server, page, axe):
    for name, address in site.addresses().items():
        page.goto(live_server.url + address)
        for width in widths(page):
            axe(page)
            assert overflow(page) == 0, f"{name} at {width}"


def test_axe_finds_nothing_in_an_audience_section(site, live_server, client, page, axe):
    DisclosurePageFactory(parent=site.section, published=True)
    client.force_login(UserFactory())
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies(
        [{"name": "sessionid", "value": cookie, "url": live_server.url}]
    )
    page.goto(live_server.url + site.section.url)
    assert page.locator("h1").inner_text() == site.section.title
    for _ in widths(page):
        axe(page)


def test_pdf_is_read_in_place(site, live_server, page, axe):
    entry = DisclosurePageFactory(parent=site.item)
    document = DocumentFactory(file__filename="budget.pdf", file__data=PDF)
    entry.attachments = [Attachment(document=document, title="预算全文")]
    publish(entry)
    page.goto(live_server.url + entry.url)
    assert page.locator("iframe[title='预算全文']").is_visible()
    axe(page)


def test_headings_follow_each_other(site, live_server, page):
    for name, address in site.addresses().items():
        page.goto(live_server.url + address)
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')]"
            ".map(heading => Number(heading.tagName[1]))"
        )
        assert levels[0] == 1, name
        steps = zip(levels, levels[1:], strict=False)
        assert all(lower <= upper + 1 for upper, lower in steps), name


def test_keyboard_reaches_the_content_first(site, live_server, page):
    page.goto(live_server.url + site.item.url)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#main"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_table_stays_a_table_where_it_looks_like_blocks(site, live_server, page):
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(live_server.url + site.checklist.url)
    row = page.get_by_role("row").filter(has_text=site.item.title)
    assert row.get_by_role("rowheader").count() == 2
    assert row.get_by_role("cell").count() == 5
    assert page.get_by_role("columnheader").count() == 7


def test_list_prints_without_navigation_on_wide_paper(site, live_server, page):
    page.goto(live_server.url + site.checklist.url)
    page.emulate_media(media="print")
    assert not page.locator(".disclosure-bar").is_visible()
    assert not page.locator(".disclosure-filter").is_visible()
    assert page.get_by_text(site.item.full_url).is_visible()
    assert page.locator("thead").evaluate("head => getComputedStyle(head).display") == (
        "table-header-group"
    )
