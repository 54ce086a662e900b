"""WCAG 2.2 AA on the pages of versions and of what was taken down."""

from __future__ import annotations

import pytest

from tests.catalogue.portals import make_portal
from tests.catalogue.test_accessibility import overflow, widths
from tests.catalogue.test_withdrawn import made, withdraw
from tests.factories import publish

pytestmark = [
    pytest.mark.requires("browser"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def addresses():
    site = make_portal()
    entry = site.entry
    entry.title = "disclosure 2025年度部门预算（更正）"
    entry.body = [("text", f"<p>现将预算予以公布。{'更正' * 60}</p>")]
    entry = publish(entry, change_note="更正了第二张表。" * 10)
    withdrawn = withdraw(made(site.item))
    in_error = withdraw(made(site.item, title="disclosure 错发名单"), "in-error")
    deleted = made(site.item, title="disclosure 已删除")
    number = deleted.index_number
    deleted.delete()
    return {
        "entry with versions": entry.url,
        "versions": entry.url + "versions/",
        "old version": entry.url + "versions/1/",
        "difference": entry.url + "versions/1/2/",
        "withdrawn entry": withdrawn.url,
        "gone": in_error.url,
        "deleted": f"{site.portal.url}archive/{number}/",
        "withdrawn list": site.portal.url + "withdrawn/",
        "archive": site.portal.url + "archive/",
        "unknown number": site.portal.url + "archive/?number=nothing",
    }


def test_axe_finds_nothing_and_nothing_sticks_out(addresses, live_server, page, axe):
    for name, address in addresses.items():
        page.goto(live_server.url + address)
        for width in widths(page):
            axe(page)
            assert overflow(page) == 0, f"{name} at {width}"
