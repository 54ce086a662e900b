"""The way of one piece of information, as three people walk it in their browsers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from docx import Document

from tests.factories import UnitMembershipFactory, UserFactory
from wagtail_disclosure.catalogue.setup.access import EDITORS, REVIEWERS
from wagtail_disclosure.models import ChecklistItemPage, ResponsibleUnit

pytestmark = [
    pytest.mark.requires("browser"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def item():
    call_command("disclosure_setup", verbosity=0)
    return ChecklistItemPage.objects.get(number="2")


@pytest.fixture
def charter(tmp_path: Path) -> Path:
    document = Document()
    document.add_heading("北岭理工大学章程", level=1)
    document.add_heading("第一章 总则", level=2)
    document.add_paragraph("学校依法自主办学。")
    path = tmp_path / "章程.docx"
    document.save(path)
    return path


def person(group: str, unit: ResponsibleUnit):
    user = UserFactory(first_name="名", last_name="姓")
    user.groups.add(Group.objects.get(name=group))
    UnitMembershipFactory(user=user, unit=unit)
    return user


def log_in(page, live_server, client, user) -> None:
    client.force_login(user)
    page.context.add_cookies(
        [
            {
                "name": "sessionid",
                "value": client.cookies["sessionid"].value,
                "url": live_server.url,
            }
        ]
    )


def from_menu(page, button: str) -> None:
    """A button of the menu beside "save draft"."""
    page.locator("[data-drop-down-target=toggle], .w-dropdown__toggle").last.click()
    with page.expect_navigation():
        page.locator(button).first.click()


def approve(page) -> None:
    """The reviewer's form, opened from the menu, filled in and sent."""
    page.locator("[data-drop-down-target=toggle], .w-dropdown__toggle").last.click()
    page.locator("[data-workflow-action-name=approve]:visible").first.click()
    form = page.locator(".modal form")
    form.wait_for()
    for point in form.locator("[name=points]").all():
        point.check()
    form.locator("[name=scope_confirmed]").check()
    form.locator("button[type=submit]").click()
    page.wait_for_url(lambda url: "/edit/" not in url)


def test_from_a_word_file_to_the_reader(item, charter, live_server, client, page):
    unit = ResponsibleUnit.objects.create(name="党政办公室", code="dzb")
    editor, reviewer = person(EDITORS, unit), person(REVIEWERS, unit)

    log_in(page, live_server, client, editor)
    page.goto(f"{live_server.url}/admin/disclosure/files/{item.pk}/new/")
    page.set_input_files("input[type=file]", charter)
    page.click("main form button[type=submit]")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    assert page.input_value("#id_title") == "北岭理工大学章程"
    edit_url = page.url
    item.refresh_from_db()
    (entry,) = item.get_children()
    assert not entry.live
    from_menu(page, "button[name=action-submit]")

    page.context.clear_cookies()
    page.goto(live_server.url + item.url)
    assert "北岭理工大学章程" not in page.inner_text("body")
    assert page.goto(live_server.url + entry.url).status == 404

    log_in(page, live_server, client, reviewer)
    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name="北岭理工大学章程").first.click()
    page.wait_for_url(edit_url)
    approve(page)

    page.context.clear_cookies()
    page.goto(live_server.url + item.url)
    page.click("text=北岭理工大学章程")
    assert page.locator("h1").inner_text() == "北岭理工大学章程"
    assert "学校依法自主办学。" in page.inner_text("body")
    with page.expect_download() as download:
        page.click("a[download]")
    assert Path(download.value.path()).read_bytes() == charter.read_bytes()
