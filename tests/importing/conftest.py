"""A portal as the set-up makes it, small, and manifests to bring into it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command

from tests.factories import (
    AudienceSectionPageFactory,
    ChecklistCategoryPageFactory,
    ChecklistItemPageFactory,
    ChecklistPageFactory,
    DisclosurePortalPageFactory,
    InformationKindFactory,
    PortalColumnPageFactory,
    ResponsibleUnitFactory,
    closed_collection,
    drafter,
    reviewer,
)
from wagtail_disclosure.importing.manifest import COLUMNS


@pytest.fixture
def portal(db: None) -> SimpleNamespace:
    page = DisclosurePortalPageFactory()
    checklist = ChecklistPageFactory(parent=page, code="moe2014")
    category = ChecklistCategoryPageFactory(parent=checklist, title="基本信息")
    columns = ("rules", "annual-reports")
    return SimpleNamespace(
        page=page,
        items={
            number: ChecklistItemPageFactory(
                parent=category, number=number, slug=f"item-{number}"
            )
            for number in ("2", "6")
        },
        columns={
            kind: PortalColumnPageFactory(parent=page, kind=kind, slug=kind)
            for kind in columns
        },
        campus=AudienceSectionPageFactory(parent=page, slug="campus"),
        unit=ResponsibleUnitFactory(name="党政办公室", code="dzb"),
        kind=InformationKindFactory(code="notice", name="通知公告"),
        collection=closed_collection(),
    )


@pytest.fixture
def write_manifest(tmp_path: Path) -> Callable[..., Path]:
    """A manifest with these rows; a file per row is written where ``text`` is given."""

    def write(
        *rows: dict[str, str], name: str = "manifest.csv", encoding: str = "utf-8-sig"
    ) -> Path:
        buffer = io.StringIO(newline="")
        writer = csv.DictWriter(buffer, COLUMNS)
        writer.writeheader()
        for row in rows:
            row = {**row}
            text = row.pop("text", None)
            if text is not None:
                (tmp_path / row["path"]).write_text(text, encoding="utf-8")
            writer.writerow(row)
        path = tmp_path / name
        path.write_bytes(buffer.getvalue().encode(encoding))
        return path

    return write


@pytest.fixture
def import_manifest(
    portal: SimpleNamespace, tmp_path: Path
) -> Callable[..., SimpleNamespace]:
    """
    Runs the command; gives its output, whether it failed, and the report.

    With ``--publish`` two people answer for it, unless a test names others.
    """

    def run(manifest: Path, *flags: str, **options: Any) -> SimpleNamespace:
        out, err = io.StringIO(), io.StringIO()
        report = tmp_path / "report.csv"
        options.setdefault("report", report)
        if "--publish" in flags:
            options = {**publishing(), **options}
        failure = None
        try:
            call_command(
                "disclosure_import",
                str(manifest),
                *flags,
                stdout=out,
                stderr=err,
                **options,
            )
        except CommandError as error:
            failure = error
        rows = []
        if report.exists():
            text = report.read_text(encoding="utf-8-sig")
            rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
        return SimpleNamespace(
            out=out.getvalue(),
            err=err.getvalue(),
            failure=failure,
            report=rows,
        )

    return run


def publishing() -> dict[str, str]:
    """What ``--publish`` has to be told: who wrote it, who approves it, and why."""
    return {
        "author": drafter().username,
        "reviewer": reviewing_user().username,
        "reason": "原网站已公开，逐件核对",
    }


def reviewing_user() -> Any:
    """Somebody who reviews the entries of every unit."""
    user = reviewer()
    user.user_permissions.add(Permission.objects.get(codename="review_entry"))
    return user


def entry_row(**values: str) -> dict[str, str]:
    """A row that goes in as it stands."""
    return {
        "path": "a.txt",
        "title": "学校章程",
        "item": "moe2014:2",
        "unit": "党政办公室",
        "scope": "public",
        "text": "第一段\n第二段\n",
        **values,
    }
