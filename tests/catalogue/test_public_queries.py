"""How much the public pages ask of the database."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.catalogue.portals import add_entries

pytestmark = pytest.mark.django_db


COUNTED = [
    "portal",
    "column",
    "rules",
    "checklist",
    "category",
    "item",
    "directory",
    "entry",
    "search",
    "feed",
    "feed of the category",
    "feed of the item",
    "csv",
    "json",
]


@pytest.mark.parametrize("multilingual", [False, True])
def test_queries_do_not_grow_with_the_entries(site, read, settings, multilingual):
    settings.WAGTAIL_I18N_ENABLED = multilingual
    addresses = site.addresses() | site.machine_addresses()

    def count() -> dict[str, int]:
        counts = {}
        for name in COUNTED:
            read(addresses[name])  # fills the caches
            with CaptureQueriesContext(connection) as queries:
                read(addresses[name])
            counts[name] = len(queries)
        return counts

    add_entries(site, 3)
    few = count()
    add_entries(site, 27)
    assert count() == few
