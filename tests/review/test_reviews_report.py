"""The report on what was decided, and who reads it."""

import csv
import datetime
import io

import openpyxl
import pytest
from django.utils import timezone

from tests.catalogue.people import browser_of, editor_of, office_member
from tests.factories import ResponsibleUnitFactory
from tests.review.offices import reviewer_of
from wagtail_disclosure.models import DisclosurePage, ReviewStep

pytestmark = pytest.mark.django_db

REPORT = "/admin/disclosure/reviews/"


@pytest.fixture
def step():
    from django.contrib.contenttypes.models import ContentType

    def make(title, unit, reviewer, **fields):
        decided = fields.pop("decided_at", timezone.now())
        return ReviewStep.objects.create(
            entry_uuid="12345678-1234-5678-1234-567812345678",
            content_type=ContentType.objects.get_for_model(DisclosurePage),
            object_id="1",
            title=title,
            unit=unit,
            unit_name=unit.name,
            digest="0" * 64,
            reviewer=reviewer,
            reviewer_name="李强",
            requested_at=decided - datetime.timedelta(hours=5),
            decided_at=decided,
            **{"decision": "publish", **fields},
        )

    return make


@pytest.fixture
def steps(step):
    unit, other = (ResponsibleUnitFactory(name=n) for n in ("教务处", "财务处"))
    ours, theirs = reviewer_of(unit), reviewer_of(other)
    old = datetime.datetime.fromisoformat("2020-05-01T09:00:00+08:00")
    step("章程", unit, ours)
    step("预算", other, theirs, decision="return", reason="=1+1")
    step("旧章程", unit, ours, decided_at=old)
    return unit, ours, theirs


def rows(user, **query):
    answer = browser_of(user).get(REPORT, {"export": "csv", **query})
    assert answer.status_code == 200
    lines = b"".join(answer).decode("utf-8-sig").splitlines()
    return list(csv.reader(lines))[1:]


def titles(user, **query):
    return [row[0] for row in rows(user, **query)]


def test_who_sees_what(steps):
    _unit, ours, theirs = steps
    assert titles(office_member()) == ["预算", "章程", "旧章程"]
    assert titles(ours) == ["章程", "旧章程"]
    assert titles(theirs) == ["预算"]
    assert titles(reviewer_of()) == ["预算", "章程", "旧章程"]


def test_an_editor_has_no_such_report(steps):
    editor = editor_of(steps[0])
    assert browser_of(editor).get(REPORT).status_code == 302
    assert browser_of(None).get(REPORT).status_code == 302
    assert REPORT not in browser_of(editor).get("/admin/").content.decode()
    assert REPORT in browser_of(steps[1]).get("/admin/").content.decode()


def test_filters(steps):
    unit, _ours, theirs = steps
    office = office_member()
    assert titles(office, unit=unit.pk) == ["章程", "旧章程"]
    assert titles(office, decision="return") == ["预算"]
    assert titles(office, reviewer=theirs.pk) == ["预算"]
    assert titles(office, decided_until="2020-12-31") == ["旧章程"]
    assert titles(office, decided_from="2021-01-01") == ["预算", "章程"]
    assert len(titles(office, unit="9" * 30, decided_from="x", decision="x")) == 3


def test_the_page_shows_decision_and_duration(steps):
    page = browser_of(office_member()).get(REPORT).content.decode()
    assert "预算" in page
    assert "李强" in page
    assert "5" in page


def test_the_download_as_a_spreadsheet(steps):
    answer = browser_of(office_member()).get(REPORT, {"export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[1][0] == "预算"
    assert cells[1][-1] == 5
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
