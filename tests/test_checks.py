"""Every check: with what it is triggered, and with what not."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.checks import run_checks
from django.test import override_settings

# Some of Wagtail's own checks look into the database on Django 6.1.
pytestmark = pytest.mark.django_db

OURS = "wagtail_disclosure."


def found() -> list[str]:
    """The numbers of our own messages, as `manage.py check` would give them."""
    ids = (message.id or "" for message in run_checks())
    return sorted(name.removeprefix(OURS) for name in ids if name.startswith(OURS))


def with_keys(**keys: Any) -> override_settings:
    return override_settings(WAGTAIL_DISCLOSURE=settings.WAGTAIL_DISCLOSURE | keys)


def without_key(key: str) -> override_settings:
    kept = {k: v for k, v in settings.WAGTAIL_DISCLOSURE.items() if k != key}
    return override_settings(WAGTAIL_DISCLOSURE=kept)


def with_template(source: str, **others: str) -> override_settings:
    """The base template is this text; others stand beside it by their name."""
    templates = {"base_of_test.html": source}
    templates |= {f"{name}.html": text for name, text in others.items()}
    engines = deepcopy(settings.TEMPLATES)
    engines[0]["APP_DIRS"] = False
    engines[0]["OPTIONS"]["loaders"] = [
        ("django.template.loaders.locmem.Loader", templates),
        "django.template.loaders.app_directories.Loader",
    ]
    disclosure = settings.WAGTAIL_DISCLOSURE | {"BASE_TEMPLATE": "base_of_test.html"}
    return override_settings(TEMPLATES=engines, WAGTAIL_DISCLOSURE=disclosure)


def files_in(location: Any) -> dict[str, Any]:
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": location},
    }


ALL_BLOCKS = (
    "{% block title %}{% endblock %}{% block extra_head %}{% endblock %}"
    "{% block content %}{% endblock %}"
)


def test_settings_of_the_tests_are_in_order() -> None:
    assert found() == []


@pytest.mark.parametrize("value", [[], "x", None])
def test_e001_settings_are_a_dict(value: Any) -> None:
    with override_settings(WAGTAIL_DISCLOSURE=value):
        assert found() == ["E001"]


def test_e002_unknown_key_is_named() -> None:
    with with_keys(SCHOOL_COED="x"):
        (message,) = [m for m in run_checks() if m.id == OURS + "E002"]
    assert "SCHOOL_COED" in message.msg
    assert "e002" in (message.hint or "")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("SCHOOL_CODE", 10361),
        ("SHOW_OPEN_ITEMS", "yes"),
        ("SHOW_OPEN_ITEMS", 1),
        ("ENTRIES_PER_PAGE", "20"),
        ("ENTRIES_PER_PAGE", 0),
        ("ENTRIES_PER_PAGE", True),
        ("FEED_LENGTH", -1),
        ("CAMPUS_NETWORKS", "10.0.0.0/8"),
        ("TRUSTED_PROXIES", None),
    ],
)
def test_e003_wrong_type(key: str, value: Any) -> None:
    with with_keys(**{key: value}):
        assert found() == ["E003"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("SCHOOL_CODE", "10361"),
        ("SHOW_OPEN_ITEMS", True),
        ("ENTRIES_PER_PAGE", 1),
        ("FEED_LENGTH", 100),
        ("CAMPUS_NETWORKS", ["10.0.0.0/8", "2001:da8::/32", "192.0.2.1"]),
        ("TRUSTED_PROXIES", ["127.0.0.1", "::1", "unix"]),
    ],
)
def test_e003_right_type(key: str, value: Any) -> None:
    with with_keys(**{key: value}):
        assert found() == []


def test_e004_school_code_is_missing() -> None:
    with without_key("SCHOOL_CODE"):
        assert found() == ["E004"]
    with with_keys(SCHOOL_CODE=""):
        assert found() == ["E004"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{school}-{year}", ["E005"]),
        ("{serial}{month}", ["E005"]),
        ("{school}/{serial}", ["E005"]),
        ("{serial", ["E005"]),
        ("{school}{unit}{class}{year}{serial:05}", []),
    ],
)
def test_e005_pattern_of_index_numbers(pattern: str, expected: list[str]) -> None:
    with with_keys(INDEX_NUMBER_PATTERN=pattern):
        assert found() == expected


@pytest.mark.parametrize(
    "storage", [None, "", "no-such-alias", {"BACKEND": "no.such.Backend"}]
)
def test_e006_private_storage_is_missing_or_cannot_be_made(storage: Any) -> None:
    with with_keys(PRIVATE_STORAGE=storage):
        assert found() == ["E006"]


def test_e006_not_set_at_all() -> None:
    with without_key("PRIVATE_STORAGE"):
        assert found() == ["E006"]


@pytest.mark.parametrize("root", ["MEDIA_ROOT", "STATIC_ROOT"])
@pytest.mark.parametrize(
    ("place", "expected"),
    [("", ["E007"]), ("inside/deeper", ["E007"]), ("../beside", []), ("../", [])],
)
def test_e007_private_storage_where_a_web_server_serves(
    tmp_path, root: str, place: str, expected: list[str]
) -> None:
    served = tmp_path / "var" / "served"
    with (
        override_settings(**{root: str(served)}),
        with_keys(PRIVATE_STORAGE=files_in(served / place)),
    ):
        assert found() == expected


def test_e007_by_a_link_and_by_alias(tmp_path) -> None:
    served = tmp_path / "served"
    served.mkdir()
    link = tmp_path / "link"
    link.symlink_to(served)
    storages = settings.STORAGES | {"private": files_in(link)}
    with (
        override_settings(MEDIA_ROOT=str(served), STORAGES=storages),
        with_keys(PRIVATE_STORAGE="private"),
    ):
        assert found() == ["E007"]


def test_e007_without_roots_nothing_is_served(tmp_path) -> None:
    with (
        override_settings(MEDIA_ROOT="", STATIC_ROOT=None),
        with_keys(PRIVATE_STORAGE=files_in(tmp_path)),
    ):
        assert found() == []


def test_e007_does_not_ask_other_storages() -> None:
    storage = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    with with_keys(PRIVATE_STORAGE=storage):
        assert found() == []


def test_e008_base_template_does_not_exist() -> None:
    with with_keys(BASE_TEMPLATE="no/such/template.html"):
        assert found() == ["E008"]


def test_e008_parent_of_the_base_template_does_not_exist() -> None:
    with with_template('{% extends "nowhere.html" %}'):
        assert found() == ["E008"]


def test_e009_base_template_is_broken() -> None:
    with with_template("{% block title %}"):
        assert found() == ["E009"]


def test_w001_base_template_lacks_blocks() -> None:
    with with_template("{% block title %}{% endblock %}"):
        (message,) = [m for m in run_checks() if m.id == OURS + "W001"]
    assert "content, extra_head" in message.msg


@pytest.mark.parametrize(
    ("source", "others"),
    [
        (ALL_BLOCKS, {}),
        ('{% extends "above.html" %}', {"above": ALL_BLOCKS}),
        (
            '{% extends "above.html" %}{% block more %}{% endblock %}',
            {"above": ALL_BLOCKS},
        ),
        ("{% block body %}" + ALL_BLOCKS + "{% endblock %}", {}),
        # Which template this extends is known at run time only.
        ("{% extends chosen %}", {}),
    ],
)
def test_w001_blocks_may_come_from_above(source: str, others: dict[str, str]) -> None:
    with with_template(source, **others):
        assert found() == []


def test_e010_swapped_base_page() -> None:
    with override_settings(WAGTAIL_PAGE_MODEL="site_pages.BasePage"):
        assert "E010" in _checked("check_page_model")
    with override_settings(WAGTAIL_PAGE_MODEL="wagtailcore.Page"):
        assert _checked("check_page_model") == []


def _checked(name: str) -> list[str]:
    """One check alone: with a model swapped, those of Django cannot run."""
    from wagtail_disclosure import checks

    return [m.id.removeprefix(OURS) for m in getattr(checks, name)()]


@pytest.mark.parametrize(
    "app",
    [
        "simple_history",
        "wagtail_modeladmin",
        "wagtail.contrib.redirects",
        "wagtail.contrib.routable_page",
        "wagtail.contrib.table_block",
    ],
)
def test_e011_app_is_missing(app: str, monkeypatch) -> None:
    is_installed = apps.is_installed
    assert _checked("check_required_apps") == []
    # Taking an app out of INSTALLED_APPS would start all others a second time.
    monkeypatch.setattr(apps, "is_installed", lambda n: n != app and is_installed(n))
    assert found() == ["E011"]


@pytest.mark.parametrize(
    ("database", "expected"),
    [
        ({"ENGINE": "django.db.backends.sqlite3"}, ["W002"]),
        (
            {
                "ENGINE": "django.db.backends.sqlite3",
                "OPTIONS": {"transaction_mode": "DEFERRED"},
            },
            ["W002"],
        ),
        (
            {
                "ENGINE": "django.db.backends.sqlite3",
                "OPTIONS": {"transaction_mode": "IMMEDIATE"},
            },
            [],
        ),
        ({"ENGINE": "django.db.backends.postgresql"}, []),
    ],
)
def test_w002_sqlite_transactions(
    database: dict[str, Any], expected: list[str], monkeypatch
) -> None:
    # Not by override_settings: Django warns of a change of databases.
    monkeypatch.setattr(settings, "DATABASES", {"default": database})
    assert _checked("check_sqlite_transactions") == expected


def test_every_message_tells_where_it_is_explained() -> None:
    with with_keys(SCHOOL_CODE="", WRONG=1, PRIVATE_STORAGE=None):
        messages = [m for m in run_checks() if (m.id or "").startswith(OURS)]
    assert len(messages) == 3
    for message in messages:
        anchor = message.id.removeprefix(OURS).lower()
        assert f"#{anchor}" in message.hint


@pytest.mark.parametrize(
    "storage",
    [5, Path("/srv/private"), {}, {"OPTIONS": {}}],
)
def test_private_storage_of_another_form_is_reported(storage: Any) -> None:
    with with_keys(PRIVATE_STORAGE=storage):
        assert found() == ["E006"]


def test_private_storage_with_unknown_options_is_reported() -> None:
    storage = files_in("/srv/private")
    storage["OPTIONS"]["nonsense"] = 1
    with with_keys(PRIVATE_STORAGE=storage):
        assert found() == ["E006"]


@pytest.mark.parametrize(
    "keys",
    [{"ENTRIES_PER_PAGE": None}, {"SHOW_OPEN_ITEMS": None}, {"FEED_LENGTH": True}],
)
def test_value_of_another_type_is_reported(keys: dict[str, Any]) -> None:
    with with_keys(**keys):
        assert found() == ["E003"]


def test_school_code_that_does_not_fit_into_an_address_is_reported() -> None:
    with with_keys(SCHOOL_CODE="a/b"):
        assert found() == ["E004"]


def test_base_template_that_is_no_text_is_reported() -> None:
    with with_keys(BASE_TEMPLATE=5):
        assert found() == ["E003", "E008"]


def test_site_without_time_zones_is_reported() -> None:
    with override_settings(USE_TZ=False):
        assert found() == ["E012"]


@pytest.mark.parametrize("key", ["CAMPUS_NETWORKS", "TRUSTED_PROXIES"])
@pytest.mark.parametrize(
    "text", ["10.0.0.1/8", "10.0.0.0/33", "campus", "", "10.0.0.0-10.0.0.9", 10, None]
)
def test_e016_network_cannot_be_read(key: str, text: Any) -> None:
    with with_keys(**{key: ["10.0.0.0/8", text]}):
        assert found() == ["E016"]


def test_e016_campus_has_no_unix_socket() -> None:
    with with_keys(CAMPUS_NETWORKS=["unix"]):
        assert found() == ["E016"]


@pytest.mark.parametrize("key", ["CAMPUS_NETWORKS", "TRUSTED_PROXIES"])
@pytest.mark.parametrize("text", ["0.0.0.0/0", "::/0"])
def test_e017_network_is_the_whole_internet(key: str, text: str) -> None:
    with with_keys(**{key: [text]}):
        assert found() == ["E017"]
