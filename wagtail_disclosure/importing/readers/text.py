"""Plain text: one line is one paragraph."""

import html
import re
import unicodedata
from pathlib import Path

from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.readers.builder import BlockBuilder
from wagtail_disclosure.importing.readers.document import ReadDocument, ReadError
from wagtail_disclosure.importing.readers.headings import heading_level, title_among
from wagtail_disclosure.tabular.decoding import decode

_KEPT_CONTROLS = "\t\n\v\f\r\x1c\x1d\x1e\x85"
_ZERO_WIDTH = "\ufeff\u200b"
_MOST_CONTROLS = 0.02


def read(path: Path, *, limits: ReadLimits) -> ReadDocument:
    lines = paragraphs(decode_text(path.read_bytes()))
    if not lines:
        raise ReadError("empty")
    builder = BlockBuilder(limits)
    for line in lines:
        level = heading_level(line)
        if level:
            builder.heading(level, line)
        else:
            paragraph = f"<p>{html.escape(line, quote=False)}</p>"
            builder.html(paragraph, characters=len(line))
    return builder.build(title_among(lines), is_document=False)


def decode_text(data: bytes) -> str:
    try:
        return without_controls(decode(data))
    except UnicodeDecodeError as error:
        raise ReadError("undecodable") from error


def without_controls(text: str) -> str:
    controls = [
        character
        for character in set(text)
        if unicodedata.category(character) == "Cc" and character not in _KEPT_CONTROLS
    ]
    amount = sum(text.count(character) for character in controls)
    if "\0" in controls or amount > len(text) * _MOST_CONTROLS:
        raise ReadError("undecodable")
    return re.sub(f"[{re.escape(''.join(controls))}]", "", text) if controls else text


def paragraphs(text: str) -> list[str]:
    # str.strip takes the ideographic and the no-break space, which indent.
    lines = (trimmed(line) for line in text.splitlines())
    return [line for line in lines if line]


def trimmed(line: str) -> str:
    return line.strip().strip(_ZERO_WIDTH).strip()
