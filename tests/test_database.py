import pytest
from django.db import connection
from wagtail.models import Page

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
