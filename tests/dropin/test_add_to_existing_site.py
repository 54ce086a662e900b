"""The how-to "Add the portal to an existing site", carried out word by word.

On a site as `wagtail start` makes it, in an environment of its own, with the built
wheel: nothing of this checkout is in reach of that site.
"""

import json
import os
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from tests.howto import Addition, Command, steps

PAGE = "how-to/add-to-an-existing-site.md"

# Runs inside the new site and prints what a visitor and an administrator get.
VISIT = """
import json
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail_disclosure.models import (
    ChecklistCategoryPage, ChecklistItemPage, ChecklistPage, DisclosurePortalPage,
)

def answer(client, url):
    response = client.get(url, HTTP_HOST="localhost")
    return [response.status_code, response.content.decode()]

portal = DisclosurePortalPage.objects.get()
checklist = ChecklistPage.objects.get()
admin = Client()
admin.force_login(get_user_model().objects.create_superuser("admin", password="x"))
print("VISIT" + json.dumps({
    "home": answer(Client(), "/"),
    "portal": answer(Client(), portal.get_url()),
    "checklist": answer(Client(), checklist.get_url()),
    "admin": answer(admin, "/admin/"),
    "title": portal.title,
    "categories": [page.title for page in ChecklistCategoryPage.objects.live()],
    "items": [page.title for page in ChecklistItemPage.objects.live()],
}))
"""


class Site:
    """A folder with an environment, in which commands run as in a terminal."""

    def __init__(self, folder: Path, *, constraints: list[str]) -> None:
        self.folder = folder
        self.environment = folder / "venv"
        self.project = folder / "mysite"
        self.constraints = folder / "constraints.txt"
        self.constraints.write_text("\n".join(constraints) + "\n")
        subprocess.run([sys.executable, "-m", "venv", self.environment], check=True)

    def run(self, command: str, *, folder: Path | None = None) -> str:
        hidden = {"DJANGO_SETTINGS_MODULE", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
        inherited = {k: v for k, v in os.environ.items() if k not in hidden}
        result = subprocess.run(
            ["bash", "-c", command],
            cwd=folder or self.project,
            env=inherited
            | {
                "PATH": f"{self.environment / 'bin'}{os.pathsep}{os.environ['PATH']}",
                "PIP_CONSTRAINT": str(self.constraints),
                "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        output = result.stdout + result.stderr
        assert result.returncode == 0, f"$ {command}\n{output}"
        return output

    def add(self, path: str, text: str) -> None:
        target = self.project / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("a", encoding="utf-8") as file:
            file.write(f"\n{text}" if file.tell() else text)


@pytest.fixture(params=["7.4", "8.0"])
def site(request, tmp_path, wheel) -> Site:
    """What the reader of the how-to has: a site made by `wagtail start`."""
    constraints = [
        f"wagtail-disclosure @ {wheel.as_uri()}",
        f"wagtail ~= {request.param}.0",
    ]
    site = Site(tmp_path, constraints=constraints)
    site.run("python -m pip install --quiet wagtail", folder=tmp_path)
    site.run("wagtail start mysite", folder=tmp_path)
    installed = site.run("python -c 'import wagtail; print(wagtail.__version__)'")
    assert installed.startswith(request.param)
    return site


def test_the_page_has_the_steps_that_a_reader_needs():
    page = steps(PAGE)
    commands = [step.line for step in page if isinstance(step, Command)]
    additions = "".join(step.text for step in page if isinstance(step, Addition))
    assert commands[0] == "python -m pip install wagtail-disclosure"
    assert "python manage.py migrate" in commands
    assert "python manage.py disclosure_setup" in commands
    assert '"wagtail_disclosure"' in additions
    assert "WAGTAIL_DISCLOSURE = {" in additions


@pytest.mark.requires("dropin")
def test_the_how_to_leads_to_a_portal_in_the_sites_own_design(site):
    output = {}
    for step in steps(PAGE):
        if isinstance(step, Addition):
            site.add(step.path, step.text)
        elif not step.line.endswith("runserver"):  # VISIT asks the site itself
            output[step.line] = site.run(step.line)

    assert "no issues" in output["python manage.py check"]
    (site.folder / "visit.py").write_text(VISIT)
    printed = site.run("python manage.py shell < ../visit.py")
    visit = json.loads(printed.split("VISIT", 1)[1].splitlines()[0])

    assert len(visit["items"]) >= 50
    assert len(visit["categories"]) == 10
    for name in ("home", "portal", "checklist", "admin"):
        assert visit[name][0] == 200, name
    portal, checklist = unescape(visit["portal"][1]), unescape(visit["checklist"][1])
    for page in (portal, checklist):
        assert "/static/css/mysite.css" in page
        assert "/static/js/mysite.js" in page
    assert visit["title"] in portal
    assert [title for title in visit["categories"] if title not in portal] == []
    assert [title for title in visit["items"] if title not in checklist] == []
