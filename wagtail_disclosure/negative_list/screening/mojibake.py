"""Text that was read in the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wagtail_disclosure.negative_list.screening.passages import Passage

# What UTF-8 becomes when it is read as GBK: characters that nobody writes.
_AS_GBK = re.compile(
    "["
    "銆鍏叕佸佹牎鍙屽伅綔傚鏂鏀佺呭殑拰佷鍗鍜屾嗗勫戝悊帹佽疄勭勮夊鏁彂"
    "鍐勬繘傛鐢戠岀鎺瓑滃姟閮叧滀湇笁鍖炲夋勪闂竴寖暀炴堢埗涙侀嶅儴喅鏋悇"
    "曚姞滈栧熷垎濇斿眰勯屼楀綅锛犲笘鐣鐨鍦鏄鍒鍚鎴鑲閫锘鍥闄绛鍔\ufffd]"
)
_MANY = 3
# What is enough by itself: a lost character twice, uninitialised memory, a byte mark.
_SURE = (
    *(
        "锘挎",
        "锟斤拷",
        "\ufffd\ufffd",
        "烫烫烫",
        "屯屯屯",
        "ï»¿",
        "ï¿½",
        "閿熸枻",
        "鏁欒偛",
        "澶у",
        "瀛﹂櫌",
    ),
    *(
        "Ã©",
        "Ã¨",
        "Ã¡",
        "Ã¼",
        "Ã¶",
        "Ã¤",
        "Ã±",
        "Ã³",
        "Ã§",
        "â€™",
        "â€œ",
        "â€“",
        "â€˜",
        "Â©",
        "Â·",
    ),
    *(
        "ä¸­",
        "å­¦",
        "å¤§",
        "çš„",
        "æ•™",
        "é™¢",
        "ï¼Œ",
        "ã€‚",
        "æ˜¯",
        "å›½",
        "å…¬",
        "é€š",
        "çŸ¥",
    ),
)
WORDS = _SURE


def mojibake_in(passage: Passage, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """At most one stretch of each line."""
    done = -1
    for start, end in sorted([*_surely(passage, words), *_rare_together(passage.text)]):
        if start >= done:
            done = passage.line_span(start)[1]
            yield start, end


def _surely(passage: Passage, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    return ((w.start, w.end) for w in passage.words if w.text in words)


def _rare_together(text: str) -> Iterator[tuple[int, int]]:
    """Three characters close together of which one would be odd by itself."""
    places = [found.start() for found in _AS_GBK.finditer(text)]
    for first, last in zip(places, places[_MANY - 1 :], strict=False):
        if last - first <= 4 * _MANY and "\n" not in text[first:last]:
            yield first, last + 1
