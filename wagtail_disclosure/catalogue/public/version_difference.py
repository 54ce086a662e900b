"""What differs between two versions, told in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wagtail_disclosure.catalogue.entry_content import lines_of
from wagtail_disclosure.catalogue.public.shown_entry import ShownEntry
from wagtail_disclosure.templatetags.wagtail_disclosure_tags import period_label

# So many lines that stay the same are shown around a change.
CONTEXT = 2
# From so many lines on, lines that often recur are passed over: else it takes minutes.
MANY_LINES = 2000

SAME, DELETED, ADDED, LEFT_OUT = "same", "deleted", "added", "left-out"

_SENTENCE_END = re.compile(r"(?<=[。！？；!?])(?=.)")


@dataclass(frozen=True)
class Passage:
    """A piece of text: kept, deleted, added; or how many lines are left out."""

    kind: str
    text: str = ""
    count: int = 0


@dataclass(frozen=True)
class ChangedFact:
    """A field whose value differs; either may be empty."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class ChangedFile:
    label: str
    title: str
    was: str = ""


@dataclass(frozen=True)
class Difference:
    facts: Sequence[ChangedFact]
    passages: Sequence[Passage]
    files: Sequence[ChangedFile]
    is_form_only: bool

    @property
    def is_empty(self) -> bool:
        return not (self.facts or self.passages or self.files or self.is_form_only)


def difference(
    old: ShownEntry, new: ShownEntry, *, old_files: Any, new_files: Any
) -> Difference:
    """Metadata, text and files; what is the same everywhere is left out."""
    passages = compare_lines(
        lines_of(old.content.body_html), lines_of(new.content.body_html)
    )
    differs = old.content.body_html != new.content.body_html
    return Difference(
        facts=_changed_facts(old, new),
        passages=passages,
        files=_changed_files(old_files, new_files),
        is_form_only=differs and not passages,
    )


def compare_lines(old: Sequence[str], new: Sequence[str]) -> list[Passage]:
    """The changes of a text sentence by sentence; empty if there are none."""
    old, new = _sentences(old), _sentences(new)
    if old == new:
        return []
    matcher = SequenceMatcher(
        None, old, new, autojunk=max(len(old), len(new)) > MANY_LINES
    )
    passages: list[Passage] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            passages += _kept(
                old[i1:i2],
                is_first=not passages,
                is_last=i2 == len(old) and j2 == len(new),
            )
        passages += [Passage(DELETED, text) for text in old[i1:i2] if tag != "equal"]
        passages += [Passage(ADDED, text) for text in new[j1:j2] if tag != "equal"]
    return passages


def _kept(lines: list[str], *, is_first: bool, is_last: bool) -> Iterator[Passage]:
    before = 0 if is_first else CONTEXT
    after = 0 if is_last else CONTEXT
    left_out = len(lines) - before - after
    if left_out < 2:
        yield from (Passage(SAME, line) for line in lines)
        return
    yield from (Passage(SAME, line) for line in lines[:before])
    yield Passage(LEFT_OUT, count=left_out)
    yield from (Passage(SAME, line) for line in lines[len(lines) - after :])


def _sentences(lines: Sequence[str]) -> list[str]:
    return [part for line in lines for part in _SENTENCE_END.split(line)]


def _changed_facts(old: ShownEntry, new: ShownEntry) -> list[ChangedFact]:
    before, after = _facts(old), _facts(new)
    labels = [*before, *(label for label in after if label not in before)]
    return [
        ChangedFact(label, before.get(label, ""), after.get(label, ""))
        for label in labels
        if before.get(label, "") != after.get(label, "")
    ]


def _facts(shown: ShownEntry) -> dict[str, str]:
    data = shown.content.data
    facts = {_("Title"): shown.title}
    for row in shown.metadata:
        # It is the day of the version itself.
        if row.label != _("Updated on"):
            facts[row.label] = period_label(row.value) if row.is_period else row.value
    facts[_("Keywords")] = data.get("keywords", "")
    facts[pgettext("of an entry", "Summary")] = data.get("summary", "")
    facts[_("Full text on another site")] = data.get("external_url", "")
    return {label: str(value) for label, value in facts.items() if value}


def _changed_files(old: Any, new: Any) -> list[ChangedFile]:
    before = {file.number: file for file in old}
    after = {file.number: file for file in new}
    found = []
    for number in sorted(before.keys() | after.keys()):
        was, now = before.get(number), after.get(number)
        if now is None:
            found.append(ChangedFile(_("File deleted"), _name(was)))
        elif was is None:
            found.append(ChangedFile(_("File added"), _name(now)))
        elif was.frozen_file_id != now.frozen_file_id:
            found.append(
                ChangedFile(_("Content of the file changed"), _name(now), _name(was))
            )
        elif _name(was) != _name(now):
            found.append(ChangedFile(_("File renamed"), _name(now), _name(was)))
    return found


def _name(file: Any) -> str:
    return f"{file.title} ({file.filename})" if file.title else file.filename
