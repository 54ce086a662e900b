from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from tqdm import tqdm

from wagtail_disclosure.catalogue.pages.portal import DisclosurePortalPage
from wagtail_disclosure.importing.actions import Outcome
from wagtail_disclosure.importing.approval import Approval
from wagtail_disclosure.importing.report import outcome_label, write_report
from wagtail_disclosure.importing.run import (
    ImportRun,
    ManifestError,
    RowResult,
    count_outcomes,
)
from wagtail_disclosure.review.permissions import REVIEW_ENTRY


class Command(BaseCommand):
    help = (
        "Brings existing documents in as drafts, from a manifest (CSV or XLSX). "
        "Rows that are brought in again update their entry; unchanged rows leave it "
        "alone. The exit status is 1 if any row failed."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("manifest", type=Path)
        parser.add_argument(
            "--create-units",
            action="store_true",
            help="Enter unknown units and issuers instead of refusing the row.",
        )
        parser.add_argument(
            "--publish",
            action="store_true",
            help=(
                "Publish the entries whose audience is decided and in which screening "
                "finds nothing. Needs --author, --reviewer and --reason."
            ),
        )
        parser.add_argument(
            "--author", help="User name under which the drafts are made."
        )
        parser.add_argument(
            "--reviewer",
            help="User name of who approves what --publish makes public.",
        )
        parser.add_argument(
            "--reason",
            default="",
            help=(
                "On what ground the reviewer approves; kept with every review record."
            ),
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Read and check everything, store nothing.",
        )
        parser.add_argument(
            "--namespace",
            default="",
            help=(
                "Tells the rows of this manifest from those of others with the same "
                "file names. By default the name of the manifest's folder."
            ),
        )
        parser.add_argument(
            "--portal", type=int, help="Page id of the portal, if there are several."
        )
        parser.add_argument(
            "--report",
            type=Path,
            help=(
                "Where the account of all rows is written (CSV or XLSX). By default "
                "<manifest>-report.csv in the working directory."
            ),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        manifest: Path = options["manifest"]
        author = self._user(options["author"])
        try:
            run = ImportRun(
                manifest=manifest,
                portal=self._portal(options["portal"]),
                at=timezone.now(),
                namespace=options["namespace"],
                user=author,
                approval=self._approval(author, options),
                create_units=options["create_units"],
                is_dry_run=options["dry_run"],
            )
        except ManifestError as error:
            raise CommandError(str(error)) from error
        if run.ignored_columns:
            names = ", ".join(run.ignored_columns)
            self.stderr.write(_("Columns passed over: %(names)s.") % {"names": names})
        report = options["report"] or Path(f"{manifest.stem}-report.csv")
        results = list(self._told(self._with_progress(run)))
        try:
            write_report(report, results, is_dry_run=run.is_dry_run)
        except OSError as error:
            raise CommandError(
                _("The report %(path)s cannot be written.") % {"path": report}
            ) from error
        self._summarise(run, results, report)

    def _portal(self, page_id: int | None) -> DisclosurePortalPage:
        portals = DisclosurePortalPage.objects.all()
        if page_id is not None:
            portals = portals.filter(pk=page_id)
        found = list(portals[:2])
        if not found:
            raise CommandError(_("There is no portal. Run disclosure_setup first."))
        if len(found) > 1:
            raise CommandError(_("There are several portals. Name one with --portal."))
        return found[0]

    def _approval(self, author: Any, options: dict[str, Any]) -> Approval | None:
        if not options["publish"]:
            return None
        reviewer, reason = self._user(options["reviewer"]), options["reason"].strip()
        if author is None or reviewer is None or not reason:
            raise CommandError(
                _(
                    "--publish needs --author, --reviewer and --reason: who wrote the "
                    "entries, who approves them, and on what ground."
                )
            )
        if author == reviewer:
            raise CommandError(_("Author and reviewer must be two people."))
        if not reviewer.has_perm(REVIEW_ENTRY):
            raise CommandError(
                _("“%(name)s” does not review entries. Name somebody who does.")
                % {"name": reviewer.get_username()}
            )
        return Approval(author, reviewer, reason)

    def _user(self, username: str | None) -> Any:
        if not username:
            return None
        try:
            return get_user_model().objects.get_by_natural_key(username)
        except get_user_model().DoesNotExist as error:
            raise CommandError(
                _("There is no user “%(name)s”.") % {"name": username}
            ) from error

    def _with_progress(self, run: ImportRun) -> Iterable[RowResult]:
        return tqdm(
            run.results(),
            total=len(run),
            unit="row",
            file=sys.stderr,
            # Only where somebody watches: logs stay readable.
            disable=None,
        )

    def _told(self, results: Iterable[RowResult]) -> Iterator[RowResult]:
        for result in results:
            for warning in result.warnings:
                self.stderr.write(
                    _("Row %(row)d: %(message)s")
                    % {"row": result.number, "message": warning}
                )
            if result.held_back:
                self.stderr.write(
                    _("Row %(row)d is not published: %(message)s")
                    % {"row": result.number, "message": result.held_back}
                )
            if result.outcome == Outcome.FAILED:
                self.stderr.write(
                    self.style.ERROR(
                        _("Row %(row)d, column %(column)s: %(message)s")
                        % {
                            "row": result.number,
                            "column": result.column,
                            "message": result.message,
                        }
                    )
                )
            yield result

    def _summarise(
        self, run: ImportRun, results: list[RowResult], report: Path
    ) -> None:
        counts = count_outcomes(results)
        if run.is_dry_run:
            self.stdout.write(_("Nothing was stored (--dry-run)."))
        for outcome in Outcome:
            if counts[outcome]:
                label = outcome_label(outcome, is_dry_run=run.is_dry_run)
                self.stdout.write(
                    _("%(label)s: %(text)s") % {"label": label, "text": counts[outcome]}
                )
        if run.approval is not None:
            self.stdout.write(_published(run, results))
        held_back = sum(bool(r.held_back) for r in results)
        if held_back:
            self.stdout.write(
                _("Not approved, left as drafts: %(count)d") % {"count": held_back}
            )
        undecided = sum(r.is_undecided for r in results)
        if undecided:
            self.stdout.write(
                _("Drafts without a decided audience: %(count)d") % {"count": undecided}
            )
        units = run.targets.created_units
        if units:
            self.stdout.write(
                _("Units entered: %(names)s")
                % {"names": "、".join(unit.name for unit in units)}
            )
        self.stdout.write(_("Report: %(path)s") % {"path": report})
        if counts[Outcome.FAILED]:
            raise CommandError(
                ngettext(
                    "%(count)d row failed.",
                    "%(count)d rows failed.",
                    counts[Outcome.FAILED],
                )
                % {"count": counts[Outcome.FAILED]}
            )


def _published(run: ImportRun, results: list[RowResult]) -> str:
    label = (
        _("Would be published") if run.is_dry_run else pgettext("outcome", "Published")
    )
    count = sum(result.is_published for result in results)
    return _("%(label)s: %(text)s") % {"label": label, "text": count}
