"""A process that is killed in the middle of publishing leaves nothing half public."""

from __future__ import annotations

import shutil
import signal
import textwrap

import pytest

from tests.separate_site import PORTAL, Site

# A public entry and an approved correction of it that brings a file.
CORRECTION = """
entry = publish(DisclosurePageFactory(parent=ChecklistItemPage.objects.get()))
entry.title = "更正的"
entry.attachments = [Attachment(document=DocumentFactory())]
approve(entry)
"""

PREPARE = f"""
{textwrap.dedent(PORTAL)}
from wagtail_disclosure.models import Attachment, ChecklistItemPage
{CORRECTION}
"""

PUBLISH = """
import django; django.setup()
import os, signal
from django.db.models.signals import pre_save
from wagtail_disclosure.models import DisclosurePage, FrozenFile
from wagtail_disclosure.publication.signals import version_published

def die(**kwargs):
    assert FrozenFile.objects.exists()
    os.kill(os.getpid(), signal.SIGKILL)

{when}
DisclosurePage.objects.get().get_latest_revision().publish()
"""

MOMENTS = {
    "the files are frozen": "pre_save.connect(die, sender=DisclosurePage)",
    "the ledger is written": "version_published.connect(die)",
}

PUBLIC = """
select p.title, p.live, count(distinct v.id), count(distinct e.sequence),
       count(distinct f.id)
  from wagtail_disclosure_disclosurepage d
  join wagtailcore_page p on p.id = d.page_ptr_id
  join wagtail_disclosure_publishedversion v on v.entry_uuid = d.entry_uuid
  join wagtail_disclosure_ledgerevent e on e.entry_uuid = d.entry_uuid
  left join wagtail_disclosure_publishedfile f on f.version_id = v.id
 group by p.title, p.live
"""


def public(site: Site) -> tuple:
    """Title, live, versions, events in the ledger, files of versions."""
    (row,) = site.query(PUBLIC)
    title, live, versions, events, files = row
    return title, bool(live), versions, events, files


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Site:
    site = Site(tmp_path_factory.mktemp("prepared"))
    site.run("-m", "django", "migrate", "--verbosity", "0")
    site.run("-c", PREPARE)
    return site


@pytest.mark.parametrize("when", MOMENTS.values(), ids=MOMENTS)
def test_killed_while_publishing(tmp_path, prepared, when):
    site = Site(tmp_path / "killed")
    shutil.copytree(
        prepared.folder,
        site.folder,
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("*.py", "*.log", "__pycache__"),
    )
    before = public(site)
    assert before[1:] == (True, 1, 1, 0)

    process = site.start("-c", PUBLISH.format(when=when))
    process.wait(timeout=120)
    assert process.returncode == -signal.SIGKILL, site.log.read_text()
    assert public(site) == before
    site.run("-m", "django", "disclosure_audit")

    site.run("-c", PUBLISH.format(when=""))
    # The first version ended, the second one came.
    assert public(site) == ("更正的", True, 2, 3, 1)
    site.run("-m", "django", "disclosure_audit")
