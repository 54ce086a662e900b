"""The tools of the browser tests themselves: a page is served, styled and judged."""

import pytest

pytestmark = pytest.mark.requires("browser")


def test_a_browser_reads_the_log_in_page(live_server, page, axe):
    page.goto(f"{live_server.url}/admin/login/")
    assert page.locator("input[name=username]").is_visible()
    styles = page.evaluate("[...document.styleSheets].map(s => s.cssRules.length)")
    assert styles and all(styles)
    axe(page)


def test_axe_reports_what_is_wrong(page, axe):
    page.set_content("<html><title></title><img src='x.png'></html>")
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)
