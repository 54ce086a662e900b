from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from wagtail_disclosure.registers.unit_import import (
    ImportRefused,
    ImportResult,
    import_units,
)


class Command(BaseCommand):
    help = "Enters units from a CSV or XLSX file, and changes those that are known."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="Only check; change nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            data = path.read_bytes()
            result = import_units(data, path.name, dry_run=options["dry_run"])
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except ImportRefused as refusal:
            raise CommandError(f"{path}: {refusal}") from refusal
        self.report(result)
        if result.problems:
            message = _("Rows that did not go in: %(count)s.")
            raise CommandError(message % {"count": result.failed_rows})

    def report(self, result: ImportResult) -> None:
        for problem in result.problems:
            self.stderr.write(
                _("Row %(row)s, column “%(column)s”: %(message)s")
                % {
                    "row": problem.row,
                    "column": problem.column,
                    "message": problem.message,
                }
            )
        if result.ignored_columns:
            ignored = ", ".join(result.ignored_columns)
            self.stdout.write(
                _("Columns that are not known and were not read:") + " " + ignored
            )
        if result.is_dry_run:
            self.stdout.write(_("Only checked; nothing was changed."))
        self.stdout.write(result.summary())
