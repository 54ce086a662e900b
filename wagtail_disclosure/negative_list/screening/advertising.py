"""Advertising that nobody at a university wrote: gambling, loans, pornography."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from wagtail_disclosure.negative_list.screening.advertising_words import (
    BRAND_WORDS,
    BRANDS,
    CALLS,
    OFFERS,
)
from wagtail_disclosure.negative_list.screening.folding import fold
from wagtail_disclosure.negative_list.screening.keywords import WordFinder
from wagtail_disclosure.negative_list.screening.passages import Passage, Word
from wagtail_disclosure.negative_list.screening.texts import Role

WORDS = (*OFFERS, *BRANDS, *BRAND_WORDS)
_OFFERS = frozenset(map(fold, (*OFFERS, *BRANDS)))
_BRANDS = frozenset(map(fold, BRANDS))
_CALLS = WordFinder({"": CALLS})
# Names of such sites: digits in front of what they offer.
_BRAND = re.compile(
    r"(?<![\d年月届第.:/\-])(?!(?:19|20)\d\d(?!\d))\d{2,6} ?"
    r"(?:体育|娱乐|彩票|棋牌|电竞|国际)(?!类|课|馆)"
)
# Who warns of something does not sell it.
_WARNS = re.compile(
    r"警惕|防范|谨防|诈骗|打击|严禁|禁止|违法|非法|举报|远离|陷阱|骗局|反诈|切勿|不得|整治|处分|案例|抵制|拒绝|识别|危害"
    r"|整改|违规|查处|严厉|不要|勿|受骗|被骗|防骗|风险提示|犯罪|治理|参与赌博|安全教育|警方|公安|助学贷款|贴息|公积金|创业贷款|担保贷款|利率"
)
_WINDOW = 240
_SHORT = 60
# Offers on either side that are looked at together.
_NEAREST = 12
# An address that no school and no office has, near such a name.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)?(?:[a-z0-9-]{1,40}\.){1,3}"
    r"(?:com|net|cc|vip|top|xyz|cn|org|tw|io|app|me|co|tv|info|bet|club|shop|site|win|pro|one|live|fun)"
    r"(?![a-z0-9])"
)
_OFFICIAL_ADDRESS = re.compile(r"\.(?:edu|gov|ac|mil|org)\.cn$|\.edu$")
_OTHER_BUSINESS = re.compile(
    r" ?(?:大?酒店|度假|会展|展览|会议|宾馆|广场|》|话剧|影业)"
)
_NEAR_ADDRESS = 40
_HOST = re.compile(
    r"https?://[^\s/]*(?:bet|casino|porn|poker|sex|slot|xxx|lottery|gamble|bocai|yabo|leyu|huatihui)[^\s/]*"
)


def advertising_in(passage: Passage) -> Iterator[tuple[int, int]]:
    """The stretch of each line whose words together are advertising."""
    offers = [word for word in passage.words if _is_offer(passage, word)]
    calls = _Calls(passage.text if offers else "")
    done = -1
    for index, offer in enumerate(offers):
        if offer.start < done:
            continue
        start, end = passage.line_span(offer.start)
        first, last = max(start, offer.start - _WINDOW), min(end, offer.end + _WINDOW)
        near = [w for w in _around(offers, index) if first <= w.start and w.end <= last]
        is_dense = _is_dense(
            near, calls.count(first, last), is_short=end - start <= _SHORT
        )
        is_advertising = is_dense or (
            _is_brand(passage, offer) and leads_away(passage.text, offer, start, end)
        )
        if is_advertising and not _WARNS.search(passage.text, first, last):
            done = end
            yield near[0].start, near[-1].end


def _around(offers: Sequence[Word], index: int) -> Sequence[Word]:
    return offers[max(0, index - _NEAREST) : index + _NEAREST]


def _is_brand(passage: Passage, word: Word) -> bool:
    """Whether a name is that of a site, not of a hotel or a play."""
    following = passage.after(word.end, 8)
    return word.text in _BRANDS and not _OTHER_BUSINESS.match(following)


def leads_away(text: str, offer: Word, start: int, end: int) -> bool:
    """Whether an address that is no school's stands beside a name, in its line."""
    first = max(start, offer.start - _NEAR_ADDRESS)
    last = min(end, offer.end + _NEAR_ADDRESS)
    found = _ADDRESS.finditer(text, first, last)
    return any(is_foreign(each[0]) for each in found)


def is_foreign(address: str) -> bool:
    return _OFFICIAL_ADDRESS.search(address) is None


def linked_brands(passage: Passage) -> Iterator[tuple[int, int]]:
    """Short texts with the name of such a site, where the next text is a link."""
    for word in passage.words:
        if not _is_brand(passage, word):
            continue
        start, end = passage.line_span(word.start)
        if end - start > _SHORT or _WARNS.search(passage.text, start, end):
            continue
        for place in (end + 1, start - 1):
            if not 0 <= place < len(passage.text):
                continue
            piece = passage.piece_at(place)
            address = _ADDRESS.search(fold(piece.text))
            if piece.role is Role.LINK and address and is_foreign(address[0]):
                yield word.start, word.end
                break


def names_such_a_site(link: str) -> bool:
    """Whether the host of a link says by itself what it is."""
    return _HOST.search(link) is not None


def _is_offer(passage: Passage, word: Word) -> bool:
    if word.text in _OFFERS:
        return True
    if word.text not in BRAND_WORDS:
        return False
    first = max(0, word.start - 8)
    return any(
        found.end() == word.end
        for found in _BRAND.finditer(passage.text, first, word.end + 1)
    )


def _names(offers: Sequence[Word]) -> set[str]:
    """The different ones; 新葡京 beside 澳门新葡京 is no second name."""
    names = {word.text for word in offers}
    return {
        name
        for name in names
        if not any(name in other and name != other for other in names)
    }


class _Calls:
    """The calls in a text, counted in a stretch that moves along it."""

    def __init__(self, text: str) -> None:
        words = _CALLS.find(text).get("", ())
        self._words = sorted(words, key=lambda word: word.start)
        self._low = self._high = 0
        self._counts: Counter[str] = Counter()

    def count(self, first: int, last: int) -> int:
        """How many different ones begin in a stretch."""
        words = self._words
        while self._high < len(words) and words[self._high].start < last:
            self._add(self._high, 1)
            self._high += 1
        while self._low and words[self._low - 1].start >= first:
            self._low -= 1
            self._add(self._low, 1)
        while self._low < self._high and words[self._low].start < first:
            self._add(self._low, -1)
            self._low += 1
        while self._high > self._low and words[self._high - 1].start >= last:
            self._high -= 1
            self._add(self._high, -1)
        return len(self._counts)

    def _add(self, index: int, step: int) -> None:
        text = self._words[index].text
        self._counts[text] += step
        if not self._counts[text]:
            del self._counts[text]


def _is_dense(offers: Sequence[Word], calls: int, *, is_short: bool) -> bool:
    """A single word is never enough, and calls alone are any site's navigation."""
    names = len(_names(offers))
    if is_short:
        return names >= 2 or (names >= 1 and calls >= 2)
    return names >= 3 or (names == 2 and calls >= 2) or (names == 1 and calls >= 5)
