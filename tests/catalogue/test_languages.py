"""Public pages in several languages."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

pytestmark = pytest.mark.django_db


def test_reader_chooses_the_language_where_the_site_offers_it(site, client, settings):
    settings.ROOT_URLCONF = "tests.catalogue.multilingual_urls"
    with translation.override("zh-hans"):
        html = client.get(site.portal.url).content.decode()
    assert f'action="{reverse("set_language")}"' in html
    assert '<html lang="zh-hans">' in html
    assert 'lang="en">English</button>' in html


def test_languages_are_links_where_addresses_carry_them(site, client, settings):
    settings.ROOT_URLCONF = "tests.catalogue.prefixed_urls"
    with translation.override("zh-hans"):
        address = site.item.url
        chinese = client.get(address).content.decode()
        english = client.get(f"/en{address}").content.decode()
    assert f'<a href="/en{address}" lang="en"' in chinese
    assert f'<a href="{address}" lang="zh-hans"' in english
    assert 'method="post"' not in english


def test_content_keeps_its_language_when_the_interface_has_another(site, read):
    html = read(site.entry.url)
    assert '<html lang="en">' in html
    assert f'<h1 lang="zh-hans">{site.entry.title}</h1>' in html
