"""Requests that no form of ours sends, by people who should not send them."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import PageLogEntry

from tests.catalogue.people import (
    administrator,
    browser_of,
    editor_of,
    office_member,
)
from tests.factories import (
    AudienceSectionPageFactory,
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    DisclosurePortalPageFactory,
    DocumentFactory,
    LegalBasisFactory,
    ResponsibleUnitFactory,
    UserFactory,
    root_page,
)
from tests.negative_list.findings import (
    VERBS,
    confidentiality_office,
    draft_of,
    fingerprint_of,
    post,
    saved,
    url,
)
from tests.negative_list.numbers import RESIDENT_ID
from wagtail_disclosure.models import (
    Attachment,
    FileReadByEye,
    FindingAnswer,
    Screening,
)
from wagtail_disclosure.negative_list.results.state import page_screening
from wagtail_disclosure.negative_list.results.stored_findings import OWN_TEXTS, stored
from wagtail_disclosure.negative_list.screening.rules import Rule, Severity
from wagtail_disclosure.negative_list.screening.screen import RuleSet, screen
from wagtail_disclosure.negative_list.screening.texts import Problem

pytestmark = pytest.mark.django_db

SENTENCE = f"联系人张三，身份证号{RESIDENT_ID}。"
UNFILLED = "本年度学校党委发文?份。"
LIFT = {"verdict": "false-alarm", "reason": "样例"}
PEOPLE = (
    "anonymous",
    "stranger",
    "other unit",
    "own unit",
    "disclosure office",
    "confidentiality office",
    "administrator",
)
READERS = {
    "own unit",
    "disclosure office",
    "confidentiality office",
    "administrator",
}


@pytest.fixture
def portal():
    return DisclosurePortalPageFactory()


@pytest.fixture(params=["public", "campus"])
def entry(request, portal):
    """A draft that anybody, or only the campus, will read."""
    parents = {
        "public": lambda: ChecklistItemPageFactory(parent__parent__parent=portal),
        "campus": lambda: AudienceSectionPageFactory(parent=portal),
    }
    unit = ResponsibleUnitFactory()
    return saved(
        DisclosurePageFactory(
            parent=parents[request.param](), summary=SENTENCE, responsible_unit=unit
        )
    )


@pytest.fixture
def item(portal):
    return ChecklistItemPageFactory(parent__parent__parent=portal)


def person(name, page):
    makers = {
        "anonymous": lambda: None,
        "stranger": stranger,
        "other unit": lambda: editor_of(ResponsibleUnitFactory()),
        "own unit": lambda: editor_of(page.responsible_unit),
        "disclosure office": office_member,
        "confidentiality office": confidentiality_office,
        "administrator": administrator,
    }
    return makers[name]()


def stranger():
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@pytest.mark.parametrize("name", PEOPLE)
def test_findings_are_for_who_edits_the_entry_and_for_the_office(name, entry):
    client = browser_of(person(name, entry))
    for view in ("findings", "page"):
        answer = client.get(url(entry, view))
        if name in READERS:
            assert answer.status_code == 200
        else:
            assert answer.status_code in (302, 403)
            assert "34**" not in answer.content.decode()


MAY = {
    "lift": {"confidentiality office", "administrator"},
    "mask": READERS - {"confidentiality office"},
    "again": READERS,
}


@pytest.mark.parametrize("verb", MAY)
@pytest.mark.parametrize("name", PEOPLE)
def test_who_may_do_something_about_a_finding(name, verb, entry):
    fingerprint = fingerprint_of(entry)
    client = browser_of(person(name, entry))
    answer = client.post(url(entry, verb), {"fingerprint": fingerprint, **LIFT})
    if name in MAY[verb]:
        assert answer.status_code == 200
    else:
        assert answer.status_code in (302, 403)
        assert not FindingAnswer.objects.exists()
        assert draft_of(entry).summary == SENTENCE


@pytest.mark.parametrize("name", PEOPLE)
def test_who_may_give_the_reason_for_a_warning(name, item):
    page = DisclosurePageFactory(
        parent=item, summary=UNFILLED, responsible_unit=ResponsibleUnitFactory()
    )
    page = saved(page)
    client = browser_of(person(name, page))
    answer = post(client, page, "explain", fingerprint_of(page), reason="待公布")
    may = name in READERS - {"confidentiality office"}
    assert (answer.status_code == 200) == may
    assert FindingAnswer.objects.exists() == may


@pytest.mark.parametrize("name", PEOPLE)
def test_who_may_state_that_a_file_was_looked_at(name, item):
    page = with_file(item, b"\x00\x01", "录音.xyz")
    client = browser_of(person(name, page))
    answer = post(client, page, "read-by-eye", fingerprint_of(page))
    may = name in READERS - {"confidentiality office"}
    assert (answer.status_code == 200) == may
    assert FileReadByEye.objects.exists() == may


def with_file(item, data, name):
    page = DisclosurePageFactory(parent=item, responsible_unit=ResponsibleUnitFactory())
    document = DocumentFactory(file__data=data, file__filename=name)
    page.attachments.add(Attachment(document=document))
    return saved(page)


@pytest.mark.parametrize("verb", [*VERBS, "again"])
def test_an_address_alone_changes_nothing(verb, item):
    page = saved(DisclosurePageFactory(parent=item, summary=SENTENCE))
    client = browser_of(administrator())
    query = {"fingerprint": fingerprint_of(page), **LIFT}
    assert client.get(url(page, verb), query).status_code == 405
    assert not FindingAnswer.objects.exists()
    assert draft_of(page).summary == SENTENCE


@pytest.mark.parametrize("verb", [*VERBS, "again"])
def test_another_site_cannot_have_it_done(verb, item):
    page = saved(DisclosurePageFactory(parent=item, summary=SENTENCE))
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator())
    data = {"fingerprint": fingerprint_of(page), **LIFT}
    assert client.post(url(page, verb), data).status_code == 403
    assert not FindingAnswer.objects.exists()


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("forged", ["", "0" * 64, "x" * 100_000, "\x00", "中"])
def test_a_finding_that_is_not_there(verb, forged, item):
    page = saved(DisclosurePageFactory(parent=item, summary=SENTENCE))
    answer = post(browser_of(administrator()), page, verb, forged, **LIFT)
    assert answer.status_code == 409
    assert not FindingAnswer.objects.exists()


@pytest.mark.parametrize("verb", VERBS)
def test_a_finding_of_another_entry(verb, item):
    page = saved(DisclosurePageFactory(parent=item, summary="校历已发布。"))
    other = saved(DisclosurePageFactory(parent=item, summary=SENTENCE))
    fingerprint = fingerprint_of(other)
    answer = post(browser_of(administrator()), page, verb, fingerprint, **LIFT)
    assert answer.status_code == 409
    assert not FindingAnswer.objects.exists()


def test_an_answer_for_one_entry_is_none_for_its_twin(item):
    page, twin = (
        saved(DisclosurePageFactory(parent=item, summary=SENTENCE)) for _ in range(2)
    )
    assert fingerprint_of(page) == fingerprint_of(twin)
    client = browser_of(confidentiality_office())
    post(client, page, "lift", fingerprint_of(page), **LIFT)
    assert page_screening(draft_of(page)).is_clear
    assert not page_screening(draft_of(twin)).is_clear


@pytest.mark.parametrize("verb", VERBS)
def test_a_request_that_is_sent_again_after_the_text_changed(verb, item):
    page = saved(DisclosurePageFactory(parent=item, summary=SENTENCE))
    old = fingerprint_of(page)
    page.summary = f"补充：{SENTENCE}"
    page = saved(page)
    answer = post(browser_of(administrator()), page, verb, old, **LIFT)
    assert answer.status_code == 409
    assert not page_screening(draft_of(page)).is_clear


def test_a_file_that_is_not_on_the_page_is_not_vouched_for(item):
    page = saved(DisclosurePageFactory(parent=item, summary="校历已发布。"))
    other = with_file(item, b"\x00\x01", "录音.xyz")
    fingerprint = fingerprint_of(other)
    answer = post(browser_of(administrator()), page, "read-by-eye", fingerprint)
    assert answer.status_code == 409
    assert not FileReadByEye.objects.exists()


def test_the_text_of_a_page_is_no_file_that_somebody_vouches_for(item):
    page = saved(DisclosurePageFactory(parent=item, summary=SENTENCE))
    own = page_screening(draft_of(page)).contents[0]
    unread(own.sha256)
    fingerprint = fingerprint_of(page)
    answer = post(browser_of(administrator()), page, "read-by-eye", fingerprint)
    assert answer.status_code == 409
    assert not page_screening(draft_of(page)).is_clear


def unread(content_sha256):
    """A screening that says of a content that part of it could not be checked."""
    rules = RuleSet([Rule("unreadable", Severity.BLOCK, "unreadable")], {})
    (finding,) = screen([Problem("too-slow")], rules)
    Screening.objects.filter(content_sha256=content_sha256).update(
        findings=[stored(finding, content_sha256=OWN_TEXTS).as_json()]
    )


@pytest.mark.parametrize("name", ["confidentiality office", "administrator"])
@pytest.mark.parametrize("verb", VERBS)
def test_nobody_gets_past_a_secrecy_mark(name, verb, item):
    page = DisclosurePageFactory(parent=item, responsible_unit=ResponsibleUnitFactory())
    page.body = [("text", "<p>机密★5年</p><p>关于若干事项的请示</p>")]
    page = saved(page)
    client = browser_of(person(name, page))
    answer = post(client, page, verb, fingerprint_of(page), **LIFT)
    assert answer.status_code in (403, 409)
    assert not page_screening(draft_of(page)).is_clear
    assert not FindingAnswer.objects.exists()


@pytest.mark.parametrize("key", ["9" * 30, "9" * 5000, "-1", "²", "1 OR 1=1", "\x00"])
def test_a_law_that_is_no_row_of_the_register(key, item):
    page = saved(DisclosurePageFactory(parent=item, summary=SENTENCE))
    LegalBasisFactory()
    client = browser_of(confidentiality_office())
    client.raise_request_exception = False
    data = {"verdict": "legal-basis", "reason": "依法", "legal_basis": key}
    answer = post(client, page, "lift", fingerprint_of(page), **data)
    assert answer.status_code == 409
    assert not FindingAnswer.objects.exists()


@pytest.mark.parametrize("reason", ["长" * 1001, "a\x00b", " \u200b "])
def test_a_reason_that_cannot_be_kept(reason, item):
    page = saved(DisclosurePageFactory(parent=item, summary=SENTENCE))
    client = browser_of(confidentiality_office())
    data = {"verdict": "false-alarm", "reason": reason}
    answer = post(client, page, "lift", fingerprint_of(page), **data)
    assert answer.status_code == 409
    assert not FindingAnswer.objects.exists()


def test_a_page_that_is_locked_is_not_masked(item):
    unit = ResponsibleUnitFactory()
    page = DisclosurePageFactory(parent=item, summary=SENTENCE, responsible_unit=unit)
    page = saved(page)
    page.locked, page.locked_by = True, administrator()
    page.locked_at = timezone.now()
    page.save()
    client = browser_of(editor_of(unit))
    assert post(client, page, "mask", fingerprint_of(page)).status_code == 403
    assert draft_of(page).summary == SENTENCE
    assert not PageLogEntry.objects.filter(
        action="wagtail_disclosure.finding.mask"
    ).exists()
    assert "/mask/" not in client.get(url(page)).content.decode()


def test_a_cleaned_copy_of_another_units_document(item):
    page = with_file(item, b"\x00\x01", "名单.xlsx")
    client = browser_of(editor_of(ResponsibleUnitFactory()))
    assert post(client, page, "clean", fingerprint_of(page)).status_code == 302
    assert get_document_model().objects.count() == 1


@pytest.mark.parametrize("name", ["confidentiality office", "administrator"])
def test_the_root_of_all_pages_is_no_error(name, item):
    client = browser_of(person(name, item))
    client.raise_request_exception = False
    for page in (root_page(), root_page().get_children().first()):
        assert client.get(url(page)).status_code in (200, 302, 403)
        assert client.get(url(page, "page")).status_code in (200, 302, 403)
