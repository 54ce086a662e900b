"""The form of the reviewer, in Wagtail's workflow modal."""

import json

import pytest

from tests.catalogue.people import browser_of, said
from tests.factories import DocumentFactory, ResponsibleUnitFactory, UserFactory
from tests.negative_list.numbers import RESIDENT_ID
from tests.review.offices import reviewer_of, submitted
from wagtail_disclosure.models import Attachment, Contribution, ReviewStep

pytestmark = pytest.mark.django_db

UNFILLED = "本年度学校党委发文?份。"


def html_of(response):
    assert response.status_code == 200, response
    return json.loads(response.content)["html"]


def opened(case, user=None, action="approve"):
    browser = browser_of(user or case.reviewer)
    return html_of(browser.get(case.modal_url(action)))


def posted(case, data, user=None, action="approve"):
    return browser_of(user or case.reviewer).post(
        case.modal_url(action), data, headers={"x-requested-with": "XMLHttpRequest"}
    )


def test_the_form_shows_audience_files_and_the_decision():
    case = submitted(title="招生章程")
    page = opened(case)
    assert "招生章程" in page
    assert 'name="scope_confirmed"' in page
    assert f'value="{case.digest}"' in page
    assert '<button type="submit"' in page


def test_approving_publishes_the_entry():
    case = submitted()
    data = {"decision": "publish", "digest": case.digest, "scope_confirmed": "on"}
    answer = posted(case, data)
    assert json.loads(answer.content)["step"] == "success"
    assert case.stored().live
    step = ReviewStep.objects.get()
    assert (step.reviewer, step.unit) == (case.reviewer, case.unit)


def test_returning_needs_a_reason():
    case = submitted()
    data = {"decision": "return", "digest": case.digest}
    assert "w-field__error" in html_of(posted(case, data, action="reject"))
    answer = posted(case, {**data, "reason": "日期有误"}, action="reject")
    assert json.loads(answer.content)["step"] == "success"
    assert case.stored().current_workflow_state.status == "needs_changes"


def test_a_return_of_an_older_text_is_refused():
    case = submitted()
    data = {"decision": "return", "digest": "0" * 64, "reason": "日期有误"}
    assert "<textarea" in html_of(posted(case, data, action="reject"))
    assert not ReviewStep.objects.exists()


def test_an_open_finding_has_a_field_for_its_answer():
    case = submitted(summary=UNFILLED)
    page = opened(case)
    assert "发文?份" in page
    name = page.split('<textarea id="id_answer-')[1].split('"')[0]
    data = {"decision": "publish", "digest": case.digest, "scope_confirmed": "on"}
    refused = html_of(posted(case, {**data, f"answer-{name}": " "}))
    assert "<textarea" in refused
    assert not case.stored().live
    posted(case, {**data, f"answer-{name}": "模板如此"})
    assert case.stored().live


def test_what_was_typed_stays_when_the_form_comes_back():
    case = submitted(summary=UNFILLED)
    name = opened(case).split('<textarea id="id_answer-')[1].split('"')[0]
    data = {"decision": "publish", "digest": case.digest, f"answer-{name}": "<b>模板"}
    assert "&lt;b&gt;模板</textarea>" in html_of(posted(case, data))


def test_a_settled_finding_stands_there_with_its_answer():
    case = submitted(summary=UNFILLED)
    name = opened(case).split('<textarea id="id_answer-')[1].split('"')[0]
    browser_of(case.reviewer).post(
        f"/admin/disclosure/screening/{case.entry.pk}/explain/",
        {"fingerprint": name, "reason": "模板如此"},
    )
    page = opened(case)
    assert "模板如此" in page
    assert 'name="answer-' not in page


def test_a_block_leaves_no_button_to_approve():
    case = submitted(summary=f"联系人张三，身份证号{RESIDENT_ID}。")
    page = opened(case)
    assert '<button type="submit"' not in page
    assert RESIDENT_ID not in page
    assert '<button type="submit"' in opened(case, action="reject")


def test_who_worked_on_it_reads_why_they_cannot_approve():
    case = submitted()
    Contribution.objects.create(
        entry_uuid=case.entry.entry_uuid,
        user=case.reviewer,
        user_name="x",
        at=case.stored().latest_revision_created_at,
        digest="1",
    )
    page = opened(case)
    assert '<button type="submit"' not in page
    assert 'role="alert"' in page


def test_a_superuser_who_wrote_it_cannot_either():
    case = submitted()
    boss = UserFactory(superuser=True)
    Contribution.objects.update(user=boss)
    assert '<button type="submit"' not in opened(case, boss)
    data = {"decision": "publish", "digest": case.digest, "scope_confirmed": "on"}
    assert "html" in json.loads(posted(case, data, boss).content)
    assert not case.stored().live


def test_an_unknown_author_has_to_be_named_first():
    case = submitted()
    Contribution.objects.update(user=None, user_name="")
    assert '<button type="submit"' not in opened(case)


def test_another_units_reviewer_gets_no_form():
    case = submitted()
    stranger = reviewer_of(ResponsibleUnitFactory())
    answer = browser_of(stranger).get(case.modal_url())
    assert answer.status_code == 302
    assert said(answer)


def test_the_differences_from_the_public_text_are_named():
    case = submitted(summary="旧的说明")
    data = {"decision": "publish", "digest": case.digest, "scope_confirmed": "on"}
    posted(case, data)
    entry = case.stored()
    entry.summary = "新的说明"
    entry.save_revision(user=case.writer)
    entry.get_workflow().start(case.stored(), case.writer)
    page = opened(case)
    assert "内容概述" in page
    assert f"/admin/pages/{entry.pk}/revisions/compare/live...latest/" in page


@pytest.fixture
def with_file():
    case = submitted(title="带附件")
    entry = case.stored()
    entry.attachments = [Attachment(document=DocumentFactory(title="名单"))]
    entry.save_revision(user=case.writer)
    return case


def test_the_reviewer_opens_the_frozen_bytes(with_file):
    page = opened(with_file)
    address = page.split("/files/")[0].rsplit('"', 1)[1] + "/files/"
    address += page.split("/files/")[1].split('"')[0]
    document = with_file.stored().get_latest_revision_as_object().attachments.first()
    answer = browser_of(with_file.reviewer).get(address)
    assert b"".join(answer) == "内容".encode()
    assert "attachment" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert document


def test_bytes_of_another_page_and_strangers_get_nothing(with_file):
    from wagtail_disclosure.negative_list.results.contents import file_sha256
    from wagtail_disclosure.publication.freezing import freeze_document

    other = DocumentFactory(title="别的", file__data=b"other")
    freeze_document(other)
    base = f"/admin/disclosure/review/{with_file.entry.pk}/files/"
    foreign = f"{base}{file_sha256(other.file)}/"
    assert browser_of(with_file.reviewer).get(foreign).status_code == 404
    document = with_file.stored().get_latest_revision_as_object().attachments.first()
    own = f"{base}{file_sha256(document.document.file)}/"
    assert browser_of(UserFactory()).get(own).status_code == 302
    assert browser_of(None).get(own).status_code == 302
    assert b"".join(browser_of(with_file.writer).get(own)) == "内容".encode()
