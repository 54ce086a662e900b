"""Starting the process that reads a PDF, and ending it in time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from wagtail_disclosure.archives import MEBIBYTE, FileProblem
from wagtail_disclosure.negative_list.extractors.pdfium.events import Event

_MODULE = "wagtail_disclosure.negative_list.extractors.pdfium.worker"
# An ordinary file of a thousand pages takes less than a tenth of it.
_MEMORY = 1024 * MEBIBYTE


def read_pdf(
    path: Path, folder: Path, *, seconds: float, max_pages: int, ocr_pages: int
) -> Iterator[Event]:
    """
    What the process tells of the file, one event after the other.

    Raises `FileProblem` after the last one if it took too long or gave up.
    """
    numbers = map(str, (max_pages, ocr_pages, _MEMORY))
    process = subprocess.Popen(  # noqa: S603
        [interpreter(), "-m", _MODULE, str(path), str(folder), *numbers],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    is_late = threading.Event()

    def end() -> None:
        is_late.set()
        process.kill()

    timer = threading.Timer(max(1.0, seconds), end)
    timer.daemon = True
    timer.start()
    try:
        yield from _events(process)
        if is_late.is_set():
            raise FileProblem("too-slow", seconds=int(seconds))
    finally:
        timer.cancel()
        process.kill()
        if process.stdout:
            process.stdout.close()
        process.wait()


def _events(process: subprocess.Popen[bytes]) -> Iterator[Event]:
    page = 0
    for line in process.stdout or ():
        # The last line of a process that was ended may be half a line.
        if not line.endswith(b"\n"):
            break
        event: Event = json.loads(line)
        if "end" in event:
            return
        page = event.get("page", page)
        yield event
    yield {"broken": page + 1}


def interpreter() -> str:
    """Python, also inside a web server that has Python in it."""
    if Path(sys.executable or "").name.startswith("python"):
        return sys.executable
    folder = "Scripts" if os.name == "nt" else "bin"
    return str(Path(sys.prefix) / folder / "python")
