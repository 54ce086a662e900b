"""Screening files where they lie, with no page and no database row."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wagtail_disclosure.negative_list.extractors.extract import extract_texts
from wagtail_disclosure.negative_list.extractors.extractor import (
    Extractor,
    SourceFile,
)
from wagtail_disclosure.negative_list.extractors.limits import ExtractLimits
from wagtail_disclosure.negative_list.places import place_in_words
from wagtail_disclosure.negative_list.screening.findings import Finding
from wagtail_disclosure.negative_list.screening.rules import Severity
from wagtail_disclosure.negative_list.screening.screen import (
    UNREADABLE,
    RuleSet,
    screen,
)


@dataclass(frozen=True)
class FileReport:
    """`name` is relative to the path that was asked for, with slashes."""

    name: str
    findings: Sequence[Finding]

    @property
    def is_unreadable(self) -> bool:
        return any(finding.rule == UNREADABLE for finding in self.findings)

    @property
    def is_blocked(self) -> bool:
        return any(f.severity is Severity.BLOCK for f in self.findings)

    def as_json(self) -> Iterator[dict[str, Any]]:
        for finding in self.findings:
            place = place_in_words(finding.locator or {}, finding.member)
            yield {"file": self.name, "place": place, **finding.as_json()}


def find_files(path: Path) -> Iterator[tuple[str, Path]]:
    """A file, or all files below a folder in a fixed order; links are not followed."""
    if path.is_file():
        yield path.name, path
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            file = Path(folder, name)
            if file.is_file() and not file.is_symlink():
                yield file.relative_to(path).as_posix(), file


def screen_file(
    name: str,
    path: Path,
    rules: RuleSet,
    *,
    limits: ExtractLimits,
    more: Iterable[Extractor] = (),
) -> FileReport:
    """What a file holds, under rules that weigh for one kind of information."""
    texts = extract_texts(SourceFile(name, path), limits=limits, more=more)
    return FileReport(name, screen(texts, rules))
