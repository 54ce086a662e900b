"""``manage.py disclosure_audit``: what stands on this site that must not?"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from tqdm import tqdm

from wagtail_disclosure.negative_list.audit import AuditRow, SiteAudit
from wagtail_disclosure.negative_list.finding_words import SEVERITY_NAMES
from wagtail_disclosure.negative_list.screening.rules import SEVERITY_ORDER, Severity
from wagtail_disclosure.publication.audit import (
    file_rows,
    ledger_rows,
    live_rows,
    probe_rows,
)
from wagtail_disclosure.tabular import write_xlsx

USAGE = 2
HEADER = (
    pgettext_lazy("of a finding", "Severity"),
    gettext_lazy("Finding"),
    gettext_lazy("Type"),
    gettext_lazy("Title"),
    gettext_lazy("Address"),
    gettext_lazy("File"),
    gettext_lazy("Place"),
    gettext_lazy("Excerpt"),
    gettext_lazy("Answered"),
)


class Command(BaseCommand):
    help = (
        "Screens every page, document and image of this site, whatever their type, and "
        "verifies the ledger of what was public, its files, and what is live. Broken "
        "off and started again, it goes on where it stopped. Exit status: 0 nothing "
        "that forbids publication is open, 1 something is, 2 wrong usage."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--format", choices=["table", "json", "xlsx"], default="table"
        )
        parser.add_argument(
            "--output",
            type=Path,
            help="File to write; without it table and json go to standard output.",
        )
        parser.add_argument(
            "--severity",
            choices=[str(severity) for severity in SEVERITY_ORDER],
            default=str(Severity.NOTE),
            help="Leave out what weighs less.",
        )
        parser.add_argument(
            "--drafts",
            action="store_true",
            help="Screen the latest drafts, and pages that are not public.",
        )
        parser.add_argument(
            "--fix",
            action="store_true",
            help="Set back what is live without a review, or take it down.",
        )
        parser.add_argument(
            "--probe-media",
            metavar="ADDRESS",
            help="Try whether the web server at this address, such as "
            "https://www.example.edu.cn, hands out private files.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["format"] == "xlsx" and options["output"] is None:
            raise CommandError(
                _("Name a file for the workbook with --output."), returncode=USAGE
            )
        rows = list(self.rows(options["drafts"], Severity(options["severity"])))
        rows += self.ledger_rows(fix=options["fix"], probed=options["probe_media"])
        try:
            self.write(rows, options["format"], options["output"])
        except OSError as error:
            raise CommandError(
                _("The file cannot be written: %(error)s") % {"error": error.strerror},
                returncode=USAGE,
            ) from error
        if any(row.severity == "block" and not row.is_settled for row in rows):
            sys.exit(1)

    def rows(self, include_drafts: bool, least: Severity) -> Iterator[AuditRow]:
        shown = SEVERITY_ORDER[: SEVERITY_ORDER.index(least) + 1]
        audit = SiteAudit(clock=timezone.now, include_drafts=include_drafts)
        with tqdm(total=len(audit), disable=None) as bar:
            for row in audit.rows(bar.update):
                if row.severity in shown:
                    yield row

    def ledger_rows(self, *, fix: bool, probed: str | None) -> list[AuditRow]:
        """What is wrong with what is public; all of it forbids publication."""
        rows = [*ledger_rows(), *file_rows(), *live_rows(fix=fix)]
        if probed:
            try:
                rows += probe_rows(probed)
            except (OSError, ValueError) as error:
                raise CommandError(
                    _("%(address)s does not answer: %(error)s")
                    % {"address": probed, "error": error},
                    returncode=USAGE,
                ) from error
        return rows

    def write(self, rows: list[AuditRow], form: str, output: Path | None) -> None:
        if form == "xlsx" and output is not None:
            with output.open("wb") as file:
                header = [str(name) for name in HEADER]
                write_xlsx(header, map(_cells, rows), file, title=_("Audit"))
            return
        if form == "json":
            found = [row.as_dict() for row in rows]
            text = json.dumps(found, ensure_ascii=False, indent=1)
        else:
            lines = ["  ".join(filter(None, _cells(row))) for row in rows]
            text = "\n".join([*lines, _("%(count)s findings") % {"count": len(rows)}])
        # Texts may hold lone surrogates; in JSON their escape is what they would be.
        text = text.encode("utf-8", "backslashreplace").decode()
        if output is None:
            self.stdout.write(text)
        else:
            output.write_text(text + "\n", encoding="utf-8")


def _cells(row: AuditRow) -> list[str]:
    return [
        str(SEVERITY_NAMES[Severity(row.severity)]),
        row.name,
        row.kind,
        row.title,
        row.address,
        row.file,
        row.place,
        row.excerpt,
        _("yes") if row.is_settled else _("no"),
    ]
