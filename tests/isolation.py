"""Gives the database back what the migrations put into it.

A test that commits (`django_db(transaction=True)`, `live_server`) ends with a flush,
which takes Wagtail's root page, site and locale along. The next test may need them.
"""

import pytest
from django.core.management import call_command
from django.db import connections
from pytest_django.plugin import blocking_manager_key

INITIAL = pytest.StashKey[dict[str, str]]()


def commits(item: pytest.Item) -> bool:
    """Whether the test writes outside a transaction that is rolled back."""
    mark = item.get_closest_marker("django_db")
    if mark is not None and mark.kwargs.get("transaction"):
        return True
    return bool({"transactional_db", "live_server"} & set(item.fixturenames))


def remember(config: pytest.Config) -> None:
    """Keep what the database holds right after its migrations."""
    config.stash[INITIAL] = {
        connection.alias: connection.creation.serialize_db_to_string()
        for connection in connections.all()
    }


def restore(config: pytest.Config) -> None:
    """Empty the database and load the rows that it had after its migrations."""
    with config.stash[blocking_manager_key].unblock():
        for alias, rows in config.stash[INITIAL].items():
            call_command(
                "flush",
                database=alias,
                interactive=False,
                inhibit_post_migrate=True,
                reset_sequences=False,
                verbosity=0,
            )
            connections[alias].creation.deserialize_db_from_string(rows)
