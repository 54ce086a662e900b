"""Identity numbers whose mask can be undone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wagtail_disclosure.negative_list.screening.birth_dates import FULL, sort_beside
from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
    mask_value,
)
from wagtail_disclosure.negative_list.screening.detectors.resident_id import (
    is_resident_id,
)
from wagtail_disclosure.negative_list.screening.labels import (
    ACCOUNT,
    EXAMINEE,
    IDENTITY,
    PHONE,
    STUDENT,
    THING,
    is_called,
    name_of,
)
from wagtail_disclosure.negative_list.screening.masked_ids import (
    HIDDEN,
    SYMBOLS,
    MaskedId,
    read_masked,
)
from wagtail_disclosure.negative_list.screening.passages import Passage

WITH_BIRTH_DATE = "with-birth-date"
MASKED = "masked"

_CLASS = re.escape(SYMBOLS)
_MASK = re.compile(rf"[{_CLASS}]+|x{{2,}}|-{{2,}}|\.{{3,}}|口{{2,}}|o{{3,}}")
_SIGN = rf"[0-9{_CLASS}xo口.\-]"
_TOKEN = re.compile(rf"(?<![0-9a-z]){_SIGN}(?: ?{_SIGN})+(?![a-z])")
_WINDOW = 26
_SHORTEST = 9
_OTHER = re.compile(
    "|".join(p.pattern for p in (ACCOUNT, EXAMINEE, STUDENT, PHONE, THING))
)


class WeakMaskDetector(Detector):
    """
    Identity numbers with too few digits masked.

    The region stands in the address, the birth date is known to many, and the check
    character leaves one number in eleven. What remains decides: if a thousand numbers
    or fewer fit, the mask can be undone; if the birth date stands beside it, too.
    """

    code = "weak-mask"
    words = (*SYMBOLS, "xx", "--", "...", "口口", "ooo")
    rank = 85
    aspects = (WITH_BIRTH_DATE, MASKED)

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        last_end = 0
        for word in passage.words:
            mask = None
            if word.start >= last_end:
                mask = _MASK.match(passage.text, word.start)
            if mask is None:
                continue
            span = _token_around(passage.text, *mask.span())
            last_end = mask.end() if span is None else max(mask.end(), span[1])
            if span is not None:
                yield from self._match(passage, *span)

    def _match(self, passage: Passage, start: int, end: int) -> Iterator[Match]:
        piece = passage.piece_at(start)
        name = name_of(passage, piece, start)
        is_named = is_called(name, IDENTITY, unless=_OTHER)
        if not is_named and _OTHER.search(name):
            return
        masked = read_masked(passage.text[start:end], is_named=is_named)
        if masked is None or not (is_named or _reads_as_identity(masked)):
            return
        beside = sort_beside(passage, piece, start, end)
        yield Match(piece, start, end, _aspect(masked, beside))

    def mask(self, value: str) -> str:
        return mask_value(value, first=2)


def _aspect(masked: MaskedId, beside: str | None) -> str:
    if masked.can_be_undone():
        return ""
    if beside == FULL or masked.shows_birth_date():
        return WITH_BIRTH_DATE
    if (
        beside is not None
        and MaskedId(
            # The day is all that is missing of the date.
            masked.digits[:6] + "199001" + masked.digits[12:]
        ).can_be_undone()
    ):
        return WITH_BIRTH_DATE
    return MASKED


def _token_around(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The digits and masks around a mask."""
    if end - start > _WINDOW:
        return None
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    low = text.rfind("\n", low, start) + 1 or low
    line_end = text.find("\n", end, high)
    window = text[low : high if line_end < 0 else line_end]
    for token in _TOKEN.finditer(window):
        if token.start() <= start - low < token.end():
            first, last = _trimmed(token[0])
            if last - first < _SHORTEST or not re.search("[0-9]", token[0]):
                return None
            return low + token.start() + first, low + token.start() + last
    return None


def _trimmed(token: str) -> tuple[int, int]:
    """Without a colon's dash before it and a full stop behind."""
    first = len(token) - len(token.lstrip(" .-"))
    last = len(token.rstrip(" .-"))
    # A run of hyphens at an end is a mask.
    if first >= 2:
        first = 0
    if len(token) - last >= 2:
        last = len(token)
    return first, last


def _reads_as_identity(masked: MaskedId) -> bool:
    """Whether the digits alone show that the number is a person's."""
    digits = masked.digits
    if is_resident_id(digits):
        return False
    birth = digits[6:14]
    shows_century = birth[:2] in ("19", "20")
    if masked.shows_birth_date():
        return digits[:2].isdigit() or digits[14:17].isdigit()
    return digits[:4].isdigit() and (shows_century or set(birth[:4]) == {HIDDEN})
