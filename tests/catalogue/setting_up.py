"""Running disclosure_setup, and seeing what it leaves behind."""

import io
import json

from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from wagtail_disclosure.models import (
    AttachmentCollection,
    ChecklistItemPage,
    ChecklistPage,
    InformationKind,
    LegalBasis,
)

# The kinds of information that set-up enters, by code.
KINDS = {
    "admission-plan",
    "admission-list",
    "admission-rules",
    "scholarship",
    "hardship-aid",
    "procurement",
    "staff-profile",
    "appointment",
    "recruitment",
    "consultation",
    "form-template",
    "normative-document",
    "meeting",
    "finance-statement",
    "annual-report",
    "statistics",
    "service-guide",
    "emergency",
    "notice",
}


def run(*args):
    out = io.StringIO()
    call_command("disclosure_setup", *args, stdout=out)
    return out.getvalue()


def item(number, code="moe2014"):
    checklist = ChecklistPage.objects.get(code=code)
    return ChecklistItemPage.objects.descendant_of(checklist).get(number=number)


def publish(page):
    page.save_revision().publish()


def traces():
    """All that a run could leave behind."""
    tables = (
        Page,
        Revision,
        PageLogEntry,
        ModelLogEntry,
        InformationKind,
        InformationKind.history.model,
        LegalBasis,
        LegalBasis.history.model,
        Group,
        Group.permissions.through,
        AttachmentCollection,
    )
    counts = {table._meta.label: table.objects.count() for table in tables}
    revisions = Page.objects.values_list("latest_revision_created_at", flat=True)
    return counts, list(revisions.order_by("pk"))


def own_list(tmp_path, *items, **fields):
    """A list file of one category; items as dicts without what they all have."""
    rows = [{"text": f"事项{item['number']}", **item} for item in items]
    data = {
        "code": "own",
        "title": "校内清单",
        "categories": [{"number": "A", "name": "类别", "items": rows}],
        **fields,
    }
    path = tmp_path / "own.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return str(path)
