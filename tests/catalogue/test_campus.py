"""Campus sections are read without log-in from the networks of the campus."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.factories import (
    AudienceSectionPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    publish,
)
from wagtail_disclosure.models import Attachment, PublishedVersion

pytestmark = pytest.mark.django_db

CAMPUS = {"REMOTE_ADDR": "10.1.2.3"}
OUTSIDE = {"REMOTE_ADDR": "203.0.113.9"}
PROXY = "192.0.2.10"


@pytest.fixture(autouse=True)
def networks(settings):
    settings.WAGTAIL_DISCLOSURE = {
        **settings.WAGTAIL_DISCLOSURE,
        "CAMPUS_NETWORKS": ["10.0.0.0/8", "2001:da8::/32"],
        "TRUSTED_PROXIES": [PROXY],
    }


@pytest.fixture
def entry(site):
    return made(site.section)


def made(section):
    entry = DisclosurePageFactory(parent=section, title="校内通知")
    entry.attachments = [Attachment(document=DocumentFactory(), title="名单")]
    entry = publish(entry)
    entry.title = "校内通知（二）"
    return publish(entry)


def status(address, **environment) -> int:
    response = Client().get(address, **environment)
    if response.streaming:
        b"".join(response)
    return response.status_code


def routes(entry):
    for route in ("", "files/1/", "versions/", "versions/1/", "versions/1/2/"):
        yield entry.url + route


def test_section_is_open_on_the_campus_and_closed_outside(site, entry):
    for address in (site.section.url, *routes(entry)):
        assert status(address, **CAMPUS) == 200, address
        assert status(address, REMOTE_ADDR="2001:da8:200::1") == 200, address
        assert status(address, **OUTSIDE) == 302, address
        assert status(address, REMOTE_ADDR="2001:db8::1") == 302, address


def test_every_route_answers_for_itself(site, entry):
    response = Client().get(entry.url + "files/1/", **CAMPUS)
    assert b"".join(response) == "内容".encode()
    assert "校内通知" in Client().get(site.section.url, **CAMPUS).content.decode()


def test_no_cache_keeps_what_is_read_on_the_campus(site, entry):
    for address in (site.section.url, *routes(entry)):
        response = Client().get(address, **CAMPUS)
        assert response["Cache-Control"] == "private, no-store", address
        if response.streaming:
            b"".join(response)


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("203.0.113.9", "10.1.2.3", 302),
        (PROXY, "10.1.2.3", 200),
        (PROXY, "10.1.2.3, 203.0.113.9", 302),
        (PROXY, "203.0.113.9, 10.1.2.3", 200),
        (PROXY, "2001:da8::1", 200),
        (PROXY, "::ffff:10.1.2.3", 200),
        (PROXY, "", 302),
        (PROXY, "10.1.2.3, rubbish", 302),
        (PROXY, "'; DROP TABLE", 302),
        ("", "10.1.2.3", 302),
        ("rubbish", "10.1.2.3", 302),
    ],
)
def test_only_a_named_proxy_says_where_somebody_is(entry, peer, forwarded, expected):
    answered = status(entry.url, REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded)
    assert answered == expected


def test_proxy_within_the_campus_does_not_open_it_to_everybody(entry, settings):
    settings.WAGTAIL_DISCLOSURE["TRUSTED_PROXIES"] = ["10.0.0.1"]
    assert status(entry.url, REMOTE_ADDR="10.0.0.1") == 302
    outside = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}
    assert status(entry.url, **outside) == 302


def test_without_networks_everybody_logs_in(entry, settings):
    settings.WAGTAIL_DISCLOSURE["CAMPUS_NETWORKS"] = []
    assert status(entry.url, **CAMPUS) == 302


@pytest.mark.parametrize("place", ["portal", "root"])
def test_restriction_above_the_section_is_never_waived(site, entry, place):
    page = site.portal if place == "portal" else site.portal.get_parent()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    for address in (site.section.url, *routes(entry)):
        assert status(address, **CAMPUS) == 302, address


def test_groups_and_passwords_are_never_waived(site, entry):
    limited = AudienceSectionPageFactory(parent=site.portal, audience="limited")
    assert status(made(limited).url, **CAMPUS) == 302
    PageViewRestriction.objects.filter(page=site.section).update(
        restriction_type="password", password="secret"
    )
    assert "校内通知" not in Client().get(entry.url, **CAMPUS).content.decode()


def test_public_page_of_a_restricted_part_is_not_opened(site):
    PageViewRestriction.objects.create(page=site.category, restriction_type="login")
    assert status(site.entry.url, **CAMPUS) == 302


def test_public_pages_stay_cacheable_on_the_campus(site):
    assert "Cache-Control" not in Client().get(site.entry.url, **CAMPUS)


def test_lists_api_search_and_sitemap_stay_closed_on_the_campus(site, entry):
    addresses = site.addresses() | site.machine_addresses()
    addresses |= {"api": "/api/v2/pages/", "search": "/xxgk/search/?q=校内通知（二）"}
    for name, address in addresses.items():
        response = Client().get(address, **CAMPUS)
        body = b"".join(response) if response.streaming else response.content
        shown = (
            body.decode()
            .replace("校内通知（二）”", "")
            .replace('="校内通知（二）"', "")
        )
        assert entry.url not in shown, name
        assert "校内通知" not in shown, name
    assert status(f"/api/v2/pages/{entry.pk}/", **CAMPUS) == 404


def test_old_version_of_a_section_is_read_on_the_campus(site):
    entry = DisclosurePageFactory(parent=site.item, published=True)
    entry.title = "已公开"
    publish(entry)
    PublishedVersion.objects.filter(entry_uuid=entry.entry_uuid, number=1).update(
        audience=f"campus:{site.section.pk}"
    )
    assert status(entry.url + "versions/1/", **OUTSIDE) == 404
    assert status(entry.url + "versions/1/", **CAMPUS) == 200


def test_index_number_leads_into_the_section_on_the_campus(site, entry):
    address = f"{site.portal.url}archive/{entry.index_number}/"
    assert status(address, **OUTSIDE) == 404
    assert Client().get(address, **CAMPUS)["Location"] == entry.url
