"""Mobile numbers, and how many persons' they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    DocumentFacts,
    Hit,
    Match,
    Note,
    mask_value,
)
from wagtail_disclosure.negative_list.screening.folding import fold
from wagtail_disclosure.negative_list.screening.mobile_numbers import find_mobiles
from wagtail_disclosure.negative_list.screening.passages import Passage
from wagtail_disclosure.negative_list.screening.person_names import is_person_name
from wagtail_disclosure.negative_list.screening.person_rows import name_in_row

SEVERAL = "several"
DIRECTORY = "directory"
_SEVERAL_PERSONS = 3
_DIRECTORY_ROWS = 5

_DIRECTORY_WORDS = (
    "通讯录",
    "通信录",
    "通联表",
    "值班表",
    "值班安排",
    "值班名单",
    "值班人员",
    "联系表",
    "联络表",
    "联系方式一览",
    "联系方式汇总",
    "联系电话一览",
    "联系人名单",
    "联系人一览",
    "联络员名单",
    "花名册",
)
_DIRECTORY_TITLE = re.compile("|".join(_DIRECTORY_WORDS))
_TITLE_LENGTH = 40
# A line that only speaks of a directory.
_MENTION = re.compile("附件|[《》。,;]")
_TITLE_LINE = "directory-title"
_RECORD_LENGTH = 80
_NOT_HAN = re.compile("[^\u3400-\u9fff·]+")
# Between two numbers of one person.
_SAME_PERSON = re.compile(r"[ 、,;/或和(]{1,4}(?:\+?86[ -]?)?")


class MobileDetector(Detector):
    """
    Mobile numbers of the mainland.

    One or two persons' are contacts, three and more are several, and a list of names
    with mobiles is a directory, whether its title says so or its rows show it.
    """

    code = "mobile"
    words = _DIRECTORY_WORDS
    rank = 50
    aspects = (SEVERAL, DIRECTORY)

    def find(
        self, passage: Passage, options: Mapping[str, str]
    ) -> Iterator[Match | Note]:
        for word in passage.words:
            line = passage.line_at(word.start)
            if len(line) <= _TITLE_LENGTH and not _MENTION.search(line):
                yield Note(_TITLE_LINE)
        for piece, start, end in find_mobiles(passage):
            yield Match(piece, start, end)

    def conclude(self, hits: Sequence[Hit], facts: DocumentFacts) -> Iterable[Hit]:
        people = _People()
        for hit in hits:
            people.add(hit)
        aspect = ""
        if people.count() >= _SEVERAL_PERSONS:
            aspect = SEVERAL
        if _is_directory(hits, facts, people):
            aspect = DIRECTORY
        return [replace(hit, aspect=aspect) for hit in hits] if aspect else hits

    def mask(self, value: str) -> str:
        return mask_value(value, first=3)


def _is_directory(hits: Sequence[Hit], facts: DocumentFacts, people: _People) -> bool:
    if not hits:
        return False
    sheets = {fold(str(hit.piece.locator.get("sheet", ""))) for hit in hits}
    if any(_DIRECTORY_TITLE.search(title) for title in (*facts.titles, *sheets)):
        return True
    if facts.notes[_TITLE_LINE] and people.count() >= _SEVERAL_PERSONS:
        return True
    return people.records >= _DIRECTORY_ROWS


@dataclass
class _People:
    """Whose the numbers are, as far as their places tell."""

    by_number: dict[str, object] = field(default_factory=dict)
    last: Hit | None = None
    # Rows and lines that begin with a name and hold a mobile.
    records: int = 0

    def count(self) -> int:
        return len(set(self.by_number.values()))

    def add(self, hit: Hit) -> None:
        digits = re.sub("[^0-9]", "", hit.value)[-11:]
        if digits not in self.by_number:
            self.by_number[digits] = self._person(hit, digits)
        self.last = hit

    def _person(self, hit: Hit, digits: str) -> object:
        piece = hit.piece
        if piece.columns:
            key = (piece.member, piece.row_key, piece.locator.get("sheet"))
            if key not in self.by_number.values():
                self.records += bool(name_in_row(piece))
            return key
        if self._continues(hit):
            last = re.sub("[^0-9]", "", self.last.value)[-11:] if self.last else ""
            return self.by_number[last]
        self.records += _is_record(hit)
        return digits

    def _continues(self, hit: Hit) -> bool:
        last = self.last
        if last is None or last.piece.start != hit.piece.start:
            return False
        if last.piece.text != hit.piece.text or not last.span or not hit.span:
            return False
        between = fold(hit.piece.text[last.span[1] : hit.span[0]])
        return _SAME_PERSON.fullmatch(between) is not None


def _is_record(hit: Hit) -> bool:
    """Whether a line is one of a list without a table: a name and the rest."""
    piece = hit.piece
    if piece.row:
        return bool(name_in_row(piece))
    start, end = hit.span or (0, 0)
    before, after = piece.text[:start], piece.text[end:]
    text = fold(before.rpartition("\n")[2] + " " + after.partition("\n")[0])
    if len(text) > _RECORD_LENGTH or "。" in text:
        return False
    return any(is_person_name(word) for word in _NOT_HAN.split(text))
