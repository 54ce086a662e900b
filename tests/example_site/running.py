"""The example site in a process of its own, with its data in a folder of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MANAGE = ROOT / "example_site" / "manage.py"
PEOPLE = ("administrator", "editor", "reviewer")


class Demo:
    """A demo with its data in a folder of its own."""

    first: str
    found: dict[str, Any]

    def __init__(self, var: Path) -> None:
        self.var = var
        hidden = {"DJANGO_SETTINGS_MODULE"}
        self.env = {k: v for k, v in os.environ.items() if k not in hidden} | {
            "EXAMPLE_SITE_VAR": str(var),
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
        }

    def start(self, *args: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, MANAGE, *args],
            env=self.env,
            cwd=self.var,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, *args: str, script: str = "") -> str:
        process = self.start(*args)
        output, __ = process.communicate(script)
        assert process.returncode == 0, output
        return output

    def passwords(self, output: str) -> dict[str, str]:
        return dict(re.findall(rf"^  ({'|'.join(PEOPLE)}) +(\S+)$", output, re.M))


def read(url: str) -> str:
    """The page, as soon as the server answers."""
    for __ in range(100):
        try:
            with urllib.request.urlopen(url) as response:  # noqa: S310
                return response.read().decode()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")
