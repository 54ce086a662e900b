"""Findings beside the editor's form, and what people may do about them."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.factories import (
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    LegalBasisFactory,
    UserFactory,
)
from tests.negative_list.numbers import RESIDENT_ID
from wagtail_disclosure.models import (
    Attachment,
    DisclosurePage,
    FindingAnswer,
    NegativeListBasis,
    NegativeListItem,
    Screening,
    ScreeningRule,
)
from wagtail_disclosure.negative_list.results.state import page_screening

pytestmark = pytest.mark.django_db

SENTENCE = f"联系人张三，身份证号{RESIDENT_ID}。"


@pytest.fixture
def save(django_capture_on_commit_callbacks):
    """Saves a draft as the editor does, with what follows after the commit."""

    def save(page):
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision()
        return DisclosurePage.objects.get(pk=page.pk)

    return save


@pytest.fixture
def entry(save):
    return save(DisclosurePageFactory(summary=SENTENCE))


def draft(page):
    return DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def findings(page):
    return page_screening(draft(page)).findings


def url(page, verb=None):
    if verb is None:
        return reverse("wagtail_disclosure_screening:findings", args=[page.pk])
    return reverse("wagtail_disclosure_screening:act", args=[page.pk, verb])


def post(client, page, verb, **data):
    (item,) = findings(page)
    return client.post(
        url(page, verb), {"fingerprint": item.finding.fingerprint, **data}
    )


@pytest.fixture
def office(client):
    """Somebody of the confidentiality office, logged in."""
    user = UserFactory()
    user.user_permissions.add(
        Permission.objects.get(codename="lift_finding"),
        Permission.objects.get(codename="access_admin"),
    )
    client.force_login(user)
    return client


def test_saving_a_draft_screens_it(entry):
    (item,) = findings(entry)
    assert item.finding.rule == "resident-id"
    assert item.finding.locator == {"field": "summary"}


def test_the_list_shows_the_place_and_no_number(admin_client, entry):
    page = admin_client.get(url(entry)).content.decode()
    assert "34****************" in page
    assert RESIDENT_ID not in page


def test_nothing_in_the_database_holds_the_number(entry):
    assert RESIDENT_ID not in str(Screening.objects.values_list("findings"))


def test_files_are_screened_with_the_page(save, admin_client):
    page = DisclosurePageFactory()
    document = DocumentFactory(file__data=SENTENCE.encode(), file__filename="名单.txt")
    page.attachments.add(Attachment(document=document))
    page = save(page)
    (item,) = findings(page)
    assert item.content.name.endswith(".txt")
    assert item.finding.locator == {"line": 1}


def test_the_same_bytes_are_screened_once(save):
    item = ChecklistItemPageFactory()
    for _number in range(2):
        page = DisclosurePageFactory(parent=item)
        document = DocumentFactory(file__data=b"the same bytes")
        page.attachments.add(Attachment(document=document))
        save(page)
    digest = [c.sha256 for c in page_screening(draft(page)).contents if c.is_file]
    assert Screening.objects.filter(content_sha256__in=digest).count() == 1


def test_content_that_nobody_has_screened_never_looks_clean():
    page = DisclosurePageFactory(summary=SENTENCE)
    screening = page_screening(draft(page))
    assert screening.progress == "running"
    assert not screening.is_clear


def test_a_run_that_broke_down_never_looks_clean(admin_client, entry):
    Screening.objects.update(status=Screening.Status.FAILED, findings=[])
    assert not page_screening(draft(entry)).is_clear
    page = admin_client.get(url(entry)).content.decode()
    assert 'data-progress="failed"' in page
    assert "重新检测" in page


def test_a_run_that_broke_down_can_be_repeated(admin_client, entry):
    Screening.objects.update(status=Screening.Status.FAILED, findings=[])
    again = reverse("wagtail_disclosure_screening:again", args=[entry.pk])
    assert "34****" in admin_client.post(again).content.decode()


def test_strangers_see_no_findings(client, entry):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(url(entry)).status_code == 302
    assert post(client, entry, "mask").status_code == 302


def test_anonymous_people_are_sent_to_the_log_in(client, entry):
    assert client.get(url(entry)).status_code == 302


def test_masking_makes_a_new_draft_without_the_number(admin_client, entry):
    assert post(admin_client, entry, "mask").json() == {"reload": True}
    assert draft(entry).summary == f"联系人张三，身份证号{'*' * 14}{RESIDENT_ID[-4:]}。"


def test_masking_reaches_into_the_body(admin_client, save):
    page = DisclosurePageFactory()
    page.body = [("text", f"<p>甲</p><p>{SENTENCE}</p>")]
    page = save(page)
    post(admin_client, page, "mask")
    assert RESIDENT_ID not in str(draft(page).body.raw_data)


def test_masking_refuses_what_it_cannot_replace(admin_client, save):
    page = DisclosurePageFactory()
    page.body = [("text", f"<p>{RESIDENT_ID[:6]}<b>{RESIDENT_ID[6:]}</b></p>")]
    page = save(page)
    response = post(admin_client, page, "mask")
    assert response.status_code == 409
    assert "请在正文中手工修改。" in response.content.decode()


def test_the_office_lifts_a_false_alarm(office, entry):
    response = post(office, entry, "lift", verdict="false-alarm", reason="样例")
    assert response.status_code == 200
    assert page_screening(draft(entry)).is_clear


def test_a_lift_by_law_names_the_law(office, entry):
    response = post(office, entry, "lift", verdict="legal-basis", reason="依法")
    assert response.status_code == 409
    basis = LegalBasisFactory()
    post(
        office,
        entry,
        "lift",
        verdict="legal-basis",
        reason="依法",
        legal_basis=str(basis.pk),
    )
    assert FindingAnswer.objects.get().legal_basis == basis


def test_nobody_lifts_without_a_reason(office, entry):
    response = post(office, entry, "lift", verdict="false-alarm", reason=" ")
    assert response.status_code == 409
    assert not page_screening(draft(entry)).is_clear


def test_an_unknown_verdict_is_refused(office, entry):
    response = post(office, entry, "lift", verdict="whatever", reason="样例")
    assert response.status_code == 409


def test_what_was_lifted_is_open_again_once_the_text_changes(office, save, entry):
    post(office, entry, "lift", verdict="false-alarm", reason="样例")
    page = DisclosurePage.objects.get(pk=entry.pk)
    page.summary = SENTENCE + "补充"
    page = save(page)
    assert not page_screening(draft(page)).is_clear


def test_what_was_lifted_stays_so_when_another_text_changes(office, save, entry):
    post(office, entry, "lift", verdict="false-alarm", reason="样例")
    page = DisclosurePage.objects.get(pk=entry.pk)
    page.title = "另一个标题"
    page = save(page)
    assert page_screening(draft(page)).is_clear


def test_a_block_is_not_explained_away(admin_client, entry):
    response = post(admin_client, entry, "explain", reason="没关系")
    assert response.status_code == 409
    assert not FindingAnswer.objects.exists()


def test_a_file_nobody_can_read_is_vouched_for_once(admin_client, save):
    page = DisclosurePageFactory()
    document = DocumentFactory(file__data=b"\x00\x01", file__filename="录音.xyz")
    page.attachments.add(Attachment(document=document))
    page = save(page)
    (item,) = findings(page)
    assert item.finding.rule == "unreadable"
    post(admin_client, page, "read-by-eye")
    assert page_screening(draft(page)).is_clear

    other = DisclosurePageFactory(parent=page.get_parent())
    other.attachments.add(Attachment(document=document))
    assert page_screening(draft(save(other))).is_clear


def test_the_editor_brings_the_list_with_it(admin_client, entry):
    page = admin_client.get(reverse("wagtailadmin_pages:edit", args=[entry.pk]))
    assert f'data-url="{url(entry)}"' in page.content.decode()


def test_the_office_reads_findings_without_editing(office, entry):
    page = reverse("wagtail_disclosure_screening:page", args=[entry.pk])
    assert f'data-url="{url(entry)}"' in office.get(page).content.decode()


def test_a_finding_names_its_law(admin_client, entry):
    rule = ScreeningRule.objects.create(
        code="resident-id", name="身份证号", detector="resident-id", severity="block"
    )
    item = NegativeListItem.objects.create(
        code="privacy", title="个人隐私", ground="privacy"
    )
    basis = LegalBasisFactory(title="个人信息保护法")
    item.legal_bases.add(NegativeListBasis(basis=basis, article="第二十八条"))
    item.save()
    rule.item = item
    rule.save()
    page = admin_client.get(url(entry)).content.decode()
    assert "个人信息保护法" in page
    assert "第二十八条" in page


def test_a_mask_is_offered_only_where_it_mends_something(admin_client, save):
    page = save(DisclosurePageFactory(summary="本年度学校党委发文?份。"))
    assert "mask/" not in admin_client.get(url(page)).content.decode()
    assert post(admin_client, page, "mask").status_code == 409


def test_the_page_of_the_findings_says_whose_they_are(office, admin_client, entry):
    address = reverse("wagtail_disclosure_screening:page", args=[entry.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[entry.pk])
    trails = [
        client.get(address).context["breadcrumbs_items"]
        for client in (office, admin_client)
    ]
    for trail in trails:
        assert (trail[-1]["label"], trail[-1]["sublabel"]) == (
            "敏感信息检测",
            entry.title,
        )
    links = [{item["url"] for item in trail} for trail in trails]
    assert [edit in urls for urls in links] == [False, True]
