"""What nobody sees on the public pages."""

from __future__ import annotations

import re

import pytest

from tests.catalogue.portals import add_entries
from tests.factories import (
    DisclosurePageFactory,
    UserFactory,
    publish,
)
from wagtail_disclosure.models import DisclosurePage

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>\"'><b>&amp;"


def test_hostile_titles_are_shown_as_text(site, read):
    for page in (site.portal, site.column, site.checklist, site.category, site.item):
        page.title = HOSTILE
        page.save_revision().publish()
    site.entry.title = site.entry.summary = site.entry.keywords = HOSTILE
    site.entry.change_note = site.entry.source = HOSTILE
    publish(site.entry)
    site.unit.name = site.unit.responsible_person = HOSTILE
    site.unit.save()
    for name, address in site.addresses().items():
        html = read(address)
        assert "<script" not in html, name
        assert "<b>" not in html, name
    searched = read(site.portal.url + "search/?q=" + "%3Cscript%3Ealert(1)%22%3E")
    assert "<script" not in searched


def test_drafts_and_audience_entries_appear_nowhere(site, read):
    DisclosurePageFactory(parent=site.item, title="disclosure hiddendraft")
    DisclosurePageFactory(
        parent=site.section, title="disclosure hiddencampus", published=True
    )
    withdrawn = DisclosurePageFactory(
        parent=site.rules, title="disclosure hiddenwithdrawn", published=True
    )
    withdrawn.unpublish()
    changed = DisclosurePage.objects.get(pk=site.entry.pk)
    changed.title = "disclosure hiddenchange"
    changed.save_revision()
    add_entries(site, 0)
    for name, address in (site.addresses() | site.machine_addresses()).items():
        content = re.sub(r"disclosure-hidden|type=\"hidden\"", "", read(address))
        assert "hidden" not in content, name
        assert name == "sitemap" or "disclosure" in content


def test_section_and_its_entries_ask_for_a_log_in(site, client):
    entry = DisclosurePageFactory(parent=site.section, title="校内通知", published=True)
    for address in (site.section.url, entry.url):
        assert client.get(address).status_code == 302
    client.force_login(UserFactory())
    section = client.get(site.section.url).content.decode()
    assert "校内通知" in section
    assert site.section.reason in section
    assert client.get(entry.url).status_code == 200


def test_draft_is_not_served(site, client):
    entry = DisclosurePageFactory(parent=site.item)
    assert client.get(entry.url).status_code == 404
