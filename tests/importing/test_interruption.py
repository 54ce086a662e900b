"""A run that is killed and started again ends like one that was not disturbed."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from tests.importing.conftest import entry_row

ROOT = Path(__file__).resolve().parents[2]
ROWS = 40

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

# What readers and editors can tell apart; keys and slugs are drawn by chance.
SNAPSHOT = """
select p.title, p.live, d.document_number, n.number,
       (select count(*) from wagtailcore_revision r where r.object_id = p.id),
       (select count(*) from wagtail_disclosure_entryplacement e
         where e.entry_id = p.id),
       (select count(*) from wagtail_disclosure_attachment a where a.page_id = p.id),
       (select count(*) from wagtailredirects_redirect t
         where t.redirect_page_id = p.id),
       (select count(*) from wagtail_disclosure_reviewrecord c
         where c.entry_uuid = d.entry_uuid),
       (select count(*) from wagtail_disclosure_publishedversion v
         where v.entry_uuid = d.entry_uuid and v.ended_at is null)
  from wagtailcore_page p
  join wagtail_disclosure_disclosurepage d on d.page_ptr_id = p.id
  left join wagtail_disclosure_indexnumber n on n.entry_uuid = d.entry_uuid
 order by p.title
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

    def import_command(self, manifest: Path) -> tuple[str, ...]:
        people = ("--author", "drafter", "--reviewer", "reviewer")
        why = ("--reason", "原网站已公开，逐件核对")
        command = ("-m", "django", "disclosure_import", str(manifest))
        return (*command, "--publish", *people, *why)


def test_killed_run_is_made_good_by_the_next(tmp_path, write_manifest):
    rows = []
    for n in range(ROWS):
        (tmp_path / f"attached-{n}.txt").write_text(f"附件{n}", encoding="utf-8")
        rows.append(
            entry_row(
                path=f"{n}.txt",
                title=f"第{n:02}篇",
                attachments=f"attached-{n}.txt",
                source_url=f"/info/{n}.htm",
            )
        )
    manifest = write_manifest(*rows)
    undisturbed = Site(tmp_path / "undisturbed")
    undisturbed.run("-m", "django", "migrate", "--verbosity", "0")
    undisturbed.run("-c", textwrap.dedent(PORTAL))
    killed = Site(tmp_path / "killed")
    shutil.copy(undisturbed.database, killed.database)

    undisturbed.run(*undisturbed.import_command(manifest))
    done = kill_half_way(killed, manifest)
    assert 0 < done < ROWS
    killed.run(*killed.import_command(manifest))

    assert killed.query(SNAPSHOT) == undisturbed.query(SNAPSHOT)
    assert len(killed.query(SNAPSHOT)) == ROWS


def kill_half_way(site: Site, manifest: Path) -> int:
    """SIGKILL once a few rows are in; returns how many were."""
    count = "select count(*) from wagtail_disclosure_importedrow"
    process = site.start(*site.import_command(manifest))
    deadline = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < deadline:
        if site.query(count)[0][0] >= 5:
            process.send_signal(signal.SIGKILL)
            break
    process.wait()
    if process.returncode != -signal.SIGKILL:
        pytest.fail(site.log.read_text())
    return site.query(count)[0][0]
