"""Names, titles, files and excerpts with markup in them: text, wherever they show."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.catalogue.people import browser_of
from tests.factories import (
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    InformationKindFactory,
    LegalBasisFactory,
    ResponsibleUnitFactory,
    UserFactory,
    day,
)
from tests.negative_list.cleaning.office_files import workbook_file
from tests.negative_list.factories import (
    NegativeListItemFactory,
    ScreeningRuleFactory,
    WithheldInformationFactory,
    with_bases,
)
from tests.negative_list.findings import draft_of, post, saved, url
from tests.negative_list.numbers import RESIDENT_ID
from wagtail_disclosure.models import Attachment
from wagtail_disclosure.negative_list.results.state import page_screening

pytestmark = pytest.mark.django_db

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;"
TRACES = ("<script>alert", "<img src=x")


@pytest.fixture
def client():
    user = UserFactory(superuser=True, first_name=HOSTILE[:150], last_name="<b>")
    return browser_of(user)


@pytest.fixture
def entry():
    """Hostile in every part, with findings in text, sheet and file."""
    unit = ResponsibleUnitFactory(name=HOSTILE)
    kind = InformationKindFactory(name=HOSTILE[:100])
    item = with_bases(
        NegativeListItemFactory(title=HOSTILE),
        (LegalBasisFactory(title=HOSTILE), "<i>"),
    )
    ScreeningRuleFactory(
        code="hostile", name=HOSTILE[:100], advice=HOSTILE, item=item, keywords="alert"
    )
    ScreeningRuleFactory(
        code="resident-id", keywords="", detector="resident-id", advice=HOSTILE
    )
    ScreeningRuleFactory(code="unreadable", keywords="", detector="unreadable")
    page = DisclosurePageFactory(
        parent=ChecklistItemPageFactory(),
        title=HOSTILE,
        summary=f"{HOSTILE} {RESIDENT_ID}",
        responsible_unit=unit,
        kind=kind,
    )
    for name, data in (
        ("<script>alert(1)<.xyz", b"\x00\x01"),
        ("表'\"><img src=x>.xlsx", workbook_file(hostile_sheet)),
    ):
        document = DocumentFactory(title=HOSTILE, file__data=data, file__filename=name)
        page.attachments.add(Attachment(document=document, title=HOSTILE))
    return saved(page)


def hostile_sheet(book):
    book.active.title = "'<script>&\""
    book.active.append([f"{HOSTILE}身份证号{RESIDENT_ID}"])


def assert_text_only(answer):
    assert answer.status_code == 200
    html = answer.content.decode()
    for trace in TRACES:
        assert trace not in html
    return html


def test_findings(client, entry):
    html = assert_text_only(client.get(url(entry)))
    assert "&lt;script&gt;alert(1)" in html
    assert_text_only(client.get(url(entry, "page")))


def test_answers(client, entry):
    for found in page_screening(draft_of(entry)).findings:
        fingerprint = found.finding.fingerprint
        lift = {"verdict": "false-alarm", "reason": HOSTILE}
        assert_text_only(post(client, entry, "lift", fingerprint, **lift))
        if found.is_unreadable:
            assert_text_only(post(client, entry, "read-by-eye", fingerprint))
    assert_text_only(client.get(url(entry)))


def test_editor_history_report_and_home(client, entry):
    for address in (
        reverse("wagtailadmin_pages:edit", args=[entry.pk]),
        reverse("wagtailadmin_pages:history", args=[entry.pk]),
        reverse("wagtail_disclosure_catalogue:open_findings"),
        reverse("wagtailadmin_home"),
    ):
        assert_text_only(client.get(address))


def test_the_download_is_no_formula(client, entry):
    page = DisclosurePageFactory(
        parent=entry.get_parent().specific,
        title="=cmd|'/c calc'!A0",
        summary=RESIDENT_ID,
    )
    saved(page)
    report = reverse("wagtail_disclosure_catalogue:open_findings")
    lines = b"".join(client.get(report, {"export": "csv"})).decode("utf-8-sig")
    assert "=cmd" in lines
    assert not any(line.lstrip('"').startswith("=") for line in lines.splitlines())


@pytest.mark.parametrize(
    "register", ["negativelistitem", "screeningrule", "withheldinformation"]
)
def test_registers(register, client):
    unit = ResponsibleUnitFactory(name=HOSTILE)
    item = NegativeListItemFactory(title=HOSTILE, unit=unit, remarks=HOSTILE)
    rule = ScreeningRuleFactory(name=HOSTILE[:100], keywords=HOSTILE, advice=HOSTILE)
    information = WithheldInformationFactory(
        title=HOSTILE, unit=unit, item=item, reason=HOSTILE, decided_by=HOSTILE
    )
    row = {
        "negativelistitem": item,
        "screeningrule": rule,
        "withheldinformation": information,
    }[register]
    row._change_reason = HOSTILE[:100]
    row.save()
    name = f"wagtail_disclosure_{register}_modeladmin"
    for view in ("edit", "history"):
        assert_text_only(client.get(reverse(f"{name}_{view}", args=[row.pk])))
    assert_text_only(client.get(reverse(f"{name}_index")))
    assert_text_only(client.get(reverse(f"{name}_index"), {"q": HOSTILE}))
    if register != "negativelistitem":
        assert_text_only(client.get(reverse(f"{name}_delete", args=[row.pk])))


def test_review_of_withheld_information(client):
    item = NegativeListItemFactory(title=HOSTILE)
    information = WithheldInformationFactory(title=HOSTILE, item=item, reason=HOSTILE)
    report = reverse("wagtail_disclosure_negative_list:withheld_due")
    review = reverse(
        "wagtail_disclosure_negative_list:review_withheld", args=[information.pk]
    )
    opening = reverse(
        "wagtail_disclosure_catalogue:open_withheld", args=[information.pk]
    )
    for address in (report, review, opening, reverse("wagtailadmin_home")):
        assert_text_only(client.get(address))
    data = {
        "result": "still-withheld",
        "note": HOSTILE,
        "next_review_on": day("2999-01-01").isoformat(),
    }
    # The message on the page that follows names it.
    assert_text_only(client.post(review, data, follow=True))
    assert_text_only(client.get(reverse("wagtailadmin_reports:site_history")))


def test_an_import_names_hostile_rows_as_text(client):
    text = f'编号,事项,类别\n"{HOSTILE.replace(chr(34), chr(34) * 2)}",甲,不存在\n'
    for register in ("negativelistitem", "screeningrule", "withheldinformation"):
        address = reverse(f"wagtail_disclosure_{register}_modeladmin_import")
        file = SimpleUploadedFile("<script>alert(1).csv", text.encode())
        assert_text_only(client.post(address, {"file": file}))
