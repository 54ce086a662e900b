"""Text that was read in the wrong encoding."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail_disclosure.negative_list.screening.passages import Passage

# What UTF-8 becomes when it is read as GBK: characters that nobody writes.
_AS_GBK = (
    "锛",
    "銆",
    "鐨",
    "鍦",
    "鍙",
    "鏄",
    "鍏",
    "鍒",
    "鍚",
    "鎴",
    "鏁",
    "鑲",
    "閫",
    "锘",
    "鍥",
    "瀛",
    "闄",
    "鐢",
    "绛",
    "鍔",
    "鏂",
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
WORDS = (*_SURE, *_AS_GBK)


def mojibake_in(passage: Passage, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """At most one stretch of each line."""
    line_end, line_done = -1, -1
    rare: list[int] = []
    for word in passage.words:
        if word.text not in words or word.start < line_done:
            continue
        if word.start >= line_end:
            line_end, rare = passage.line_span(word.start)[1], []
        if len(word.text) > 1:
            line_done = line_end
            yield word.start, word.end
            continue
        rare.append(word.start)
        if len(rare) >= _MANY and rare[-1] - rare[-_MANY] <= 4 * _MANY:
            line_done = line_end
            yield rare[-_MANY], word.end
