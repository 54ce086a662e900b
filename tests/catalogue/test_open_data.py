"""What the portal offers to machines."""

from __future__ import annotations

import csv
import datetime
import io
import json
from xml.etree import ElementTree

import pytest

from wagtail_disclosure.models import DisclosurePage

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


def test_data_names_kinds_and_local_times(site, read, settings):
    at = datetime.datetime(2026, 3, 5, 1, 30, 15, 999, tzinfo=datetime.UTC)
    DisclosurePage.objects.filter(pk=site.entry.pk).update(last_published_at=at)
    data = json.loads(read(site.portal.url + "data/json/"))
    (record,) = [e for e in data["entries"] if e["title"] == site.entry.title]
    assert (record["kind"], record["kind_name"]) == (site.entry.kind.code, "预算决算")
    assert record["updated_at"] == "2026-03-05T09:30:15+08:00"
    assert record["published_on"] == "2025-03-06"
    rows = csv.DictReader(io.StringIO(read(site.portal.url + "data/csv/")))
    (row,) = [row for row in rows if row["Title"] == site.entry.title]
    assert (row["Code of the kind"], row["Kind"]) == (site.entry.kind.code, "预算决算")
    assert row["Updated at"] == "2026-03-05T09:30:15+08:00"
