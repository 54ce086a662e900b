"""State and history in the editor of a site's own gated types."""

import pytest
from django.urls import reverse

from tests.catalogue.people import administrator, browser_of, edit_url
from tests.factories import publish, root_page
from tests.gated_site.models import GatedPage, GatedSnippet

pytestmark = pytest.mark.django_db


def snippet_url(snippet):
    name = GatedSnippet.snippet_viewset.get_url_name("edit")
    return reverse(name, args=[snippet.pk])


def test_a_page_says_how_far_it_is():
    page = root_page().add_child(instance=GatedPage(title="新闻", live=False))
    client = browser_of(administrator())
    shown = client.get(edit_url(page)).content.decode()
    assert "disclosure-standing__way" in shown
    publish(page)
    shown = client.get(edit_url(page)).content.decode()
    assert reverse("wagtail_disclosure_publication:withdraw", args=[page.pk]) in shown


def test_a_snippet_says_how_far_it_is():
    snippet = GatedSnippet.objects.create(text="公告", live=False)
    snippet.save_revision()
    client = browser_of(administrator())
    shown = client.get(snippet_url(snippet)).content.decode()
    assert "disclosure-standing__way" in shown
    publish(GatedSnippet.objects.get(pk=snippet.pk))
    answer = client.get(snippet_url(snippet))
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "disclosure-standing__steps" in shown
    # These are acts on pages.
    for verb in ("withdraw", "restore", "name-author"):
        assert f"/{snippet.pk}/{verb}/" not in shown
