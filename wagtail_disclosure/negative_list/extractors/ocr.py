"""
Reading pictures of text, where Tesseract with simplified Chinese is installed.

A page of a PDF or OFD that is a picture is unreadable without it. A picture file is
not: nearly all are photographs, and a finding for each would teach people to look
away. What stands in a photograph is read where there is OCR, and else nobody is told.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from functools import cache

from wagtail_disclosure.negative_list.extractors.extractor import Reading
from wagtail_disclosure.negative_list.extractors.layout.runs import Run

LANGUAGE = "chi_sim"
_PROGRAM = "tesseract"
# Seconds for one page; an ordinary one takes two to ten.
PAGE_SECONDS = 60.0
# Below that, in percent, Tesseract sees letters in leaves and faces.
_CONFIDENCE = 30.0


@cache
def missing_ocr() -> str | None:
    """Why there is no OCR here, or None where there is."""
    program = shutil.which(_PROGRAM)
    if program is None:
        return "no tesseract in PATH"
    listed = subprocess.run(  # noqa: S603
        [program, "--list-langs"], capture_output=True, text=True, timeout=30
    )
    if LANGUAGE not in listed.stdout.split():
        return f"tesseract does not have {LANGUAGE}"
    return None


def pages_left(reading: Reading) -> int:
    """How many pages OCR may still read of the whole file."""
    if missing_ocr():
        return 0
    return max(0, reading.limits.max_ocr_pages - reading.budget.ocr_pages)


def read_picture(picture: bytes, reading: Reading) -> list[Run] | None:
    """The words of a picture with their places; None if it could not be read."""
    if not pages_left(reading):
        return None
    reading.budget.ocr_pages += 1
    left = reading.limits.max_seconds - reading.budget.seconds_spent()
    try:
        done = subprocess.run(  # noqa: S603
            [_PROGRAM, "stdin", "stdout", "-l", LANGUAGE, "--psm", "3", "tsv"],
            input=picture,
            capture_output=True,
            timeout=max(1.0, min(PAGE_SECONDS, left)),
            # Its threads stand in each other's way.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode != 0:
        return None
    return _runs(done.stdout.decode("utf-8", "replace"))


def _runs(table: str) -> list[Run]:
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    runs = []
    for row in rows:
        words = (row["text"] or "").strip()
        if not words or float(row["conf"]) < _CONFIDENCE:
            continue
        left, top, width, height = (
            float(row[name]) for name in ("left", "top", "width", "height")
        )
        runs.append(Run(words, left, top, left + width, top + height))
    return runs
