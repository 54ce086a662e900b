"""Passports, and the permits of people from Hong Kong, Macau and Taiwan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
)
from wagtail_disclosure.negative_list.screening.labels import (
    ACCOUNT,
    EXAMINEE,
    PHONE,
    STUDENT,
    THING,
    name_before,
    name_beside,
)
from wagtail_disclosure.negative_list.screening.passages import Passage, Piece
from wagtail_disclosure.negative_list.screening.person_rows import is_person_row

_SHAPE = re.compile(
    r"(?<![a-z0-9])(?:[a-z]{1,2}[0-9]{6,10}|[0-9]{8,10}"
    r"|[a-z]{1,2} ?[0-9]{2,4}(?: [0-9]{2,4}){1,3}|[a-z]{1,2} [0-9]{7,9}"
    r"|[a-z][0-9]{7}[a-z]|[a-z]{3}[0-9]{12}|[157][0-9]{6}(?=\()|[157]/[0-9]{6}/[0-9])"
    r"(?: ?\([a-z0-9]{1,2}\))?(?![a-z0-9*×●-])"
)
# Ordinary and official passports, and permits to and from Hong Kong, Macau, Taiwan.
_CHINESE = re.compile(
    r"[egdsp][a-z]?[0-9]{7,8}|[cwtlk][0-9]{8}|c[a-z][0-9]{7}|[hm][0-9]{8}(?:[0-9]{2})?"
    r"|[a-z]{1,2}[0-9]{6}\([0-9a]\)"
)
_DOCUMENT = re.compile(
    r"护照|passport|回乡证|台胞证|往来[港台内大]|(?:港|澳|台|台湾)[^,;。]{0,8}(?:通行证|居民证件)"
    r"|(?<![车辆校园区门临时品])通行证|旅行证|travelpermit|traveldocument|永久居留"
    r"|(?:香港|澳门|台湾|港澳)[^,;。]{0,6}身份证|hkid"
)
_ANY_DOCUMENT = re.compile(r"证件号|证件编号|身份证件|有效证件|idno|idnumber|身份证号")
_OTHER = re.compile(
    "|".join(p.pattern for p in (ACCOUNT, EXAMINEE, STUDENT, PHONE, THING))
)
_NEAR = 24
_NAMES = re.compile(f"{_DOCUMENT.pattern}|{_ANY_DOCUMENT.pattern}")
_LETTERED = re.compile(r"(?<![a-z0-9-])(?:[eg][0-9]{8}|e[a-z][0-9]{7})(?![a-z0-9*×-])")
# As in: holder of E12345678号护照.
_NAMED_AFTER = re.compile(r"号?[ (]{0,2}(?:的|中国|普通|因[公私]){0,2}护照")
_EXAMPLE = re.compile("[如例]:?[“\"'‘]?$")
# How ordinary passports begin.
_LETTERED_WORDS = frozenset(
    f"{letters}{digit}"
    for letters in ("e", "g", *(f"e{chr(code)}" for code in range(97, 123)))
    for digit in range(10)
)


class PassportDetector(Detector):
    """
    Numbers with the shape of a travel document, where something says they are one.

    Machine parts and books have the same shape, so a name of the document must stand
    before it or above it. In a person's row the ordinary passport is known by itself.
    """

    code = "passport"
    words = (
        "护照",
        "passport",
        "通行证",
        "回乡证",
        "台胞证",
        "旅行证",
        "证件",
        "travel permit",
        "永久居留",
        "hkid",
        "id no",
        "id number",
        "身份证",
        *_LETTERED_WORDS,
    )
    rank = 45

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        seen: set[int] = set()
        for cell in passage.column_cells(_NAMES):
            start = passage.folded_start(cell)
            for match in _SHAPE.finditer(passage.line_at(start)):
                if _fits(match[0], cell.heading):
                    seen.add(start + match.start())
                    yield Match(cell, start + match.start(), start + match.end())
        lettered = []
        for word in passage.words:
            if word.text in _LETTERED_WORDS:
                lettered.append(word.start)
            else:
                yield from self._behind(passage, word.start, word.end, seen)
        for start in lettered:
            number = _LETTERED.match(passage.text, start)
            if number and start not in seen:
                piece = passage.piece_at(start)
                is_named = _NAMED_AFTER.match(passage.text, number.end())
                if is_named or _is_in_person_row(passage, piece, start):
                    yield Match(piece, start, number.end())

    def _behind(
        self, passage: Passage, start: int, end: int, seen: set[int]
    ) -> Iterator[Match]:
        stretch = passage.text[end : end + _NEAR + 14]
        for match in _SHAPE.finditer(stretch):
            between = stretch[: match.start()]
            if _EXAMPLE.search(between):
                return
            if match.start() > _NEAR or between.count("\n") > 1:
                return
            name = re.sub("[ :\n]", "", passage.before(end, 16) + between)
            begin = end + match.start()
            if begin in seen or not _fits(match[0], name):
                continue
            if _OTHER.search(re.sub(r"no[.:]|编号", "", between)):
                continue
            named, valued = passage.piece_at(start), passage.piece_at(begin)
            if named.row_key == valued.row_key:
                seen.add(begin)
                yield Match(valued, begin, end + match.end())


def _fits(number: str, name: str) -> bool:
    """Whether a number may be what its name says."""
    number, is_spaced = number.replace(" ", ""), " " in number
    if is_spaced:
        return bool(_DOCUMENT.search(name)) and bool(_CHINESE.fullmatch(number))
    if _DOCUMENT.search(name):
        if number.isdigit():
            # Foreign passports of nine digits, permits from Taiwan of eight.
            return len(number) == (8 if "台" in name else 9)
        return True
    return bool(_ANY_DOCUMENT.search(name)) and bool(_CHINESE.fullmatch(number))


def _is_in_person_row(passage: Passage, piece: Piece, start: int) -> bool:
    name = name_before(passage, start) + name_beside(piece)
    return not _OTHER.search(name) and is_person_row(piece)
