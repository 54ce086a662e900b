"""What the portal offers to machines."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

pytestmark = pytest.mark.django_db


def test_feeds_hold_the_entries(site, read):
    for name in ("feed", "feed of the category", "feed of the item"):
        feed = ElementTree.fromstring(read(site.machine_addresses()[name]))  # noqa: S314
        titles = [
            t.text for t in feed.iterfind(".//{http://www.w3.org/2005/Atom}title")
        ]
        assert site.entry.title in titles, name


def test_data_holds_the_entries(site, read):
    records = json.loads(read(site.portal.url + "data/json/"))["entries"]
    assert site.entry.title in [record["title"] for record in records]
    assert site.entry.title in read(site.portal.url + "data/csv/")
