"""Texts that somebody has not finished."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wagtail_disclosure.negative_list.screening.blanks import (
    BRACKETS,
    FORM_TITLE,
    PLACEHOLDER_WORDS,
    WORDS,
    empty_amounts,
    is_to_be_filled,
    lines_without_content,
    placeholder_at,
    unfilled_counts,
    unwritten_counts,
)
from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    DocumentFacts,
    Hit,
    Match,
    Note,
)
from wagtail_disclosure.negative_list.screening.folding import fold
from wagtail_disclosure.negative_list.screening.passages import Passage, Word
from wagtail_disclosure.negative_list.screening.texts import Role

_BODY = frozenset(
    {Role.BODY, Role.CELL, Role.HEADING, Role.TITLE, Role.CAPTION, Role.FOOTNOTE}
)
_FORM_WORDS = (
    "(盖章)",
    "签字:",
    "签名:",
    "(签字)",
    "(签名)",
    "(公章)",
    "填表人",
    "填表说明",
    "____",
)
# So many places to sign and to fill make a form, whatever its title says.
_FORM_SIGNS = 3
_FORM = "form"
_NORMAL_IN_FORMS = frozenset({"placeholder", "to-be-filled", "empty-amount"})
_CALL_WORDS = ("征求", "征集", "征询")
# What reports on opinions that came in calls for none any more.
_CALL = re.compile(
    r"(?:征求|征集|征询)(?!.*(?:采纳|反馈情况|意见情况|处理情况|结果|汇总|综述))"
    r".*(?:意见|建议).*(?:通知|公告|公示|启事|函|的?通告)?$"
)
_END_WORDS = (
    "截止",
    "截至",
    "日前",
    "日之前",
    "日止",
    "工作日内",
    "为期",
    "期限",
    "公示期",
    "时前",
    "起至",
    "日至",
    "日到",
    "日-",
    "日~",
)
_CONTACT_WORDS = (
    "联系人",
    "电话",
    "邮箱",
    "电子邮件",
    "信箱",
    "传真",
    "来信",
    "e-mail",
    "email",
)
_END_DATE, _CONTACT = "end-date", "contact"
_NOTES = {
    **dict.fromkeys(_END_WORDS, _END_DATE),
    **dict.fromkeys(_CONTACT_WORDS, _CONTACT),
    **dict.fromkeys(_FORM_WORDS, _FORM),
}
_CALL_ASPECTS = {"no-end-date": _END_DATE, "no-contact": _CONTACT}
_REPORT_TITLE = re.compile(
    "(?:报告|总结|公报|通报|年报|简报|统计)(?!.*(?:表|模板|格式))"
)
_LONGEST_TITLE = 80
_DELETED = "tracked-deletion"


class UnfinishedDetector(Detector):
    """
    ?, XX, 待补充 and empty amounts where a figure or a name belongs.

    Forms are unfinished on purpose, and a question may be asked.
    """

    code = "unfinished"
    words = (*WORDS, *PLACEHOLDER_WORDS, *BRACKETS, *_NOTES, *_CALL_WORDS)
    aspects = (
        "question-mark",
        "placeholder",
        "to-be-filled",
        "empty-amount",
        "no-end-date",
        "no-contact",
    )

    def find(
        self, passage: Passage, options: Mapping[str, str]
    ) -> Iterator[Match | Note]:
        yield from _by_pattern(passage)
        yield from _whole_cells(passage)
        yield from _matches(passage, _placeholders(passage), "placeholder")
        done = -1
        for word in passage.words:
            if (note := _NOTES.get(word.text)) is not None:
                yield Note(note)
            elif word.text in _CALL_WORDS:
                yield from _call_for_opinions(passage, word.start)
            elif (
                word.text not in _NO_WORDS
                and word.start >= done
                and _is_missing(passage, word.start, word.end)
            ):
                done = word.end
                piece = passage.piece_at(word.start)
                yield Match(piece, word.start, word.end, "to-be-filled")

    def conclude(self, hits: Sequence[Hit], facts: DocumentFacts) -> Iterable[Hit]:
        is_report = any(_REPORT_TITLE.search(title) for title in facts.titles)
        has_signs = facts.notes[_FORM] >= _FORM_SIGNS and not is_report
        is_form = has_signs or any(FORM_TITLE.search(title) for title in facts.titles)
        called = set()
        for hit in hits:
            if hit.aspect in _CALL_ASPECTS:
                if hit.aspect in called or facts.notes[_CALL_ASPECTS[hit.aspect]]:
                    continue
                called.add(hit.aspect)
            elif is_form and hit.aspect in _NORMAL_IN_FORMS:
                continue
            yield hit

    def mask(self, value: str) -> str:
        return value


def _by_pattern(passage: Passage) -> Iterator[Match]:
    text = passage.text
    if "?" in text:
        yield from _matches(passage, unfilled_counts(text), "question-mark")
    brackets = [(w.start, w.end) for w in passage.words if w.text in _BRACKETS]
    for match in _matches(passage, unwritten_counts(text, brackets), "placeholder"):
        if match.piece.role is not Role.CELL:
            yield match
    for match in _matches(passage, empty_amounts(text), "empty-amount"):
        # A cell with a unit and a blank is a field of a form.
        if match.piece.role is not Role.CELL:
            yield match


_BRACKETS = frozenset(map(fold, BRACKETS))
_PLACEHOLDERS = frozenset(map(fold, PLACEHOLDER_WORDS))
_NO_WORDS = _PLACEHOLDERS | _BRACKETS
_MARKS = re.compile(r"([x×○〇*])\1+")


def _placeholders(passage: Passage) -> Iterator[tuple[int, int]]:
    done = -1
    for word in passage.words:
        if word.text in _PLACEHOLDERS and word.start >= done:
            span = placeholder_at(passage.text, word.start)
            # What a run of marks is not at its first pair, it is at no other.
            done = span[1] if span else _end_of_marks(passage.text, word)
            if span is not None:
                yield span


def _end_of_marks(text: str, word: Word) -> int:
    marks = _MARKS.match(text, word.start)
    return marks.end() if marks else word.start


def _matches(
    passage: Passage, spans: Iterable[tuple[int, int]], aspect: str
) -> Iterator[Match]:
    for start, end in spans:
        piece = passage.piece_at(start)
        if piece.role in _BODY and piece.hidden != _DELETED:
            yield Match(piece, start, end, aspect)


def _whole_cells(passage: Passage) -> Iterator[Match]:
    """Cells that hold XX or a question mark and nothing else."""
    for start, end in lines_without_content(passage.text):
        piece = passage.piece_at(start)
        if piece.role is Role.CELL:
            is_question = passage.text[start] == "?"
            aspect = "question-mark" if is_question else "placeholder"
            yield Match(piece, start, end, aspect)


def _is_missing(passage: Passage, start: int, end: int) -> bool:
    before, after = passage.before(start, 12), passage.after(end, 24)
    return is_to_be_filled(passage.text[start:end], before, after)


def _call_for_opinions(passage: Passage, place: int) -> Iterator[Match]:
    """Of the title of a call for opinions, what it may turn out to lack."""
    start, end = passage.line_span(place)
    piece = passage.piece_at(place)
    if end - start > _LONGEST_TITLE or piece.role not in (Role.TITLE, Role.BODY):
        return
    if _CALL.search(passage.text[start:end].rstrip()):
        for aspect in _CALL_ASPECTS:
            yield Match(piece, aspect=aspect)
