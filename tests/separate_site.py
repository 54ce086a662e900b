"""A site in a process of its own, which a test may kill."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

SETTINGS = """
from tests.projects.core.settings import *
DATABASES["default"] = {{**SQLITE, "NAME": {database!r}}}
MEDIA_ROOT = {folder!r} + "/media"
WAGTAIL_DISCLOSURE = {{
    **WAGTAIL_DISCLOSURE,
    "PRIVATE_STORAGE": {{
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {{"location": {folder!r} + "/private"}},
    }},
}}
"""

PORTAL = """
import django; django.setup()
from tests.factories import *
page = DisclosurePortalPageFactory()
checklist = ChecklistPageFactory(parent=page, code="moe2014")
category = ChecklistCategoryPageFactory(parent=checklist)
ChecklistItemPageFactory(parent=category, number="2")
ResponsibleUnitFactory(name="党政办公室", code="dzb")
closed_collection()
UserFactory(username="drafter")
UserFactory(username="reviewer", superuser=True)
"""


class Site:
    """A site of its own, on an SQLite file, driven from outside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.database = folder / "site.sqlite3"
        self.log = folder / "output.log"
        module = f"settings_{folder.name}"
        (folder / f"{module}.py").write_text(
            SETTINGS.format(database=str(self.database), folder=str(folder)),
            encoding="utf-8",
        )
        self.environment = {
            **os.environ,
            "DATABASE": "sqlite",
            "DJANGO_SETTINGS_MODULE": module,
            "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}",
        }

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        with self.log.open("wb") as log:
            return subprocess.Popen(
                [sys.executable, *arguments],
                env=self.environment,
                cwd=self.folder,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def run(self, *arguments: str) -> None:
        process = self.start(*arguments)
        assert process.wait(timeout=300) == 0, self.log.read_text()

    def query(self, sql: str) -> list[tuple]:
        connection = sqlite3.connect(self.database, timeout=20)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()
