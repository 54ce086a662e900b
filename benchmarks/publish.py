"""
The gate against the same page type without it: drafts, publication, serving, listing.

    python -m benchmarks.publish

Prints a table in Markdown; ratios are medians of pairs taken in turn.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.measuring import HEADER, Comparison, compare, seconds
from benchmarks.screening import ordinary_paragraphs

LISTED = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["BENCHMARK_FOLDER"] = folder
        os.environ["DATABASE"] = "sqlite"
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        run(Path(folder), options.repeat)


def run(folder: Path, repeat: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    measured = MeasuredTypes()
    out = sys.stdout.write
    out(f"{HEADER}\n{measured.drafts(repeat).row()}\n")
    out(f"{measured.publications(repeat).row()}\n{measured.serving(repeat).row()}\n")
    out(f"{measured.listing(repeat).row()}\n")


class MeasuredTypes:
    """One page of each type with two files, and fifty more to list."""

    def __init__(self) -> None:
        from django.test import Client

        from benchmarks.plain_site.models import (
            GatedFile,
            GatedNotice,
            PlainFile,
            PlainNotice,
        )
        from tests import factories as make

        self.make = make
        self.client = Client()
        self.admin = Client()
        self.admin.force_login(make.UserFactory(superuser=True))
        self.documents = [make.DocumentFactory() for _ in range(2)]
        self.plain = self._page(PlainNotice, PlainFile)
        self.gated = self._page(GatedNotice, GatedFile)
        self.turn = 0

    def _page(self, model: Any, file_model: Any) -> Any:
        name = model._meta.model_name
        body = [("text", f"<p>{p}</p>") for p in ordinary_paragraphs(5_000)]
        section = self.make.root_page().add_child(
            instance=self._section(model)(title=name, slug=f"{name}s")
        )
        page = section.add_child(
            instance=model(title=name, slug=name, live=False, body=body)
        )
        page.files = [file_model(document=each) for each in self.documents]
        for number in range(LISTED):
            section.add_child(
                instance=model(title=f"{number}", slug=f"{number}", live=False)
            )
        return page

    def _section(self, model: Any) -> Any:
        from benchmarks.plain_site.models import PlainPage

        return PlainPage

    def drafts(self, repeat: int) -> Comparison:
        author = self.make.drafter()

        def save(page: Any) -> None:
            self.turn += 1
            page.title = f"{page.slug} {self.turn}"
            page.save_revision(user=author)

        return compare(
            "save a draft",
            lambda: save(self.gated),
            lambda: save(self.plain),
            limit=1.15,
            repeat=repeat,
        )

    def publications(self, repeat: int) -> Comparison:
        """Approving is not part of it: stock Wagtail has nothing of the sort."""
        ours, plain = [], []
        for turn in range(repeat + 3):
            for page in (self.gated, self.plain):
                page.title = f"{page.slug} {turn}"
            cleared = self.make.approve(self.gated)
            other = self.plain.save_revision(user=self.make.drafter())
            ours.append(seconds(cleared.publish))
            plain.append(seconds(other.publish))
        name = "publish a cleared page with two files"
        return Comparison(name, 1.5, ours[3:], plain[3:])

    def serving(self, repeat: int) -> Comparison:
        return compare(
            "serve a page",
            lambda: self._get(self.client, self.gated.url),
            lambda: self._get(self.client, self.plain.url),
            limit=1.3,
            repeat=repeat,
        )

    def listing(self, repeat: int) -> Comparison:
        from django.urls import reverse

        ours, plain = (
            reverse("wagtailadmin_explore", args=[page.get_parent().pk])
            for page in (self.gated, self.plain)
        )
        return compare(
            f"list {LISTED} pages in the explorer",
            lambda: self._get(self.admin, ours),
            lambda: self._get(self.admin, plain),
            limit=1.2,
            repeat=repeat,
        )

    def _get(self, client: Any, url: str) -> None:
        if client.get(url).status_code != 200:
            raise SystemExit(f"{url} is not there")


if __name__ == "__main__":
    main()
