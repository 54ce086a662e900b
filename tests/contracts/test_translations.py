"""The Chinese catalogue is complete, in step with the source, and compiled."""

import gettext
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import translation

from wagtail_disclosure.catalogue.choices import ITEM_STATES, SCOPES
from wagtail_disclosure.models import ChecklistItemPage

PACKAGE = Path(__file__).resolve().parents[2] / "wagtail_disclosure"
CATALOGUE = Path("locale/zh_Hans/LC_MESSAGES/django.po")
REPAIR = "run `make messages`, translate, and commit the .po and the .mo"

pytestmark = pytest.mark.requires("gettext")


@pytest.fixture(scope="module")
def extracted(tmp_path_factory) -> Path:
    """The catalogue as it would be if the source were read again now."""
    assert (PACKAGE / CATALOGUE).exists(), REPAIR
    copy = tmp_path_factory.mktemp("messages") / PACKAGE.name
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    command = ["makemessages", "--locale", "zh_Hans", "--no-obsolete"]
    without_settings = {
        k: v for k, v in os.environ.items() if not k.startswith("DJANGO")
    }
    subprocess.run(
        [sys.executable, "-m", "django", *command],
        cwd=copy,
        env=without_settings,
        check=True,
        capture_output=True,
    )
    return copy / CATALOGUE


def compiled(path: Path, target: Path) -> dict:
    """What a .po says, as gettext reads it."""
    subprocess.run(
        ["msgfmt", "--check", "--output-file", target, path],
        check=True,
        capture_output=True,
    )
    return messages(target)


def messages(path: Path) -> dict:
    with path.open("rb") as file:
        catalogue = dict(gettext.GNUTranslations(file)._catalog)
    catalogue.pop("", None)  # the header has the date of extraction
    return catalogue


def test_every_message_has_a_translation(extracted):
    result = subprocess.run(
        ["msgfmt", "--check", "--statistics", "--output-file=/dev/null", extracted],
        env=os.environ | {"LC_ALL": "C"},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    assert not re.search("fuzzy|untranslated", result.stderr), (
        f"{result.stderr}{REPAIR}"
    )


def test_no_translation_is_left_of_a_message_that_is_gone(extracted, tmp_path):
    committed = compiled(PACKAGE / CATALOGUE, tmp_path / "committed.mo")
    current = compiled(extracted, tmp_path / "current.mo")
    assert sorted(map(str, committed.keys() - current.keys())) == [], REPAIR


def test_the_compiled_catalogue_is_that_of_the_source(tmp_path):
    committed = messages((PACKAGE / CATALOGUE).with_suffix(".mo"))
    assert committed == compiled(PACKAGE / CATALOGUE, tmp_path / "now.mo"), REPAIR


# Wagtail has "Published" and "Public" in its own catalogue, with other words; whose
# words win depends on the order of INSTALLED_APPS.


def test_words_that_wagtail_uses_too_keep_our_meaning():
    with translation.override("zh-hans"):
        assert [str(label) for label in ITEM_STATES.values()] == [
            "已公开",
            "已公开（链接）",
            "待更新",
            "未公开",
            "不适用",
            "本期无此事项",
        ]
        assert [str(label) for label in SCOPES.values()] == [
            "社会公开",
            "校内公开",
            "限定范围公开",
        ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "text"),
    [("zh-hans", "每年11月底前"), ("en", "Every year by the end of November")],
)
def test_the_month_of_a_time_limit_is_written_as_documents_write_it(language, text):
    item = ChecklistItemPage(update_rule="yearly", update_month=11)
    with translation.override(language):
        assert item.time_limit == text
