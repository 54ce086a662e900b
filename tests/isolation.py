"""Gives the database back what the migrations put into it.

A test that commits (`django_db(transaction=True)`, `live_server`) ends with a flush,
which takes Wagtail's root page, site and locale along. The next test may need them.
"""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django.plugin import blocking_manager_key

# Of each table that is not empty: its columns and its rows.
Tables = dict[str, tuple[list[str], list[tuple]]]

INITIAL = pytest.StashKey[dict[str, Tables]]()


def commits(item: pytest.Item) -> bool:
    """Whether the test writes outside a transaction that is rolled back."""
    mark = item.get_closest_marker("django_db")
    if mark is not None and mark.kwargs.get("transaction"):
        return True
    return bool({"transactional_db", "live_server"} & set(item.fixturenames))


def remember(config: pytest.Config) -> None:
    """Keep what the database holds right after its migrations."""
    config.stash[INITIAL] = {
        connection.alias: _read_tables(connection) for connection in connections.all()
    }


def restore(config: pytest.Config) -> None:
    """Empty the database and put back the rows that it had after its migrations."""
    with config.stash[blocking_manager_key].unblock():
        for alias, tables in config.stash[INITIAL].items():
            call_command(
                "flush",
                database=alias,
                interactive=False,
                inhibit_post_migrate=True,
                reset_sequences=False,
                verbosity=0,
            )
            _write_tables(connections[alias], tables)
    ContentType.objects.clear_cache()
    cache.clear()


def disconnect_others() -> None:
    """End what threads left open; PostgreSQL would not drop the database."""
    for connection in connections.all():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


def _read_tables(connection: BaseDatabaseWrapper) -> Tables:
    tables = {}
    names = connection.introspection.django_table_names(only_existing=True)
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608
            if rows := cursor.fetchall():
                columns = [column[0] for column in cursor.description]
                tables[name] = (columns, rows)
    return tables


def _write_tables(connection: BaseDatabaseWrapper, tables: Tables) -> None:
    """Insert as plain SQL: a signal handler would meet a half-filled database."""
    quote = connection.ops.quote_name
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name, (columns, rows) in tables.items():
            into = f"{quote(name)} ({', '.join(map(quote, columns))})"
            values = ", ".join(["%s"] * len(columns))
            # Foreign keys are deferred, so the order of the tables does not matter.
            insert = f"INSERT INTO {into} VALUES ({values})"  # noqa: S608
            cursor.executemany(insert, rows)
