"""
The pictures of the documentation, taken from the example site in a real Chromium.

    make screenshots

Fills an example site in a folder of its own, so that nobody's demo is touched, and
writes docs/screenshots/<name>-<language>.png.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from shutil import which
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(__file__).resolve().parent / "screenshots"
# Enough for text on plain colours, and small.
COLOURS = 96
START_WITHIN = 180  # seconds
# By its index number, which the demo's manifest gives; addresses are made anew.
ENTRY = "blut-cwc-2026-00002"
LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
# The admin speaks as the account says, not as the browser asks.
SET_ADMIN_LANGUAGE = """
from django.contrib.auth import get_user_model
from wagtail.users.models import UserProfile
user = get_user_model().objects.get(username="administrator")
profile = UserProfile.get_for_user(user)
profile.preferred_language = {language!r}
profile.save()
"""
# A second version, a draft in review and an entry taken down, by the demo's people.
WALK = """
from django.contrib.auth import get_user_model
from wagtail_disclosure.models import DisclosurePage
from wagtail_disclosure.publication.actions import WithdrawEntryAction
from wagtail_disclosure.testing import publish_reviewed
users = get_user_model().objects
editor, reviewer = users.get(username="editor"), users.get(username="reviewer")
entries = DisclosurePage.objects.public().live().order_by("pk")
def entry(number):
    (found,) = [e for e in entries if e.index_number == number]
    return found
corrected = entry({entry!r})
corrected.summary = (corrected.summary + " 附表第2行金额单位更正为万元。").strip()
publish_reviewed(corrected, author=editor, reviewer=reviewer,
    change_note="更正附表第2行的金额单位。")
mine = [e for e in entries if e.responsible_unit.code == "dzb"]
waiting, gone = mine[0], mine[1]
waiting.summary = (waiting.summary + " 本版增加了联系方式。").strip()
waiting.change_note = "增加联系方式。"
waiting.save_revision(user=editor)
waiting = DisclosurePage.objects.get(pk=waiting.pk)
waiting.get_workflow().start(waiting, editor)
WithdrawEntryAction(gone, user=users.get(username="administrator"),
    kind="withdrawn", public_reason="内容已由新的文件代替。").execute()
print("WAITING", waiting.pk)
"""
ADMIN_LANGUAGES = {"zh": "zh-hans", "en": "en"}


@dataclass(frozen=True)
class Site:
    """A running example site."""

    address: str
    password: str
    environment: dict[str, str]

    def set_admin_language(self, language: str) -> None:
        self._run(SET_ADMIN_LANGUAGE.format(language=ADMIN_LANGUAGES[language]))

    def walk(self) -> str:
        """Fill what the demo leaves empty; the key of the entry in review."""
        return self._run(WALK.format(entry=ENTRY)).rsplit("WAITING ", 1)[1].strip()

    def _run(self, code: str) -> str:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", code],
            cwd=ROOT / "example_site",
            env=self.environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return done.stdout

    def portal(self, language: str) -> str:
        prefix = "" if language == "zh" else f"/{language}"
        return f"{self.address}{prefix}/xxgk/"

    def entry(self) -> str:
        """The path of the entry that is shown, below the portal."""
        address = f"{self.portal('zh')}data/json/"
        with urllib.request.urlopen(address) as answer:  # noqa: S310
            entries = json.load(answer)["entries"]
        found = [e["url"] for e in entries if e["index_number"] == ENTRY]
        if not found:
            sys.exit(f"The demo has no entry {ENTRY} any more: change ENTRY.")
        return found[0].split("/xxgk/", 1)[1]


@contextmanager
def running_site() -> Iterator[Site]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        port = _free_port()
        environment = os.environ | {"EXAMPLE_SITE_VAR": f"{folder}/var"}
        log = Path(folder) / "demo.log"
        with log.open("wb") as output:
            server = subprocess.Popen(  # noqa: S603
                [sys.executable, "manage.py", "demo", "--port", str(port)],
                cwd=ROOT / "example_site",
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(f"{address}/xxgk/", server, log)
            accounts = json.loads((Path(folder) / "var/accounts.json").read_text())
            yield Site(address, accounts["administrator"], environment)
        finally:
            server.terminate()
            server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + START_WITHIN
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address).close()  # noqa: S310
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.5)
        else:
            return
    sys.exit(f"The example site did not start:\n{log.read_text(errors='replace')}")


class Camera:
    """Takes the pictures in one language."""

    def __init__(self, browser: Browser, site: Site, language: str) -> None:
        self.browser = browser
        self.site = site
        self.language = language

    def take(
        self,
        name: str,
        address: str,
        *,
        height: int,
        width: int = 1280,
        scale: int = 1,
        log_in: bool = False,
        prepare: Callable[[Page], Any] | None = None,
    ) -> None:
        context = self.browser.new_context(
            locale=LANGUAGES[self.language],
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            reduced_motion="reduce",
        )
        page = context.new_page()
        if log_in:
            self._log_in(page)
        answer = page.goto(address, wait_until="networkidle")
        if answer is None or not answer.ok:
            sys.exit(f"{name}: {address} does not answer")
        if prepare:
            prepare(page)
        picture = Image.open(BytesIO(page.screenshot()))
        picture = picture.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
        path = FOLDER / f"{name}-{self.language}.png"
        picture.save(path, optimize=True)
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} kB")  # noqa: T201
        context.close()

    def _log_in(self, page: Page) -> None:
        page.goto(f"{self.site.address}/admin/login/")
        page.fill("[name=username]", "administrator")
        page.fill("[name=password]", self.site.password)
        page.click("[type=submit]")
        page.wait_for_url("**/admin/")


def take_all(camera: Camera, waiting: str) -> None:
    camera.site.set_admin_language(camera.language)
    portal = camera.site.portal(camera.language)
    admin = f"{camera.site.address}/admin/"
    camera.take("portal", portal, height=1000)
    camera.take("list", f"{portal}moe2014/", height=900)
    camera.take("entry", f"{portal}{camera.site.entry()}", height=1000)
    camera.take("phone", portal, width=360, height=720, scale=2)
    camera.take("report", f"{admin}disclosure/coverage/", height=900, log_in=True)
    camera.take(
        "editor",
        admin,
        height=900,
        log_in=True,
        prepare=lambda page: _edit(page, camera.site),
    )
    camera.take(
        "review",
        f"{admin}pages/{waiting}/edit/",
        height=1000,
        log_in=True,
        prepare=_open_review,
    )
    entry = f"{portal}{camera.site.entry()}"
    camera.take("versions", f"{entry}versions/", height=700)
    camera.take("difference", f"{entry}versions/1/2/", height=700)
    camera.take("withdrawn", f"{portal}withdrawn/", height=600)


def _edit(page: Page, site: Site) -> None:
    """From the home page of the admin to the entry in the editor."""
    slug = site.entry().rstrip("/").rsplit("/", 1)[1]
    found = page.request.get(f"{site.address}/admin/api/main/pages/?slug={slug}")
    page.goto(f"{site.address}/admin/pages/{found.json()['items'][0]['id']}/edit/")
    page.wait_for_load_state("networkidle")


def _open_review(page: Page) -> None:
    """The reviewer's form over the editor."""
    page.locator(
        "footer [data-controller~=w-dropdown] [data-w-dropdown-target=toggle]"
    ).first.click()
    page.locator("[data-workflow-action-name=approve]:visible").first.click()
    page.locator(".modal form").wait_for()
    page.wait_for_function(
        "getComputedStyle(document.querySelector('.modal')).opacity === '1'"
    )


def main() -> None:
    chromium = next(filter(None, map(which, ("chromium", "chromium-browser"))), None)
    FOLDER.mkdir(exist_ok=True)
    with running_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        waiting = site.walk()
        for language in LANGUAGES:
            take_all(Camera(browser, site, language), waiting)
        browser.close()


if __name__ == "__main__":
    main()
