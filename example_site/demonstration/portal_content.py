"""What the university has entered into its portal: units, entries, and states."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command
from django.utils import timezone

from demonstration.reviews import REASON
from wagtail_disclosure.models import (
    ChecklistItemPage,
    DisclosurePortalPage,
    ItemLink,
    NothingToPublish,
    PortalColumnPage,
    ResponsibleUnit,
)

NATIONAL_LIST = "moe2014"
SCHOOL_NAME = "北岭理工大学"
CONTACT = {
    "contact_office": "党政办公室（信息公开办公室）",
    "contact_person": "闻景疏",
    "contact_address": "北岭省沛川市学府路8号行政楼308室",
    "contact_postcode": "000000",
    "contact_hours": "工作日 8:00-12:00、14:00-17:30",
    "contact_phone": "0499-5550108",
    "contact_fax": "0499-5550109",
    "contact_email": "xxgk@example.edu.cn",
}
SUPERVISION_CONTACT = {
    "contact_office": "纪检监察室",
    "contact_person": "祁正衡",
    "contact_address": "北岭省沛川市学府路8号行政楼508室",
    "contact_hours": "工作日 8:00-12:00、14:00-17:30",
    "contact_phone": "0499-5550116",
    "contact_email": "jjw@example.edu.cn",
}
# Item, title, address, period; without a period the link holds for every one.
LINKS = (
    ("30", "2024—2025学年本科教学质量报告（第三部分）", "jwc/zlbg/2025", "2024-2025"),
    ("34", "艺术教育中心：2025年度艺术教育发展报告", "ysjy/2025", "2025"),
    ("49", "纪检监察网：巡视整改专栏", "jjw/xszg", ""),
)
NOT_APPLICABLE = (
    ("17", "学校所属企业已于2022年完成改制划转，学校不再持有企业股权。"),
    ("44", "学校未开展同等学力人员申请硕士、博士学位工作。"),
)
NOTHING = (
    ("46", "2026-2027", "本学年没有申报新增学位授权点的计划。"),
    ("23", "2026-2027", "截至目前，本学年没有校级领导因公出国（境）。"),
)


def enter_units(demo: Path) -> None:
    """The units of units.csv that are not in the register yet."""
    _call_quietly("disclosure_import_units", demo / "units.csv")


def fill_portal(demo: Path) -> None:
    """Name the school, its contacts and who answers for which item."""
    portal = DisclosurePortalPage.objects.get()
    if not portal.school_name:
        portal.school_name = SCHOOL_NAME
        _publish(portal)
    _fill_contact("guide", CONTACT)
    _fill_contact("on-application", CONTACT)
    _fill_contact("supervision", SUPERVISION_CONTACT)
    _assign_units(demo / "item_units.csv")


def _fill_contact(kind: str, contact: dict[str, str]) -> None:
    column = PortalColumnPage.objects.filter(kind=kind).first()
    if column is None or column.contact_rows():
        return
    for name, value in contact.items():
        setattr(column, name, value)
    _publish(column)


def _assign_units(path: Path) -> None:
    units = {unit.code: unit for unit in ResponsibleUnit.objects.all()}
    rows = {row["number"]: row for row in _rows(path)}
    for item in _items(*rows):
        if item.lead_unit_id is not None:
            continue
        row = rows[item.number]
        item.lead_unit = units[row["lead_unit"]]
        item.co_units = [
            units[code] for code in filter(None, row["co_units"].split(";"))
        ]
        _publish(item)


def import_entries(demo: Path, report: Path) -> None:
    """Brought in by the editor, approved by the reviewer, as at a real school."""
    _call_quietly(
        "disclosure_import",
        demo / "manifest.csv",
        "--create-units",
        "--publish",
        author="editor",
        reviewer="reviewer",
        reason=REASON,
        report=report,
    )


def _call_quietly(*args: Any, **options: Any) -> None:
    """Run a command; what it says matters only when it fails."""
    said = io.StringIO()
    try:
        call_command(*args, stdout=said, stderr=said, **options)
    except CommandError as error:
        raise CommandError(f"{said.getvalue()}{error}") from error


def set_states(user: Any) -> None:
    """Items that are kept elsewhere, do not apply, or have nothing this period."""
    for number, title, path, period in LINKS:
        for item in _items(number):
            if not item.links.exists():
                url = f"https://www.example.edu.cn/{path}/"
                item.links = [ItemLink(title=title, url=url, period=period)]
                _publish(item)
    for number, reason in NOT_APPLICABLE:
        for item in _items(number):
            item.is_applicable, item.not_applicable_reason = False, reason
            _publish(item)
    for number, period, note in NOTHING:
        for item in _items(number):
            NothingToPublish.objects.get_or_create(
                item=item,
                period=period,
                defaults={
                    "note": note,
                    "confirmed_by": user,
                    "confirmed_at": timezone.now(),
                },
            )


def _items(*numbers: str) -> list[ChecklistItemPage]:
    items = ChecklistItemPage.objects.filter(number__in=numbers)
    return [item for item in items if item.checklist.code == NATIONAL_LIST]


def _publish(page: Any) -> None:
    page.save_revision().publish()


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
