"""Invisible characters that converters and keyboards leave behind."""

from __future__ import annotations

import re

# Zero-width space, word joiner, byte order mark, soft hyphen. Joiners of Indic and
# Mongolian writing are not among them: their words need them.
_STRAY = re.compile("[\u200b\u2060\ufeff\u00ad]")
_NO_BREAK = re.compile("[\u00a0\u2007\u202f]")
_MONGOLIAN = re.compile("[\u1800-\u18af]")
# So many zero-width characters may be the bits of a message, which is for a person
# to see and not to be swept away.
MESSAGE_BITS = 16


def without_stray(text: str) -> str:
    """
    The text without stray zero-width characters, and with plain spaces.

    A text that may carry a message in them stays as it is, for the screener; so do
    the narrow spaces that Mongolian writes before its suffixes.
    """
    if len(_STRAY.findall(text)) < MESSAGE_BITS:
        text = _STRAY.sub("", text)
    if _MONGOLIAN.search(text):
        return text
    return _NO_BREAK.sub(" ", text)
