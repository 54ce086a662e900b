"""A run that is killed and started again ends like one that was not disturbed."""

from __future__ import annotations

import shutil
import signal
import textwrap
import time
from pathlib import Path

import pytest

from tests.importing.conftest import entry_row
from tests.separate_site import PORTAL, Site

ROWS = 40

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


def import_command(manifest: Path) -> tuple[str, ...]:
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

    undisturbed.run(*import_command(manifest))
    done = kill_half_way(killed, manifest)
    assert 0 < done < ROWS
    killed.run(*import_command(manifest))

    assert killed.query(SNAPSHOT) == undisturbed.query(SNAPSHOT)
    assert len(killed.query(SNAPSHOT)) == ROWS


def kill_half_way(site: Site, manifest: Path) -> int:
    """SIGKILL once a few rows are in; returns how many were."""
    count = "select count(*) from wagtail_disclosure_importedrow"
    process = site.start(*import_command(manifest))
    deadline = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < deadline:
        if site.query(count)[0][0] >= 5:
            process.send_signal(signal.SIGKILL)
            break
    process.wait()
    if process.returncode != -signal.SIGKILL:
        pytest.fail(site.log.read_text())
    return site.query(count)[0][0]
