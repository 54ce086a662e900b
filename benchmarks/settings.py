"""The site that is measured: the core app beside a plain page type."""

import os
from pathlib import Path

from tests.projects.core.settings import *  # noqa: F403
from tests.projects.core.settings import (
    INSTALLED_APPS,
    SQLITE,
    WAGTAIL_DISCLOSURE,
)

FOLDER = Path(os.environ["BENCHMARK_FOLDER"])

INSTALLED_APPS = ["benchmarks.plain_site", *INSTALLED_APPS]
DATABASES = {"default": {**SQLITE, "NAME": FOLDER / "site.sqlite3"}}
MEDIA_ROOT = FOLDER / "media"
WAGTAIL_DISCLOSURE = {
    **WAGTAIL_DISCLOSURE,
    "PRIVATE_STORAGE": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FOLDER / "private"},
    },
}
