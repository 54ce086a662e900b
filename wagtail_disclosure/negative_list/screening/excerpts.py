"""Where a match stands, shown without what must not be shown."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Hit,
    Match,
)
from wagtail_disclosure.negative_list.screening.passages import Passage

# Characters shown on either side of what was found.
_CONTEXT = 20
# What is masked is looked at as a whole, though the excerpt may show half of it.
_BEYOND = 40
# As far as the longest of them is from the beginning of the other.
_REACH = 120
# Beside a finding even what no rule speaks of may tell who somebody is.
_NUMBERS = re.compile(r"[0-9０-９](?:[ \-]?[0-9０-９Xx]){5,}")
# A day, or a school year, on which nobody was born who has anything to hide yet.
_DATE = re.compile(r"20[1-9]\d-(?:20\d\d|\d\d?(?:-\d\d?)?)")
_BIRTH = re.compile(r"(?:19\d\d|200\d) ?[年./\-] ?\d\d?(?: ?[月./\-] ?\d\d?)?(?!\d)")
# From a region down to a street or a village, and what follows of it.
_PLACE = re.compile(
    "[\u4e00-\u9fff]{1,7}[省市州县区旗][\u4e00-\u9fff]{1,20}?(?:镇|乡|街道|路|街|大道|村)"
    "[^\\s,;:、，。；：()（）]{0,30}"
)
_MAILBOX = re.compile(r"[\w.+-]+@")
_DIGIT = re.compile("[0-9]")
_BLANKS = re.compile(r"\s+")

_Span = tuple[int, int]


_Located = tuple[Detector, Match]


def excerpts(
    passage: Passage, matches: Sequence[_Located], others: Sequence[_Located] = ()
) -> list[Hit]:
    """
    The matches of one passage with their places and masked surroundings.

    `others` are matches that nobody lists, but that may stand in the surroundings.
    """
    spans = [_span(passage, match) for _detector, match in matches]
    masked = [*matches, *_near(matches, others)]
    masks = _masks(masked, [_span(passage, match) for _detector, match in masked])
    hits = []
    for (_detector, match), span in zip(matches, spans, strict=True):
        value = ""
        if match.start is not None and match.end is not None:
            value = passage.text[match.start : match.end]
        shown = match.shown
        if shown is None:
            shown = _shown(match.piece.text, span, masks[match.piece.start])
        hits.append(Hit(match.piece, match.aspect, value, span, shown))
    return hits


def _near(
    matches: Sequence[_Located], others: Sequence[_Located]
) -> Iterator[_Located]:
    """Those of the others that an excerpt of the matches may show."""
    places = sorted(m.start for _d, m in matches if m.start is not None)
    for detector, match in others:
        if match.start is None or match.end is None:
            continue
        index = bisect.bisect_left(places, match.start - _REACH)
        if index < len(places) and places[index] <= match.end + _REACH:
            yield detector, match


def _span(passage: Passage, match: Match) -> _Span | None:
    if match.origin is not None:
        start, end = match.origin
        return start - match.piece.start, end - match.piece.start
    if match.start is None or match.end is None:
        return None
    return passage.span_in(match.piece, match.start, match.end)


def _masks(
    matches: Sequence[tuple[Detector, Match]], spans: Sequence[_Span | None]
) -> dict[int, list[tuple[_Span, str]]]:
    """What to show for each stretch that was found, by the place of its piece."""
    masks: dict[int, list[tuple[_Span, str]]] = defaultdict(list)
    for (detector, match), span in zip(matches, spans, strict=True):
        if span:
            value = match.piece.text[slice(*span)]
            masks[match.piece.start].append((span, detector.mask(value)))
    for found in masks.values():
        found.sort()
    return masks


def _shown(text: str, span: _Span | None, masks: Sequence[tuple[_Span, str]]) -> str:
    start, end = span or (0, 0)
    first, last = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    low = max(0, first - _BEYOND)
    near = _without_values(text[low : last + _BEYOND])
    pieces = []
    place = first
    for (begin, finish), mask in masks:
        if begin >= last:
            break
        if finish > place:
            pieces += [_plain(near[place - low : max(begin, place) - low]), mask]
            place = finish
    pieces.append(_plain(near[place - low : max(place, last) - low]))
    lead = "…" if first else ""
    trail = "…" if last < len(text) else ""
    return lead + _BLANKS.sub(" ", "".join(pieces)).strip() + trail


def _without_values(text: str) -> str:
    """A text with stars for what may be somebody's, as long as before."""
    text = _BIRTH.sub(lambda found: _DIGIT.sub("*", found[0]), text)
    text = _PLACE.sub(lambda found: found[0][:3] + "*" * (len(found[0]) - 3), text)
    return _NUMBERS.sub(_masked_number, text)


def _plain(text: str) -> str:
    return _MAILBOX.sub("***@", text)


def _masked_number(match: re.Match[str]) -> str:
    number = match[0]
    if _DATE.fullmatch(number):
        return number
    return number[:1] + "*" * (len(number) - 1)
