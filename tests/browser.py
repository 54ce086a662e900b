"""Fixtures for tests that a real Chromium carries out.

    @pytest.mark.requires("browser")
    def test_…(live_server, page):
        page.goto(live_server.url + "/…")

The page fails the test if the browser reports an error in a script.
"""

import os
from collections.abc import Iterator

import pytest

from tests import capabilities


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless Chromium of the system, one for the whole run."""
    from playwright.sync_api import sync_playwright

    # Playwright's loop runs in this thread, and Django takes that for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=capabilities.chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        )
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser) -> Iterator[object]:
    """A fresh window, 1280 px wide; `page.set_viewport_size` makes it a phone."""
    context = browser.new_context(
        locale="zh-CN", viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@pytest.fixture
def axe():
    """Asserts that axe finds no violation on a page: `axe(page)`."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page, *, context: str | None = None) -> None:
        results = Axe().run(page, context=context)
        assert results.violations_count == 0, results.generate_report()

    return check
