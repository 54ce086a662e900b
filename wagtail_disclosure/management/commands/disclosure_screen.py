"""``manage.py disclosure_screen``: what must not go out of these files?"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from wagtail_disclosure.negative_list.disk import FileReport, find_files, screen_file
from wagtail_disclosure.negative_list.file_reading import extract_limits, extractors
from wagtail_disclosure.negative_list.finding_words import SEVERITY_NAMES
from wagtail_disclosure.negative_list.places import place_in_words
from wagtail_disclosure.negative_list.rule_sets import current_rules, is_known_kind

USAGE = 2


class Command(BaseCommand):
    help = (
        "Screens files and folders on disk. Exit status: 0 nothing forbids "
        "publication, 1 something does, 2 wrong usage."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path)
        parser.add_argument(
            "--format",
            choices=["table", "json", "jsonl"],
            default="table",
            help="jsonl ends with a line that sums up.",
        )
        parser.add_argument(
            "--kind",
            default="",
            help="Code of the kind of information that the files are published as.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.check_kind(options["kind"])
        for path in options["paths"]:
            if not path.exists():
                raise CommandError(
                    _("There is no file or folder %(path)s.") % {"path": path},
                    returncode=USAGE,
                )
        started = time.monotonic()
        tally = _Tally()
        reports = tally.count(self.reports(options["paths"], options["kind"]))
        write = {"table": self.table, "json": self.json, "jsonl": self.jsonl}
        write[options["format"]](reports)
        summary = tally.summary(seconds=time.monotonic() - started)
        if options["format"] == "jsonl":
            self.show(json.dumps(summary))
        elif options["format"] == "table":
            self.show(
                _(
                    "%(files)s files read, %(unreadable)s of them unreadable, "
                    "%(findings)s findings, %(seconds)s seconds"
                )
                % summary
            )
        if tally.blocked:
            sys.exit(1)

    def check_kind(self, code: str) -> None:
        if code and not is_known_kind(code):
            raise CommandError(
                _("There is no kind of information with the code %(code)s.")
                % {"code": code},
                returncode=USAGE,
            )

    def reports(self, paths: list[Path], kind: str) -> Iterator[FileReport]:
        rules = current_rules()(kind)
        more = extractors()
        files = [file for path in paths for file in find_files(path)]
        # The bar goes to stderr, and only to a terminal.
        for name, path in tqdm(files, disable=None, unit="file"):
            yield screen_file(name, path, rules, limits=extract_limits(), more=more)

    def show(self, text: str) -> None:
        # File names and texts may hold lone surrogates, which no terminal takes; in
        # JSON their escape is what they would be anyhow.
        self.stdout.write(text.encode("utf-8", "backslashreplace").decode())

    def table(self, reports: Iterator[FileReport]) -> None:
        for report in reports:
            for finding in report.findings:
                place = place_in_words(finding.locator or {}, finding.member)
                severity = SEVERITY_NAMES[finding.severity]
                rule = f"{finding.rule}:{finding.aspect}".rstrip(":")
                cells = [str(severity), rule, report.name, place, finding.excerpt]
                self.show("  ".join(filter(None, cells)))

    def json(self, reports: Iterator[FileReport]) -> None:
        rows = [row for report in reports for row in report.as_json()]
        self.show(json.dumps(rows, ensure_ascii=False, indent=1))

    def jsonl(self, reports: Iterator[FileReport]) -> None:
        for report in reports:
            for row in report.as_json():
                self.show(json.dumps(row, ensure_ascii=False))


class _Tally:
    def __init__(self) -> None:
        self.files = self.unreadable = self.findings = self.blocked = 0

    def count(self, reports: Iterator[FileReport]) -> Iterator[FileReport]:
        for report in reports:
            self.files += 1
            self.unreadable += report.is_unreadable
            self.findings += len(report.findings)
            self.blocked += report.is_blocked
            yield report

    def summary(self, *, seconds: float) -> dict[str, Any]:
        return {
            "files": self.files,
            "unreadable": self.unreadable,
            "findings": self.findings,
            "blocked": self.blocked,
            "seconds": round(seconds, 1),
        }
