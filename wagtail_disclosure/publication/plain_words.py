"""Words and file names that nobody has screened, made harmless to read."""

from __future__ import annotations

import re
import unicodedata

# Turn round the order in which the letters after them are read.
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
_UNNAMED = "file"


def in_reading_order(text: str) -> str:
    """The text without characters that make it read as something else."""
    return _DIRECTIONS.sub("", text)


def plain_filename(name: str) -> str:
    """
    A name to save a file under: no folders, and nothing that nobody sees.

    A file whose letters are turned round shows another ending than it has.
    """
    last = re.split(r"[/\\]", name)[-1]
    visible = (c for c in last if unicodedata.category(c) not in _UNSEEN)
    return "".join(visible).strip(" .") or _UNNAMED
