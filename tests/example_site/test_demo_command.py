"""make demo: the example site as somebody meets it who starts it for the first time."""

import csv
import json
import socket
import stat
import time

import pytest

from tests.example_site.running import PEOPLE, ROOT, Demo, read

MANIFEST = ROOT / "example_site" / "demo" / "manifest.csv"

INSPECT = """
import json
from django.test import Client
from django.utils import timezone
from wagtail_disclosure.catalogue.coverage import coverage_of
from wagtail_disclosure.models import *

def browser(name=None, password=None):
    client = Client(headers={"host": "localhost"})
    if name:
        assert client.login(username=name, password=password), name
    return client

items = ChecklistItemPage.objects.select_related("lead_unit").order_by("path")
national = [item for item in items if item.checklist.code == "moe2014"]
entries = DisclosurePage.objects.live()
campus = AudienceSectionPage.objects.get()
print("FOUND" + json.dumps({
    "entries": entries.count(),
    "reviewed": entries.cleared().count(),
    "reviewers": sorted({
        step.reviewer.username for step in ReviewStep.objects.all()
    }),
    "items": len({item.pk for item in national if item.entry_placements.exists()}),
    "own items": sum(item.checklist.code == "sanwu" for item in items),
    "without unit": [item.number for item in items if item.lead_unit is None],
    "states": sorted({
        row.state for row in coverage_of(national, on=timezone.localdate())
    }),
    "pages": {
        entry.url: browser().get(entry.url).status_code
        for entry in entries.not_descendant_of(campus)
    },
    "campus": [
        browser().get(campus.url).status_code,
        browser("editor", PASSWORDS["editor"]).get(campus.url).status_code,
    ],
    "admin": [
        browser(*pair).get("/admin/").status_code for pair in PASSWORDS.items()
    ],
}))
"""
CHANGE = """
from django.contrib.auth import get_user_model
from wagtail_disclosure.models import *
from wagtail_disclosure.testing import publish_reviewed
entry = DisclosurePage.objects.live().first()
entry.title = "编辑改过的题目"
users = get_user_model().objects
publish_reviewed(
    entry,
    author=users.get(username="editor"),
    reviewer=users.get(username="reviewer"),
)
item = ChecklistItemPage.objects.get(number="A1")
item.responsible_person = "甲"
item.save_revision().publish()
user = get_user_model().objects.get(username="reviewer")
user.set_password("changed-by-its-owner")
user.save()
"""
READ_BACK = """
from wagtail_disclosure.models import *
changed = DisclosurePage.objects.filter(title="编辑改过的题目").count()
person = ChecklistItemPage.objects.get(number="A1").responsible_person
print("FOUND", changed, person, DisclosurePage.objects.count())
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Demo:
    demo = Demo(tmp_path_factory.mktemp("demo"))
    demo.first = demo.run("demo", "--no-server")
    script = f"PASSWORDS = {demo.passwords(demo.first)!r}\n{INSPECT}"
    demo.found = json.loads(demo.run("shell", script=script).split("FOUND", 1)[1])
    return demo


def test_addresses_and_three_log_ins_of_its_own_are_printed(demo):
    for address in ("/xxgk/", "/en/xxgk/", "/admin/"):
        assert f"http://127.0.0.1:8000{address}" in demo.first
    passwords = demo.passwords(demo.first)
    assert set(passwords) == set(PEOPLE)
    assert all(len(password) >= 12 for password in passwords.values())
    assert len(set(passwords.values())) == 3


@pytest.mark.parametrize("name", ["accounts.json", "secret_key"])
def test_secrets_are_for_their_owner_only(demo, name):
    assert stat.S_IMODE((demo.var / name).stat().st_mode) == 0o600


def test_the_portal_is_full(demo):
    found = demo.found
    assert found["entries"] == manifest_rows()
    assert found["reviewed"] == found["entries"]
    assert found["reviewers"] == ["reviewer"]
    assert found["items"] >= 30
    assert found["own items"] == 12
    assert found["without unit"] == []
    assert {"published", "by-link", "not-applicable", "none-this-period"} <= set(
        found["states"]
    )
    assert {"due", "missing"} & set(found["states"])
    wrong = {url: code for url, code in found["pages"].items() if code != 200}
    # An entry that is kept elsewhere may send its reader there.
    assert set(wrong.values()) <= {302}
    assert found["campus"] == [302, 200]
    assert found["admin"] == [200, 200, 200]


def test_the_second_start_is_quick_and_loses_nothing(demo):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    demo.run("shell", script=CHANGE)
    started = time.monotonic()
    server = demo.start("demo", "--port", str(port))
    try:
        page = read(f"http://127.0.0.1:{port}/xxgk/")
        assert time.monotonic() - started < 10
        assert "北岭理工大学" in page
        for address in ("", "en/xxgk/", "sitemap.xml", "admin/login/"):
            assert read(f"http://127.0.0.1:{port}/{address}")
        taken = demo.start("demo", "--port", str(port))
        output, __ = taken.communicate()
        assert taken.returncode != 0
        assert str(port) in output
    finally:
        server.terminate()
        output, __ = server.communicate()
    kept = demo.passwords(demo.first)
    again = demo.passwords(output)
    assert again["administrator"] == kept["administrator"]
    assert again["editor"] == kept["editor"]
    assert again["reviewer"] != kept["reviewer"]
    # As after an update of the package: everything is set up again.
    (demo.var / "progress.json").write_text('{"is_loaded": true}')
    demo.run("demo", "--no-server")
    found = demo.run("shell", script=READ_BACK)
    assert f"FOUND 1 甲 {manifest_rows()}" in found


def manifest_rows() -> int:
    with MANIFEST.open(encoding="utf-8-sig", newline="") as file:
        return len(list(csv.DictReader(file)))
