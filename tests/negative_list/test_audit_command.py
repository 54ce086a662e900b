"""``disclosure_audit``: a whole site, gated pages or not."""

import json
from io import StringIO

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from tests.factories import (
    DisclosurePageFactory,
    DocumentFactory,
    PortalColumnPageFactory,
    publish,
    root_page,
)
from tests.negative_list.factories import ScreeningRuleFactory
from tests.negative_list.numbers import RESIDENT_ID
from wagtail_disclosure.models import Attachment, Screening

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    try:
        call_command("disclosure_audit", *map(str, arguments), stdout=out)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


def rows():
    return json.loads(run("--format", "json")[1])


def test_a_clean_site_ends_well():
    assert run() == (0, "疑似问题 0 处\n")


def test_pages_of_any_type_are_read():
    root_page().add_child(
        instance=Page(title="旧页面", slug="old", search_description=RESIDENT_ID)
    )
    status, text = run()
    assert status == 1
    assert "旧页面" in text
    assert RESIDENT_ID not in text


def test_pages_that_call_something_else_their_kind_are_read():
    PortalColumnPageFactory(kind="rules", live=True, search_description=RESIDENT_ID)
    (found,) = rows()
    assert found["kind"] == "page"


def test_documents_that_no_page_uses_are_read():
    DocumentFactory(title="旧文件", file__data=RESIDENT_ID.encode())
    (found,) = rows()
    assert (found["kind"], found["title"]) == ("document", "旧文件")


def test_a_file_of_a_page_is_told_with_its_page():
    page = DisclosurePageFactory()
    document = DocumentFactory(file__data="锦绣计划".encode())
    page.attachments.add(Attachment(document=document))
    publish(page)
    # A rule that nobody had when it was reviewed.
    ScreeningRuleFactory(keywords="锦绣计划")
    (found,) = rows()
    assert (found["kind"], found["id"]) == ("page", str(page.pk))
    assert found["file"].endswith(".txt")


def test_drafts_are_left_out_unless_asked_for():
    DisclosurePageFactory(summary=RESIDENT_ID)
    assert rows() == []
    assert len(json.loads(run("--format", "json", "--drafts")[1])) == 1


def test_what_was_screened_is_not_read_again(django_assert_max_num_queries):
    DocumentFactory(file__data=RESIDENT_ID.encode())
    first = rows()
    kept = list(Screening.objects.values_list("pk", "finished_at"))
    assert rows() == first
    assert list(Screening.objects.values_list("pk", "finished_at")) == kept


def test_a_workbook_is_written(tmp_path):
    DocumentFactory(file__data=RESIDENT_ID.encode())
    target = tmp_path / "audit.xlsx"
    status, _text = run("--format", "xlsx", "--output", target)
    assert status == 1
    sheet = openpyxl.load_workbook(target).active
    assert sheet.max_row == 2


def test_a_workbook_needs_a_file():
    with pytest.raises(CommandError) as error:
        call_command("disclosure_audit", "--format", "xlsx")
    assert error.value.returncode == 2


def test_light_findings_can_be_left_out():
    DocumentFactory(file__data=RESIDENT_ID.encode())
    assert len(json.loads(run("--format", "json", "--severity", "block")[1])) == 1
