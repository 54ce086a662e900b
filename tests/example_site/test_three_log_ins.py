"""The three log-ins of the example site walk one entry's way, in their browsers.

DISCLOSURE_PICTURES=folder keeps a picture of every step, on a desk and on a phone.
"""

from __future__ import annotations

import io
import os
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import openpyxl
import pytest
from wagtail import VERSION

from tests.example_site.running import Demo, read
from tests.negative_list.cleaning.office_files import everything
from tests.negative_list.numbers import RESIDENT_ID

pytestmark = [
    pytest.mark.requires("browser"),
    pytest.mark.skipif(VERSION < (8, 0), reason="walks through side panels"),
]

PICTURES = os.environ.get("DISCLOSURE_PICTURES")
TITLE = "第八届教职工代表大会代表名单"
CORRECTED = "第八届教职工代表大会代表名单（更正）"
NOTE = "更正一名代表的单位。"
ITEM = "教职工代表大会相关制度、工作报告"
HEADER_MENU = "[data-action*='w-breadcrumbs:opened'] [data-w-dropdown-target=toggle]"


# What moves has come to rest; what turns for ever is not waited for.
SETTLED = """Promise.all(document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
    .map((one) => one.finished.catch(() => null)))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of the running example site, and its passwords."""
    demo = Demo(tmp_path_factory.mktemp("three-log-ins"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    passwords = demo.passwords(demo.run("demo", "--no-server"))
    server = demo.start("demo", "--port", str(port))
    try:
        address = f"http://127.0.0.1:{port}"
        assert read(f"{address}/xxgk/")
        yield address, passwords
    finally:
        server.terminate()
        server.communicate()


@pytest.fixture
def roll(tmp_path: Path) -> Path:
    """A list of delegates; their identity numbers are on a sheet that is hidden."""
    book = openpyxl.Workbook()
    book.active.title = "名单"
    for row in (["姓名", "所在单位"], ["张三", "机械学院"], ["李四", "教务处"]):
        book.active.append(row)
    hidden = book.create_sheet("原始数据")
    hidden.append(["姓名", "身份证号"])
    hidden.append(["张三", RESIDENT_ID])
    hidden.sheet_state = "hidden"
    path = tmp_path / f"{TITLE}.xlsx"
    book.save(path)
    return path


@dataclass
class Walk:
    """One browser window, in which people log in one after another."""

    page: object
    address: str
    passwords: dict[str, str]
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def log_in(self, name: str) -> None:
        self.log_out()
        self.page.goto(f"{self.address}/admin/login/")
        self.page.fill("[name=username]", name)
        self.page.fill("[name=password]", self.passwords[name])
        self.page.click("[type=submit]")
        self.page.wait_for_url("**/admin/")

    def log_out(self) -> None:
        self.page.context.clear_cookies()

    def look(self, name: str, selector: str = "") -> None:
        """Nothing is wider than the screen, on a desk or on a phone."""
        number = next(self.numbers)
        for width in (1280, 360):
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.evaluate(SETTLED)
            if PICTURES:
                if selector:
                    self.page.locator(selector).first.scroll_into_view_if_needed()
                file = Path(PICTURES) / f"{number:02}-{name}-{width}.png"
                self.page.screenshot(path=file)
            broad = "document.documentElement.scrollWidth"
            assert self.page.evaluate(broad) <= width, name
        self.page.set_viewport_size({"width": 1280, "height": 900})

    def open_panel(self, name: str) -> object:
        """A side panel of the editor."""
        panel = self.page.locator(f"[data-side-panel={name}]")
        if not panel.is_visible():
            self.page.locator(f"[data-side-panel-toggle={name}]").click()
        return panel

    def close_panel(self, name: str) -> None:
        if self.page.locator(f"[data-side-panel={name}]").is_visible():
            self.page.locator(f"[data-side-panel-toggle={name}]").click()

    def from_menu(self, button: str) -> object:
        self.page.locator(
            "footer [data-controller~=w-dropdown] [data-w-dropdown-target=toggle]"
        ).first.click()
        return self.page.locator(f"footer {button}:visible").first

    def open_decision(self) -> object:
        """The reviewer's form."""
        self.from_menu("[data-workflow-action-name=approve]").click()
        self.page.locator(".modal form").wait_for()
        return self.page.locator(".modal")

    def approve(self, picture: str) -> None:
        modal = self.open_decision()
        self.look(picture)
        for point in modal.locator("[name=points]").all():
            point.check()
        modal.locator("[name=scope_confirmed]").check()
        modal.locator("button[type=submit]").click()
        self.page.wait_for_url(lambda url: "/edit/" not in url)

    def submit(self) -> None:
        button = self.from_menu("button[name=action-submit]")
        with self.page.expect_navigation():
            button.click()

    def sheets(self) -> list[str]:
        """Of the file that the page offers."""
        with self.page.expect_download() as download:
            self.page.locator("a[download]").first.click()
        data = Path(download.value.path()).read_bytes()
        assert RESIDENT_ID not in everything(data)
        return openpyxl.load_workbook(io.BytesIO(data)).sheetnames


def open_item(walk: Walk) -> None:
    found = walk.page.request.get(
        f"{walk.address}/admin/api/main/pages/?type=wagtail_disclosure.ChecklistItemPage"
        f"&search={ITEM}"
    )
    (key,) = {page["id"] for page in found.json()["items"] if page["title"] == ITEM}
    walk.page.goto(f"{walk.address}/admin/pages/{key}/")


def hand_in(walk: Walk, roll: Path) -> str:
    """The editor makes an entry of the spreadsheet; returns where it is edited."""
    page = walk.page
    walk.log_in("editor")
    walk.look("editor-home")
    open_item(walk)
    walk.look("item")
    page.locator(HEADER_MENU).click()
    page.locator("a[href*='/disclosure/files/'][href$='/new/']:visible").first.click()
    page.set_input_files("input[type=file]", roll)
    walk.look("upload")
    page.click("main form button[type=submit]")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    return page.url


def take_cleaned_copy(walk: Walk) -> None:
    """In the place of the file that is attached."""
    page = walk.page
    with page.expect_navigation():
        page.locator("footer button[name=action-cancel-workflow]").click()
    findings = walk.open_panel("screening")
    findings.locator(".disclosure-screening__group--block").first.wait_for()
    assert RESIDENT_ID not in findings.inner_text()
    walk.look("findings")
    findings.locator("[data-post$='/clean/']").first.click()
    findings.locator("[role=status]").wait_for()
    walk.look("cleaned")
    walk.close_panel("screening")
    attached = page.locator("#inline_child_attachments-0")
    attached.scroll_into_view_if_needed()
    attached.locator(".chooser [data-w-dropdown-target=toggle]").first.click()
    page.locator("[data-chooser-action-choose]:visible").first.click()
    copy = page.locator(".modal [data-chooser-modal-choice]", has_text="清理后")
    copy.first.wait_for()
    walk.look("chooser")
    copy.first.click()
    page.locator(".modal").wait_for(state="detached")


def test_the_whole_way(site, roll, page) -> None:
    walk = Walk(page, *site)

    edit_url = hand_in(walk, roll)
    assert page.input_value("#id_title") == TITLE
    walk.look("draft")
    walk.submit()
    walk.look("submitted")
    said = page.locator(".messages .warning").inner_text()
    assert TITLE in said
    page.locator(".messages .warning a").click()
    page.locator(".disclosure-screening__group--block").first.wait_for()
    walk.look("why-blocked")

    walk.log_in("reviewer")
    walk.look("reviewer-home")
    page.goto(edit_url)
    blocked = walk.open_decision()
    walk.look("blocked")
    assert blocked.locator("[role=alert]").inner_text()
    assert blocked.locator("button[type=submit]").count() == 0

    walk.log_in("editor")
    page.goto(edit_url)
    assert page.locator("[data-workflow-action-name=approve]").count() == 0
    take_cleaned_copy(walk)
    walk.submit()
    page.goto(edit_url)
    walk.look("in-review")
    assert page.locator("[data-workflow-action-name=approve]").count() == 0

    walk.log_in("reviewer")
    page.goto(edit_url)
    walk.look("reviewer-editor")
    walk.approve("approve")
    walk.look("approved")

    walk.log_out()
    page.goto(f"{walk.address}/xxgk/")
    page.click(f"text={TITLE}")
    public_url = page.url
    walk.look("public")
    assert walk.sheets() == ["名单"]

    walk.log_in("editor")
    page.goto(edit_url)
    page.fill("#id_title", CORRECTED)
    page.fill("#id_change_note", NOTE)
    walk.look("correction", "#id_change_note")
    walk.submit()
    walk.look("resubmitted")
    walk.log_out()
    page.goto(public_url)
    assert page.locator("h1").inner_text() == TITLE

    walk.log_in("reviewer")
    page.goto(edit_url)
    walk.approve("approve-correction")

    walk.log_out()
    page.goto(public_url)
    assert page.locator("h1").inner_text() == CORRECTED
    assert NOTE in page.inner_text("main")
    walk.look("version-2")
    page.locator("a[href$='/versions/']").click()
    walk.look("versions")
    page.locator("a[href$='/versions/1/2/']").click()
    walk.look("difference")
    assert page.locator("del").first.inner_text() == TITLE
    assert page.locator("ins").first.inner_text() == CORRECTED
    page.go_back()
    page.locator("a[href$='/versions/1/']").first.click()
    walk.look("version-1")
    assert page.locator("h1").inner_text() == TITLE
    assert walk.sheets() == ["名单"]
