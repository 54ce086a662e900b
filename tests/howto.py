"""Reads a how-to page as the steps that a person would carry out."""

import re
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"

FENCE = re.compile(
    r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```[ ]*$", re.MULTILINE | re.DOTALL
)
CAPTION = re.compile(r"\A:caption: (?P<path>\S+)\n(?::[^\n]*\n)*\n", re.MULTILINE)


@dataclass(frozen=True)
class Command:
    """A line to type, in the folder of manage.py."""

    line: str


@dataclass(frozen=True)
class Addition:
    """Text that goes to the end of a file, which is made if it is not there."""

    path: str
    text: str


def steps(page: str) -> list[Command | Addition]:
    """The commands and file contents of a page, in its order.

    A `shell` block holds commands, a block with a caption holds what goes into the
    file that the caption names; other blocks are for reading.
    """
    found: list[Command | Addition] = []
    for fence in FENCE.finditer((DOCS / page).read_text(encoding="utf-8")):
        body = fence["body"]
        if fence["info"].strip() == "shell":
            found += [Command(line) for line in body.splitlines() if line.strip()]
        elif caption := CAPTION.match(body):
            found.append(Addition(caption["path"], body[caption.end() :]))
    return found
