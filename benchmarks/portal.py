"""
The portal against a plain Wagtail page type with the same body on the same site.

    python -m benchmarks.portal --entries 10000

Prints a table in Markdown. Times are medians, in milliseconds; ratios are medians of
pairs taken in turn.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import HEADER, Comparison, compare, seconds

BATCH = 100
PARAGRAPH = "学校坚持以公开为常态、不公开为例外，依法保障师生员工和社会公众的知情权。"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--campus", type=int, default=3_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["BENCHMARK_FOLDER"] = folder
        os.environ["DATABASE"] = "sqlite"
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        run(Path(folder), options.entries, options.campus)


def run(folder: Path, entries: int, campus: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    site = MeasuredSite(folder)
    # Drafts first, on an empty site as on a full one: the ratio must hold on both.
    comparisons = [
        site.compare_import(min(entries, 500), publish=False),
        site.compare_import(entries, publish=True),
    ]
    queries = {"without campus entries": site.query_counts()}
    before = site.portal_seconds()
    site.add_campus_entries(campus)
    queries[f"with {campus} campus entries"] = site.query_counts()
    after = site.portal_seconds()
    comparisons.append(site.compare_serving())
    out = sys.stdout.write
    out(f"{entries} entries\n\n{HEADER}\n")
    out("\n".join(each.row() for each in comparisons) + "\n\n")
    pages = list(queries["without campus entries"])
    out(
        "| page | "
        + " | ".join(f"queries {k}" for k in queries)
        + " | ms | ms with |\n"
    )
    out("|---|" + "---|" * (len(queries) + 2) + "\n")
    for page in pages:
        counts = " | ".join(str(each[page]) for each in queries.values())
        out(f"| {page} | {counts} | {before[page]:.1f} | {after[page]:.1f} |\n")


class MeasuredSite:
    """A portal with one list, and the plain pages beside it."""

    def __init__(self, folder: Path) -> None:
        from django.test import Client

        from tests import factories as make

        self.folder = folder
        self.client = Client()
        self.portal = make.DisclosurePortalPageFactory()
        self.checklist = make.ChecklistPageFactory(parent=self.portal, code="list")
        categories = [
            make.ChecklistCategoryPageFactory(parent=self.checklist) for _ in range(10)
        ]
        self.items = [
            make.ChecklistItemPageFactory(
                parent=categories[n % 10], number=str(n + 1), period_type="school-year"
            )
            for n in range(50)
        ]
        self.campus = make.AudienceSectionPageFactory(parent=self.portal)
        self.unit = make.ResponsibleUnitFactory(name="党政办公室", code="dzb")
        make.closed_collection()
        self.author = make.UserFactory(username="author")
        self.reviewer = make.UserFactory(username="approver", superuser=True)
        from benchmarks.plain_site.models import PlainPage

        # As deep in the tree as our entries: a level costs Wagtail queries.
        parent = make.root_page()
        for slug in ("plain", "list", "category"):
            parent = parent.add_child(instance=PlainPage(title=slug, slug=slug))
        self.plain_parents = [
            parent.add_child(instance=PlainPage(title=f"栏目{n}", slug=f"plain-{n}"))
            for n in range(50)
        ]
        self.made = 0

    def compare_import(self, count: int, *, publish: bool) -> Comparison:
        ours, plain = [], []
        for size in batches(count):
            rows = self._write_rows(size)
            ours.append(seconds(lambda: self._import(rows, publish=publish)) / size)  # noqa: B023
            plain.append(seconds(lambda: self._bare_loop(size, publish=publish)) / size)  # noqa: B023
            self.made += size
        if publish:
            # Screened, approved and written into the ledger; the plain page is not.
            name = "import a row with --publish, against plain publishing"
            return Comparison(name, None, ours, plain)
        return Comparison("import a row as draft", 1.3, ours, plain)

    def _write_rows(self, size: int, scope: str = "public") -> Path:
        from wagtail_disclosure.importing.manifest import REQUIRED_COLUMNS

        manifest = self.folder / "manifest.csv"
        with manifest.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, REQUIRED_COLUMNS)
            writer.writeheader()
            for n in range(self.made, self.made + size):
                path = self.folder / f"{scope}-{n}.txt"
                path.write_text("\n".join(text_of(n)), encoding="utf-8")
                writer.writerow(
                    {
                        "path": path.name,
                        "title": f"第{n}号信息",
                        "item": f"list:{n % 50 + 1}",
                        "unit": "党政办公室",
                        "produced_on": f"{2016 + n % 10}-03-01",
                        "scope": scope,
                    }
                )
        return manifest

    def _import(self, manifest: Path, *, publish: bool) -> None:
        from django.utils import timezone

        from wagtail_disclosure.importing.actions import Outcome
        from wagtail_disclosure.importing.approval import Approval
        from wagtail_disclosure.importing.run import ImportRun

        approval = Approval(self.author, self.reviewer, "benchmark")
        run = ImportRun(
            manifest=manifest,
            portal=self.portal,
            at=timezone.now(),
            user=self.author,
            approval=approval if publish else None,
        )
        for result in run.results():
            if result.outcome != Outcome.CREATED or result.held_back:
                why = result.message or result.held_back
                raise SystemExit(f"row {result.number}: {why}")

    def _bare_loop(self, size: int, *, publish: bool) -> None:
        from benchmarks.plain_site.models import PlainPage

        for n in range(self.made, self.made + size):
            html = "".join(f"<p>{line}</p>" for line in text_of(n))
            page = PlainPage(
                title=f"第{n}号信息",
                slug=f"plain-{n}",
                live=False,
                body=[{"type": "text", "value": html}],
            )
            self.plain_parents[n % 50].add_child(instance=page)
            revision = page.save_revision()
            if publish:
                revision.publish()

    def add_campus_entries(self, count: int) -> None:
        for size in batches(count):
            self._import(self._write_rows(size, scope="campus"), publish=True)
            self.made += size

    def compare_serving(self) -> Comparison:
        from benchmarks.plain_site.models import PlainPage
        from wagtail_disclosure.models import DisclosurePage

        entry = DisclosurePage.objects.publicly_visible().last()
        plain = PlainPage.objects.live().last()
        return compare(
            "serve an entry",
            lambda: self._get(entry.url),
            lambda: self._get(plain.url),
            limit=1.5,
            repeat=100,
        )

    def pages(self) -> dict[str, str]:
        item = self.items[0]
        return {
            "portal": self.portal.url,
            "list": self.checklist.url,
            "category": item.get_parent().url,
            "item": item.url,
        }

    def query_counts(self) -> dict[str, int]:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        counts = {}
        for name, url in self.pages().items():
            self._get(url)
            with CaptureQueriesContext(connection) as queries:
                self._get(url)
            counts[name] = len(queries)
        return counts

    def portal_seconds(self) -> dict[str, float]:
        times = {}
        for name, url in self.pages().items():
            taken = sorted(seconds(lambda: self._get(url)) for _ in range(11))  # noqa: B023
            times[name] = taken[5] * 1000
        return times

    def _get(self, url: str) -> None:
        response = self.client.get(url)
        if response.status_code != 200:
            raise SystemExit(f"{url} answers {response.status_code}")


def batches(count: int) -> Iterator[int]:
    while count > 0:
        yield min(BATCH, count)
        count -= BATCH


def text_of(n: int) -> list[str]:
    return [f"{n}. {PARAGRAPH * 5}" for _ in range(4)]


if __name__ == "__main__":
    main()
