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

INSTALLED_APPS = ["benchmarks.plain_site", "django_tasks_db", *INSTALLED_APPS]
# Screening waits for a worker, as on a site with one; all else is as by default.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "screening": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
DATABASES = {"default": {**SQLITE, "NAME": FOLDER / "site.sqlite3"}}
MEDIA_ROOT = FOLDER / "media"
WAGTAIL_DISCLOSURE = {
    **WAGTAIL_DISCLOSURE,
    "SCREENING_BACKEND": "screening",
    "PRIVATE_STORAGE": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FOLDER / "private"},
    },
}
