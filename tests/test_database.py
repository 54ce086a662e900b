import pytest
from django.db import connection
from wagtail.models import Page, Site

from tests import capabilities

pytestmark = pytest.mark.django_db


def test_the_run_uses_the_database_it_was_asked_for():
    vendor = {"sqlite": "sqlite", "postgres": "postgresql"}[capabilities.database()]
    assert connection.vendor == vendor


def test_a_page_can_be_stored_and_read(client):
    Page.objects.get(depth=2).add_child(instance=Page(title="信息公开", slug="xxgk"))
    assert Page.objects.get(slug="xxgk").title == "信息公开"


@pytest.mark.requires("sqlite")
def test_sqlite_begins_transactions_with_a_write_lock():
    assert connection.transaction_mode == "IMMEDIATE"


@pytest.mark.requires("postgres")
def test_postgresql_is_new_enough():
    assert connection.pg_version >= 140000


@pytest.mark.parametrize("again", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_finds_what_the_migrations_made(again):
    assert Page.objects.get(depth=1).get_children().count() == 1
    assert Site.objects.get().root_page.depth == 2
    Page.objects.get(depth=2).add_child(instance=Page(title="x", slug="x"))
