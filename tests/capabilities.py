"""What a test may need besides Python, and whether this machine has it.

A test says `@pytest.mark.requires("browser")`. Where the capability is missing it
is skipped with the reason given here; where it is named in DISCLOSURE_REQUIRE, the
missing capability is a failure instead. DISCLOSURE_SKIP leaves one out.
"""

import functools
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from wagtail_disclosure.negative_list.extractors.ocr import missing_ocr

SHARED_DOCUMENTS = Path(__file__).resolve().parents[2] / "shared" / "documents"


def _named_in(variable: str) -> frozenset[str]:
    names = os.environ.get(variable, "").split(",")
    return frozenset(name.strip() for name in names if name.strip())


def required() -> frozenset[str]:
    """The capabilities that must not be missing in this run."""
    return _named_in("DISCLOSURE_REQUIRE")


def left_out() -> frozenset[str]:
    """The capabilities that this run does without, though they may be there."""
    return _named_in("DISCLOSURE_SKIP")


def database() -> str:
    """The database of this run: DATABASE, else what DISCLOSURE_REQUIRE implies."""
    implied = "postgres" if "postgres" in required() else "sqlite"
    return os.environ.get("DATABASE") or implied


def chromium() -> str | None:
    """The path of a Chromium that Playwright can drive."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


def missing_sqlite() -> str | None:
    if database() != "sqlite":
        return f"this run's database is {database()}; run with DATABASE=sqlite"
    return None


def missing_postgres() -> str | None:
    if database() != "postgres":
        return "this run's database is SQLite; run with DATABASE=postgres"
    return None


@functools.cache
def missing_browser() -> str | None:
    if importlib.util.find_spec("playwright") is None:
        return "playwright is not installed"
    if chromium() is None:
        return "no chromium in PATH"
    driver = subprocess.run(
        [sys.executable, "-m", "playwright", "--version"],
        capture_output=True,
        text=True,
    )
    if driver.returncode != 0:
        return f"playwright does not start: {driver.stderr.strip()}"
    return None


def missing_gettext() -> str | None:
    tools = ("xgettext", "msgfmt", "msgmerge", "msguniq", "msgattrib")
    absent = [tool for tool in tools if shutil.which(tool) is None]
    return f"not in PATH: {', '.join(absent)} (gettext)" if absent else None


def missing_shared() -> str | None:
    if not SHARED_DOCUMENTS.is_dir():
        return "the folder shared/documents does not lie beside the checkout"
    return None


def missing_dropin() -> str | None:
    if "dropin" not in required():
        return (
            "installs Wagtail into new environments; run with DISCLOSURE_REQUIRE=dropin"
        )
    return None


def missing_libreoffice() -> str | None:
    return None if shutil.which("soffice") else "no soffice in PATH (LibreOffice)"


PROBES: dict[str, Callable[[], str | None]] = {
    "sqlite": missing_sqlite,
    "postgres": missing_postgres,
    "browser": missing_browser,
    "gettext": missing_gettext,
    "libreoffice": missing_libreoffice,
    "ocr": missing_ocr,
    "shared": missing_shared,
    "dropin": missing_dropin,
}


def missing(name: str) -> str | None:
    """Why the capability is missing, or None when it is there."""
    if name in left_out():
        return "left out by DISCLOSURE_SKIP"
    return PROBES[name]()
