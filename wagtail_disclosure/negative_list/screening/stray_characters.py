"""Invisible characters that converters and keyboards leave behind."""

from __future__ import annotations

import re

# Zero-width space, word joiner, byte order mark, soft hyphen. Joiners of Indic and
# Mongolian writing are not among them: their words need them.
_STRAY = re.compile("[\u200b\u2060\ufeff\u00ad]")
_NO_BREAK = re.compile("[\u00a0\u2007\u202f]")
_STRAY_OR_NO_BREAK = re.compile(f"{_STRAY.pattern}|{_NO_BREAK.pattern}")
_MONGOLIAN = re.compile("[\u1800-\u18af]")
# All that has no width, for a class of characters: what a message may be spelt with.
ZERO_WIDTH = "\u00ad\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\ufeff"
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]")
_RUN = re.compile(f"[{ZERO_WIDTH}]{{8,}}")
_LONG_RUN = 32
# So many zero-width characters may be the bits of a message, which is for a person
# to see and not to be swept away.
MESSAGE_BITS = 16


def find_message_run(text: str) -> re.Match[str] | None:
    """The first run of zero-width characters that may spell something."""
    for run in _RUN.finditer(text):
        if len(set(run[0])) > 1 or len(run[0]) >= _LONG_RUN:
            return run
    return None


def has_stray(text: str) -> bool:
    """Whether ``without_stray`` might change the text."""
    return _STRAY_OR_NO_BREAK.search(text) is not None


def without_stray(text: str) -> str:
    """
    The text without stray zero-width characters, and with plain spaces.

    A text that may carry a message in them stays as it is, for the screener; so do
    the narrow spaces that Mongolian writes before its suffixes.
    """
    if not has_stray(text):
        return text
    if not _may_carry_message(text):
        text = _STRAY.sub("", text)
    if _MONGOLIAN.search(text):
        return text
    return _NO_BREAK.sub(" ", text)


def _may_carry_message(text: str) -> bool:
    bits = _ZERO_WIDTH.findall(text)
    return len(bits) >= MESSAGE_BITS or find_message_run(text) is not None
