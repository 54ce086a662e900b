"""Wagtail's search index hears of what it holds, and of nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.search.backends.base import BaseSearchBackend

from tests.factories import DisclosurePageFactory, drafter, publish
from tests.gated_site.models import GatedPage
from wagtail_disclosure.models import DisclosurePage
from wagtail_disclosure.publication import search_index

pytestmark = pytest.mark.django_db


class BackendOfAnEngine(BaseSearchBackend):
    """Keeps what it filters by, as engines outside of the database do."""


def found(text: str) -> list[int]:
    return [page.pk for page in Page.objects.search(text)]


def test_draft_save_leaves_the_index_alone() -> None:
    entry = publish(DisclosurePageFactory(title="Admissions"))
    entry.title = "Enrolment"
    with CaptureQueriesContext(connection) as queries:
        entry.save_revision(user=drafter())
    assert not [q for q in queries if "indexentry" in q["sql"]]
    assert found("Admissions") == [entry.pk]


def test_what_is_published_is_found_by_its_new_words() -> None:
    entry = publish(DisclosurePageFactory(title="Admissions"))
    entry.title = "Enrolment"
    publish(entry)
    assert found("Enrolment") == [entry.pk]
    assert not found("Admissions")


def test_deleted_page_is_not_found() -> None:
    entry = publish(DisclosurePageFactory(title="Admissions"))
    DisclosurePage.objects.get(pk=entry.pk).delete()
    assert not found("Admissions")


def test_engine_that_keeps_filters_hears_of_a_new_draft(settings) -> None:
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": f"{__name__}.BackendOfAnEngine"}
    }
    entry = DisclosurePage()
    assert "latest_revision_created_at" in search_index.indexed_fields(entry)
    assert "has_unpublished_changes" not in search_index.indexed_fields(entry)


def test_type_that_says_itself_when_it_is_indexed_is_left_alone() -> None:
    class IndexedAtNight(GatedPage):
        search_auto_update = False

        class Meta:
            abstract = True

    assert search_index.is_left_to_us(GatedPage)
    assert not search_index.is_left_to_us(IndexedAtNight)
