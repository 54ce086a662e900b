"""Migrations are complete, and run on every supported Wagtail and database."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

PACKAGE = Path(__file__).resolve().parents[2] / "wagtail_disclosure"

OUR_APPS = [
    config
    for config in apps.get_app_configs()
    if config.name.split(".")[0] == PACKAGE.name
]
MIGRATIONS = sorted(PACKAGE.glob("**/migrations/[0-9]*.py"))


@pytest.mark.django_db
def test_no_model_change_is_without_its_migration():
    labels = [config.label for config in OUR_APPS]
    try:
        call_command("makemigrations", *labels, check_changes=True, dry_run=True)
    except SystemExit:
        pytest.fail("a model changed: run makemigrations and give it a name")


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: path.stem)
def test_a_migration_has_a_name_that_says_what_it_does(path):
    assert not re.match(r"\d{4}_(auto|alter_.*_and_more)", path.stem)


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: path.stem)
def test_a_migration_names_nothing_that_another_version_or_site_lacks(path):
    """See "Add a migration" in CONTRIBUTING.md."""
    source = path.read_text(encoding="utf-8")
    for text in ("WAGTAIL_PAGE_MODEL", '"wagtailcore.page"', '"wagtaildocs.document"'):
        assert text not in source.replace("'", '"')


@pytest.mark.parametrize(
    "model", [m for config in OUR_APPS for m in config.get_models()], ids=str
)
def test_a_table_name_fits_into_postgresql(model):
    assert len(model._meta.db_table) <= 60
