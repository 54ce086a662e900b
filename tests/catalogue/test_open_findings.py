"""The report on what the screener found and nobody has settled."""

import csv
import io

import openpyxl
import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.catalogue.people import browser_of, editor_of, office_member
from tests.factories import (
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    InformationKindFactory,
    ResponsibleUnitFactory,
    UserFactory,
)
from tests.negative_list.numbers import RESIDENT_ID
from tests.review.offices import reviewer_of, submitted
from wagtail_disclosure.catalogue.admin.findings_report import (
    FindingsPanel,
    FindingsReportView,
)
from wagtail_disclosure.models import Attachment, DisclosurePage, Screening
from wagtail_disclosure.negative_list.results.tasks import screen_page

pytestmark = pytest.mark.django_db

REPORT = "/admin/disclosure/findings/"
SENTENCE = f"联系人张三，身份证号{RESIDENT_ID}。"
UNFILLED = "本年度学校党委发文?份。"


@pytest.fixture
def save(django_capture_on_commit_callbacks):
    """Saves a draft as the editor does, with what follows after the commit."""

    def save(page, user=None):
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision(user=user)
        return DisclosurePage.objects.get(pk=page.pk)

    return save


@pytest.fixture
def unit():
    return ResponsibleUnitFactory(name="教务处")


@pytest.fixture
def item():
    return ChecklistItemPageFactory()


@pytest.fixture
def entries(save, unit, item):
    """One that is clear, one that blocks, one of another unit to be explained."""
    other = ResponsibleUnitFactory(name="财务处")
    kind = InformationKindFactory(name="招生录取")
    named = {
        "clear": {"summary": "校历已发布。", "responsible_unit": unit},
        "blocks": {"summary": SENTENCE, "responsible_unit": unit, "kind": kind},
        "warns": {"summary": UNFILLED, "responsible_unit": other},
    }
    editor = UserFactory(last_name="王", first_name="芳")
    return {
        name: save(DisclosurePageFactory(parent=item, title=name, **fields), editor)
        for name, fields in named.items()
    }


def confidentiality_office():
    user = UserFactory()
    user.user_permissions.add(
        *Permission.objects.filter(codename__in=["lift_finding", "access_admin"])
    )
    return user


def rows(user, **query):
    """The download as dictionaries, the address left out."""
    answer = browser_of(user).get(REPORT, {"export": "csv", **query})
    assert answer.status_code == 200
    lines = b"".join(answer).decode("utf-8-sig").splitlines()
    return list(csv.DictReader(lines))


def titles(user, **query):
    return [row["公开信息"] for row in rows(user, **query)]


def test_the_office_sees_what_is_open_the_worst_first(entries):
    assert titles(confidentiality_office()) == ["blocks", "warns"]


def test_a_row_says_how_many_and_who_and_never_what(entries):
    office = confidentiality_office()
    row = rows(office)[0]
    assert (row["单位"], row["信息类型"]) == ("教务处", "招生录取")
    assert "王芳" in row.values()
    assert "1" in row.values()
    page = browser_of(office).get(REPORT).content.decode()
    link = reverse("wagtail_disclosure_screening:page", args=[entries["blocks"].pk])
    for text in (page, str(row)):
        assert link in text
        assert RESIDENT_ID not in text
        assert "34**" not in text
        assert "发文" not in text


def test_an_editor_sees_the_own_units_entries(entries, unit):
    editor = editor_of(unit)
    assert titles(editor) == ["blocks"]
    page = browser_of(editor).get(REPORT).content.decode()
    assert "blocks" in page
    assert "warns" not in page
    assert "财务处" not in page


def test_the_disclosure_office_edits_all_and_sees_all(entries):
    assert len(titles(office_member())) == 2


@pytest.mark.parametrize("person", ["nobody", "stranger", "former member"])
def test_others_see_no_report(person, entries, unit):
    stranger = UserFactory()
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    users = {
        "nobody": None,
        "stranger": stranger,
        "former member": editor_of(unit, valid_until="2020-01-01"),
    }
    client = browser_of(users[person])
    for query in ({}, {"export": "csv"}, {"export": "xlsx"}):
        assert client.get(REPORT, query).status_code in (302, 403)
    if users[person] is not None:
        home = client.get(reverse("wagtailadmin_home")).content.decode()
        assert REPORT not in home


def test_filters_by_unit_and_state(entries, unit):
    office = confidentiality_office()
    assert titles(office, unit=unit.pk) == ["blocks"]
    assert titles(office, state="warn") == ["warns"]
    assert titles(office, unit=unit.pk, state="warn") == []
    # What is no unit and no state filters nothing, and breaks nothing.
    assert len(titles(office, unit="' OR 1=1", state="x" * 999, p="9" * 30)) == 2


def test_a_finding_that_was_answered_is_not_listed(entries):
    office = confidentiality_office()
    client = browser_of(office)
    page = entries["blocks"]
    listed = client.get(
        reverse("wagtail_disclosure_screening:findings", args=[page.pk])
    )
    fingerprint = listed.context["groups"][0].findings[0].item.finding.fingerprint
    client.post(
        reverse("wagtail_disclosure_screening:act", args=[page.pk, "lift"]),
        {"fingerprint": fingerprint, "verdict": "false-alarm", "reason": "样例"},
    )
    assert titles(office) == ["warns"]


def test_a_run_that_broke_down_and_one_that_is_going_on_are_listed(entries):
    office = confidentiality_office()
    Screening.objects.update(status=Screening.Status.FAILED, findings=[])
    assert {row.get("检测状态") or row["State of screening"] for row in rows(office)}
    assert sorted(titles(office, state="failed")) == ["blocks", "clear", "warns"]
    Screening.objects.update(status=Screening.Status.RUNNING)
    assert sorted(titles(office, state="running")) == ["blocks", "clear", "warns"]


def test_a_draft_that_nobody_has_screened_yet_is_listed(entries):
    page = entries["clear"]
    page.summary = SENTENCE
    page.save_revision()
    office = confidentiality_office()
    assert titles(office, state="running") == ["clear"]
    screen_page.call(page.pk)
    assert sorted(titles(office, state="block")) == ["blocks", "clear"]


def test_an_entry_made_without_the_editor_is_not_taken_for_clean(entries, item):
    DisclosurePageFactory(parent=item, title="made by a command", published=True)
    assert titles(confidentiality_office(), state="running") == ["made by a command"]


def test_a_file_that_was_replaced_is_seen_once_the_findings_are_opened(save, item):
    page = DisclosurePageFactory(parent=item, title="list")
    document = DocumentFactory(file__data=b"harmless", file__filename="a.txt")
    page.attachments.add(Attachment(document=document))
    page = save(page)
    # The new bytes have been read before, as the file of another entry.
    other = DisclosurePageFactory(parent=item, title="other")
    again = DocumentFactory(file__data=SENTENCE.encode(), file__filename="b.txt")
    other.attachments.add(Attachment(document=again))
    save(other)
    document.file = again.file
    document.save()
    office = confidentiality_office()
    browser_of(office).get(
        reverse("wagtail_disclosure_screening:findings", args=[page.pk])
    )
    assert "list" in titles(office, state="block")


def test_another_page_that_was_screened_is_listed_too(entries, item):
    item.title = item.draft_title = "公开事项"
    item.requirement = SENTENCE
    item.save()
    page = item
    screen_page.call(page.pk)
    assert "公开事项" in titles(confidentiality_office())
    assert "公开事项" not in titles(editor_of(ResponsibleUnitFactory()))


def test_the_workbook_holds_the_same(entries):
    answer = browser_of(confidentiality_office()).get(REPORT, {"export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert [row[0] for row in sheet.values][1:] == ["blocks", "warns"]


def test_the_home_page_of_the_office_names_what_waits_for_it(entries):
    home = reverse("wagtailadmin_home")
    panel = browser_of(confidentiality_office()).get(home).content.decode()
    assert "disclosure-findings" in panel
    assert "blocks" in panel
    # A warning is for the drafter to answer.
    assert "warns" not in panel


def test_the_home_page_of_an_editor_names_what_is_open_in_the_unit(entries, unit):
    home = reverse("wagtailadmin_home")
    panel = browser_of(editor_of(unit)).get(home).content.decode()
    assert "disclosure-findings" in panel
    assert "wagtail_disclosure_screening" not in panel
    other = browser_of(editor_of(ResponsibleUnitFactory())).get(home)
    assert "disclosure-findings" not in other.content.decode()


@pytest.mark.parametrize("person", ["office", "editor", "reviewer"])
def test_the_report_costs_the_same_however_long(
    person, entries, unit, item, save, django_assert_num_queries
):
    users = {
        "office": confidentiality_office(),
        "editor": editor_of(unit),
        "reviewer": editor_of(unit, role="reviewer"),
    }
    client = browser_of(users[person])
    client.get(REPORT)
    with CaptureQueriesContext(connection) as short:
        client.get(REPORT)
    for number in range(12):
        save(
            DisclosurePageFactory(
                parent=item, summary=f"{number}{SENTENCE}", responsible_unit=unit
            )
        )
    with django_assert_num_queries(len(short)):
        page = client.get(REPORT).content.decode()
    assert page.count("/page/") >= 13


def test_the_pages_in_review_are_asked_for_once():
    submitted(title="招生章程", summary=UNFILLED)
    request = RequestFactory().get(REPORT)
    request.user = reviewer_of()
    view = FindingsReportView()
    view.setup(request)
    view.today = timezone.localdate()
    panel = FindingsPanel(request.user)

    def open_report():
        assert view.is_permitted()
        return view.load()["rows"]

    for load in (open_report, lambda: panel.get_context_data({})["rows"]):
        with CaptureQueriesContext(connection) as captured:
            assert [row.title for row in load()] == ["招生章程"]
        asked = [q for q in captured if 'FROM "wagtailcore_taskstate"' in q["sql"]]
        assert len(asked) == 1
