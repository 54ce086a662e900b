"""How much of a file is read at most."""

from __future__ import annotations

from dataclasses import dataclass

from wagtail_disclosure.archives import MEBIBYTE, ArchiveLimits


@dataclass(frozen=True)
class ExtractLimits(ArchiveLimits):
    """
    The limits of one file with everything inside it.

    Whatever lies beyond a limit is not read, and what was not read is reported as
    unreadable: a limit never makes a file look clean.
    """

    # Bytes of the file itself, and of each file inside it.
    max_bytes: int = 200 * MEBIBYTE
    # Characters of all texts together.
    max_characters: int = 50_000_000
    max_pages: int = 5_000
    max_cells: int = 10_000_000
    # Files inside files inside files.
    max_depth: int = 4
    max_embedded: int = 2_000
    # Of the whole file with all its members.
    max_seconds: float = 300.0
    # Pixels of one picture: what it takes in memory, whatever it takes on disk.
    max_pixels: int = 100_000_000
    # Pages that are read by OCR, which takes seconds each.
    max_ocr_pages: int = 50


DEFAULT_LIMITS = ExtractLimits()
