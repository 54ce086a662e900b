"""Index numbers: unique, rising, never given twice, also when drawn all at once."""

from __future__ import annotations

import datetime
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import override_settings

from tests.factories import (
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    approve,
    publish,
)
from wagtail_disclosure.models import DisclosurePage, IndexNumber
from wagtail_disclosure.publication.index_numbers import (
    IndexNumberTaken,
    allocate_index_number,
    reserve_index_number,
)

AT = datetime.datetime(2026, 3, 1, 9, tzinfo=datetime.UTC)
THREADS = 20


def draw(entry: uuid.UUID | None = None, **values: str) -> str:
    tokens = {"unit": "dzb", "item_class": "2", **values}
    return allocate_index_number(entry or uuid.uuid4(), at=AT, **tokens).number


@pytest.mark.django_db
def test_numbers_rise_by_one():
    assert [draw() for _ in range(3)] == [
        "test-2-2026-00001",
        "test-2-2026-00002",
        "test-2-2026-00003",
    ]


@pytest.mark.django_db
def test_each_class_has_a_series_of_its_own():
    draw()
    assert draw(item_class="B3") == "test-B3-2026-00001"


@pytest.mark.django_db
def test_an_entry_keeps_its_number():
    entry = uuid.uuid4()
    assert draw(entry) == draw(entry)


@pytest.mark.django_db
def test_number_of_a_deleted_entry_is_not_given_again():
    entry = DisclosurePageFactory(published=True)
    number = entry.index_number
    entry.delete()
    other = DisclosurePageFactory(published=True, parent=entry.get_parent())
    assert other.index_number not in ("", number)


@pytest.mark.django_db
def test_number_stays_when_the_entry_moves():
    entry = DisclosurePageFactory(published=True)
    number = entry.index_number
    elsewhere = ChecklistItemPageFactory(parent=entry.get_parent().get_parent())
    entry.move(elsewhere, pos="last-child")
    moved = DisclosurePage.objects.get(pk=entry.pk)
    publish(moved)
    assert DisclosurePage.objects.get(pk=entry.pk).index_number == number


@pytest.mark.django_db
def test_drawn_numbers_pass_over_imported_ones():
    reserve_index_number(uuid.uuid4(), "test-2-2026-00001", at=AT)
    assert draw() == "test-2-2026-00002"


@pytest.mark.django_db
def test_a_number_of_another_entry_cannot_be_kept():
    reserve_index_number(uuid.uuid4(), "a-1", at=AT)
    with pytest.raises(IndexNumberTaken):
        reserve_index_number(uuid.uuid4(), "a-1", at=AT)


@pytest.mark.django_db
def test_an_entry_cannot_change_its_number():
    entry = uuid.uuid4()
    reserve_index_number(entry, "a-1", at=AT)
    with pytest.raises(IndexNumberTaken):
        reserve_index_number(entry, "a-2", at=AT)


@pytest.mark.django_db
def test_pattern_of_the_site(settings):
    pattern = "{school}{unit}{class}{year}{serial:03}"
    configured = {**settings.WAGTAIL_DISCLOSURE, "INDEX_NUMBER_PATTERN": pattern}
    with override_settings(WAGTAIL_DISCLOSURE=configured):
        assert draw() == "testdzb22026001"


@pytest.mark.django_db(transaction=True)
def test_drawn_by_many_threads_at_once_without_a_duplicate():
    def work(_: int) -> str:
        try:
            return draw()
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        numbers = list(pool.map(work, range(THREADS)))
    assert len(set(numbers)) == THREADS
    assert IndexNumber.objects.count() == THREADS
    # Nothing was lost between the first and the last.
    assert sorted(numbers)[-1] == f"test-2-2026-{THREADS:05}"


@pytest.mark.django_db(transaction=True)
def test_published_by_many_threads_at_once_without_a_duplicate():
    first = DisclosurePageFactory()
    pages = [
        first,
        *(DisclosurePageFactory(parent=first.get_parent()) for _ in range(THREADS - 1)),
    ]
    for page in pages:
        approve(page)
    entries = [page.pk for page in pages]

    def publish_one(pk: int) -> None:
        try:
            DisclosurePage.objects.get(pk=pk).get_latest_revision().publish()
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(publish_one, entries))
    numbers = {entry.index_number for entry in DisclosurePage.objects.all()}
    assert len(numbers) == THREADS
    assert DisclosurePage.objects.live().count() == THREADS
