"""The how-to "Add the portal to an existing site", carried out word by word.

On a site as `wagtail start` makes it, in an environment of its own, with the built
wheel: nothing of this checkout is in reach of that site.
"""

import json
from html import unescape

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
    output = site.follow(PAGE)
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
