"""The mark of a state secret on a document (国家秘密标志)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
)
from wagtail_disclosure.negative_list.screening.headings import heading
from wagtail_disclosure.negative_list.screening.marks import (
    MARGINS,
    TITLES,
    is_short,
    neighbours,
    reads_as_sentence,
    without_file_suffix,
)
from wagtail_disclosure.negative_list.screening.passages import Passage, Piece
from wagtail_disclosure.negative_list.screening.texts import Role

_LEVEL = r"(?:绝 *密|机 *密|秘 *密)"
_TERM = (
    r"(?:\d{1,3} *(?:年|个月|月|天|日)|[一二三四五六七八九十]{1,3} *(?:年|个月)|长期"
    r"|[一-龥]{0,6}(?:启用|启封|公布|发布|宣布|开标|考试结束|解密|使用完毕)[前后]?)"
)
# Other signs are put for the star, but they divide and point as well.
_SIGNS = "▲△◆◇●※"
_STAR = rf" *(?:[★☆✩✫✭✮⭐]|[{_SIGNS}*]+ *(?={_TERM}))+ *"
# The star belongs to a mark and to nothing else.
_STARRED = re.compile(rf"{_LEVEL}级?{_STAR}(?:{_TERM})?")
_LABELLED = re.compile(
    r"(?:(?:文件|资料|材料|项目|论文)?密 *级|(?:保密|秘密|涉密) *[等级][级别])"
    rf"(?:[^:\n]{{0,8}}: *| +)({_LEVEL}级?"
    rf"(?:{_STAR}|[ 、,(]*)(?:保密期限: *)?(?:{_TERM})?)\)?"
)
_ALONE = re.compile(
    rf"[(\[【〔<{_SIGNS}★☆]? *({_LEVEL}(?:级|文件|资料|材料|件)?"
    rf"(?: *[·・、\-:]? *{_TERM}| *[(\[【〔]{_TERM}[)\]】〕])?)"
    rf" *[)\]】〕>{_SIGNS}]?"
)
_LEADING = re.compile(rf"[(\[【〔] *({_LEVEL}级?(?: *{_TERM})?) *[)\]】〕]")
_BEFORE_TITLE = re.compile(rf"({_LEVEL}级?(?: *{_TERM})?) *[\-_—:·]")
_BEHIND_TITLE = re.compile(
    rf"[(\[【〔] *({_LEVEL}级?(?: *{_TERM})?) *[)\]】〕][ \d()]*$"
)
# On the line of the document's number, far to one side.
_BESIDE_NUMBER = re.compile(
    rf"[^ ]{{1,12}} *[〔\[(]\d{{4}}[)\]〕] *第?\d{{1,4}}号 {{2,}}"
    rf"({_LEVEL}级?(?: *{_TERM})?) *$"
)
_EXAMPLE = re.compile(r"(?:例|如|标注|标明|写明|样式|形式|格式|标为|字样)[:]? *$")
_IN_MARGIN = re.compile(rf"(?:^|(?<= ))({_LEVEL}(?: *{_TERM})?)(?=$| )")
_BARE = re.compile(rf"{_LEVEL}级?")
_LABELS = frozenset(
    {"密级", "保密等级", "密级和保密期限", "密级及保密期限", "涉密等级"}
)
# Before and after a mark that is quoted as an example.
_QUOTES = "“”\"'‘’「」『』《》"
_QUOTES_AFTER = _QUOTES + "的等标字样和及或、应"
# Rows that tell whether a list is one of documents or of levels.
_MOST_ROWS = 1_000
_SPREAD = [f"{a}{' ' * n}密" for a in "绝机秘" for n in range(1, 5)]


class SecrecyMarkingDetector(Detector):
    """
    绝密, 机密 or 秘密 where a mark stands: with star or term, in a margin, on a cover.

    绝密★启用前 is one, too: whoever puts a paper of an examination online takes it off
    when the paper is free. The words are in every law and every notice about keeping
    secrets, so a sentence, a quotation and a list of all three levels are no marks.
    """

    code = "secrecy-marking"
    words = ("绝密", "机密", "秘密", *_SPREAD)

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        done = -1
        for word in passage.words:
            if word.start < done:
                continue
            span = _mark(passage, word.start)
            if span is not None:
                start, done = span
                shown = " ".join(passage.text[start:done].split())
                piece = passage.piece_at(word.start)
                yield Match(piece, start, done, shown=shown)


def _mark(passage: Passage, place: int) -> tuple[int, int] | None:
    """The stretch of the mark that the word at `place` belongs to."""
    starred = _STARRED.match(passage.text, place)
    if starred and not _is_quoted(passage, *starred.span()):
        return _trimmed(passage, *starred.span())
    if not is_short(passage, place):
        return None
    start, _end = passage.line_span(place)
    line = passage.line_at(place)
    found = _standing(line, passage.piece_at(place), passage, place)
    if found is None:
        return None
    return _trimmed(passage, start + found.start(1), start + found.end(1))


def _standing(
    line: str, piece: Piece, passage: Passage, place: int
) -> re.Match[str] | None:
    if labelled := _LABELLED.fullmatch(line.strip()):
        offset = len(line) - len(line.lstrip())
        return _LABELLED.match(line, offset) or labelled
    stripped = without_file_suffix(line.rstrip()) if piece.role in TITLES else line
    alone = _ALONE.fullmatch(stripped.rstrip(), len(line) - len(line.lstrip()))
    if alone and _may_stand_alone(alone[1], piece, passage, place):
        return alone
    if piece.role in MARGINS and not reads_as_sentence(line):
        return next((m for m in _IN_MARGIN.finditer(line) if m.end() > m.start()), None)
    start = len(line) - len(line.lstrip())
    if piece.role in TITLES:
        before = _LEADING.match(line, start) or _BEFORE_TITLE.match(line, start)
        return before or _BEHIND_TITLE.search(stripped)
    if reads_as_sentence(line):
        return None
    return _LEADING.match(line, start) or _BESIDE_NUMBER.match(line, start)


def _may_stand_alone(mark: str, piece: Piece, passage: Passage, place: int) -> bool:
    if _BARE.fullmatch(mark) is None:
        return True
    if piece.role is Role.CELL:
        return _is_level_of_document(piece, passage, place)
    around = neighbours(passage, place)
    return not any(_BARE.fullmatch(line.strip(_SIGNS + " ")) for line in around)


def _is_level_of_document(piece: Piece, passage: Passage, place: int) -> bool:
    """Whether a cell says how secret something is, not what levels there are."""
    if piece.column and heading(piece.cells[piece.column - 1]) in _LABELS:
        return True
    table = passage.table_at(place)
    if piece.heading not in _LABELS or table is None:
        return False
    cells = {
        heading(row[piece.table_column])
        for row in table.rows[:_MOST_ROWS]
        if piece.table_column < len(row)
    }
    return len({cell for cell in cells if _BARE.fullmatch(cell)}) < 3


def _is_quoted(passage: Passage, start: int, end: int) -> bool:
    text = passage.text
    before, after = text[start - 1 : start], text[end : end + 1]
    if _EXAMPLE.search(passage.before(start, 8)):
        return True
    if before and (before in _QUOTES + "、" or "\u4e00" <= before <= "\u9fff"):
        return True
    return bool(after) and after in _QUOTES_AFTER


def _trimmed(passage: Passage, start: int, end: int) -> tuple[int, int]:
    return start, start + len(passage.text[start:end].rstrip())
