"""
Build the disclosure portal of the site, or bring it up to date.

What is missing is made. What is still as this command wrote it follows the data files:
a corrected wording arrives with the next release. What somebody has changed since, what
somebody has deleted, and what this command did not make, stays as it is, unless
``--overwrite`` says otherwise. What it wrote last is kept in Wagtail's log entries.
"""

from __future__ import annotations

from argparse import ArgumentParser
from importlib import resources
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from wagtail_disclosure.catalogue.addresses import printed_address
from wagtail_disclosure.catalogue.setup.building import (
    CannotBuild,
    PortalBuilder,
    find_place,
)
from wagtail_disclosure.catalogue.setup.list_file import (
    InvalidListFile,
    ListData,
    read_list_file,
)
from wagtail_disclosure.catalogue.setup.parts import Mode
from wagtail_disclosure.catalogue.setup.report import report_lines

NATIONAL_LIST = "moe_checklist_2014.json"


class Command(BaseCommand):
    help = (
        "Builds the disclosure portal: columns, the national checklist, kinds of "
        "information, legal bases, a default negative list with screening rules, the "
        "closed collection, the groups and their workflow. May be run again: it adds "
        "what is missing and updates what is still as it wrote it; what somebody has "
        "changed or deleted since is left alone. The legal bases of the national list "
        "are to be checked against the official text: see “confidence” in the data "
        "file."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--parent",
            metavar="PAGE",
            help="Id or path of the page below which the portal stands; by default "
            "the home page of the default site.",
        )
        parser.add_argument(
            "--list",
            dest="lists",
            metavar="FILE",
            type=Path,
            nargs="+",
            action="extend",
            default=[],
            help="Lists of the school's own, beside the national one: JSON in the "
            "form of wagtail_disclosure/data/moe_checklist_2014.json.",
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="Put back the data files' values, also over what an editor has "
            "changed, and make again what was deleted.",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Write nothing; print what would be made and what differs.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        mode = Mode(overwrite=options["overwrite"], dry_run=options["dry_run"])
        try:
            lists = _read_lists(options["lists"])
            place = find_place(options["parent"]) if options["parent"] else None
            builder = PortalBuilder(lists, mode=mode, place=place)
            outcomes = builder.build()
        except (InvalidListFile, CannotBuild) as error:
            raise CommandError(str(error)) from error
        if options["verbosity"] > 0:
            for line in report_lines(outcomes, mode):
                self.stdout.write(line)
            self._write_address(builder)

    def _write_address(self, builder: PortalBuilder) -> None:
        portal = builder.portal.instance
        address = printed_address(portal) if portal is not None else ""
        if address:
            self.stdout.write(_("The portal: %(address)s") % {"address": address})


def _read_lists(paths: list[Path]) -> list[ListData]:
    data = resources.files("wagtail_disclosure") / "data" / NATIONAL_LIST
    with resources.as_file(data) as national:
        lists = [read_list_file(path) for path in (national, *paths)]
    codes = [checklist.code for checklist in lists]
    for code in codes:
        if codes.count(code) > 1:
            raise CannotBuild(_("Two lists have the code %(code)s.") % {"code": code})
    return lists
